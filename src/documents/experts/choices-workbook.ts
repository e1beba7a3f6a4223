import { enterpriseName, type FiledExpert } from '../../domain/ledger.ts'
import type { Match, Matches, Pool } from '../../domain/matching.ts'
import type { Piece } from '../../domain/relevance-passage.ts'
import { wordForForm } from '../../text/findings.ts'
import { followUpFooter, followUpWords } from '../../text/follow-up-papers.ts'
import {
  exclusionText,
  matchBasis,
  matchPaper as titles,
  uncheckedTexts,
  matchText as words,
} from '../../text/matching.ts'
import { addNotes } from '../followup/notes-sheet.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook } from '../office/workbook.ts'
import { workbookBytes } from '../office/xlsx-bytes.ts'

/** 四（三）: each demand with the experts who are near to it, and the sentences of both. For the bureau. */
export interface ChoicesInput {
  year: string
  unit: string
  districtName: (slug: string) => string
  matches: readonly Matches[]
  pool: Pool
}

type Row = { matches: Matches; list: string; place: number; match: Match }

export function choicesWorkbook({
  year,
  unit,
  districtName,
  matches,
  pool,
}: ChoicesInput): Promise<Uint8Array> {
  const workbook = newWorkbook(year)
  const open = matches.filter(({ refused }) => !refused)
  addTable(
    workbook.addWorksheet(titles.matches),
    columnsOf(districtName),
    open.flatMap(rowsOf),
    followUpFooter,
  )
  const others = [
    ...pool.short.map((expert) => ({ expert, reason: words.short as string })),
    ...pool.excluded.map((one) => ({ expert: one.expert, reason: exclusionText(one) })),
  ]
  addTable(workbook.addWorksheet(titles.others), otherColumns, others, followUpFooter)
  const alone = open.filter(
    ({ sameIndustry, otherIndustry }) => sameIndustry.length + otherIndustry.length === 0,
  )
  addNotes(workbook, [
    [followUpWords.unit, unit],
    [titles.basis, matchBasis],
    ...uncheckedTexts(pool).map((text) => [words.unchecked, text] as const),
    ...alone.map(({ entry }) => [words.none, `${districtName(entry.district)}/${entry.id}`] as const),
  ])
  return workbookBytes(workbook)
}

function rowsOf(matches: Matches): Row[] {
  const lists = [
    [words.sameIndustry, matches.sameIndustry],
    [words.otherIndustry, matches.otherIndustry],
  ] as const
  return lists.flatMap(([list, found]) => found.map((match, at) => ({ matches, list, place: at + 1, match })))
}

type Look = Pick<SheetColumn<never>, 'width' | 'align'>
const NARROW: Look = { width: 8, align: 'center' }
const WIDE: Look = { width: 14, align: 'left' }
const BROAD: Look = { width: 42, align: 'left' }

const column = <R>(id: keyof typeof titles, look: Look, value: SheetColumn<R>['value']): SheetColumn<R> => ({
  id,
  title: titles[id],
  ...look,
  value,
})

const whoColumns = <R>(expertOf: (row: R) => FiledExpert): SheetColumn<R>[] => [
  column<R>('name', { width: 10, align: 'center' }, (row) => expertOf(row).partial.private?.name),
  column<R>('organization', WIDE, (row) => expertOf(row).partial.private?.organization),
  column<R>('title', NARROW, (row) => expertOf(row).partial.private?.title),
  column<R>('alias', NARROW, (row) => expertOf(row).alias),
]

const columnsOf = (districtName: ChoicesInput['districtName']): SheetColumn<Row>[] => [
  column('district', NARROW, ({ matches: { entry } }) => districtName(entry.district)),
  column('enterprise', WIDE, ({ matches: { entry } }) => enterpriseName(entry.partial) ?? words.anonymous),
  column('id', WIDE, ({ matches: { entry } }) => entry.id),
  column('field', WIDE, ({ matches: { entry } }) => entry.partial.public?.expertRequest?.field),
  column('list', NARROW, ({ list }) => list),
  column('place', { width: 5, align: 'center' }, ({ place }) => place),
  ...whoColumns<Row>(({ match }) => match.expert),
  column('demandSays', BROAD, ({ match }) => sentences(match.pairs.map(({ asked }) => asked))),
  column('expertSays', BROAD, ({ match }) => sentences(match.pairs.map(({ found }) => found))),
  column('shared', WIDE, ({ match }) => sharedIn(match)),
  column('remarks', WIDE, ({ match: { isTarget, remarks } }) =>
    [...(isTarget ? [words.target] : []), ...remarks.map((found) => wordForForm(found).title)].join('\n'),
  ),
]

const otherColumns: SheetColumn<{ expert: FiledExpert; reason: string }>[] = [
  ...whoColumns<{ expert: FiledExpert; reason: string }>(({ expert }) => expert),
  column('reason', BROAD, ({ reason }) => reason),
]

/** One a line, counted: the first of the demand belongs to the first of the expert. */
const sentences = (all: readonly (readonly Piece[])[]) =>
  all.map((pieces, at) => `${at + 1}. ${pieces.map(({ text }) => text).join('')}`).join('\n')

const sharedIn = ({ pairs }: Match) =>
  [...new Set(pairs.flatMap(({ found }) => found.flatMap(({ text, hit }) => (hit ? text : []))))].join('、')
