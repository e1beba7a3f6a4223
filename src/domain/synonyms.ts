import type * as z from 'zod/mini'
import { field } from './declaration.ts'
import { list, text } from './fields.ts'

/** More groups are more than a page, which nobody looks through. */
export const MAX_GROUPS = 60

/** `synonyms.yaml`: words that mean the same, for the search; each list is one group. */
export const synonymsSchema = list(
  field(list(text({ max: 40 }), { min: 1, max: 20 }), { label: '一组同义词' }),
  { max: 1000 },
)

export type SynonymGroups = z.output<typeof synonymsSchema>
