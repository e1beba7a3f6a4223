import { endsAtLineStart } from '../../domain/ends.ts'
import { YES_NO } from '../../domain/fields.ts'
import { cooperationModes, OTHER_MODE } from '../../domain/option-lists.ts'
import { emptyMapping, isMapping, type Path } from '../../domain/tree.ts'
import type { DemandPath } from '../../text/labels.ts'
import { type CellId, partnersMark } from '../../text/paper-labels.ts'
import { nodeOf, rowFields } from '../annex1/form-fields.ts'
import { chosen, NO_ANSWER, YES_ANSWER } from './import-answers.ts'
import { takeField } from './import-by-kind.ts'
import { isUnreadable, lookAtDoubts } from './import-fields.ts'
import type { ChallengeCells, Form } from './import-form-cells.ts'
import { isNoNeed } from './import-habits.ts'
import { hasAnswer, type Slot, saysNoNeed, written } from './import-slot.ts'
import { keepStrays, takeOther, ticksOf } from './import-ticks.ts'
import { readTicks } from './read/read-ticks.ts'

/** 四、技术创新难题: one for each 问题难题 that was filled in. */
export function importChallenges(form: Form, groups: readonly ChallengeCells[]): void {
  const { draft } = form
  for (const cells of groups) {
    if (stateOf(cells) !== 'no-need') continue
    draft.look(['public', 'challenges'], textsOf(cells, SUMMARY, DESCRIPTION)[0], 'all-none')
    for (const id of [COMMON, COOPERATION] as const) cells.slot(id)
  }
  const filled = groups.filter((cells) => stateOf(cells) === 'filled')
  for (const [index, cells] of filled.entries()) {
    const { slot } = cells
    const take = (path: DemandPath) => takeField(draft, nodeOf(path), atIndex(path, index), slot(path))
    draft.take(['public', 'challenges', index, 'no'], String(index + 1))
    take(SUMMARY)
    take(COMMON)
    take(DESCRIPTION)
    importCooperation(form, cells, index)
    const rows = [...rowFields('public.challenges'), ...rowFields('private.challenges')]
    for (const { path } of rows) take(path as DemandPath)
  }
  numberPrivate(form)
}

const atIndex = (path: string, index: number): Path =>
  path.split('.').flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), index] : [key]))

const SUMMARY = 'public.challenges[].summary'
const DESCRIPTION = 'public.challenges[].description'
const MODES = 'public.challenges[].cooperation.modes'
const REQUIREMENTS = 'public.challenges[].cooperation.requirements'
const BUDGET = 'public.challenges[].cooperation.budget'

const COMMON = 'public.challenges[].commonTechnology'
const COOPERATION = 'public.challenges[].cooperation'

function textsOf({ peek }: ChallengeCells, ...ids: CellId[]): Slot[] {
  return ids.flatMap((id) => peek(id) ?? []).filter(hasAnswer)
}

/** Filled in, left blank, or 无需求 all over with no tick that says otherwise. */
function stateOf(cells: ChallengeCells): 'filled' | 'blank' | 'no-need' {
  const { peek } = cells
  const texts = textsOf(cells, SUMMARY, DESCRIPTION, REQUIREMENTS, BUDGET)
  if (!texts.every(saysNoNeed) || isTicked(peek(MODES), cooperationModes)) return 'filled'
  if (texts.length === 0) return isTicked(peek(COMMON), YES_NO) ? 'filled' : 'blank'
  const wanted =
    isTicked(peek(COMMON), YES_NO, [YES_NO[0]]) ||
    isTicked(peek(COOPERATION), [YES_ANSWER, NO_ANSWER], [YES_ANSWER])
  return wanted ? 'filled' : 'no-need'
}

/** `among`: those of the options whose ticks count. */
function isTicked(cell: Slot | undefined, options: readonly string[], among = options): boolean {
  if (!cell) return false
  const read = readTicks(cell.text, options)
  return read.fault !== undefined || read.choices.some(({ on, option }) => on && among.includes(option))
}

function importCooperation({ draft }: Form, cells: ChallengeCells, index: number): undefined {
  const { slot } = cells
  const path: Path = ['public', 'challenges', index, 'cooperation']
  const cell = slot(COOPERATION)
  const read = ticksOf(draft, [path], cell, [YES_ANSWER, NO_ANSWER])
  if (!read || !cell) return
  const [has, none] = [YES_ANSWER, NO_ANSWER].map((word) =>
    read.choices.some(({ option, on }) => on && option === word),
  )
  const details = hasDetails(cells)
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none) {
    if (details) draft.leave(path, cell, 'tick-against-text')
    else draft.understood.push(path)
    return
  }
  if (!has && !details) return draft.leave(path, cell, 'no-tick')
  if (!has) draft.look(path, cell, 'filled-without-tick')
  keepStrays(draft, cell, read, [])
  importModes(draft, slot(MODES), path)
  importPartners(draft, slot(REQUIREMENTS), path, index)
  takeField(draft, nodeOf(BUDGET), [...path, 'budget'], slot(BUDGET))
}

function hasDetails(cells: ChallengeCells): boolean {
  const texts = textsOf(cells, REQUIREMENTS, BUDGET)
  return !texts.every(saysNoNeed) || isTicked(cells.peek(MODES), cooperationModes)
}

function importModes(draft: Form['draft'], cell: Slot | undefined, path: Path): undefined {
  const modes = [...path, 'modes']
  const read = ticksOf(draft, [modes], cell, cooperationModes)
  if (!read || !cell) return
  const other = read.choices.find(({ option }) => option === OTHER_MODE)
  if (takeOther(draft, [...path, 'otherMode'], cell, other) === 'contradicts') {
    return draft.leave(modes, cell, 'text-without-tick')
  }
  const values = chosen(read.choices, cooperationModes)
  if (values.length === 0) draft.leave(modes, cell, 'no-tick')
  else draft.take(modes, values)
  keepStrays(draft, cell, read, [OTHER_MODE])
}

/**
 * One cell asks for requirements, which are published, and for units and people, which are not. Only
 * the words 意向单位和专家： tell where the one ends; without them all of it waits for a person.
 */
function importPartners(draft: Form['draft'], cell: Slot | undefined, path: Path, index: number): undefined {
  const requirements = [...path, 'requirements']
  const partners: Path = ['private', 'challenges', index, 'intendedPartners']
  if (!cell) return draft.leave(requirements, cell, 'no-cell')
  if (isUnreadable(draft, [requirements, partners], cell)) return
  const text = written(cell.text)
  if (text === '' || isNoNeed(text)) return
  const marks = [...text.matchAll(partnersMark)].filter(({ index: at }) => {
    const before = text.slice(0, at)
    return endsAtLineStart(before) || /[。；;]$/.test(before.trimEnd())
  })
  const [mark] = marks
  if (marks.length !== 1 || !mark) {
    draft.leave(requirements, cell, 'partners-not-apart')
    return
  }
  const own = written(text.slice(0, mark.index))
  const people = written(text.slice(mark.index + mark[0].length))
  for (const [place, words] of [
    [requirements, own],
    [partners, people],
  ] as const) {
    if (words === '' || isNoNeed(words)) continue
    draft.take(place, words)
    lookAtDoubts(draft, place, cell)
  }
}

/** The private side of a problem carries its number; those without anything private are left out. */
function numberPrivate({ draft }: Form): void {
  const part = draft.tree['private']
  const list = isMapping(part) ? part['challenges'] : undefined
  if (!isMapping(part) || !Array.isArray(list)) return
  const shift = new Map<number, number>()
  const kept = [...list.entries()].filter(([, item]) => item !== undefined)
  for (const [at, [index]] of kept.entries()) shift.set(index, at)
  part['challenges'] = kept.map(([index, item]) =>
    Object.assign(emptyMapping(), { no: String(index + 1) }, item),
  )
  const moved = (path: Path): Path =>
    path[0] === 'private' && path[1] === 'challenges' ? path.with(2, shift.get(path[2] as number)!) : path
  for (const [at, path] of draft.understood.entries()) draft.understood[at] = moved(path)
  for (const found of draft.findings) found.path = moved(found.path)
}
