import { describe, expect, test } from 'vitest'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import { printedPage, sheetPartsOf, smallestFont } from '../../../tests/support/sheet-parts.ts'
import { type Annex2Table, annex2City, annex2Number, annex2Tables } from '../../domain/annex2.ts'
import { valueAt } from '../../domain/tree.ts'
import { importAnnex2 } from '../import/import-annex2.ts'
import type { ImportedTree } from '../import/import-result.ts'
import { annex2Workbook, blankAnnex2, cityWorkbook } from './annex2-workbook.ts'

const { cycles, districts } = ledger
const cycle = cycles.get('2023')!
const tables = annex2Tables(cycle, districts)
const city = annex2City(cycle, districts)
const base = tables.find(({ district }) => district?.slug === 'hongshan')!
const none = new Map<string, string[]>()

/** Every text as long as the schema allows. */
function longTable(): Annex2Table {
  const rows = base.rows.map((row, at) => {
    const demand = structuredClone(row.demand)
    const long = (length: number) => '长'.repeat(length)
    const request = { source: long(1000), field: long(1000), problem: long(1000), collaboration: long(1000) }
    if (at % 2 === 0) demand.public.expertRequest = request
    return { ...row, demand }
  })
  const { challenges } = base.entries.find(({ demand }) => demand.public.challenges)!.demand.public
  const challenge = { ...challenges![0]!, description: '述'.repeat(3000) }
  const challengesAlone = base.rows.slice(0, 1).map((row) => ({ ...row, challenge }))
  return { ...base, rows, challengesAlone, entries: rows.map(({ demand, entry }) => ({ ...entry, demand })) }
}

const noRequests: Annex2Table = { ...base, rows: [] }

const workbooks = {
  districts: await Promise.all(tables.map((table) => annex2Workbook(table, none))),
  city: [await cityWorkbook({ city, tables, districts, warnings: none })],
  blank: [await blankAnnex2('2023')],
  'longest texts': [await annex2Workbook(longTable(), none)],
  'no requests': [await annex2Workbook(noRequests, none)],
}

describe.each(Object.entries(workbooks))('%s', (_, books) => {
  const sheets = books.flatMap((bytes) => sheetPartsOf(bytes).map((sheet) => ({ ...sheet, bytes })))

  test('is printed at 9 points or more, with a digit of the normal font as wide as any machine draws it', () => {
    for (const sheet of sheets) {
      const { scale, orientation } = printedPage(sheet, 8)
      expect(scale * smallestFont(sheet.bytes)).toBeGreaterThanOrEqual(9)
      if (sheet.name !== '统计')
        expect([orientation, sheet.xml.includes('paperSize="8"')]).toEqual(['landscape', true])
    }
  })

  test('no page has a header alone: below each is a row, and the highest row fits under it', () => {
    for (const sheet of sheets.filter(({ name }) => name !== '统计')) {
      // Frozen are the rows down to the header.
      const head = Number(/ySplit="(\d+)"/.exec(sheet.xml)![1])
      const [above, below] = [sheet.heights.slice(0, head), sheet.heights.slice(head)]
      expect(below.length).toBeGreaterThan(0)
      const top = above.reduce((sum, height) => sum + height, 0)
      expect(top + Math.max(...below)).toBeLessThan(printedPage(sheet, 7).height)
    }
  })

  test('no row is higher than Excel draws', () => {
    for (const { heights } of sheets) for (const height of heights) expect(height).toBeLessThanOrEqual(409)
  })
})

test('the header rows are on each page', async () => {
  const [book] = workbooks.city
  const { strFromU8, unzipSync } = await import('fflate')
  const titles = strFromU8(unzipSync(book!)['xl/workbook.xml']!).match(/_xlnm.Print_Titles[^>]*>[^<]*</g)!
  expect(titles.filter((range) => range.includes('!$4:$5'))).toHaveLength(1 + tables.length)
  expect(titles.filter((range) => range.includes('!$1:$1'))).toHaveLength(2)
})

describe('a text that is longer than a row can be', async () => {
  const [bytes] = workbooks['longest texts']
  const [annex2, challenges] = sheetPartsOf(bytes!)

  test.each([
    { sheet: annex2!, columns: 'GHI', length: 1000, first: 6 },
    { sheet: challenges!, columns: 'G', length: 3000, first: 2 },
  ])('goes over merged rows in $sheet.name, which are high enough for it', ({ sheet, ...given }) => {
    const { columns, length, first } = given
    for (const letter of columns) {
      const range = sheet.merges.find((merge) => merge.startsWith(`${letter}${first}:${letter}`))!
      const last = Number(/\d+$/.exec(range)![0])
      const perLine = Math.floor((sheet.widths[letter.charCodeAt(0) - 65]! * 7 - 5) / 12)
      const height = sheet.heights.slice(first - 1, last).reduce((sum, each) => sum + each)
      // A line of 9 points is 11.25 high in Excel.
      expect(height).toBeGreaterThanOrEqual(Math.ceil(length / perLine) * 11.25)
    }
  })

  test('comes back whole, and each entry once', async () => {
    const { trees } = (await importAnnex2(bytes!)) as { trees: ImportedTree[] }
    const problems = trees.map(({ tree }) => valueAt(tree, ['public', 'expertRequest', 'problem']) as string)
    expect(problems.map((problem) => problem.length)).toEqual(
      longTable().rows.map(({ demand }) => demand.public.expertRequest!.problem.length),
    )
  })
})

test('where nobody asks for an expert, the table says 无', () => {
  const [annex2] = sheetPartsOf(workbooks['no requests'][0]!)
  expect(annex2!.heights).toHaveLength(6)
  expect(annex2!.xml.match(/<c r="[A-P]6"[^>]*t="s"/g)).toEqual([
    expect.stringContaining(`"${'ABC'[annex2Number('name') - 1]}6"`),
  ])
})
