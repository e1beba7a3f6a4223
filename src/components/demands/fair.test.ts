import { expect, test } from 'vitest'
import type { PublicDistrict } from '../../content.config.ts'
import type { NumberedDemand } from '../../domain/demand-number.ts'
import { fairParts } from './fair.ts'

const districts = [
  { slug: 'jiangan', name: '江岸区', shortName: '江岸区', responsePhone: '027-80000101' },
  { slug: 'hongshan', name: '洪山区', shortName: '洪山区' },
] as PublicDistrict[]
const demand = (id: string, identity: NumberedDemand['identity']): NumberedDemand =>
  ({
    id,
    number: `2023-${id}`,
    year: '2023',
    status: '征集中',
    submittedOn: '2023-03-02',
    identity,
  }) as NumberedDemand
const named = (id: string, district: string) =>
  demand(id, { named: true, name: `武汉${id}有限公司`, district, industry: '北斗' })

test('by district in the official order, each once; last those whose district is not public', () => {
  const parts = fairParts(
    [
      demand('aaaaaa', { named: false }),
      named('b', 'hongshan'),
      named('c', 'jiangan'),
      named('d', 'hongshan'),
    ],
    districts,
  )
  expect(parts.map(({ id, sheets }) => [id, ...sheets.map(({ number }) => number)])).toEqual([
    ['jiangan', '2023-c'],
    ['hongshan', '2023-b', '2023-d'],
    ['hidden', '2023-aaaaaa'],
  ])
  expect(parts.map(({ phone }) => phone)).toEqual(['027-80000101', undefined, undefined])
  expect(parts[2]!.sheets[0]).toMatchObject({ line: ['某企业'], code: '/share/2023/aaaaaa.png' })
})

test('a year without demands has no parts', () => {
  expect(fairParts([], districts)).toEqual([])
})
