import { describe, expect, test } from 'vitest'
import { EXPECTED, type Verdict } from '../../../tests/fixtures/import/expected.ts'
import { samples } from '../../../tests/fixtures/import/habits.ts'
import { libreOffice } from '../../../tests/fixtures/import/libreoffice.ts'
import { isMapping, type Tree, valueAt } from '../../domain/tree.ts'
import { importAnnex1 } from './import-annex1.ts'
import type { ImportedTree } from './import-result.ts'

/** Values of a tree by dotted path; lists of plain values and of types are values of their own. */
function leaves(tree: Tree, path: readonly string[] = []): [string, unknown][] {
  const name = path.join('.')
  if (typeof tree === 'string') return tree === '' ? [] : [[name, tree]]
  if (Array.isArray(tree) && !['candidates', 'challenges'].includes(path.at(-1) ?? '')) return [[name, tree]]
  const entries = isMapping(tree) ? Object.entries(tree) : tree.map((item, at) => [String(at), item] as const)
  return entries.flatMap(([key, value]) => leaves(value, [...path, key]))
}

const byCodeUnits = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1)
const isReason = (value: unknown): value is { why: string } =>
  typeof value === 'object' && value !== null && 'why' in value

function verdictOn(imported: ImportedTree, verdict: Verdict, look: Record<string, string>): void {
  const values = Object.entries(verdict).filter(([, value]) => value !== undefined && !isReason(value))
  expect(JSON.parse(JSON.stringify(leaves(imported.tree).sort(byCodeUnits)))).toEqual(
    values.sort(byCodeUnits),
  )
  const reasons = Object.entries(verdict).flatMap(([path, value]) =>
    isReason(value) ? [`${path} ${value.why}`] : [],
  )
  const told = imported.findings.filter(({ path }) => path.join('.') !== 'public.submittedOn')
  const empty = told.filter(({ outcome }) => outcome === 'empty')
  expect(empty.map(({ path, why }) => `${path.join('.')} ${why}`).sort()).toEqual(reasons.sort())
  for (const { path } of empty) expect(valueAt(imported.tree, path)).toBe('')
  const looks = told.filter(({ outcome }) => outcome === 'look')
  expect(looks.map(({ path, why }) => `${path.join('.')} ${why}`)).toEqual(
    Object.entries(look).map(([path, why]) => `${path} ${why}`),
  )
}

describe('附件1 as offices fill it in', () => {
  test.each([...samples, ...libreOffice])(
    '$name',
    ({ bytes, differs = {}, look = {}, leftovers = 0, ...rest }) => {
      const result = importAnnex1(bytes)
      expect(result).toHaveProperty('trees.length', 1)
      const [imported] = (result as { trees: ImportedTree[] }).trees
      const base = 'whole' in rest ? (rest.whole as Verdict) : EXPECTED
      verdictOn(imported!, { ...base, ...differs }, look)
      expect(imported!.leftovers.map(({ text }) => text)).toHaveLength(leftovers)
    },
  )

  test('the verdicts of the samples differ: the table can fail', () => {
    expect(samples.length + libreOffice.length).toBeGreaterThan(40)
    const [first] = samples
    const { trees } = importAnnex1(first!.bytes) as { trees: ImportedTree[] }
    expect(() => verdictOn(trees[0]!, { ...EXPECTED, 'private.enterprise.employees': '321' }, {})).toThrow()
  })
})
