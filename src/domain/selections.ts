import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { creditCode, date, list, optional, text } from './fields.ts'

/** `selections.yaml`: the published 选派名单 of one year. */
export const selectionsSchema = list(
  mapping({
    expert: mapping({ name: text(), organization: text() }),
    enterprise: mapping({ name: text(), creditCode: optional(creditCode()) }),
    district: text({ max: 40 }),
    term: mapping({ from: date(), to: date() }),
  }),
  { max: 20_000 },
)

export type Selection = z.output<typeof selectionsSchema>[number]
