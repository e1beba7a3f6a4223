import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { date, list, moment, number, option, optional, text, yesNo } from './fields.ts'
import { industries } from './options.ts'

const whole = (min = 0) => number({ min })
const clause = () => text({ max: 8 })

/** `cycle.yaml`: every number, date and name of one year's notice. */
export const cycleSchema = mapping({
  year: whole(2000),
  title: text(),
  /** 上年: the year that revenue and R&D figures are about. */
  revenueYear: whole(2000),
  deadline: moment(),
  stages: list(mapping({ clause: clause(), name: text(), by: optional(date()) }), { min: 1 }),
  /** Scientists to be selected (“80名以上”): a target, no cap. */
  target: whole(1),
  maxCandidates: whole(0),
  excludeSelectionsOf: list(whole(2000), { unique: true }),
  term: mapping({ years: whole(1), daysPerMonth: whole(0) }),
  expert: mapping({
    /** 周岁 on `ageAsOf` at most. */
    maxAge: whole(1),
    ageAsOf: date(),
    minimumTitle: text(),
    cleanYears: whole(0),
  }),
  /** `total` in 万元, paid in so many parts. */
  funding: mapping({ total: number({ decimals: 6 }), payments: whole(1) }),
  industries: list(mapping({ option: option(industries), priority: yesNo(), alias: optional(text()) }), {
    min: 1,
  }),
  /** 中小企业划型标准: reaching both limits means large. `revenue` in 万元. */
  smallAndMedium: list(
    mapping({
      industries: list(option(industries), { min: 1, unique: true }),
      employees: optional(whole(1)),
      revenue: number({ decimals: 6 }),
    }),
  ),
  contacts: list(mapping({ office: text(), name: text(), phone: text({ max: 40 }) })),
  extensions: list(mapping({ district: text(), until: moment(), reason: text() })),
})

export type Cycle = z.output<typeof cycleSchema>

/** The notice's own front matter. What is blank on the copy (文号, dates) stays away, and is shown nowhere. */
export const noticeSchema = mapping({
  title: text(),
  issuer: optional(text()),
  /** 文号 */
  number: optional(text({ max: 40 })),
  issuedOn: optional(date()),
  publishedOn: optional(date()),
})
export type NoticeMatter = z.output<typeof noticeSchema>
