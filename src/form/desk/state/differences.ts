import { isMapping, type Path, type Tree } from '../../../domain/tree.ts'
import { canonicalEntry } from './entry-text.ts'

/** One field in which two entries differ; absent where one of them lacks it. */
export interface Difference {
  path: Path
  before?: string
  after?: string
}

/** Fields that differ, in the order of the newer one; another way of writing the same is no difference. */
export function differences(before: Tree | undefined, after: Tree | undefined): Difference[] {
  const canonical = (tree: Tree | undefined) => (tree === undefined ? undefined : canonicalEntry(tree))
  return [...differing(canonical(before), canonical(after), [])]
}

function* differing(before: Tree | undefined, after: Tree | undefined, path: Path): Generator<Difference> {
  if (isBranch(before) || isBranch(after)) {
    for (const key of keysOf(after, before)) yield* differing(at(before, key), at(after, key), [...path, key])
    return
  }
  const [was, is] = [textOf(before), textOf(after)]
  if (was === is) return
  yield { path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }
}

/** Options that were ticked are one value. */
const isBranch = (tree: Tree | undefined) =>
  isMapping(tree) || (Array.isArray(tree) && tree.some((item) => typeof item !== 'string'))

function keysOf(...trees: (Tree | undefined)[]): Set<string | number> {
  const keys = trees.flatMap((tree): (string | number)[] => {
    if (Array.isArray(tree)) return tree.map((_, index) => index)
    return isMapping(tree) ? Object.keys(tree) : []
  })
  return new Set(keys)
}

function at(tree: Tree | undefined, key: string | number): Tree | undefined {
  if (Array.isArray(tree)) return typeof key === 'number' ? tree[key] : undefined
  return isMapping(tree) && Object.hasOwn(tree, key) ? tree[key] : undefined
}

function textOf(tree: Tree | undefined): string | undefined {
  if (tree === undefined) return undefined
  const text = Array.isArray(tree) ? tree.map(String).join('、') : typeof tree === 'string' ? tree : ''
  return text === '' ? undefined : text
}

/** Whether two entries say the same, however they were written. */
export const saysTheSame = (a: Tree, b: Tree): boolean => differences(a, b).length === 0
