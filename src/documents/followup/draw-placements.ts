import type { Engagement } from '../../domain/engagement.ts'
import { type NotOnDuty, notOnDuty, onDuty } from '../../domain/follow-up-lists.ts'
import type { Selection } from '../../domain/selections.ts'
import { followUpFooter, followUpSheets, followUpWords as words } from '../../text/follow-up-papers.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addNotes } from './notes-sheet.ts'
import {
  broad,
  column,
  type Numbered,
  narrow,
  numbered,
  type PaperUnit,
  pairColumns,
  partsOf,
  termColumn,
  wide,
} from './pair-columns.ts'

export interface PlacementsInput extends PaperUnit {
  engagements: readonly Engagement[]
  /** Of the same unit. */
  selections: readonly Selection[]
}

/** 四（五）签约到岗情况表. */
export function drawPlacements(input: PlacementsInput): Workbook {
  const rows = numbered(onDuty(input.engagements).map((engagement) => ({ engagement })))
  return oneTable(input, followUpSheets.placements, placedColumns(input), rows)
}

/** 四（五）未签约到岗情况表. */
export function drawNotPlaced(input: PlacementsInput): Workbook {
  const rows = numbered(notOnDuty(input.engagements, input.selections))
  return oneTable(input, followUpSheets.notPlaced, notPlacedColumns(input), rows)
}

function oneTable<Row>(
  { year, unit }: PaperUnit,
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Workbook {
  const workbook = newWorkbook(year)
  addTable(workbook.addWorksheet(name), columns, rows, followUpFooter)
  addNotes(workbook, [
    [words.unit, unit],
    [words.rows, String(rows.length)],
  ])
  return workbook
}

function placedColumns({ districtName }: PaperUnit): SheetColumn<Numbered<{ engagement: Engagement }>>[] {
  return [
    ...pairColumns(districtName),
    column('stage', narrow, ({ engagement }) => engagement.stage),
    column('parties', narrow, ({ engagement }) => partsOf(engagement).closed.agreement?.parties),
    termColumn,
    column('signedOn', narrow, ({ engagement }) => partsOf(engagement).open.signedOn),
    column('onDutyOn', narrow, ({ engagement }) => partsOf(engagement).open.onDutyOn),
    column('tasks', broad, ({ engagement }) => partsOf(engagement).closed.agreement?.tasks),
    column('endedOn', narrow, ({ engagement }) => partsOf(engagement).closed.endedOn),
    column('reason', narrow, ({ engagement }) => partsOf(engagement).closed.reason),
  ]
}

function notPlacedColumns({ districtName }: PaperUnit): SheetColumn<Numbered<NotOnDuty>>[] {
  const ofPair =
    (value: (engagement: Engagement) => string | undefined, without?: string) => (row: NotOnDuty) =>
      'engagement' in row ? value(row.engagement) : without
  return [
    ...pairColumns(districtName),
    column(
      'stage',
      wide,
      ofPair(({ stage }) => stage, words.noFile),
    ),
    column(
      'confirmedOn',
      narrow,
      ofPair((one) => partsOf(one).open.confirmedOn),
    ),
    column(
      'signedOn',
      narrow,
      ofPair((one) => partsOf(one).open.signedOn),
    ),
    column(
      'onDutyOn',
      narrow,
      ofPair((one) => partsOf(one).open.onDutyOn),
    ),
    column(
      'endedOn',
      narrow,
      ofPair((one) => partsOf(one).closed.endedOn),
    ),
    column(
      'reason',
      narrow,
      ofPair((one) => partsOf(one).closed.reason),
    ),
  ]
}
