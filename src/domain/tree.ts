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
  let copy: Tree[] | undefined
  for (let at = 0; at < list.length; at++) {
    const item = list[at]!
    const changed = change(item)
    if (changed !== item) copy ??= list.slice()
    if (copy) copy[at] = changed
  }
  return copy ?? list
}

/** As `mapList`, of a mapping without prototype; a key whose value becomes undefined is left out. */
export function mapMapping(
  mapping: TreeMapping,
  change: (value: Tree, key: string) => Tree | undefined,
): TreeMapping {
  const keys = Object.keys(mapping)
  let copy = Object.getPrototypeOf(mapping) === null ? undefined : emptyMapping()
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!
    const changed = change(mapping[key]!, key)
    if (changed !== mapping[key]) copy ??= copyOf(mapping, keys.slice(0, at))
    if (copy && changed !== undefined) copy[key] = changed
  }
  return copy ?? mapping
}

function copyOf(mapping: TreeMapping, keys: readonly string[]): TreeMapping {
  const copy = emptyMapping()
  for (const key of keys) copy[key] = mapping[key]!
  return copy
}
