import type * as z from 'zod/mini'
import { comparableName } from './compared-names.ts'
import { mapping } from './conditions.ts'
import { field } from './declaration.ts'
import { creditCode, date, list, optional, text } from './fields.ts'
import { groupBy } from './group-by.ts'

const expert = mapping({
  name: field(text(), { label: '专家姓名' }),
  organization: field(text(), { label: '派出单位' }),
})

const enterprise = mapping({
  name: field(text(), { label: '企业名称' }),
  creditCode: field(optional(creditCode()), { label: '统一社会信用代码' }),
})

const term = mapping({
  from: field(date(), { label: '服务期开始' }),
  to: field(date(), { label: '服务期结束' }),
})

/** `selections.yaml`: the published 选派名单 of one year. */
export const selectionsSchema = list(
  mapping({
    expert: field(expert, { label: '专家' }),
    enterprise: field(enterprise, { label: '服务企业' }),
    district: field(text({ max: 40, isDistrict: true }), { label: '区' }),
    term: field(term, { label: '服务期' }),
  }),
  { max: 20_000, unique: true },
)

export type Selection = z.output<typeof selectionsSchema>[number]

interface Enterprise {
  name?: string | undefined
  creditCode?: string | undefined
}

/** Looks enterprises up in a list: its selections of that code, or of that name. */
export function selectionsIn(list: readonly Selection[]): (enterprise: Enterprise) => readonly Selection[] {
  const byCode = groupBy(list, ({ enterprise }) => enterprise.creditCode)
  const byName = groupBy(list, ({ enterprise }) => comparableName(enterprise.name))
  return ({ name, creditCode }) => {
    const ofCode = (creditCode !== undefined && byCode.get(creditCode)) || []
    const ofName = (name !== undefined && byName.get(comparableName(name))) || []
    return ofCode.length === 0 ? ofName : [...new Set([...ofCode, ...ofName])]
  }
}

/** Whether a selection is of this enterprise: the same code, or the same name. */
export function isOf({ enterprise }: Selection, { name, creditCode }: Enterprise): boolean {
  if (creditCode !== undefined && enterprise.creditCode === creditCode) return true
  return name !== undefined && comparableName(enterprise.name) === comparableName(name)
}
