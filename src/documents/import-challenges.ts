import { endsAtLineStart } from '../domain/ends.ts'
import { YES_NO } from '../domain/fields.ts'
import { cooperationModes, OTHER_MODE } from '../domain/options.ts'
import type { Path } from '../domain/tree.ts'
import { partnersMark } from '../text/paper-labels.ts'
import { chosen, HAS, NONE } from './import-answers.ts'
import type { Slot } from './import-cells.ts'
import { isNone, isUnreadable, takeNumber, takeText, written } from './import-fields.ts'
import type { Form } from './import-form.ts'
import { takeOne, takeOther, ticksOf } from './import-ticks.ts'
import { readTicks } from './read-ticks.ts'

/** One 技术创新难题 with its cells: the form's own, or a continuation table's. */
export interface ChallengeCells {
  slot: (id: Slot['id']) => Slot | undefined
}

/** 四、技术创新难题: one for each 问题难题 that was filled in. */
export function importChallenges(form: Form, groups: readonly ChallengeCells[]): undefined {
  const filled = groups.filter(isFilled)
  for (const [index, cells] of filled.entries()) {
    const open: Path = ['public', 'challenges', index]
    form.draft.take([...open, 'no'], String(index + 1))
    takeText(form.draft, [...open, 'summary'], cells.slot('summary'))
    takeOne(form.draft, [...open, 'commonTechnology'], cells.slot('commonTechnology'), YES_NO)
    takeText(form.draft, [...open, 'description'], cells.slot('description'), { lines: 'many' })
    importCooperation(form, cells, index)
  }
  numberPrivate(form)
}

function isFilled({ slot }: ChallengeCells): boolean {
  const texts = (['summary', 'description', 'requirements', 'budget'] as const).map((id) => slot(id))
  const hasText = texts.some((cell) => cell && written(cell.text) !== '' && !isNone(written(cell.text)))
  return hasText || isTicked(slot('commonTechnology'), YES_NO) || isTicked(slot('modes'), cooperationModes)
}

function isTicked(cell: Slot | undefined, options: readonly string[]): boolean {
  if (!cell) return false
  const read = readTicks(cell.text, options)
  return read.fault !== undefined || read.choices.some(({ on }) => on)
}

function importCooperation({ draft, stray }: Form, { slot }: ChallengeCells, index: number): undefined {
  const path: Path = ['public', 'challenges', index, 'cooperation']
  const cell = slot('cooperation')
  const read = ticksOf(draft, [path], cell, [HAS, NONE])
  if (!read || !cell) return
  const [has, none] = [HAS, NONE].map((word) => read.choices.some(({ option, on }) => on && option === word))
  const details = detailsOf(slot)
  if (has && none) return draft.leave(path, cell, 'several-ticks')
  if (none) {
    if (details) draft.leave(path, cell, 'tick-against-text')
    else draft.understood.push(path)
    return
  }
  if (!has && !details) return draft.leave(path, cell, 'no-tick')
  if (!has) draft.look(path, cell, 'filled-without-tick')
  stray(cell, read, [])
  importModes({ draft, stray } as Form, slot('modes'), path)
  importPartners(draft, slot('requirements'), path, index)
  takeNumber(draft, [...path, 'budget'], slot('budget'), 'money', { optional: true })
}

function detailsOf(slot: ChallengeCells['slot']): boolean {
  const texts = [slot('requirements'), slot('budget')]
  const given = texts.some((cell) => cell && written(cell.text) !== '' && !isNone(written(cell.text)))
  return given || isTicked(slot('modes'), cooperationModes)
}

function importModes({ draft, stray }: Form, cell: Slot | undefined, path: Path): undefined {
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
  stray(cell, read, [OTHER_MODE])
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
  if (text === '' || isNone(text)) return
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
  if (own) draft.take(requirements, own)
  if (people && people !== '无') draft.take(partners, people)
}

/** The private side of a problem carries its number; those without anything private are left out. */
function numberPrivate({ draft }: Form): undefined {
  const closed = draft.tree['private']
  const list =
    closed && typeof closed === 'object' && !Array.isArray(closed) ? closed['challenges'] : undefined
  if (!Array.isArray(list)) return
  const shift = new Map<number, number>()
  const kept = [...list.entries()].filter(([, item]) => item !== undefined)
  for (const [at, [index]] of kept.entries()) shift.set(index, at)
  ;(closed as Record<string, unknown>)['challenges'] = kept.map(([index, item]) =>
    Object.assign(Object.create(null), { no: String(index + 1) }, item),
  )
  const moved = (path: Path): Path =>
    path[0] === 'private' && path[1] === 'challenges' ? path.with(2, shift.get(path[2] as number)!) : path
  for (const [at, path] of draft.understood.entries()) draft.understood[at] = moved(path)
  for (const found of draft.findings) found.path = moved(found.path)
}
