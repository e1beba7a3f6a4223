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
  if (Array.isArray(tree)) return mapList(tree, withoutEmpty)
  return mapMapping(tree, (value) => {
    return typeof value === 'string' && value.trim() === '' ? undefined : withoutEmpty(value)
  })
}

/** The list with its items changed; the very same list where none of them changes, as nearly always. */
export function mapList(list: Tree[], change: (item: Tree) => Tree): Tree[] {
  const changed = list.map(change)
  return changed.every((item, at) => item === list[at]) ? list : changed
}

/** As `mapList`, of a mapping without prototype; a key whose value becomes undefined is left out. */
export function mapMapping(
  mapping: TreeMapping,
  change: (value: Tree, key: string) => Tree | undefined,
): TreeMapping {
  const keys = Object.keys(mapping)
  const changed = keys.map((key) => change(mapping[key]!, key))
  const isSame =
    Object.getPrototypeOf(mapping) === null && keys.every((key, at) => changed[at] === mapping[key])
  if (isSame) return mapping
  const copy = emptyMapping()
  for (const [at, key] of keys.entries()) if (changed[at] !== undefined) copy[key] = changed[at]
  return copy
}
