import type { ImportedTree } from '../../src/documents/import/import-result.ts'
import { isMapping, type Tree } from '../../src/domain/tree.ts'

/** Values of a tree by dotted path; lists of plain values and of types are values of their own. */
export function leaves(tree: Tree, path: readonly string[] = []): [string, unknown][] {
  const name = path.join('.')
  if (typeof tree === 'string') return tree === '' ? [] : [[name, tree]]
  if (Array.isArray(tree) && !['candidates', 'challenges'].includes(path.at(-1) ?? '')) return [[name, tree]]
  const entries = isMapping(tree) ? Object.entries(tree) : tree.map((item, at) => [String(at), item] as const)
  return entries.flatMap(([key, value]) => leaves(value, [...path, key]))
}

/** What an import should say of one form. */
export interface Expectation {
  values: Readonly<Record<string, unknown>>
  /** Path → why it is empty. */
  empty?: Readonly<Record<string, string>>
  look?: Readonly<Record<string, string>>
  leftovers?: readonly string[]
}

/**
 * How far an import does as expected. `wrong`: another value than a careful person reads, or words of the paper
 * that are told nowhere; `left`: empty with a reason, where there was something to read.
 */
export interface ImportVerdict {
  outcome: 'right' | 'empty' | 'left' | 'wrong'
  faults: string[]
}

export function verdictOn(imported: ImportedTree, expected: Expectation): ImportVerdict {
  const { values, empty = {}, look = {}, leftovers = [] } = expected
  const told = imported.findings.filter(({ why }) => why !== 'not-on-paper')
  const reasons = new Map(
    told.filter(({ outcome }) => outcome === 'empty').map(({ path, why }) => [path.join('.'), why]),
  )
  const given = new Map(leaves(imported.tree))
  const paths = new Set([...given.keys(), ...Object.keys(values), ...Object.keys(empty), ...reasons.keys()])
  const wrong: string[] = []
  const left: string[] = []
  for (const path of paths) {
    const [value, why] = [given.get(path), reasons.get(path)]
    const should = path in empty ? undefined : values[path]
    if (JSON.stringify(value) !== JSON.stringify(should)) {
      const isTold = value === undefined && [...reasons.keys()].some((found) => path.startsWith(found))
      ;(isTold ? left : wrong).push(`${path}: ${JSON.stringify(value)} ${why ?? ''}`)
    } else if (why !== empty[path]) wrong.push(`${path}: ${why} instead of ${empty[path]}`)
  }
  const looks = told.filter(({ outcome }) => outcome === 'look')
  for (const { path, why } of looks) {
    if (look[path.join('.')] !== why) wrong.push(`looks at ${path.join('.')}: ${why}`)
  }
  for (const [path, why] of Object.entries(look)) {
    if (!looks.some((found) => found.path.join('.') === path && found.why === why))
      wrong.push(`no ${why} at ${path}`)
  }
  const missing = leftovers.filter((text) => !imported.leftovers.some((found) => found.text.includes(text)))
  const strange = imported.leftovers.filter(
    ({ text }) => !leftovers.some((expectedText) => text.includes(expectedText)),
  )
  wrong.push(
    ...missing.map((text) => `not told: ${text}`),
    ...strange.map(({ text }) => `left over: ${text}`),
  )
  const isLeft = left.length > 0
  const outcome =
    wrong.length > 0 ? 'wrong' : isLeft ? 'left' : Object.keys(empty).length > 0 ? 'empty' : 'right'
  return { outcome, faults: [...wrong, ...left] }
}

/** Of a kind: `9 right, 3 empty with a reason, 0 wrong`. */
export function countsOf(verdicts: readonly ImportVerdict[]): string {
  const count = (...outcomes: ImportVerdict['outcome'][]) =>
    verdicts.filter(({ outcome }) => outcomes.includes(outcome)).length
  return `${count('right')} right, ${count('empty', 'left')} empty with a reason, ${count('wrong')} wrong`
}
