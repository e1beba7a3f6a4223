/** What every input is turned into before the schema sees it: texts, lists and mappings (without prototype). */
export type Tree = string | Tree[] | TreeMapping
export interface TreeMapping {
  [key: string]: Tree
}

export type Path = readonly (string | number)[]

export function isMapping(tree: unknown): tree is TreeMapping {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}

/** An empty mapping that no key, not even `__proto__`, can turn into something else. */
export function emptyMapping(): TreeMapping {
  return Object.create(null)
}

export function valueAt(tree: unknown, path: Path): unknown {
  let node: unknown = tree
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
    node = (node as Record<string | number, unknown>)[key]
  }
  return node
}

/** A key with nothing behind it counts as absent (form-dictionary.md); so do keys with white space alone. */
export function withoutEmpty(tree: Tree): Tree {
  if (typeof tree === 'string') return tree
  if (Array.isArray(tree)) return tree.map(withoutEmpty)
  const kept = emptyMapping()
  for (const key of Object.keys(tree)) {
    const value = tree[key]!
    if (typeof value === 'string' && value.trim() === '') continue
    kept[key] = withoutEmpty(value)
  }
  return kept
}
