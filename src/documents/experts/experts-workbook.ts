import { ranks, sources } from '../../domain/expert.ts'
import { expertNotes, expertPaper as words } from '../../text/experts.ts'
import { followUpFooter, followUpWords } from '../../text/follow-up-papers.ts'
import { addNotes } from '../followup/notes-sheet.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Sheet, type Workbook } from '../office/workbook.ts'
import { workbookBytes } from '../office/xlsx-bytes.ts'
import { type DistrictName, expertColumns, type OpenExpert } from './expert-columns.ts'

/** 四（二）推荐专家汇总表; without experts the template that the import reads. */
export interface ExpertsInput {
  year: string
  /** As the file's name has it. */
  unit: string
  districts: readonly DistrictName[]
  experts: readonly OpenExpert[]
}

/** Rows of the template that are ready to be filled. */
const BLANK_ROWS = 40

type Row = { number: number; expert: OpenExpert | undefined }

export function expertsWorkbook({ year, unit, districts, experts }: ExpertsInput): Promise<Uint8Array> {
  const rows = experts.map((expert, at): Row => ({ number: at + 1, expert }))
  const workbook = withTable(year, rows, districts)
  addNotes(workbook, [
    [followUpWords.unit, unit],
    [words.rows, String(rows.length)],
  ])
  return workbookBytes(workbook)
}

export function blankExperts(year: string): Promise<Uint8Array> {
  const rows = Array.from({ length: BLANK_ROWS }, (_, at): Row => ({ number: at + 1, expert: undefined }))
  const workbook = withTable(year, rows, [])
  workbook.sheets[0]!.validations.push(...validations(rows.length))
  addNotes(workbook, expertNotes)
  return workbookBytes(workbook)
}

function withTable(year: string, rows: readonly Row[], districts: readonly DistrictName[]): Workbook {
  const workbook = newWorkbook(year)
  const columns: SheetColumn<Row>[] = [
    { id: 'number', title: words.number, width: 5, align: 'center', value: ({ number }) => number },
    ...expertColumns.map(({ id, title, width, align, write }) => ({
      id,
      title,
      width,
      align,
      value: ({ expert }: Row) => expert && write(expert, districts),
    })),
  ]
  addTable(workbook.addWorksheet(words.sheet), columns, rows, followUpFooter)
  return workbook
}

/** The numbers of the rows stand before the columns. */
const numberOf = (id: string) => expertColumns.findIndex((column) => column.id === id) + 2

function validations(rows: number): Sheet['validations'] {
  const lists = [
    ['private.source', sources],
    ['private.rank', ranks],
  ] as const
  return lists.map(([id, options]) => {
    const column = numberOf(id)
    const { title } = expertColumns[column - 2]!
    return {
      range: { top: 2, left: column, bottom: rows + 1, right: column },
      rule: { type: 'list', options, title, text: options.join('、') },
    }
  })
}
