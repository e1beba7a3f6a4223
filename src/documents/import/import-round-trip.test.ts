import { globSync, readFileSync } from 'node:fs'
import naughty from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bases, files } from '../../../tests/support/entry.ts'
import { generatedEntries } from '../../../tests/support/generated-entries.ts'
import { cellsOfTables } from '../../../tests/support/paper-cells.ts'
import { samplesOfEachShape } from '../../../tests/support/samples.ts'
import type { Demand } from '../../domain/demand.ts'
import { type Path, type Tree, valueAt, withoutEmpty } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { annex1Document, annex1Tables } from '../annex1/annex1-docx.ts'
import { type Guarded, guardDocument } from './guard/guard-document.ts'
import { importAnnex1 } from './import-annex1.ts'
import { slotsOf } from './import-cells.ts'
import { importForm } from './import-form.ts'
import { isNoNeed } from './import-habits.ts'
import type { ImportedTree } from './import-result.ts'
import { gridOf } from './read/read-grid.ts'
import { readWord } from './read/read-word.ts'

type Json = { [key: string]: Json } & Json[] & string
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

const paperOf = (demand: Demand) => annex1Document({ cycleYear: 2023, demand, districtName: '洪山区' })

function importedFrom(bytes: Uint8Array): ImportedTree {
  const result = importAnnex1(bytes)
  expect(result).toHaveProperty('trees.length', 1)
  return (result as { trees: ImportedTree[] }).trees[0]!
}

/** What paper has no place for: status, consent, who sees name and budget, the order of ticks. */
function onPaper(tree: Tree): Json {
  const entry = plain(tree)
  const [publicPart, privatePart] = [entry['public']!, entry['private']!]
  delete publicPart['status']
  delete privatePart['consent']
  if (privatePart['enterprise']!['name'])
    publicPart['enterprise']!['name'] = privatePart['enterprise']!['name']
  delete privatePart['enterprise']!['name']
  delete privatePart['enterprise']!['creditCode']
  for (const item of [...(privatePart['challenges'] ?? [])]) {
    const twin = publicPart['challenges']?.[Number(item['no']) - 1]
    if (item['budget'] && twin) twin['cooperation']!['budget'] = item['budget']
    delete item['budget']
  }
  const partners = [...(privatePart['challenges'] ?? [])].filter((item) => item['intendedPartners'])
  if (partners.length > 0) privatePart['challenges'] = partners as Json
  else delete privatePart['challenges']
  if (privatePart['candidates']?.length === 0) delete privatePart['candidates']
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

function expectSame(tree: Tree, imported: ImportedTree): void {
  const back = onPaper(withoutEmpty(imported.tree))
  expect(withoutLeft(back, imported)).toEqual(withoutLeft(onPaper(tree), imported))
}

const tablesOf = (demand: Demand) => annex1Tables({ demand }).map(({ rows }) => rows)

/** What is read of its cells, without making a file. */
function importedFromCells(demand: Demand): ImportedTree {
  const { slots } = slotsOf(cellsOfTables(tablesOf(demand)))
  return importForm(slots, { submittedOn: demand.public.submittedOn })
}

function cellsOfFile(bytes: Uint8Array) {
  const { parts, main } = guardDocument(bytes) as Guarded
  // Bold headings are the file's alone.
  return gridOf(readWord(parts.get(main)!).tables, () => false).map((cell) => ({ ...cell, looks: [] }))
}

describe('entry → 附件1 → entry', () => {
  const samples = globSync('content/cycles/*/demands/**/*.yaml').map(
    (file) => [file, readFileSync(file)] as const,
  )
  const fixtures = Object.entries(bases).map(
    ([base, text]) => [files[base as keyof typeof files], Buffer.from(text)] as const,
  )

  /** Through a file those that have together whatever the form shows; of the others the cells. */
  const isPrinted = (file: string) =>
    samplesOfEachShape.some((sample) => sample.file === file) || !samples.some(([sample]) => sample === file)

  test.each([...samples, ...fixtures].map(([file, bytes]) => ({ file, bytes })))(
    '$file',
    async ({ file, bytes }) => {
      const read = readContentFile(file, bytes)
      const demand = read!.value as Demand
      const imported = isPrinted(file) ? importedFrom(await paperOf(demand)) : importedFromCells(demand)
      expectSame(read!.tree!, imported)
      expect(reasonsOf(imported)).toEqual([])
      expect(imported.leftovers).toEqual([])
    },
  )

  test('generated entries', async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(generatedEntries, async (tree) => {
        const { value, findings } = validate('demand', tree as Tree, files.named)
        fc.pre(value !== undefined)
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
        const imported = importedFromCells(value!)
        expectSame(tree as Tree, imported)
        expect(reasonsOf(imported)).toEqual([])
        // That the file has these cells is proved by some of them.
        if (runs++ % 10 === 0) {
          const paper = await paperOf(value!)
          expect(cellsOfFile(paper)).toEqual(cellsOfTables(tablesOf(value!)))
          const { tree: fromFile, findings: found } = importedFrom(paper)
          expect([fromFile, found]).toEqual([imported.tree, imported.findings])
        }
      }),
      { numRuns: 100 },
    )
  })
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

  const set = (path: Path, value: unknown, into: unknown) => {
    const parent = valueAt(into, path.slice(0, -1)) as Record<string | number, unknown>
    parent[path.at(-1)!] = value
  }
  const demandOf = (tree: Tree) => validate('demand', tree, files.named).value

  /** What the schema refuses has a code of its own, and never reaches paper; a stroke says that there is nothing. */
  const acceptedAt = (text: string): Path[] => {
    if (text.trim() === '' || isNoNeed(text)) return []
    const everywhere = plain(base.tree)
    for (const path of places) set(path, text, everywhere)
    const errors = validate('demand', everywhere, files.named).findings.filter(
      ({ severity }) => severity === 'error',
    )
    const refused = errors.map(({ path }) => path.join('.'))
    return places.filter((path) => !refused.includes(path.join('.')))
  }

  test('come back from their cells unaltered, or are left with a reason', () => {
    let [same, left] = [0, 0]
    for (const text of naughty) {
      const tree = plain(base.tree)
      const accepted = acceptedAt(text)
      for (const path of accepted) set(path, text, tree)
      const { slots } = slotsOf(cellsOfTables(tablesOf(demandOf(tree)!)))
      const imported = importForm(slots, {})
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
  })

  test('stand in the cells of the file as they were given, in plain ones and behind a tick', async () => {
    const accepted = naughty
      .map((text) => text.trim())
      .filter((text) => acceptedAt(text).some((path) => path.at(-1) === 'candidateNote'))
    expect(accepted.length).toBeGreaterThan(380)
    for (let from = 0; from < accepted.length; from += IN_ONE_FILE) {
      const texts = accepted.slice(from, from + IN_ONE_FILE)
      const demand = structuredClone(demandOf(plain(base.tree))!)
      demand.private!.candidates = texts.map((organization) => ({ name: '名', organization, agreed: true }))
      demand.public.research.types = texts.map((name) => ({ type: '其他', name }))
      demand.private!.candidateNote = texts.join('\n')
      expect(cellsOfFile(await paperOf(demand))).toEqual(cellsOfTables(tablesOf(demand)))
    }
  })
})

const IN_ONE_FILE = 100
