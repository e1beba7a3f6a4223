import type { Paragraph } from 'docx'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { cellsOf, paragraphsOf, partsOf } from '../../../tests/support/document-texts.ts'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import { type Annex2ColumnId, type Annex2Table, annex2Number, annex2Tables } from '../../domain/annex2.ts'
import type { District } from '../../domain/district.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import { reviewColumns } from '../annex2/annex2-extra-sheets.ts'
import { annex2Workbook } from '../annex2/annex2-workbook.ts'
import { CountsDisagree, letterCounts } from './letter-counts.ts'
import { letterDocument } from './letter-docx.ts'
import { signatureLines } from './letter-signature.ts'

const cycle = ledger.cycles.get('2023')!
const tables = annex2Tables(cycle, ledger.districts) as (Annex2Table & { district: District })[]
const of = (slug: string) => tables.find(({ district }) => district.slug === slug)!
const letter = (table: (typeof tables)[number]) =>
  letterDocument({ table, notice: cycle.cycle!, host: ledger.site!.host })

test('the whole letter, word for word', async () => {
  expect(paragraphsOf(await letter(of('donghu-gaoxin')))).toMatchSnapshot()
})

test('what is not known is left blank, not made up', async () => {
  const table = { ...of('hongshan'), filing: undefined }
  const all = paragraphsOf(await letter(table)).join('\n')
  expect(all).toContain('上述情况已于　　　　年　　月　　日报组织部门备案。')
  expect(all).toContain(`\n${table.district.office}\n　　　　年　　月　　日\n`)
  expect(all).toContain('（联系人：　　　　，联系电话：　　　　）')
})

describe('what is none is not said', () => {
  const alone = of('donghu-gaoxin').entries.filter(({ demand }) => !demand.public.expertRequest)

  test('no “0家” in any letter', async () => {
    for (const table of tables) {
      expect(paragraphsOf(await letter(table)).join('\n')).not.toMatch(/(?<!\d)0[家个人]/)
    }
  })

  test('a district that has problems alone recommends nobody, and sends no list', async () => {
    const table = { ...of('donghu-gaoxin'), rows: [], entries: alone }
    const paragraphs = paragraphsOf(await letter(table))
    expect(paragraphs[0]).toBe('关于报送2023年企业技术创新难题的函')
    const all = paragraphs.join('\n')
    const name = enterpriseName(alone[0]!.demand)
    expect(all).toContain(`现报送${name}提出的技术创新难题1个（见附件）；本次没有企业提出“科技副总”需求。`)
    expect(all).toContain('附件：技术创新难题表')
    expect(all).not.toMatch(/推荐企业|备选专家|优先推荐/)
    expect(cellsOf(await letter(table))).toEqual([])
  })

  test('one enterprise is named alone', async () => {
    const all = paragraphsOf(await letter(of('jiangan'))).join('\n')
    expect(all).toMatch(/现推荐武汉[^、，]+公司申报2023年“科技副总”选派需求（名单见附件1）。/)
    expect(all).not.toContain('1家')
  })
})

/** What the paper itself says of its pages; twips and half-points. */
async function measures(table: (typeof tables)[number]) {
  const parts = partsOf(await letter(table))
  const document = parts.get('word/document.xml')!
  const number = (tag: string, name: string, from = document) =>
    Number(new RegExp(`<w:${tag} [^>]*w:${name}="(-?\\d+)"`).exec(from)?.[1])
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([xml]) => xml)
  const saying = (text: string) => paragraphs.find((xml) => xml.includes(text))!
  const footers = [...parts].filter(([name]) => /^word\/footer\d/.test(name)).map(([, xml]) => xml)
  return { parts, document, number, saying, footers }
}

const MM = 1440 / 25.4

describe('GB/T 9704-2012, from the file', async () => {
  const { parts, document, number, saying, footers } = await measures(of('donghu-gaoxin'))
  const font = (xml: string) => /w:eastAsia="([^"]+)"/.exec(xml)![1]
  const size = (xml: string) => /<w:sz w:val="(\d+)"/.exec(xml)![1]
  const text = saying('根据《')

  test('A4 with margins of 37, 35, 28 and 26 mm, on every page', () => {
    expect([number('pgSz', 'w'), number('pgSz', 'h')].map((twips) => Math.round(twips / MM))).toEqual([
      210, 297,
    ])
    const edges = ['top', 'bottom', 'left', 'right'].map((edge) => Math.round(number('pgMar', edge) / MM))
    expect(edges).toEqual([37, 35, 28, 26])
    expect(new Set(document.match(/<w:pgMar [^>]*>/g)).size).toBe(1)
  })

  test('22 lines of 28 characters', () => {
    const height = number('pgSz', 'h') - number('pgMar', 'top') - number('pgMar', 'bottom')
    const width = number('pgSz', 'w') - number('pgMar', 'left') - number('pgMar', 'right')
    expect(text).toContain('w:lineRule="exact"')
    expect(Math.floor(height / number('spacing', 'line', text))).toBe(22)
    expect(number('docGrid', 'linePitch')).toBe(number('spacing', 'line', text))
    const spacing = Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(text)![1])
    expect(Math.floor(width / (Number(size(text)) * 10 + spacing))).toBe(28)
  })

  test('title 二号小标宋, text 三号仿宋, headings of the first level 三号黑体, two characters in', () => {
    const title = saying('关于推荐')
    expect([font(title), size(title)]).toEqual(['方正小标宋简体', '44'])
    expect(title).toContain('<w:jc w:val="center"/>')
    expect([font(text), size(text)]).toEqual(['仿宋_GB2312', '32'])
    const heading = saying('一、推荐情况')
    expect([font(heading), size(heading)]).toEqual(['黑体', '32'])
    for (const xml of [text, heading]) {
      expect(xml).toMatch(/<w:ind w:firstLine="640" w:firstLineChars="200"\/>/)
    }
    const mark = saying('附件1</w:t>')
    expect([font(mark), size(mark)]).toEqual(['黑体', '32'])
  })

  test('page numbers 四号宋体 between dashes, on the outer side, 7 mm below the text', () => {
    expect(parts.get('word/settings.xml')).toMatch(/<w:evenAndOddHeaders(?: w:val="true")?\/>/)
    expect(new Set(footers.map((xml) => /<w:jc w:val="(\w+)"/.exec(xml)![1]))).toEqual(
      new Set(['right', 'left']),
    )
    for (const footer of footers) {
      expect([font(footer), size(footer)]).toEqual(['宋体', '28'])
      expect(footer.replace(/<[^>]*>/g, '')).toBe('— PAGE —')
      expect(footer).toMatch(/<w:ind w:(?:right|left)="320"/)
    }
    // The line of the number ends 23 mm above the paper's edge: 35 − 7 mm, less the 5 mm of its own height.
    expect(Math.round(number('pgMar', 'footer') / MM)).toBe(23)
  })

  test('the day four characters from the edge, the name centred over it; a long name moves both', () => {
    const right = (lines: Paragraph[]) =>
      lines.map((one) => Number(/"right":(-?\d+)/.exec(JSON.stringify(one))![1]) / 320)
    // 8 and 6 characters wide.
    expect(right(signatureLines('某某区经济信息局', '2023年3月9日'))).toEqual([3, 4])
    expect(right(signatureLines('某'.repeat(20), '2023年3月9日'))).toEqual([2, 9])
  })

  test('the seal stands on a page with text, and the list has its header on each page', () => {
    const closing = saying('特此推荐')
    expect(
      [saying('三、备案情况'), saying('上述情况'), closing].every((xml) => xml.includes('<w:keepNext/>')),
    ).toBe(true)
    expect(document.match(/<w:tblHeader/g)).toHaveLength(1)
  })
})

describe('its counts are the workbook’s', () => {
  test.each(tables)('$district.name', async (table) => {
    const counts = letterCounts(table)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await annex2Workbook(table, new Map())) as never)
    const sheet = (name: string) => workbook.getWorksheet(name)
    const column = (name: string, number: number, from: number) => {
      const { rowCount = 0 } = sheet(name) ?? {}
      return Array.from(
        { length: Math.max(0, rowCount - from + 1) },
        (_, at) => sheet(name)!.getCell(from + at, number).value,
      )
    }
    const annex2 = (id: Annex2ColumnId) => column('选派需求汇总表', annex2Number(id), 6)
    const names = annex2('name')
    expect(counts.asking).toBe(names.length)
    expect(counts.unspecified).toBe(annex2('unspecified').filter((value) => value === '√').length)
    expect(counts.withCandidates).toBe(annex2('candidate1').filter((value) => value !== null).length)
    const agreed = [...annex2('agreed1'), ...annex2('agreed2')]
    expect(counts.people).toBe(agreed.filter((value) => value !== null).length)
    expect(counts.agreed).toBe(agreed.filter((value) => value === '是').length)
    expect(counts.problemsAlone).toBe(column('技术创新难题', 1, 2).length)
    const review = (id: string) => {
      const values = column('初核参考', reviewColumns.findIndex((one) => one.id === id) + 1, 2)
      return values.filter((_, at) => names.includes(column('初核参考', 2, 2)[at]!))
    }
    expect(counts.first).toBe(review('first').filter((value) => value === '是').length)
    expect(counts.withInstitutions).toBe(review('institutions').filter((value) => value !== '无').length)
    expect(counts.problems).toBe(review('problems').reduce((sum: number, value) => sum + Number(value), 0))
    for (const [honor, count] of counts.honors) {
      expect(count).toBe(review('honors').filter((value) => String(value).includes(honor)).length)
    }
    // What the letter says, and its list, row by row.
    const bytes = await letter(table)
    const all = paragraphsOf(bytes).join('\n')
    if (names.length > 1) {
      expect(all).toContain(`等${names.length}家企业申报2023年“科技副总”选派需求`)
      expect(all).toContain(names.slice(0, 3).join('、'))
    }
    const rows = cellsOf(bytes).slice(5)
    expect(rows).toHaveLength(5 * names.length)
    for (const [at, id] of (['number', 'name', 'field', 'problem'] as const).entries()) {
      expect(rows.filter((_, cell) => cell % 5 === at)).toEqual(annex2(id).map(String))
    }
    const firsts = rows.filter((_, cell) => cell % 5 === 4)
    expect(firsts.filter((reasons) => reasons !== '')).toHaveLength(counts.first)
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
