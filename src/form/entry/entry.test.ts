import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edited, files } from '../../../tests/support/entry.ts'
import { generatedEntries } from '../../../tests/support/generated-entries.ts'
import { type Demand, demandSchema } from '../../domain/demand.ts'
import { allNodes, formTree } from '../../domain/form-tree.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import { textsIn } from '../../domain/texts.ts'
import { type Path, type Tree, type TreeMapping, withoutEmpty } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { readYaml } from '../../yaml/read.ts'
import { writeYaml } from '../../yaml/write.ts'
import { setAt } from './answers.ts'
import { answersOfEntry } from './answers-of-entry.ts'
import { entryOfAnswers } from './entry-of-answers.ts'
import { leftOver } from './left-over.ts'
import { itemsIn, plan } from './plan.ts'
import { remarksOn } from './remarks.ts'

const samples = globSync('content/cycles/*/demands/*/*.yaml')
const plain = (tree: unknown) => JSON.parse(JSON.stringify(tree))

test('the form asks for every field of the schema once, in some step', () => {
  const asked = plan.flatMap(({ items }) =>
    [...itemsIn(items)].flatMap((item) => (item.kind === 'field' ? [item.path as string] : [])),
  )
  const leaves = [...allNodes(formTree(demandSchema))]
    .filter(
      ({ spec, children, declaration }) =>
        declaration?.askedBy !== 'desk' &&
        spec.kind !== 'mapping' &&
        (spec.kind !== 'list' || children[0]?.spec.kind !== 'mapping'),
    )
    .map(({ path }) => path)
    .filter((path) => !path.endsWith('[][]') && !/\[\]$/.test(path))
  // Made by the form itself: numbers, the place of the name and of an unpublished budget, the sealed part.
  const made = [
    'public.challenges[].no',
    'private.challenges[].no',
    'private.enterprise.name',
    'private.challenges[].budget',
    'sealed',
  ]
  const lacking = leaves.filter((path) => !made.includes(path) && !asked.includes(path))
  expect(lacking, 'in no step of the form: src/form/entry/plan.ts').toEqual([])
  expect([...asked].sort()).toEqual(leaves.filter((path) => !made.includes(path)).sort())
})

describe('there and back', () => {
  test.each(samples)('%s', (file) => {
    const tree = withoutEmpty(readYaml(readFileSync(file, 'utf8'), file).tree!)
    const id = basename(file, '.yaml')
    const answers = answersOfEntry(tree, { district: basename(dirname(file)), id })
    const written = entryOfAnswers(answers)
    expect(written.id).toBe(id)
    expect(plain(withoutEmpty(written.tree))).toEqual(plain(tree))
  })
})

test('generated entries go form → YAML → schema unaltered', () => {
  fc.assert(
    fc.property(generatedEntries, (tree) => {
      const answers = answersOfEntry(tree, { district: 'hongshan', id: '91420111MAFAKE991B' })
      const written = entryOfAnswers(JSON.parse(JSON.stringify(answers)))
      const text = writeYaml(written.tree, formTree(demandSchema))
      const file = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
      const read = readContentFile(file, new TextEncoder().encode(text))!
      const direct = validate('demand', tree, file)
      expect(read.value).toEqual(direct.value && withoutEmptyLists(direct.value))
      expect(read.findings.map(({ code }) => code).sort()).toEqual(
        direct.findings.map(({ code }) => code).sort(),
      )
    }),
    { numRuns: 120 },
  )
})

describe('what is opened is kept, told, or found', () => {
  const at = { district: 'hongshan', id: '91420111MAFAKE991B' }
  const context = { site: { privatePart: 'plain' }, cycle: undefined } as unknown as EntryContext

  /** A sound entry with one thing that contradicts another. */
  function told(edit: (tree: Sound) => void): string[] {
    const tree = readYaml(edited('named', []), files.named).tree as Sound
    edit(tree)
    return leftOver(tree, answersOfEntry(tree, at)).map(({ path, text }) => `${path.join('.')} ${text}`)
  }

  test.each<[string, (tree: Sound) => void, string[]]>([
    ['nothing wrong', () => {}, []],
    [
      'other honours without 其他',
      (tree) => (tree.public.enterprise['honors'] = []),
      ['public.enterprise.otherHonor 武汉市瞪羚企业'],
    ],
    [
      'institutions empty with types: asked, with their finding',
      (tree) => (tree.public.research['institutions'] = []),
      [],
    ],
    [
      'an unknown key with a text that another field has too',
      (tree) => (tree.private['remark'] = '武汉市某某路1号'),
      ['private.remark 武汉市某某路1号'],
    ],
    [
      'a text where a list should be',
      (tree) => (tree.public.research['establishment'] = '企业自建'),
      ['public.research.establishment 企业自建'],
    ],
    [
      'a private side of no problem',
      (tree) => (tree.private['challenges'] = [{ no: '9', intendedPartners: '某某研究院' }]),
      ['private.challenges.0.intendedPartners 某某研究院'],
    ],
  ])('%s', (_, edit, lines) => expect(told(edit)).toEqual(expect.arrayContaining(lines)))

  test('candidates and support without part three are told, and the question stays open', () => {
    const tree = readYaml(edited('named', []), files.named).tree as Sound
    delete tree.public['expertRequest']
    const answers = answersOfEntry(tree, at)
    expect(answers.choices['request']).toBeUndefined()
    const lines = leftOver(tree, answers).map(({ path }) => path.join('.'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'private.candidates.0.name',
        'private.candidates.0.phone',
        'private.support.offered',
      ]),
    )
  })

  test('of any tree: each text is in the answers’ entry, among what is left, or has its finding', () => {
    const strange = fc.oneof(
      fc.constantFrom('无', '是', '其他', '91420111MAFAKE991B', ''),
      fc.string({ maxLength: 6 }),
      fc.constant([] as unknown),
      fc.array(fc.constantFrom('企业自建', '无', '甲'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('name', 'phone', 'level'), fc.constantFrom('甲', '无'), { maxKeys: 2 }),
    )
    fc.assert(
      fc.property(
        generatedEntries,
        fc.array(fc.tuple(fc.nat(), strange), { maxLength: 4 }),
        (sound, changes) => {
          const tree = structuredClone(sound) as Tree
          for (const [which, value] of changes) {
            const places = [...placesIn(tree)]
            const place = places[which % places.length]
            if (place) setAt(tree as TreeMapping, place, value as Tree)
          }
          const answers = answersOfEntry(tree, at)
          const written = entryOfAnswers(answers)
          const left = leftOver(tree, answers)
          const kept = [
            ...textsIn(written.tree).map(({ text }) => text),
            written.id,
            ...left.map(({ text }) => text),
          ]
          for (const { path, text } of textsIn(tree)) {
            if (text.trim() === '' || path.at(-1) === 'no' || path[0] === 'sealed') continue
            const index = kept.indexOf(text)
            expect([path, text, index >= 0]).toEqual([path, text, true])
            kept.splice(index, 1)
          }
          expect(() => remarksOn(answers, '2023', context)).not.toThrow()
        },
      ),
      { numRuns: 100 },
    )
  })
})

type Part = Record<string, Tree> & Record<'enterprise' | 'research', TreeMapping>
type Sound = TreeMapping & { public: Part; private: Record<string, Tree> }

/** Where something stands in a tree. */
function* placesIn(tree: Tree, path: Path = []): Generator<Path> {
  if (path.length > 1) yield path
  if (typeof tree === 'string') return
  for (const [key, value] of Object.entries(tree)) {
    yield* placesIn(value, [...path, Array.isArray(tree) ? Number(key) : key])
  }
}

/** Nobody named is no list of candidates. */
function withoutEmptyLists(demand: Demand): Demand {
  const { candidates, ...rest } = demand.private!
  return { ...demand, private: { ...rest, ...(candidates?.length && { candidates }) } }
}
