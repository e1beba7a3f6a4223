/** Parsed input before validation: strings, lists and mappings (without prototype). */
export type Tree = string | Tree[] | TreeMapping
export interface TreeMapping {
  [key: string]: Tree
}

export type Path = readonly (string | number)[]

export function isMapping(tree: unknown): tree is TreeMapping {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}

/**
 * An empty mapping in which every key is plain, even `__proto__`. `Object.create(null)` would make a hash table of
 * it, which is slower to fill and takes more memory.
 */
export function emptyMapping<Value = Tree>(): Record<string, Value> {
  return Object.setPrototypeOf({}, null)
}

export function valueAt(tree: unknown, path: Path): unknown {
  let node: unknown = tree
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
    node = (node as Record<string | number, unknown>)[key]
  }
  return node
}

/** Removes empty keys: one without a value, or with white space alone, counts as absent. */
export function withoutEmpty(tree: Tree): Tree {
  if (typeof tree === 'string') return tree
  if (Array.isArray(tree)) return mapList(tree, withoutEmpty)
  return mapMapping(tree, (value) => {
    return typeof value === 'string' && value.trim() === '' ? undefined : withoutEmpty(value)
  })
}

/** The list with its items mapped; the same object where no item changes, as nearly always. */
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

/** As `mapList` for a mapping without prototype; a key whose value becomes undefined is left out. */
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
