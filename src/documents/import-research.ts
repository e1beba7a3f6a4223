import {
  establishments,
  institutionTypes,
  levels,
  levelsOfType,
  OTHER,
  projectKinds,
  rdIntensities,
} from '../domain/options.ts'
import { emptyMapping, type TreeMapping } from '../domain/tree.ts'
import { institutionName, originalValue } from '../text/paper-labels.ts'
import type { Form } from './import-annex1.ts'
import { chosen } from './import-enterprise.ts'
import { isUnreadable, otherText, takeOne, ticksOf, withoutLine, written } from './import-fields.ts'
import { readNumber, type Unit } from './read-number.ts'
import { holdsMark, lastAnswer } from './read-tick-tokens.ts'
import { type Choice, readTicks } from './read-ticks.ts'

const HAS = '有'
const NONE = '无'
const OPEN = ['public', 'research'] as const
const CLOSED = ['private', 'innovation'] as const

/** 二、企业创新情况. */
export function importResearch(form: Form): undefined {
  const present = importInstitutions(form)
  importEstablishment(form, present)
  importTypes(form, present)
  importAmount(form, 'siteArea', 'area')
  importAmount(form, 'staff', 'people')
  importAmount(form, 'equipmentValue', 'money')
  importIntensity(form)
  importProjects(form)
}

/** Whether there are institutions; undefined if the cell does not say. */
function importInstitutions({ draft, slot, stray }: Form): boolean | undefined {
  const path = [...OPEN, 'institutions']
  const cell = slot('institutions')
  if (!cell) return draft.leave(path, cell, 'no-cell')
  if (isUnreadable(draft, [path], cell)) return undefined
  const { names, rest } = namesIn(cell.text)
  if (names.some((name) => name.includes('\n'))) return draft.leave(path, cell, 'several-lines')
  if (names.some(holdsMark)) return draft.leave(path, cell, 'ambiguous-tick')
  const read = ticksOf(draft, [path], { ...cell, text: rest }, [HAS, NONE])
  if (!read) return undefined
  const [has, none] = [isOn(read.choices, HAS), isOn(read.choices, NONE)]
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none && names.length > 0) return draft.leave(path, cell, 'tick-against-text')
  stray(cell, read, [])
  if (names.length > 0) {
    draft.take(path, names)
    if (!has) draft.look(path, cell, 'filled-without-tick')
    return true
  }
  if (none) {
    draft.take(path, [])
    return false
  }
  draft.leave(path, cell, has ? 'blank' : 'no-tick')
  return has ? true : undefined
}

/** The names on their lines, and the cell without them, so that no name is taken for an option. */
function namesIn(text: string): { names: string[]; rest: string } {
  const marks = [...text.matchAll(institutionName)]
  let rest = text.slice(0, marks[0]?.index ?? text.length)
  const names: string[] = []
  for (const [at, mark] of marks.entries()) {
    const from = mark.index + mark[0].length
    const whole = text.slice(from, marks[at + 1]?.index ?? text.length)
    // The last name ends where the box of 无 begins.
    const end = at === marks.length - 1 ? lastAnswer(whole, NONE) : undefined
    names.push(withoutLine(whole.slice(0, end)))
    if (end !== undefined) rest += `\n${whole.slice(end)}`
  }
  return { names: names.filter(Boolean), rest }
}

const isOn = (choices: readonly Choice[], option: string) =>
  choices.some((choice) => choice.on && choice.option === option)

function importEstablishment({ draft, slot, stray }: Form, present: boolean | undefined): undefined {
  const path = [...OPEN, 'establishment']
  const cell = slot('establishment')
  const read = ticksOf(draft, [path], cell, establishments)
  if (!read || !cell) return
  const values = chosen(read.choices, establishments)
  if (values.length === 0 && present !== false) draft.leave(path, cell, 'no-tick')
  else if (values.length > 0 && present === false) draft.leave(path, cell, 'part-contradicts')
  else draft.take(path, values)
  stray(cell, read, [])
}

/** Each line a type with its levels in brackets; two levels ticked are two institutions. */
function importTypes({ draft, slot, stray }: Form, present: boolean | undefined): undefined {
  const path = [...OPEN, 'types']
  const cell = slot('types')
  const read = ticksOfTypes(draft, cell, path)
  if (!read || !cell) return
  const types: TreeMapping[] = []
  const lacking: { at: number; key: string; why: 'no-tick' | 'other-without-text' }[] = []
  let type: Choice | undefined
  let given = 0
  const finish = () => {
    if (!type?.on || given > 0) return
    const allowed = levelsOfType[type.option as keyof typeof levelsOfType]
    const item = typed(type.option)
    if (type.option === OTHER) {
      const name = otherText(type.text)
      if (name) item['name'] = name
      else lacking.push({ at: types.length, key: 'name', why: 'other-without-text' })
    } else if (allowed.length > 0) lacking.push({ at: types.length, key: 'level', why: 'no-tick' })
    types.push(item)
  }
  for (const choice of read.choices) {
    if (!(levels as readonly string[]).includes(choice.option)) {
      finish()
      type = choice
      given = 0
      if (choice.option === OTHER && !choice.on && otherText(choice.text)) {
        return draft.leave(path, cell, 'text-without-tick')
      }
      continue
    }
    if (!choice.on) continue
    if (!type?.on) return draft.leave(path, cell, 'level-without-type')
    const item = typed(type.option)
    item['level'] = choice.option
    types.push(item)
    given++
  }
  finish()
  if (types.length === 0 && present !== false) return draft.leave(path, cell, 'no-tick')
  if (types.length > 0 && present === false) return draft.leave(path, cell, 'part-contradicts')
  draft.take(path, types)
  for (const { at, key, why } of lacking) draft.leave([...path, at, key], cell, why)
  stray(cell, read, [OTHER])
}

function typed(type: string): TreeMapping {
  return Object.assign(emptyMapping(), { type })
}

/** Levels stand once for each type, so only the types themselves may not stand twice; 其他 may. */
function ticksOfTypes(draft: Form['draft'], cell: ReturnType<Form['slot']>, path: readonly string[]) {
  if (!cell) return draft.leave(path, cell, 'no-cell')
  if (isUnreadable(draft, [path], cell)) return undefined
  const read = readTicks(cell.text, [...institutionTypes, ...levels])
  const types = read.choices
    .map(({ option }) => option)
    .filter((option) => option !== OTHER && !(levels as readonly string[]).includes(option))
  const repeated = new Set(types).size < types.length
  if (read.fault || repeated) return draft.leave(path, cell, read.fault ?? 'ambiguous-tick')
  return read
}

/** □有 ____ 平方米； □无: the number, or 0 for 无. */
function importAmount(
  { draft, slot, stray }: Form,
  id: 'siteArea' | 'staff' | 'equipmentValue',
  unit: Unit,
): undefined {
  const path = [...CLOSED, id]
  const cell = slot(id)
  if (!cell) return draft.leave(path, cell, 'no-cell')
  if (isUnreadable(draft, [path], cell)) return
  const alone = readNumber(written(cell.text), unit)
  if ('value' in alone) return draft.take(path, alone.value)
  const read = ticksOf(draft, [path], cell, [HAS, NONE])
  if (!read) return
  const [has, none] = [isOn(read.choices, HAS), isOn(read.choices, NONE)]
  const amount = amountIn(read.choices.find(({ option }) => option === HAS)?.text ?? '')
  const number = amount === '' ? undefined : readNumber(amount, unit)
  stray(cell, read, [HAS])
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none) {
    if (number && !('value' in number && number.value === '0'))
      return draft.leave(path, cell, 'tick-against-text')
    return draft.take(path, '0')
  }
  if (!number) return draft.leave(path, cell, has ? 'blank' : written(cell.text) ? 'no-tick' : 'blank')
  if ('fault' in number) return draft.leave(path, cell, number.fault)
  draft.take(path, number.value)
  if (!has) draft.look(path, cell, 'filled-without-tick')
}

/** Between 有 and 无, without the unit that is printed even where nothing was filled in. */
function amountIn(text: string): string {
  const inner = text
    .replace(/^[\s:：（(]+/, '')
    .replace(originalValue, '')
    .replace(/[\s；;，,。）)]+$/, '')
    .replace(/[\s_＿]/g, '')
  return /^(?:平方米|人|名|万元)?$/.test(inner) ? '' : inner
}

const PRE_TICKED = '3%～5%'

/** The template comes with 3%～5% ticked: alone it may be meant, beside another it says nothing. */
function importIntensity({ draft, slot, stray }: Form): undefined {
  const path = [...CLOSED, 'rdIntensity']
  const cell = slot('rdIntensity')
  const read = cell && !cell.odd.size ? readTicks(cell.text, rdIntensities) : undefined
  const ticked = read && !read.fault ? chosen(read.choices, rdIntensities) : []
  if (ticked.length > 1 && ticked.includes(PRE_TICKED)) return draft.leave(path, cell, 'pre-ticked-and-other')
  const choice = takeOne(draft, path, cell, rdIntensities)
  if (choice?.option === PRE_TICKED) draft.look(path, cell, 'pre-ticked')
  if (choice && cell && read) stray(cell, read, [])
}

function importProjects({ draft, slot, stray }: Form): undefined {
  const path = [...CLOSED, 'projects']
  const cell = slot('projects')
  const read = ticksOf(draft, [path], cell, [HAS, NONE, ...projectKinds])
  if (!read || !cell) return
  const [has, none] = [isOn(read.choices, HAS), isOn(read.choices, NONE)]
  const kinds = chosen(read.choices, projectKinds)
  if (none && has) return draft.leave(path, cell, 'several-ticks')
  if (none && kinds.length > 0) return draft.leave(path, cell, 'tick-against-text')
  if (!none && kinds.length === 0) return draft.leave(path, cell, 'no-tick')
  draft.take(path, kinds)
  if (!none && !has) draft.look(path, cell, 'filled-without-tick')
  stray(cell, read, [])
}
