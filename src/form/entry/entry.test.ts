import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demandSchema } from '../../domain/demand.ts'
import { allNodes, formTree } from '../../domain/form-tree.ts'
import { withoutEmpty } from '../../domain/tree.ts'
import { readYaml } from '../../yaml/read.ts'
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
      ({ spec, children }) =>
        spec.kind !== 'mapping' && (spec.kind !== 'list' || children[0]?.spec.kind !== 'mapping'),
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
