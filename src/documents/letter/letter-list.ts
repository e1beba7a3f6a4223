import type { Paragraph, Table } from 'docx'
import { type Annex2Row, annex2Column } from '../../domain/annex2.ts'
import type { Demand } from '../../domain/demand.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import { letterWords as words } from '../../text/letter.ts'
import { type FormCell, type FormRow, formTable } from '../office/docx-table.ts'
import { FONTS, line, linesOf, SIZES } from '../office/docx-text.ts'
import { annexMark, BODY_WIDTH, empty, title } from './official-page.ts'

/** A column of the list; twips. */
interface ListColumn {
  title: string
  width: number
  align: 'center' | 'left'
  value: (row: Annex2Row) => string | number | undefined
}

const [NUMBER, NAME, FIELD, FIRST] = [620, 1700, 1600, 1460]
const { columns: titles, reasons } = words

const columns: readonly ListColumn[] = [
  { title: titles.number, width: NUMBER, align: 'center', value: ({ number }) => number },
  { title: titles.name, width: NAME, align: 'left', value: ({ demand }) => enterpriseName(demand) },
  { title: titles.field, width: FIELD, align: 'left', value: annex2Column('field').value },
  {
    title: titles.problem,
    width: BODY_WIDTH - NUMBER - NAME - FIELD - FIRST,
    align: 'left',
    value: annex2Column('problem').value,
  },
  { title: titles.first, width: FIRST, align: 'center', value: ({ demand }) => reasonsOf(demand).join('\n') },
]

/** Why clause 6.2 recommends an enterprise first. */
function reasonsOf({ public: { enterprise, research } }: Demand): string[] {
  return [
    ...(enterprise.honors.some((honor) => honor.includes('专精特新')) ? [reasons.special] : []),
    ...(research.institutions.length > 0 ? [reasons.institutions] : []),
  ]
}

/** The list of who is recommended, on a page of its own: the rows of 附件2, in its order. */
export function recommendedList(mark: string, rows: readonly Annex2Row[]): (Paragraph | Table)[] {
  const head = columns.map(
    ({ title, width }): FormCell => ({
      lines: [line(title)],
      width,
      align: 'center',
      look: HEAD,
    }),
  )
  const cells = (row: Annex2Row): FormRow['cells'] =>
    columns.map(({ width, align, value }) => ({
      lines: linesOf(String(value(row) ?? '')),
      width,
      align,
    }))
  return [
    annexMark(mark),
    title(words.list),
    empty(),
    formTable([{ cells: head, isHeader: true }, ...rows.map((row): FormRow => ({ cells: cells(row) }))]),
  ]
}

const HEAD = { font: FONTS.heading, size: SIZES.five }
