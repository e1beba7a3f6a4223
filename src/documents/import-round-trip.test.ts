import { globSync, readFileSync } from 'node:fs'
import naughty from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bases, files } from '../../tests/support/entry.ts'
import type { Demand } from '../domain/demand.ts'
import {
  cooperationModes,
  establishments,
  honors,
  industries,
  institutionTypes,
  levelsOfType,
  OTHER,
  OTHER_MODE,
  projectKinds,
  rdIntensities,
} from '../domain/options.ts'
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
      fc.asyncProperty(entries, async (tree) => {
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

/** Words of an enterprise: what people type, signs of the form left out. */
const word = fc.constantFrom(
  ...'甲乙丙丁光电子激束有无是否其他如备选自主级项目ABab019%.,，。；（）“”()~-+*/<>&"\'#@^²μ℃×≥'.split(''),
)
const words = (min: number, max: number) =>
  fc
    .array(word, { minLength: min, maxLength: max })
    .map((characters) => `词${characters.join('')}尾`)
    .filter((text) => !/[（(][^）)]*$/.test(text))
const linesOfWords = fc.array(words(5, 30), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
const some = <T>(options: readonly T[]) => fc.subarray([...options])
const amount = fc.constantFrom('0', '1', '36', '560.25', '9321.5')
const mobile = fc.integer({ min: 0, max: 9999 }).map((number) => `1990000${String(number).padStart(4, '0')}`)
const yesNo = fc.constantFrom('是', '否')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const typesOf = fc
  .uniqueArray(fc.constantFrom(...institutionTypes), { minLength: 1, maxLength: 4 })
  .chain((types) =>
    fc.tuple(
      ...types.map((type) => {
        if (type === OTHER) return words(1, 8).map((name): object => ({ type, name }))
        const allowed = levelsOfType[type]
        return allowed.length > 0
          ? fc.constantFrom(...allowed).map((level): object => ({ type, level }))
          : fc.constant<object>({ type })
      }),
    ),
  )
const research = fc.oneof(
  fc.constant({ institutions: [], establishment: [], types: [] } as object),
  fc.record({
    institutions: fc.uniqueArray(words(2, 10), { minLength: 1, maxLength: 3 }),
    establishment: fc.subarray([...establishments], { minLength: 1 }),
    types: typesOf,
  }),
)
const cooperation = fc
  .record({
    modes: fc.subarray([...cooperationModes], { minLength: 1 }),
    other: words(1, 12),
    requirements: optional(linesOfWords),
    budget: optional(amount),
  })
  .map(({ modes, other, requirements, budget }) => ({
    modes,
    ...(modes.includes(OTHER_MODE) && { otherMode: other }),
    ...(requirements && { requirements }),
    ...(budget && { budget }),
  }))
const challenge = fc.record({
  summary: words(4, 30),
  commonTechnology: yesNo,
  description: linesOfWords.map((text) => `描述的文字要十个字${text}`),
  cooperation: optional(cooperation),
  partners: optional(linesOfWords),
})
const request = fc.record({
  source: words(1, 20),
  field: words(1, 20),
  problem: linesOfWords,
  collaboration: optional(linesOfWords),
})
const person = fc.record({
  name: fc.constantFrom('蒋某某', '沈某某', '韩某'),
  organization: words(2, 12),
  phone: optional(mobile),
  agreed: yesNo,
})

const entries = fc
  .record({
    honors: some(honors),
    industry: fc.constantFrom(...industries),
    other: words(1, 8),
    research,
    request: optional(request),
    challenges: fc.array(challenge, { maxLength: 3 }),
    people: fc.array(person, { maxLength: 2 }),
    note: optional(words(3, 20)),
    support: fc.record({ offered: yesNo, details: optional(linesOfWords) }),
    numbers: fc.tuple(amount, amount, amount, mobile, mobile),
    intensity: fc.constantFrom(...rdIntensities),
    projects: some(projectKinds),
  })
  .map((given) => {
    const {
      honors: won,
      industry,
      other,
      request: wanted,
      challenges,
      people,
      note,
      support,
      numbers,
    } = given
    const hidden = challenges.flatMap(({ partners, cooperation: has }, at) =>
      partners && has ? [{ no: String(at + 1), intendedPartners: partners }] : [],
    )
    const entry = {
      public: {
        submittedOn: '2023-03-02',
        enterprise: {
          name: `武汉${other}有限公司`,
          honors: won,
          ...(won.includes(OTHER) && { otherHonor: other }),
          industry,
          ...(industry === OTHER && { otherIndustry: other }),
        },
        research: given.research,
        expertRequest: wanted,
        challenges:
          challenges.length > 0
            ? challenges.map(({ partners: _, ...rest }, at) => ({ no: String(at + 1), ...rest }))
            : undefined,
      },
      private: {
        enterprise: {
          employees: '320',
          revenue: numbers[0],
          legalRepresentative: { name: '褚某某', mobile: numbers[3] },
          contact: { name: '卫某某', phone: numbers[4] },
          address: `武汉市${other}`,
        },
        innovation: {
          siteArea: numbers[1],
          staff: '36',
          equipmentValue: numbers[2],
          rdIntensity: given.intensity,
          projects: given.projects,
        },
        ...(wanted && { candidates: people, candidateNote: note, support }),
        challenges: hidden.length > 0 ? hidden : undefined,
      },
    }
    return plain(entry)
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
