import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { keyPair } from '../../tests/support/key-pair.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import { sealingSite } from '../../tests/support/sealed-folder.ts'
import { type ContentFile, readContentFile } from '../yaml/content-file.ts'
import { recipientFaults } from './recipient-faults.ts'

const SITE = 'content/site.yaml'
const DISTRICTS = 'content/districts.yaml'
let bureau: string
let district: string

beforeAll(async () => {
  bureau = (await keyPair()).recipient
  district = (await keyPair()).recipient
})

const faultsIn = async (site: string) => {
  const file = readContentFile(SITE, new TextEncoder().encode(site)) as ContentFile
  expect(file.findings).toEqual([])
  const found = await recipientFaults(
    [file],
    ledgerOf({ [SITE]: site, [DISTRICTS]: readFileSync(DISTRICTS, 'utf8') }),
  )
  return found.map(({ path, args }) => [...path.slice(1), 'fault' in args && args.fault])
}
const siteOf = () =>
  sealingSite([
    { label: '市级', key: bureau },
    { label: '洪山区', key: district, district: 'hongshan' },
  ])

test('a key of the bureau and one of a district of the list have no fault', async () => {
  expect(await faultsIn(await siteOf())).toEqual([])
})

test.each([
  ['a district that is not in the list', 'district: hongshna', [[1, 'district', 'unknown-district']]],
  // Read as the bureau's, it would open every district's private parts.
  ['a line without the district', 'district:', [[1, 'district', 'blank-district']]],
  ['nothing but a remark', 'district: # 洪山区', [[1, 'district', 'blank-district']]],
  ['white space in quotes', 'district: "  "', [[1, 'district', 'blank-district']]],
])('%s', async (_, line, faults) => {
  expect(await faultsIn((await siteOf()).replace('district: hongshan\n', `${line}\n`))).toEqual(faults)
})

test('a line without the district that comes first in its item', async () => {
  const site = (await siteOf())
    .replace('  - label: 洪山区\n', '  - district:\n    label: 洪山区\n')
    .replace('    district: hongshan\n', '')
  expect(await faultsIn(site)).toEqual([[1, 'district', 'blank-district']])
})

test('without a key of the bureau nobody opens all', async () => {
  const site = await sealingSite([{ label: '洪山区', key: district, district: 'hongshan' }])
  expect(await faultsIn(site)).toEqual([['no-bureau']])
})
