import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../../tests/support/document-texts.ts'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import {
  type Annex2ColumnId,
  type Annex2Table,
  annex2City,
  annex2Number,
  annex2Tables,
} from '../../domain/annex2.ts'
import { text } from '../../domain/fields.ts'
import { industries } from '../../domain/option-lists.ts'
import { reviewColumns } from './annex2-extra-sheets.ts'
import { annex2Workbook, blankAnnex2, cityWorkbook } from './annex2-workbook.ts'

const { districts } = ledger
const cycle = ledger.cycles.get('2023')!
const tables = annex2Tables(cycle, districts)
const city = annex2City(cycle, districts)
const base = tables.find(({ district }) => district?.slug === 'hongshan')!

async function read(bytes: Uint8Array) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as never)
  return workbook
}

/** The table with one row for each text, which stands in every text column of 附件2 that is free text. */
function tableSaying(texts: readonly string[]): Annex2Table {
  const [row] = base.rows
  const rows = texts.map((said, index) => {
    const demand = structuredClone(row!.demand)
    demand.public.expertRequest = { source: said, field: said, problem: said, collaboration: said }
    demand.public.enterprise.name = said
    return { ...row!, number: index + 1, demand }
  })
  return { ...base, rows, entries: rows.map(({ demand, entry }) => ({ ...entry, demand })) }
}

async function saidBack(texts: readonly string[]) {
  const bytes = await annex2Workbook(tableSaying(texts), new Map())
  const sheet = (await read(bytes)).worksheets[0]!
  return {
    bytes,
    columns: (['name', 'field', 'problem', 'collaboration'] as const)
      .map(annex2Number)
      .map((column) => texts.map((_, at) => sheet.getCell(6 + at, column).value)),
  }
}

describe('what a cell says', () => {
  test('payloads of formula injection stay texts: no formula, link or rich text in any part', async () => {
    const payloads = [
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(1,1)',
      '=HYPERLINK("http://example.com","x")',
      "=cmd|' /C calc'!A0",
      'DDE("cmd";"/C calc";"x")',
      '=IMPORTXML(CONCAT("http://example.com/",A1),"//a")',
      '＝1+1',
      '"=1+1',
      '%0A=1+1',
      'http://example.com/',
      'mailto:a@example.com',
      '{=1+1}',
    ]
    const { bytes, columns } = await saidBack(payloads)
    for (const column of columns) expect(column).toEqual(payloads)
    const xml = [...partsOf(bytes)].map(([, part]) => part).join('')
    expect(xml).not.toMatch(/<f[ >]|<hyperlink|<r>|<rPh|externalLink|ddeLink/)
  })

  test('every naughty string that the schema accepts comes back unaltered', async () => {
    const schema = text({ max: 3000, lines: 'many' })
    const more = [
      '_x0041_',
      '_x000D_',
      '_x0041_x0042_',
      '_x005F_',
      '_xabcd_',
      'a\n  b\n\nc',
      '𠮷👍🏽',
      '&amp;lt;',
      ']]>',
    ]
    const accepted = [...naughty, ...more].flatMap((string) => {
      const { data } = schema.safeParse(string)
      return data === undefined ? [] : [data]
    })
    expect(accepted.length).toBeGreaterThan(380)
    const { columns } = await saidBack(accepted)
    for (const column of columns) expect(column).toEqual(accepted)
  })
})

describe('for a clerk who edits', async () => {
  const sheet = (await read(await annex2Workbook(base, new Map()))).worksheets[0]!
  const validation = (id: Annex2ColumnId, row: number) => sheet.getCell(row, annex2Number(id)).dataValidation

  test('drop-downs and hints on the rows and below them', () => {
    for (const row of [6, 9, 13]) {
      expect(validation('industry', row)).toMatchObject({
        type: 'list',
        errorStyle: 'warning',
        showInputMessage: true,
      })
      expect(validation('agreed1', row)).toMatchObject({ type: 'list', formulae: ['"是,否"'] })
      expect(validation('agreed2', row)).toMatchObject({ type: 'list', formulae: ['"是,否"'] })
      expect(validation('unspecified', row)).toMatchObject({ type: 'list', formulae: ['"√"'] })
      expect(validation('employees', row)).toMatchObject({ type: 'whole', formulae: [1] })
    }
    expect(validation('industry', 5)).toBeUndefined()
    expect(validation('problem', 6)).toBeUndefined()
  })

  test('the list of industries is the form’s, and short enough for Excel', () => {
    const [list] = validation('industry', 6).formulae as [string]
    expect(list.length).toBeLessThanOrEqual(255)
    expect(`${list.slice(1, -1)},其他`.split(',')).toEqual(industries)
  })

  test('filters on the lower header row, which stays on screen', () => {
    expect(sheet.autoFilter).toBe('A5:P9')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 })
  })

  test('the blank form has header and filing line, and rows without a word', async () => {
    const blank = (await read(await blankAnnex2('2024'))).worksheets[0]!
    expect(blank.getCell('A1').value).toBe('附件2')
    expect(blank.getCell('A2').value).toBe('2024年企业“科技副总”选派需求汇总表（区经信部门填报）')
    expect(blank.getCell('A3').value).toBe('填报单位（加盖公章）：')
    expect(blank.getCell('P4').value).toBe('未指定具体专家（打√）')
    blank.eachRow((cells, row) => {
      if (row > 5) cells.eachCell(({ value }) => expect(value).toBeNull())
    })
  })
})

describe('order and head line', () => {
  const named = (table: Annex2Table) => table.rows.map(({ demand }) => demand.public.enterprise.name)

  test('in a district whom 6.2 recommends first, with an institution or “专精特新”, then by credit code', () => {
    const sample = base.entries[0]!
    const entries = [
      ['91420111MAFAKE001A', [], ['某某研究院']],
      ['91420111MAFAKE002A', ['现代种业优势特色企业'], []],
      ['91420111MAFAKE003A', ['省级“专精特新”培育入库企业'], []],
      ['91420111MAFAKE004A', [], []],
      ['91420111MAFAKE005A', ['国家“专精特新”小巨人'], ['某某中心']],
    ] as const
    const ordered = entries.toReversed().map(([id, honors, institutions]) => {
      const demand = structuredClone(sample.demand)
      Object.assign(demand.public.enterprise, { name: id, honors })
      Object.assign(demand.public.research, { institutions })
      return { ...sample, id, demand }
    })
    const [table] = annex2Tables({ ...cycle, entries: ordered }, districts)
    expect(named(table!).map((name) => name?.at(-2))).toEqual(['1', '3', '5', '2', '4'])
    expect(named(annex2City({ ...cycle, entries: ordered }, districts))).toEqual(named(table!))
  })

  test('above the city’s table stands what the cycle says, or a blank for the pen', async () => {
    const lineOf = async (table: Annex2Table) => {
      const { worksheets } = await read(
        await cityWorkbook({ city: table, tables: [], districts, warnings: new Map() }),
      )
      return ['A3', 'H3', 'I3', 'L3'].map((address) => worksheets[0]!.getCell(address).value)
    }
    const blank = ['填报单位（加盖公章）：', '填报人：', '联系方式：', '填报日期：']
    expect(await lineOf(city)).toEqual(blank)
    const cityReport = {
      unit: '某某市经济和信息化局',
      reporter: '祝某',
      phone: '027-80000001',
      on: '2023-03-12',
    }
    const reported = annex2City({ ...cycle, cycle: { ...cycle.cycle!, cityReport } }, districts)
    expect(await lineOf(reported)).toEqual([
      '填报单位（加盖公章）：某某市经济和信息化局',
      '填报人：祝某',
      '联系方式：027-80000001',
      '填报日期：2023年3月12日',
    ])
  })
})

describe('the city’s workbook', async () => {
  const workbook = await read(await cityWorkbook({ city, tables, districts, warnings: new Map() }))
  const cells = (name: string) => workbook.getWorksheet(name)!

  test('total, one sheet a district, problems, review, statistics', () => {
    const names = workbook.worksheets.map(({ name }) => name)
    const units = tables.map(({ district }) => district!.shortName)
    expect(names).toEqual(['选派需求汇总表', ...units, '技术创新难题', '初核参考', '统计'])
    expect(names.every((name) => [...name].length <= 31)).toBe(true)
  })

  test('districts with names that Excel refuses or that are alike still get a sheet each', async () => {
    const wild = ['江/岸*[区]', '江 岸  区', '统计', '很长'.repeat(20)]
    const renamed = tables
      .slice(0, wild.length)
      .map((table, at) => ({ ...table, district: { ...table.district!, shortName: wild[at]! } }))
    const { worksheets } = await read(
      await cityWorkbook({ city, tables: renamed, districts, warnings: new Map() }),
    )
    expect(worksheets).toHaveLength(1 + wild.length + 3)
    expect(worksheets.every(({ name }) => name.length <= 31)).toBe(true)
  })

  test('the sums of the statistics agree with each other and with the sheets', () => {
    const rows = cells('统计').getSheetValues() as unknown[][]
    const totals = rows.filter((row) => row?.[1] === '合计').map((row) => row.slice(2))
    const [entries, asking, problems, named, unspecified] = totals[0] as number[]
    expect(totals[1]).toEqual(totals[0])
    const total = cells('选派需求汇总表')
    const columnOf = (sheet: exceljs.Worksheet, column: number, from: number) =>
      Array.from(
        { length: Math.max(0, sheet.rowCount - from + 1) },
        (_, at) => sheet.getCell(from + at, column).value,
      )
    expect(asking).toBe(total.rowCount - 5)
    expect(unspecified).toBe(
      columnOf(total, annex2Number('unspecified'), 6).filter((value) => value === '√').length,
    )
    expect(named).toBe(
      columnOf(total, annex2Number('candidate1'), 6).filter((value) => value !== null).length,
    )
    expect(named! + unspecified!).toBe(asking)
    const review = cells('初核参考')
    expect(entries).toBe(review.rowCount - 1)
    expect(problems).toBe(
      columnOf(review, reviewColumns.findIndex(({ id }) => id === 'problems') + 1, 2).reduce(
        (sum: number, value) => sum + Number(value),
        0,
      ),
    )
    for (const { district, rows: own } of tables) {
      const line = rows.find((row) => row?.[1] === district!.name)!
      expect(line[3]).toBe(own.length)
      expect(cells(district!.shortName).rowCount - 5).toBe(own.length)
    }
    const byDistrict = rows.slice(3, 3 + districts.length)
    expect(byDistrict.map((row) => row[1])).toEqual(districts.map(({ name }) => name))
    for (const column of [2, 3, 4, 5, 6]) {
      const sum = byDistrict.reduce((all, row) => all + Number(row[column]), 0)
      expect(sum).toBe(totals[0]![column - 2])
    }
  })
})
