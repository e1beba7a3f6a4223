import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { date, list, optional, phone, text } from './fields.ts'

/** `districts.yaml`: the units that report (各区、开发区), in the order of the official list. */
export const districtsSchema = list(
  mapping({
    slug: text({ max: 40 }),
    name: text(),
    shortName: text({ max: 20 }),
    /** 行政区划代码; zones have none, and it is never derived from the slug. */
    code: optional(text({ min: 6, max: 6 })),
    /** 区经信部门. */
    office: text(),
    /** An office's phone, for experts who want to answer. */
    responsePhone: optional(phone({ mobileOnly: false })),
    /** Accounts on the forge that may change this district's entries. */
    accounts: list(text({ max: 60 }), { unique: true }),
  }),
  { min: 1 },
)

export type District = z.output<typeof districtsSchema>[number]

/** `filings/<district>.yaml`: who reports for the district, when, and 组织部门备案. */
export const filingSchema = mapping({
  public: mapping({
    unit: text(),
    reportedOn: optional(date()),
    filedWithOrganizationDepartmentOn: optional(date()),
  }),
  private: optional(
    mapping({
      reporter: optional(text()),
      phone: optional(phone({ mobileOnly: false })),
    }),
  ),
  sealed: optional(text({ max: 60_000, lines: 'many' })),
})

export type Filing = z.output<typeof filingSchema>
