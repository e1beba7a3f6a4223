import type * as z from 'zod/mini'
import { mapping, rule } from './conditions.ts'
import { creditCode, date, list, option, optional, report, text, yesNo } from './fields.ts'
import { industries } from './options.ts'

/** The front matter of a story: 优秀典型. */
export const storySchema = mapping(
  {
    title: text({ max: 60 }),
    summary: text({ max: 200 }),
    expert: text(),
    organization: text(),
    enterprise: text(),
    district: text({ max: 40 }),
    cycle: text({ min: 4, max: 4 }),
    industry: option(industries),
    /** Credit code of the named demand it grew from: a story would tell whose an alias is. */
    demand: optional(creditCode()),
    figures: list(
      mapping({
        label: text({ max: 40 }),
        value: text({ max: 20 }),
        unit: text({ max: 20 }),
        asOf: date(),
        source: text(),
      }),
      { max: 6 },
    ),
    picture: optional(text({ max: 80 })),
    pictureAlt: optional(text({ max: 200 })),
    consent: mapping({ given: yesNo(), on: date() }),
    publishedOn: date(),
  },
  rule((fields, context) => {
    if ((fields['picture'] === undefined) === (fields['pictureAlt'] === undefined)) return
    const code = fields['picture'] === undefined ? 'not-allowed-here' : 'required-here'
    report(context, code, { because: { when: 'picture' } }, ['pictureAlt'])
  }),
)

export type Story = z.output<typeof storySchema>
