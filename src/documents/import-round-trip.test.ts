import { globSync, readFileSync } from 'node:fs'
import naughty from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bases, files } from '../../tests/support/entry.ts'
import { generatedEntries } from '../../tests/support/generated-entries.ts'
import type { Demand } from '../domain/demand.ts'
import { type Path, type Tree, valueAt, withoutEmpty } from '../domain/tree.ts'
import { validate } from '../domain/validate.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { annex1Document } from './annex1-docx.ts'
import { importAnnex1 } from './import-annex1.ts'
import type { ImportedTree } from './import-result.ts'

type Json = { [key: string]: Json } & Json[] & string
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

async function throughPaper(demand: Demand): Promise<ImportedTree> {
  const bytes = await annex1Document({ cycleYear: 2023, demand, districtName: '洪山区' })
  const result = importAnnex1(bytes)
  expect(result).toHaveProperty('trees.length', 1)
  return (result as { trees: ImportedTree[] }).trees[0]!
}

/** What paper has no place for: status, consent, who sees name and budget, the order of ticks. */
function onPaper(tree: Tree): Json {
  const entry = plain(tree)
  const [open, closed] = [entry['public']!, entry['private']!]
  delete open['status']
  delete closed['consent']
  if (closed['enterprise']!['name']) open['enterprise']!['name'] = closed['enterprise']!['name']
  delete closed['enterprise']!['name']
  delete closed['enterprise']!['creditCode']
  for (const item of [...(closed['challenges'] ?? [])]) {
    const twin = open['challenges']?.[Number(item['no']) - 1]
    if (item['budget'] && twin) twin['cooperation']!['budget'] = item['budget']
    delete item['budget']
  }
  const partners = [...(closed['challenges'] ?? [])].filter((item) => item['intendedPartners'])
  if (partners.length > 0) closed['challenges'] = partners as Json
  else delete closed['challenges']
  if (closed['candidates']?.length === 0) delete closed['candidates']
  return sorted(entry)
}

function sorted(value: unknown): Json {
  if (Array.isArray(value)) {
    const items = value.map(sorted)
    const ticks = items.every((item) => typeof item === 'string' || 'type' in item)
    return (ticks ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items) as Json
  }
  if (typeof value !== 'object' || value === null) return value as Json
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  ) as Json
}

/** Fields that stayed empty with a reason are taken out on both sides: empty is allowed, wrong is not. */
function withoutLeft(tree: Json, { findings }: ImportedTree): Json {
  const copy = plain(tree)
  for (const { path, outcome } of findings) {
    if (outcome !== 'empty') continue
    const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown> | undefined
    if (parent) delete parent[path.at(-1)!]
  }
  return sorted(copy)
}

const reasonsOf = ({ findings }: ImportedTree) =>
  findings.filter(({ outcome }) => outcome === 'empty').map(({ path, why }) => `${path.join('.')} ${why}`)

async function expectRoundTrip(tree: Tree, demand: Demand): Promise<ImportedTree> {
  const imported = await throughPaper(demand)
  const back = onPaper(withoutEmpty(imported.tree))
  expect(withoutLeft(back, imported)).toEqual(withoutLeft(onPaper(tree), imported))
  return imported
}

describe('entry → 附件1 → entry', () => {
  const samples = globSync('content/cycles/*/demands/**/*.yaml').map(
    (file) => [file, readFileSync(file)] as const,
  )
  const fixtures = Object.entries(bases).map(
    ([base, text]) => [files[base as keyof typeof files], Buffer.from(text)] as const,
  )

  test.each([...samples, ...fixtures].map(([file, bytes]) => ({ file, bytes })))(
    '$file',
    async ({ file, bytes }) => {
      const read = readContentFile(file, bytes)
      const imported = await expectRoundTrip(read!.tree!, read!.value as Demand)
      expect(reasonsOf(imported)).toEqual([])
      expect(imported.leftovers).toEqual([])
    },
  )

  test('generated entries', async () => {
    await fc.assert(
      fc.asyncProperty(generatedEntries, async (tree) => {
        const { value, findings } = validate('demand', tree as Tree, files.named)
        fc.pre(value !== undefined)
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
        const imported = await expectRoundTrip(tree as Tree, value!)
        expect(reasonsOf(imported)).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

/** The words behind 其他 are left together with the boxes before it. */
function tells(found: Path, path: Path): boolean {
  const [of, here] = [found.join('.'), path.join('.')]
  return here.startsWith(of) || (here.endsWith('.otherHonor') && of.endsWith('.honors'))
}

describe('the naughty strings', () => {
  const base = readContentFile(files.named, Buffer.from(bases.named))!
  const places: readonly Path[] = [
    ['private', 'enterprise', 'address'],
    ['public', 'expertRequest', 'problem'],
    ['public', 'challenges', 1, 'description'],
    ['private', 'support', 'details'],
    ['public', 'enterprise', 'otherHonor'],
    ['public', 'research', 'institutions', 0],
    ['private', 'candidateNote'],
    ['private', 'challenges', 0, 'intendedPartners'],
  ]

  test('come back unaltered, or are left with a reason', async () => {
    let [same, left] = [0, 0]
    for (const text of naughty) {
      const tree = plain(base.tree)
      const set = (path: Path, value: unknown, into: unknown) => {
        const parent = valueAt(into, path.slice(0, -1)) as Record<string | number, unknown>
        parent[path.at(-1)!] = value
      }
      // What the schema refuses has a code of its own, and never reaches paper.
      const accepted = places.filter((path) => {
        const alone = plain(base.tree)
        set(path, text, alone)
        return text.trim() !== '' && validate('demand', alone, files.named).value !== undefined
      })
      for (const path of accepted) set(path, text, tree)
      const imported = await throughPaper(validate('demand', tree, files.named).value!)
      for (const path of accepted) {
        const back = valueAt(imported.tree, path)
        const told = imported.findings.some((found) => found.outcome === 'empty' && tells(found.path, path))
        if (back === text.trim()) same++
        else if (told) left++
        else expect({ path, text: back }).toEqual({ path, text: text.trim() })
      }
    }
    expect(naughty.length).toBeGreaterThan(400)
    expect(same).toBeGreaterThan(3000)
    expect(left).toBeLessThan(40)
  }, 120_000)
})
