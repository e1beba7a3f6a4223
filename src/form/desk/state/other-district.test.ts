import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases } from '../../../../tests/support/entry.ts'
import { annex2Tables } from '../../../domain/annex2.ts'
import { Comparison } from './comparison.ts'
import { Desk } from './desk.ts'
import type { DecryptedItem } from './item.ts'
import { originQuestion } from './other-district.ts'
import { DeskStore } from './store.ts'

const CODE = '91420111MAFAKE991B'

async function signsOf(text: string, more: Partial<DecryptedItem> = {}, slug = 'hongshan') {
  const { districts } = await sampleKnown()
  const own = districts.find((district) => district.slug === slug)!
  const question = originQuestion(itemOf(text, CODE, more), own, districts)
  return question?.signs.map(({ from, said }) => `${from} ${said}`) ?? []
}

const at = (address: string) => bases.named.replace(/address: .*/, `address: ${address}`)

test.each([
  ['武汉市洪山区某某路1号', 'hongshan', false],
  ['武汉市江夏区某某路1号', 'hongshan', true],
  ['武汉市 江 夏 区某某路1号', 'hongshan', true],
  // A zone lies within a district, and a street has a district's name.
  ['洪山区东湖新技术开发区某某路1号', 'donghu-gaoxin', false],
  ['洪山区东湖新技术开发区某某路1号', 'hongshan', false],
  ['武汉市江汉路1号', 'hongshan', false],
  ['汉南区某某路1号', 'wuhan-jingkai', false],
  ['汉南区某某路1号', 'hongshan', true],
  ['某某路1号', 'hongshan', false],
])('an address, %s, at the desk of %s: asked %s', async (address, slug, asked) => {
  const signs = await signsOf(at(address), {}, slug)
  expect(signs.some((sign) => sign.startsWith('address '))).toBe(asked)
})

test('the folder, the first line, its year, and the paper', async () => {
  const marked = `# 2022年需求文件：jiangxia/${CODE}.yaml（江夏区）\n${at('某某路1号')}`
  const origin = { name: 'a.yaml', kind: 'yaml', otherDistrict: '江岸区' } as const
  const remarks = { understood: [], findings: [], leftovers: [], districtName: '武汉市硚口区' }
  expect(await signsOf(marked, { origin, remarks })).toEqual([
    'folder 江岸区',
    'mark 江夏区',
    'mark-year 2022',
    'paper 武汉市硚口区',
  ])
})

test('an open question keeps the entry out of the papers; the answer holds until something else is named', async () => {
  const item = itemOf(at('武汉市江夏区某某路1号'), CODE)
  const kept = { items: [item], filings: new Map(), district: 'hongshan' }
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
  const inPapers = () => {
    const { cycles, districts } = desk.checked.ledger
    return annex2Tables(cycles.get('2023')!, districts).flatMap(({ rows }) => rows).length
  }
  const ready = () => desk.checked.items.map((each) => each.ready)
  expect([ready(), inPapers()]).toEqual([[false], 0])
  await desk.confirmOrigin(item.key)
  expect([ready(), inPapers()]).toEqual([[true], 1])
  await desk.mend(item.key, CODE, itemOf(at('武汉市江岸区某某路1号'), CODE).tree!)
  expect([ready(), inPapers()]).toEqual([[false], 0])
})
