import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { cellsOf, paragraphsOf, partsOf } from '../../../tests/support/document-texts.ts'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import type { Demand } from '../../domain/demand.ts'
import { text } from '../../domain/fields.ts'
import { textsIn } from '../../domain/texts.ts'
import { widthOf } from '../office/docx-text.ts'
import { annex1Document } from './annex1-docx.ts'
import { entryDigest } from './entry-digest.ts'

const cycle = ledger.cycles.get('2023')!
const samples = cycle.entries.flatMap((entry) => (entry.demand ? [{ ...entry, demand: entry.demand }] : []))
const rich = samples.find(({ id }) => id === '91420113MAFAKE171Q')!
const limits = cycle.cycle!

const filled = (demand: Demand) =>
  annex1Document({ cycleYear: '2023', limits, demand, districtName: '洪山区', creditCode: rich.id })

describe('the blank form', async () => {
  const bytes = await annex1Document({ cycleYear: '2023', limits })

  test('says word for word what the template says, in its order', () => {
    expect(cellsOf(bytes)).toMatchSnapshot()
  })

  test('has no tick, not even the template’s own, and no digest', () => {
    const all = paragraphsOf(bytes).join('\n')
    expect(all).not.toMatch(/[☑√☒■]/)
    expect(all).not.toContain('校验码')
    expect(all).toContain('□3%～5%')
  })

  test('has a line for 18 characters of the code, one for another industry, and nothing below the table', () => {
    const [code, below] = paragraphsOf(bytes).slice(3, 5)
    expect(/统一社会信用代码：(　+)　填报日期：　{6}$/.exec(code!)?.[1]).toHaveLength(20)
    expect(below).toMatch(/^所在区（开发区）：　{11}$/)
    expect(cellsOf(bytes).join('\n')).toMatch(/□现代种业 {3}□其他：　{12}\n/)
    const document = partsOf(bytes).get('word/document.xml')!
    expect(document.slice(document.lastIndexOf('</w:tbl>'))).not.toContain('<w:p>')
  })

  test('fits two pages where each line of 五号 is as high as any usual font makes it', () => {
    const document = partsOf(bytes).get('word/document.xml')!
    const number = (xml: string, tag: string, name: string) =>
      Number(new RegExp(`<w:${tag} [^>]*w:${name}="(\\d+)"`).exec(xml)?.[1] ?? 0)
    const page =
      number(document, 'pgSz', 'h') - number(document, 'pgMar', 'top') - number(document, 'pgMar', 'bottom')
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => heightOf(row, number))
    // Title, mark, the lines below it; a row that does not fit page one goes to page two.
    const head = 2 * 540 + 80 + 480 + LINE + 40 + 2 * LINE + 60
    const second = rows.findIndex((_, at) => head + sum(rows.slice(0, at + 1)) > page)
    expect(sum(rows.slice(second))).toBeLessThan(page)
  })

  test('takes the numbers of 备选人员 from the cycle, or says nothing of them', async () => {
    const without = paragraphsOf(await annex1Document({ cycleYear: '2024' })).join('\n')
    expect(without).toContain('2024年企业“科技副总”需求')
    expect(without).not.toMatch(/最多2人|2021年/)
  })
})

/** Twips: 10.5 points, by 1.45 of the highest of the usual fonts. */
const LINE = 305
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Twips of a row with the lines that its cells' texts take; a cell that goes on above or below counts in its first row. */
function heightOf(row: string, number: (xml: string, tag: string, name: string) => number): number {
  const cells = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].filter(([cell]) => !cell.includes('<w:vMerge'))
  const lines = cells.map(([cell]) => {
    const perLine = (number(cell, 'tcW', 'w') - 160) / 210
    const texts = [...cell.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([p]) => p.replace(/<[^>]*>/g, ''))
    return sum(texts.map((text) => Math.max(1, Math.ceil(widthOf(text) / perLine))))
  })
  return Math.max(number(row, 'trHeight', 'val'), LINE * Math.max(1, ...lines) + 40)
}

describe('a filled form', () => {
  /** Paper has no place for these (form-dictionary.md), or writes them in another way. */
  const elsewhere = /^public\.(submittedOn|status)|^private\.consent/

  test.each(samples)('$id: every text of the entry comes back unaltered', async ({ demand }) => {
    const bytes = await filled(demand)
    const all = paragraphsOf(bytes).join('\n')
    const missing = [...textsIn(demand)]
      .filter(({ path }) => !elsewhere.test(path.join('.')))
      .filter(({ text }) => !all.includes(text))
    expect(missing).toEqual([])
  })

  test('ticks, numbers, people and continuation pages stand where the form has them', async () => {
    const bytes = await filled(rich.demand)
    expect(cellsOf(bytes).filter((cell) => !cell.includes('一、产品与产线'))).toMatchSnapshot()
    const paragraphs = paragraphsOf(bytes)
    expect(paragraphs).toContain('附件1（续） 技术创新难题2')
    expect(paragraphs[4]).toContain(`校验码：${await entryDigest(rich.demand)}`)
  })

  test('“无” is ticked only where it is said', async () => {
    const demand = structuredClone(rich.demand)
    Object.assign(demand.public.research, { institutions: [], establishment: [], types: [] })
    Object.assign(demand.private!.innovation, { siteArea: 0, staff: 0, equipmentValue: 0, projects: [] })
    const all = paragraphsOf(await filled(demand)).join('\n')
    expect(all.match(/☑无/g)).toHaveLength(5)
    expect(all).not.toMatch(/☑有 {4}/)
  })

  test('more than two candidates, and both levels of one type, are printed all the same', async () => {
    const demand = structuredClone(rich.demand)
    demand.private!.candidates = [1, 2, 3].map((number) => ({
      name: `专家${number}`,
      organization: '单位',
      agreed: number === 3,
    }))
    demand.public.research.types = [
      { type: '实验室', level: '省级' },
      { type: '实验室', level: '市级' },
    ]
    const all = paragraphsOf(await filled(demand)).join('\n')
    expect(all).toContain('备选1：未协商一致；备选2：未协商一致；备选3：已协商一致。')
    expect(all).toContain('☑实验室（□国家级  ☑省级  ☑市级）')
    expect(all).toContain('专家3')
  })

  test('a sealed entry prints its public part, and no digest', async () => {
    const { private: _, ...publicPart } = rich.demand
    const all = paragraphsOf(await filled({ ...publicPart, sealed: 'x' })).join('\n')
    expect(all).toContain('省内高校（武汉理工大学、华中科技大学）')
    expect(all).not.toMatch(/校验码|令狐铮|☑是\n如/)
  })
})

test('every naughty string that the schema accepts comes back from its cell unaltered', async () => {
  const schema = text({ max: 3000, lines: 'many' })
  const more = [
    'a\n  b\n\nc',
    '𠮷野家👍🏽',
    '_x0041_',
    ']]>',
    '&amp;lt;',
    '　全角',
    '<w:t>x</w:t>',
    '\u0301',
    '{{x}}',
  ]
  const accepted = [...naughty, ...more].flatMap((string) => {
    const { data } = schema.safeParse(string)
    return data === undefined ? [] : [data]
  })
  expect(accepted.length).toBeGreaterThan(380)
  const demand = structuredClone(rich.demand)
  demand.private!.candidates = accepted.map((organization) => ({ name: '名', organization, agreed: true }))
  const cells = cellsOf(await filled(demand))
  const written = cells.flatMap((cell, at) => (cells[at - 1] === '单位' ? [cell] : []))
  expect(written).toEqual(accepted)
})

test('the package names no person and no clock', async () => {
  const parts = partsOf(await filled(rich.demand))
  expect(parts.get('docProps/core.xml')).toContain('2023-01-01T00:00:00Z')
  expect(parts.get('docProps/core.xml')).toContain('<dc:creator></dc:creator>')
  expect([...parts.keys()]).toEqual([...parts.keys()].sort())
})
