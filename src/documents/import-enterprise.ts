import { honors, industries, OTHER } from '../domain/options.ts'
import { chosen } from './import-answers.ts'
import { isNone, takeNumber, takePhone, takeText, written } from './import-fields.ts'
import type { Form } from './import-form.ts'
import { takeOne, takeOther, ticksOf } from './import-ticks.ts'

const OPEN = ['public', 'enterprise'] as const
const CLOSED = ['private', 'enterprise'] as const

/** 一、企业基本信息. */
export function importEnterprise(form: Form): undefined {
  const { draft, slot } = form
  // Paper has no anonymous form, so the name stands in the public part; moving it is the enterprise's choice.
  takeText(draft, [...OPEN, 'name'], slot('name'))
  importHonors(form)
  importIndustry(form)
  takeNumber(draft, [...CLOSED, 'employees'], slot('employees'), 'people')
  takeNumber(draft, [...CLOSED, 'revenue'], slot('revenue'), 'money')
  const [legal, contact] = [
    [...CLOSED, 'legalRepresentative'],
    [...CLOSED, 'contact'],
  ] as const
  takeText(draft, [...legal, 'name'], slot('legalName'), { name: true })
  takePhone(draft, [...legal, 'mobile'], form.mobileAfter('legalName'), { mobileOnly: true })
  takeText(draft, [...contact, 'name'], slot('contactName'), { name: true })
  takePhone(draft, [...contact, 'phone'], form.mobileAfter('contactName'), { mobileOnly: false })
  takeText(draft, [...CLOSED, 'address'], slot('address'))
}

function importHonors({ draft, slot, stray }: Form): undefined {
  const path = [...OPEN, 'honors']
  const cell = slot('honors')
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
  if (takeOther(draft, [...OPEN, 'otherHonor'], cell, other) === 'contradicts') {
    draft.leave(path, cell, 'text-without-tick')
    return
  }
  draft.take(path, chosen(read.choices, honors))
  stray(cell, read, [OTHER])
}

const one = (choices: readonly { on: boolean }[]) => choices.length === 1 && choices[0]!.on

function importIndustry({ draft, slot, stray }: Form): undefined {
  const path = [...OPEN, 'industry']
  const cell = slot('industry')
  const choice = takeOne(draft, path, cell, industries)
  if (!choice || !cell) return
  if (choice.option === OTHER) takeOther(draft, [...OPEN, 'otherIndustry'], cell, choice)
  const read = ticksOf(draft, [path], cell, industries)
  if (read) stray(cell, read, choice.option === OTHER ? [OTHER] : [])
}
