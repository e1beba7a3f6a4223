import { expect, test } from 'vitest'
import { itemOf, noFiling, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases } from '../../../../tests/support/entry.ts'
import { annex2Tables } from '../../../domain/annex2.ts'
import type { Tree } from '../../../domain/tree.ts'
import { checkDesk } from './check-desk.ts'
import type { DecryptedItem } from './item.ts'
import { type Coverage, coverageOf, type Totals, totalsOf } from './totals.ts'

const CODE = '91420111MAFAKE991B'
const named = bases.named
/** Without part three, and what belongs to it. */
function aloneItem(): DecryptedItem {
  const item = itemOf(named, CODE)
  const { public: publicPart, private: privatePart } = item.tree as Record<string, Record<string, Tree>>
  const { expertRequest: _, ...open } = publicPart!
  const { candidates: __, candidateNote: ___, support: ____, ...closed } = privatePart!
  return { ...item, tree: { public: open, private: closed } }
}
const elsewhere = named.replace(/address: .*/, 'address: 武汉市江夏区某某路1号')

const states: [string, () => DecryptedItem[], Partial<Totals & Coverage>][] = [
  ['nothing', () => [], { entries: 0 }],
  ['one', () => [itemOf(named, CODE)], { entries: 1 }],
  ['a text that is no YAML', () => [itemOf('a: [[', CODE)], { entries: 0, broken: 1 }],
  ['an empty file', () => [itemOf('', CODE), itemOf(named, CODE)], { entries: 1, broken: 1 }],
  ['another text', () => [itemOf('你好', '')], { entries: 0, broken: 1 }],
  ['with an error', () => [itemOf(named.replace('employees: 320', 'employees: x'), CODE)], { entries: 1 }],
  ['with an open question', () => [itemOf(elsewhere, CODE)], { entries: 1 }],
  ['the same enterprise twice', () => [itemOf(named, CODE), itemOf(`${named}\n`, CODE)], { entries: 1 }],
  ['challenges alone', () => [aloneItem(), itemOf(bases.anonymous, 'k7m2xq')], { entries: 2, alone: 2 }],
  ['withdrawn', () => [itemOf(named.replace('征集中', '已撤回'), CODE)], { entries: 1, withdrawn: 1 }],
]

test.each(states)('the counts, the preview and the papers agree: %s', async (_, make, expected) => {
  const { items, ledger } = checkDesk(
    { district: 'hongshan', items: make(), filing: noFiling },
    await sampleKnown(),
  )
  const totals = totalsOf(items)
  const coverage = coverageOf(items)
  expect({ ...totals, ...coverage }).toMatchObject({ broken: 0, ...expected })
  const { inTable, alone, withdrawn, leftOut } = coverage
  expect(inTable + alone + withdrawn + leftOut).toBe(totals.entries)
  const [table] = annex2Tables(ledger.cycles.get('2023')!, ledger.districts)
  expect(table?.rows.length ?? 0).toBe(inTable)
  expect(new Set(table?.challengesAlone.map(({ entry }) => entry.id)).size).toBe(alone)
})
