import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'
import { type Answers, itemsAt, noAnswers, setAt, textAt, textsAt } from '../entry/answers.ts'

/** The answers of the form ⇄ the tree of a report. Each month that is asked has a row of its own. */

/** The months that the form asks for: those of the period, and those of the one before, which may be restated. */
export interface AskedMonths {
  own: readonly string[]
  earlier: readonly string[]
}

const DAYS = ['private', 'days']
/** The rows of the period before; the report has them among its others. */
const EARLIER = ['choices', 'earlier']
/** Ticked: the months of the period before are reported as well. */
const RESTATES = ['choices', 'restates']
export const RESTATED = '是'

/** The form with nothing in it. */
export function noReport({ own, earlier }: AskedMonths): Answers {
  const answers = noAnswers()
  for (const [index, month] of own.entries()) setAt(answers, [...DAYS, index, 'month'], month)
  for (const [index, month] of earlier.entries()) setAt(answers, [...EARLIER, index, 'month'], month)
  return answers
}

/** The answers of a draft in the rows that are asked: the cycle may ask for other months than when it was kept. */
export function inAskedMonths(answers: Answers, { own, earlier }: AskedMonths): Answers {
  const fitted = structuredClone(answers)
  for (const [list, months] of [[DAYS, own] as const, [EARLIER, earlier] as const]) {
    const written = new Map(rowsAt(answers, list).map(({ month, days }) => [month, days]))
    setAt(
      fitted,
      list,
      months.map((month) => ({ month, days: written.get(month) ?? '' })),
    )
  }
  return fitted
}

export interface WrittenReport {
  tree: TreeMapping
  /** The form's field for a path of the report. */
  askedAt: (path: Path) => Path
}

/** Makes the report, without months and fields that nobody has filled in. */
export function reportOfAnswers(answers: Answers): WrittenReport {
  const restates = textsAt(answers, RESTATES).length > 0
  const rows = [...(restates ? rowsAt(answers, EARLIER) : []), ...rowsAt(answers, DAYS)].filter(
    ({ days }) => days.trim() !== '',
  )
  const tree: TreeMapping = {
    public: withoutBlank(answers.public),
    private: {
      ...withoutBlank(answers.private),
      days: rows.map(({ month, days }) => ({ month, days })),
    },
  }
  const askedAt = (path: Path): Path => {
    const row = path[0] === 'private' && path[1] === 'days' ? rows[Number(path[2])] : undefined
    return row ? [...row.path, ...path.slice(3)] : path
  }
  return { tree, askedAt }
}

const rowsAt = (answers: Tree, list: Path) =>
  [...Array(itemsAt(answers, list)).keys()].map((index) => {
    const path = [...list, index]
    return { path, month: textAt(answers, [...path, 'month']), days: textAt(answers, [...path, 'days']) }
  })

/** Without fields that nobody has filled in, and without groups of such fields; the rows of months are written apart. */
function withoutBlank(part: TreeMapping): TreeMapping {
  const kept = emptyMapping()
  for (const [key, value] of Object.entries(part)) {
    const own = isMapping(value) ? withoutBlank(value) : value
    const isFilled =
      typeof own === 'string' ? own.trim() !== '' : isMapping(own) && Object.keys(own).length > 0
    if (isFilled) kept[key] = own
  }
  return kept
}

const TEXTS: readonly Path[] = [
  ['public', 'submittedOn'],
  ['private', 'work'],
  ['private', 'problems'],
  ['private', 'next'],
]

/** The answers that make this report; months that are not asked are left out. */
export function answersOfReport(tree: Tree, months: AskedMonths): Answers {
  const answers = noReport(months)
  for (const path of TEXTS) copy(answers, tree, path)
  for (const group of ['results', 'confirmed']) {
    const given = valueAt(tree, ['private', group])
    if (isMapping(given)) for (const key of Object.keys(given)) copy(answers, tree, ['private', group, key])
  }
  for (const { month, days } of rowsAt(tree, DAYS)) {
    const [own, earlier] = [months.own.indexOf(month), months.earlier.indexOf(month)]
    if (own >= 0) setAt(answers, [...DAYS, own, 'days'], days)
    if (earlier < 0) continue
    setAt(answers, [...EARLIER, earlier, 'days'], days)
    setAt(answers, RESTATES, [RESTATED])
  }
  return answers
}

function copy(answers: Answers, from: Tree, path: Path): void {
  const text = textAt(from, path)
  if (text !== '') setAt(answers, path, text)
}

/** What a report says of each month. */
export const daysByMonth = (tree: Tree): ReadonlyMap<string, string> =>
  new Map(rowsAt(tree, DAYS).map(({ month, days }) => [month, days]))

/** What stays the same from the report before: what is still difficult, and who confirms. Never a number or a date. */
const CARRIED: readonly Path[] = [
  ['private', 'problems'],
  ['private', 'confirmed', 'by'],
]

/** The answers with what stays the same, where nothing else was written, and the names of the fields that got it. */
export function carryOver(answers: Answers, before: Tree): { answers: Answers; carried: string[] } {
  const filled = structuredClone(answers)
  const paths = CARRIED.filter((path) => textAt(before, path) !== '' && textAt(answers, path).trim() === '')
  for (const path of paths) copy(filled, before, path)
  return { answers: filled, carried: paths.map((path) => path.join('.')) }
}
