import { trimEndOf, trimOf } from '../../domain/ends.ts'
import { projectKinds, rdIntensities } from '../../domain/option-lists.ts'
import { originalValue } from '../../text/paper-labels.ts'
import { chosen, isTicked, NO_ANSWER, YES_ANSWER } from './import-answers.ts'
import { isUnreadable, withoutRemark } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { written } from './import-slot.ts'
import { keepStrays, takeOne, ticksOf } from './import-ticks.ts'
import { readNumber, type Unit } from './read/read-number.ts'
import { readTicks } from './read/read-ticks.ts'

const PART = ['private', 'innovation'] as const

/** 二、企业创新情况, what of it stays private. */
export function importInnovation(form: Form): void {
  importAmount(form, 'siteArea', 'area')
  importAmount(form, 'staff', 'people')
  importAmount(form, 'equipmentValue', 'money')
  importIntensity(form)
  importProjects(form)
  form.takeRows('private.innovation')
}

/** □有 ____ 平方米； □无: the number, or 0 for 无. */
function importAmount(
  { draft, slot }: Form,
  id: 'siteArea' | 'staff' | 'equipmentValue',
  unit: Unit,
): undefined {
  const path = [...PART, id]
  const cell = slot(`private.innovation.${id}`)
  if (!cell) return draft.leave(path, cell, 'no-cell')
  if (isUnreadable(draft, [path], cell)) return
  // 有850平方米（租赁）, without a box.
  const { text: plain, remark } = withoutRemark(
    written(cell.text).replace(/^(?:有|原值|[:：，,]|\s){1,6}(?=\d)/, ''),
  )
  const alone = readNumber(plain, unit, cell.label)
  if ('value' in alone) {
    if (remark) draft.keep(cell, [remark])
    draft.take(path, alone.value)
    if (alone.converted) draft.look(path, cell, 'converted', alone.converted)
    return
  }
  const read = ticksOf(draft, [path], cell, [YES_ANSWER, NO_ANSWER])
  if (!read) return
  const [has, none] = [isTicked(read.choices, YES_ANSWER), isTicked(read.choices, NO_ANSWER)]
  const given = withoutRemark(amountIn(read.choices.find(({ option }) => option === YES_ANSWER)?.text ?? ''))
  const amount = given.text
  if (given.remark) draft.keep(cell, [given.remark])
  const number = amount === '' ? undefined : readNumber(amount, unit, cell.label)
  keepStrays(draft, cell, read, [YES_ANSWER])
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none) {
    if (number && !('value' in number && number.value === '0'))
      return draft.leave(path, cell, 'tick-against-text')
    return draft.take(path, '0')
  }
  if (!number) return draft.leave(path, cell, has ? 'blank' : written(cell.text) ? 'no-tick' : 'blank')
  if ('fault' in number) return draft.leave(path, cell, number.fault, number.readings)
  draft.take(path, number.value)
  if (number.converted) draft.look(path, cell, 'converted', number.converted)
  if (!has) draft.look(path, cell, 'filled-without-tick')
}

/** Between 有 and 无, without the unit that is printed even where nothing was filled in. */
function amountIn(text: string): string {
  const amount = text
    .replace(/^[\s:：，,]+/, '')
    // 有（850平方米）.
    .replace(/^[（(]([^()（）]*)[)）]/, '$1')
    .replace(/^[\s（(]+/, '')
    .replace(originalValue, '')
    // （850）平方米, and a 无 that has lost its box.
    .replace(/^([\d.,，]+)[)）]/, '$1')
    .replace(/[；;。\s]无\s*$/, '')
  const inner = trimOf(trimEndOf(amount, /[\s；;，,。]/), /[\s_＿]/)
  return /^(?:平方米|人|名|万元)?$/.test(inner) ? '' : inner
}

const PRE_TICKED = '3%～5%'

/** The template comes with 3%～5% ticked: alone it may be meant, beside another it says nothing. */
function importIntensity({ draft, slot }: Form): undefined {
  const path = [...PART, 'rdIntensity']
  const cell = slot('private.innovation.rdIntensity')
  const read = cell && !cell.doubts.size ? readTicks(cell.text, rdIntensities) : undefined
  const ticked = read && !read.fault ? chosen(read.choices, rdIntensities) : []
  if (ticked.length > 1 && ticked.includes(PRE_TICKED)) return draft.leave(path, cell, 'pre-ticked-and-other')
  const choice = takeOne(draft, path, cell, rdIntensities)
  if (choice?.option === PRE_TICKED) draft.look(path, cell, 'pre-ticked')
}

function importProjects({ draft, slot }: Form): undefined {
  const path = [...PART, 'projects']
  const cell = slot('private.innovation.projects')
  const read = ticksOf(draft, [path], cell, [YES_ANSWER, NO_ANSWER, ...projectKinds])
  if (!read || !cell) return
  const [has, none] = [isTicked(read.choices, YES_ANSWER), isTicked(read.choices, NO_ANSWER)]
  const kinds = chosen(read.choices, projectKinds)
  if (none && has) return draft.leave(path, cell, 'several-ticks')
  if (none && kinds.length > 0) return draft.leave(path, cell, 'tick-against-text')
  if (!none && kinds.length === 0) return draft.leave(path, cell, 'no-tick')
  draft.take(path, kinds)
  if (!none && !has) draft.look(path, cell, 'filled-without-tick')
  keepStrays(draft, cell, read, [])
}
