import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { field, privateField, publicField } from './declaration.ts'
import { date, list, optional, phone, text } from './fields.ts'
import { withPrivatePart } from './private-part.ts'

/** `districts.yaml`: the units that report (各区、开发区), in the order of the official list. */
export const districtsSchema = list(
  mapping({
    slug: field(text({ max: 40, form: 'slug' }), { label: '目录名' }),
    name: field(text(), { label: '名称' }),
    shortName: field(text({ max: 20 }), { label: '简称' }),
    /** Absent for zones; never derived from the slug. */
    code: field(optional(text({ form: 'division-code' })), { label: '行政区划代码' }),
    office: field(text(), { label: '区经信部门' }),
    /** An office's phone, for experts who want to answer. */
    responsePhone: field(optional(phone({ mobileOnly: false })), { label: '应答电话' }),
    /** Accounts on the forge that may change this district's entries. */
    accounts: field(list(text({ max: 60, form: 'account' }), { unique: true }), { label: '账号' }),
  }),
  { min: 1 },
)

export type District = z.output<typeof districtsSchema>[number]

/** `filings/<district>.yaml`: who reports for the district, when, and 组织部门备案. On paper it is the line above 附件2. */
export const filingSchema = withPrivatePart(
  mapping({
    unit: publicField(text(), { label: '填报单位', publish: 'never', paper: 'nowhere' }),
    reportedOn: publicField(optional(date()), { label: '填报日期', publish: 'never', paper: 'nowhere' }),
    filedWithOrganizationDepartmentOn: publicField(optional(date()), {
      label: '组织部门备案日期',
      publish: 'never',
      paper: 'nowhere',
    }),
  }),
  mapping({
    reporter: privateField(optional(text({ isName: true })), { label: '填报人', paper: 'nowhere' }),
    phone: privateField(optional(phone({ mobileOnly: false })), { label: '联系方式', paper: 'nowhere' }),
  }),
  {},
)

export type Filing = z.output<typeof filingSchema>
