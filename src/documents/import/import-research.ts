import { trimEndOf } from '../../domain/ends.ts'
import { establishments, institutionTypes, levels, levelsOfType, OTHER } from '../../domain/option-lists.ts'
import { emptyMapping, type TreeMapping } from '../../domain/tree.ts'
import { institutionName } from '../../text/paper-labels.ts'
import { chosen, isTicked, NO_ANSWER, YES_ANSWER } from './import-answers.ts'
import { isUnreadable, withoutLine } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { isElsewhere, isNoNeed } from './import-habits.ts'
import { importInnovation } from './import-innovation.ts'
import { blanksFor, keepStrays, lookFault, otherText, ticksOf } from './import-ticks.ts'
import type { Choice } from './read/read-tick-marks.ts'
import { holdsMark, lastAnswer } from './read/read-tick-tokens.ts'
import { readTicks } from './read/read-ticks.ts'

const PART = ['public', 'research'] as const

/** 二、企业创新情况. */
export function importResearch(form: Form): void {
  const present = importInstitutions(form)
  importEstablishment(form, present)
  importTypes(form, present)
  form.takeRows('public.research')
  importInnovation(form)
}

/** Whether there are institutions; undefined if the cell does not say. */
function importInstitutions({ draft, slot }: Form): boolean | undefined {
  const path = [...PART, 'institutions']
  const cell = slot('public.research.institutions')
  if (!cell) return draft.leave(path, cell, 'no-cell')
  if (isUnreadable(draft, [path], cell)) return undefined
  const { names: written, masked } = namesIn(cell.text)
  const read = ticksOf(draft, [path], { ...cell, text: masked }, [YES_ANSWER, NO_ANSWER])
  if (!read) return undefined
  const lone = written.length === 0 ? nameBehind(read.choices) : undefined
  const names = lone ? [lone] : written.filter((name) => !isNoNeed(name))
  if (names.some((name) => name.includes('\n'))) return draft.leave(path, cell, 'several-lines')
  if (names.some(isElsewhere)) return draft.leave(path, cell, 'elsewhere')
  if (names.some(isSeveral)) return draft.leave(path, cell, 'several-names')
  if (names.some(holdsMark)) return draft.leave(path, cell, 'ambiguous-tick')
  const [has, none] = [isTicked(read.choices, YES_ANSWER), isTicked(read.choices, NO_ANSWER)]
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none && names.length > 0) return draft.leave(path, cell, 'tick-against-text')
  keepStrays(draft, cell, read, lone ? [YES_ANSWER] : [])
  if (names.length > 0) {
    draft.take(path, names)
    if (!has) draft.look(path, cell, 'filled-without-tick')
    return true
  }
  if (none) {
    draft.take(path, [])
    return false
  }
  draft.leave(path, cell, has ? (written.length > 0 ? 'tick-against-text' : 'blank') : 'no-tick')
  return has ? true : undefined
}

const INSTITUTION_END = /(?:院|所|中心|室|站|基地|平台|部)$/

/** 某某研究院、某某中心 on one line, or 1.某某研究院 2.某某中心. */
const isSeveral = (name: string) =>
  name.split(/[、；;，,/／\s]/).filter((part) => INSTITUTION_END.test(part)).length > 1

/** ☑有 某某研究院, where the form's 研发机构1 名称： was deleted; undefined for words that are no such name. */
function nameBehind(choices: readonly Choice[]): string | undefined {
  const has = choices.find(({ option, on }) => on && option === YES_ANSWER)
  const words = (has?.text ?? '').replace(/^[\s，,：:（(]*(?:(?:研发)?机构)?(?:名称)?[\s：:]*/, '')
  const name = trimEndOf(words, /[\s；;，,。)）]/)
  return INSTITUTION_END.test(name) ? name : undefined
}

/** The names on their lines, and the cell with blanks in their place, so that no name is taken for an option. */
function namesIn(text: string): { names: string[]; masked: string } {
  const marks = [...text.matchAll(institutionName)]
  let masked = text.slice(0, marks[0]?.index ?? text.length)
  const names: string[] = []
  for (const [at, mark] of marks.entries()) {
    const from = mark.index + mark[0].length
    const whole = text.slice(from, marks[at + 1]?.index ?? text.length)
    // The last name ends where the box of 无 begins.
    const end = at === marks.length - 1 ? lastAnswer(whole, NO_ANSWER) : undefined
    names.push(withoutLine(whole.slice(0, end)).replace(/(\p{Script=Han})[；;，。]$/u, '$1'))
    masked += blanksFor(mark[0] + whole.slice(0, end)) + (end === undefined ? '' : whole.slice(end))
  }
  return { names: names.filter(Boolean), masked }
}

function importEstablishment({ draft, slot }: Form, present: boolean | undefined): undefined {
  const path = [...PART, 'establishment']
  const cell = slot('public.research.establishment')
  const read = ticksOf(draft, [path], cell, establishments)
  if (!read || !cell) return
  const values = chosen(read.choices, establishments)
  if (values.length === 0 && present !== false) draft.leave(path, cell, 'no-tick')
  else if (values.length > 0 && present === false) draft.leave(path, cell, 'part-contradicts')
  else draft.take(path, values)
  keepStrays(draft, cell, read, [])
}

/** Each line a type with its levels in brackets; two levels ticked are two institutions. */
function importTypes({ draft, slot }: Form, present: boolean | undefined): undefined {
  const path = [...PART, 'types']
  const cell = slot('public.research.types')
  const read = ticksOfTypes(draft, cell, path)
  if (!read || !cell) return
  const types: TreeMapping[] = []
  const lacking: { at: number; key: string; why: 'no-tick' | 'other-without-text' }[] = []
  let type: Choice | undefined
  let given = 0
  /** Levels without a box of their own: 企业技术中心（市级）. */
  let named: string[] = []
  const finish = () => {
    if (!type?.on || given > 0) return
    const allowed = levelsOfType[type.option as keyof typeof levelsOfType]
    const item = typed(type.option)
    if (type.option === OTHER) {
      const name = otherText(type.text)
      if (name) item['name'] = name
      else lacking.push({ at: types.length, key: 'name', why: 'other-without-text' })
    } else if (named.length === 1) item['level'] = named[0]!
    else if (allowed.length > 0) lacking.push({ at: types.length, key: 'level', why: 'no-tick' })
    types.push(item)
  }
  for (const choice of read.choices) {
    if (!(levels as readonly string[]).includes(choice.option)) {
      finish()
      type = choice
      given = 0
      named = []
      if (choice.option === OTHER && !choice.on && otherText(choice.text)) {
        return draft.leave(path, cell, 'text-without-tick')
      }
      continue
    }
    if (!choice.on) {
      if (choice.ranges.length === 1) named.push(choice.option)
      continue
    }
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
  keepStrays(draft, cell, read, [OTHER])
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
  const fault = read.fault ?? (repeated ? 'ambiguous-tick' : lookFault(read.choices, cell))
  return fault ? draft.leave(path, cell, fault) : read
}
