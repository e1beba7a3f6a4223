import { honors, industries, OTHER } from '../../domain/option-lists.ts'
import { chosen } from './import-answers.ts'
import { takeEnterpriseName } from './import-enterprise-name.ts'
import { takePhone } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { isNone } from './import-habits.ts'
import { written } from './import-slot.ts'
import { isUntouched, keepStrays, takeOne, takeOther, ticksOf } from './import-ticks.ts'
import { isOfOtherYear } from './import-year.ts'

const PUBLIC = ['public', 'enterprise'] as const
const PRIVATE = ['private', 'enterprise'] as const
const REVENUE = 'private.enterprise.revenue'
const LEGAL = 'private.enterprise.legalRepresentative.name'
const MOBILE = 'private.enterprise.legalRepresentative.mobile'
const CONTACT = 'private.enterprise.contact.name'
const PHONE = 'private.enterprise.contact.phone'

/** 一、企业基本信息. */
export function importEnterprise(form: Form, cycleYear: number | undefined): void {
  const { draft, take, slot } = form
  // Paper has no anonymous form, so the name stands in the public part; moving it is the enterprise's choice.
  takeEnterpriseName(draft, [...PUBLIC, 'name'], slot('public.enterprise.name'))
  importHonors(form)
  importIndustry(form)
  take('private.enterprise.employees')
  if (!isOfOtherYear(draft, REVENUE.split('.'), slot(REVENUE), cycleYear)) take(REVENUE)
  take(LEGAL, { name: true })
  takePhone(draft, [...PRIVATE, 'legalRepresentative', 'mobile'], slot(MOBILE), { mobileOnly: true })
  take(CONTACT, { name: true })
  takePhone(draft, [...PRIVATE, 'contact', 'phone'], slot(PHONE), { mobileOnly: false })
  take('private.enterprise.address', { one: 'address' })
  form.takeRows('public.enterprise', 'private.enterprise')
}

function importHonors({ draft, slot }: Form): undefined {
  const path = [...PUBLIC, 'honors']
  const cell = slot('public.enterprise.honors')
  if (cell && cell.doubts.size === 0 && isNone(written(cell.text).replace(/^[☑√✓✔]\s*/, ''))) {
    draft.take(path, [])
    return
  }
  const read = ticksOf(draft, [path], cell, honors)
  if (!read || !cell) return
  if (read.choices.length === 0)
    return draft.leave(path, cell, written(cell.text) === '' ? 'blank' : 'unknown-option')
  const other = read.choices.find(({ option }) => option === OTHER)
  if (takeOther(draft, [...PUBLIC, 'otherHonor'], cell, other) === 'contradicts') {
    draft.leave(path, cell, 'text-without-tick')
    return
  }
  const values = chosen(read.choices, honors)
  // Only the form as it was printed says “none”: everything else may be a choice that was made in another way.
  if (values.length === 0 && !isUntouched(read, honors)) return draft.leave(path, cell, 'no-tick')
  draft.take(path, values)
  keepStrays(draft, cell, read, [OTHER])
}

function importIndustry({ draft, slot }: Form): undefined {
  const path = [...PUBLIC, 'industry']
  const cell = slot('public.enterprise.industry')
  const choice = takeOne(draft, path, cell, industries)
  if (!choice || !cell) return
  if (choice.option === OTHER) takeOther(draft, [...PUBLIC, 'otherIndustry'], cell, choice)
}
