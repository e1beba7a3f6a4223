import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { paragraphsOf, partsOf } from '../../../tests/support/document-texts.ts'
import { type Annex2Table, annex2Tables } from '../../domain/annex2.ts'
import type { District } from '../../domain/district.ts'
import { checkFolder } from '../../node/check-folder.ts'
import { annex2Workbook } from '../annex2/annex2-workbook.ts'
import { CountsDisagree, letterCounts } from './letter-counts.ts'
import { letterDocument } from './letter-docx.ts'

const { ledger } = await checkFolder('.')
const cycle = ledger.cycles.get('2023')!
const tables = annex2Tables(cycle, ledger.districts) as (Annex2Table & { district: District })[]
const of = (slug: string) => tables.find(({ district }) => district.slug === slug)!
const letter = (table: (typeof tables)[number]) =>
  letterDocument({ table, notice: cycle.cycle!, host: ledger.site!.host })

test('the whole letter, word for word', async () => {
  expect(paragraphsOf(await letter(of('donghu-gaoxin')))).toMatchSnapshot()
})

test('what is not known is left blank, not made up', async () => {
  const { filing: _, ...table } = of('hongshan')
  const all = paragraphsOf(await letter({ ...table, filing: undefined })).join('\n')
  expect(all).toContain('并于　　　　年　　月　　日报组织部门备案')
  expect(all).toContain(`${table.district.office}（盖章）\n　　　　年　　月　　日`)
  expect(all).toContain('（联系人：　　　　，联系电话：　　　　）')
})

test('GB/T 9704-2012: paper, edges, lines and page numbers', async () => {
  const parts = partsOf(await letter(of('hongshan')))
  const document = parts.get('word/document.xml')!
  expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  // 37, 26, 35 and 28 mm.
  expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(document).toMatch(/<w:spacing [^>]*w:line="579" w:lineRule="exact"\/>/)
  expect(document).toMatch(/<w:ind w:firstLine="640" w:firstLineChars="200"\/>/)
  expect(parts.get('word/settings.xml')).toMatch(/<w:evenAndOddHeaders(?: w:val="true")?\/>/)
})

describe('its counts are the workbook’s', () => {
  test.each(tables)('$district.name', async (table) => {
    const counts = letterCounts(table)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await annex2Workbook(table, new Map())) as never)
    const [annex2, challenges, review] = workbook.worksheets as [
      exceljs.Worksheet,
      exceljs.Worksheet,
      exceljs.Worksheet,
    ]
    const column = (sheet: exceljs.Worksheet, number: number, from: number) =>
      Array.from({ length: sheet.rowCount - from + 1 }, (_, at) => sheet.getCell(from + at, number).value)
    expect(counts.asking).toBe(annex2.rowCount - 5)
    expect(counts.unspecified).toBe(column(annex2, 16, 6).filter((value) => value === '√').length)
    expect(counts.withCandidates).toBe(column(annex2, 11, 6).filter((value) => value !== null).length)
    const agreed = [...column(annex2, 12, 6), ...column(annex2, 15, 6)]
    expect(counts.people).toBe(agreed.filter((value) => value !== null).length)
    expect(counts.agreed).toBe(agreed.filter((value) => value === '是').length)
    expect(counts.problemsAlone).toBe(challenges.rowCount - 1)
    expect(counts.entries).toBe(review.rowCount - 1)
    const all = paragraphsOf(await letter(table)).join('\n')
    expect(all).toContain(`共征集企业${counts.entries}家。其中，提出“科技副总”需求的${counts.asking}家`)
    expect(all).toContain(`选派需求汇总表（${table.district.shortName}，${annex2.rowCount - 5}家）`)
  })

  test('or there is no letter', async () => {
    const table = of('donghu-gaoxin')
    const wrong = [
      { ...table, rows: table.rows.slice(1) },
      { ...table, rows: [...table.rows, table.rows[0]!] },
      { ...table, challengesAlone: [] },
      { ...table, entries: table.entries.slice(1) },
    ]
    for (const unlike of wrong) await expect(letter(unlike)).rejects.toThrow(CountsDisagree)
    expect(() => letterCounts(wrong[0]!)).toThrow(/asking/)
  })
})
