import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generatedEntries } from '../../../tests/support/generated-entries.ts'
import { type Demand, demandSchema } from '../../domain/demand.ts'
import { allNodes, formTree } from '../../domain/form-tree.ts'
import { withoutEmpty } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { readYaml } from '../../yaml/read.ts'
import { writeYaml } from '../../yaml/write.ts'
import { answersOfEntry } from './answers-of-entry.ts'
import { entryOfAnswers } from './entry-of-answers.ts'
import { itemsIn, plan } from './plan.ts'

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
    { numRuns: 300 },
  )
})

/** Nobody named is no list of candidates. */
function withoutEmptyLists(demand: Demand): Demand {
  const { candidates, ...rest } = demand.private!
  return { ...demand, private: { ...rest, ...(candidates?.length && { candidates }) } }
}
