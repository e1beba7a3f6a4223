import type { Engagement } from '../../domain/engagement.ts'
import type { Selection } from '../../domain/selections.ts'
import { followUpColumns as titles, followUpWords as words } from '../../text/follow-up-papers.ts'
import type { SheetColumn } from '../office/sheet-table.ts'

/** Columns over an engagement that several papers share. */

export interface PaperUnit {
  year: string
  /** As the file's name has it. */
  unit: string
  districtName: (slug: string) => string
}

/** A row with its number, from 1. */
export type Numbered<Row> = Row & { number: number }

export const numbered = <Row extends object>(rows: readonly Row[]): Numbered<Row>[] =>
  rows.map((row, index) => ({ ...row, number: index + 1 }))

type Title = keyof typeof titles
type Look = Pick<SheetColumn<never>, 'width' | 'align'>

export const column = <Row>(
  id: Title,
  { width, align }: Look,
  value: SheetColumn<Row>['value'],
): SheetColumn<Row> => ({ id, title: titles[id], width, align, value })

export const narrow: Look = { width: 11, align: 'center' }
export const wide: Look = { width: 22, align: 'left' }
export const broad: Look = { width: 34, align: 'left' }

export const numberColumn: SheetColumn<{ number: number }> = column(
  'number',
  { width: 5, align: 'center' },
  ({ number }) => number,
)

export interface Pair {
  engagement: Engagement
}
/** A pair, or a line of the 选派名单 that has none. */
export type PairOrSelection = Pair | { selection: Selection }

/** Who and where: the first columns of every table of pairs. */
export function pairColumns(
  districtName: PaperUnit['districtName'],
): SheetColumn<Numbered<PairOrSelection>>[] {
  const who = (row: PairOrSelection) => ('engagement' in row ? row.engagement : row.selection)
  return [
    numberColumn,
    column('district', narrow, (row) => districtName(who(row).district)),
    column('enterprise', wide, (row) => who(row).enterprise.name),
    column('expert', narrow, (row) => who(row).expert?.name),
    column('organization', { width: 18, align: 'left' }, (row) => who(row).expert?.organization),
  ]
}

/** 协议服务期. */
export const termColumn: SheetColumn<Pair> = column(
  'term',
  { width: 14, align: 'center' },
  ({ engagement }) => {
    const { from, to } = partsOf(engagement).closed.agreement ?? {}
    return from !== undefined && to !== undefined ? words.from(from, to) : undefined
  },
)

export const partsOf = ({ placement }: Engagement) => ({
  open: placement.partial.public ?? {},
  closed: placement.partial.private ?? {},
})

export function confirmation(
  given: { by?: string | undefined; on?: string | undefined } | undefined,
): string | undefined {
  return given?.by !== undefined && given.on !== undefined ? words.confirmedBy(given.by, given.on) : undefined
}
