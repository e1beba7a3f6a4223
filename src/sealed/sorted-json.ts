import type { Tree } from '../domain/tree.ts'

/**
 * A tree as JSON with the keys of each mapping sorted by code units and no white space: equal trees,
 * and only those, give equal text. Lone surrogates are escaped, so UTF-8 keeps all of it apart.
 */
export function sortedJson(tree: Tree): string {
  if (typeof tree === 'string') return JSON.stringify(tree)
  if (Array.isArray(tree)) return `[${tree.map(sortedJson).join()}]`
  // Written by hand: an object would put keys such as `1` first, and lose `__proto__`.
  const pairs = Object.keys(tree).sort()
  return `{${pairs.map((key) => `${JSON.stringify(key)}:${sortedJson(tree[key]!)}`).join()}}`
}
