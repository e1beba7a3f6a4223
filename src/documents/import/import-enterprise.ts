import { honors, industries, OTHER } from '../../domain/option-lists.ts'
import { chosen } from './import-answers.ts'
import { isNone, takePhone, written } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { takeOne, takeOther, ticksOf } from './import-ticks.ts'

const PUBLIC = ['public', 'enterprise'] as const
const PRIVATE = ['private', 'enterprise'] as const
const LEGAL = 'private.enterprise.legalRepresentative.name'
const CONTACT = 'private.enterprise.contact.name'

/** 一、企业基本信息. */
export function importEnterprise(form: Form): void {
  const { draft, take, mobileAfter } = form
  // Paper has no anonymous form, so the name stands in the public part; moving it is the enterprise's choice.
  take('public.enterprise.name', { optional: false })
  importHonors(form)
  importIndustry(form)
  take('private.enterprise.employees')
  take('private.enterprise.revenue')
  take(LEGAL, { name: true })
  takePhone(draft, [...PRIVATE, 'legalRepresentative', 'mobile'], mobileAfter(LEGAL), { mobileOnly: true })
  take(CONTACT, { name: true })
  takePhone(draft, [...PRIVATE, 'contact', 'phone'], mobileAfter(CONTACT), { mobileOnly: false })
  take('private.enterprise.address')
  form.takeRows('public.enterprise', 'private.enterprise')
}

function importHonors({ draft, slot, stray }: Form): undefined {
  const path = [...PUBLIC, 'honors']
  const cell = slot('public.enterprise.honors')
  if (cell && isNone(written(cell.text))) {
    draft.take(path, [])
    return
  }
  const read = ticksOf(draft, [path], cell, honors)
  if (!read || !cell) return
  if (
    read.choices.length === 0 ||
    (read.marks === 0 && read.choices.length < honors.length && !one(read.choices))
  ) {
    // Neither a form with its boxes nor one plain answer: nothing here says “none”.
    draft.leave(path, cell, written(cell.text) === '' ? 'blank' : 'unknown-option')
    return
  }
  const other = read.choices.find(({ option }) => option === OTHER)
  if (takeOther(draft, [...PUBLIC, 'otherHonor'], cell, other) === 'contradicts') {
    draft.leave(path, cell, 'text-without-tick')
    return
  }
  draft.take(path, chosen(read.choices, honors))
  stray(cell, read, [OTHER])
}

const one = (choices: readonly { on: boolean }[]) => choices.length === 1 && choices[0]!.on

function importIndustry({ draft, slot, stray }: Form): undefined {
  const path = [...PUBLIC, 'industry']
  const cell = slot('public.enterprise.industry')
  const choice = takeOne(draft, path, cell, industries)
  if (!choice || !cell) return
  if (choice.option === OTHER) takeOther(draft, [...PUBLIC, 'otherIndustry'], cell, choice)
  const read = ticksOf(draft, [path], cell, industries)
  if (read) stray(cell, read, choice.option === OTHER ? [OTHER] : [])
}
