import type { Path, Tree } from './tree.ts'

/** Names that differ only in width, case or spaces are one name. For comparing, never for showing. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** Every text of a tree with its path, top to bottom. */
export function* textsIn(tree: unknown, path: Path = []): Generator<{ path: Path; text: string }> {
  if (typeof tree === 'string') yield { path, text: tree }
  else if (Array.isArray(tree)) {
    for (const [index, item] of tree.entries()) yield* textsIn(item, [...path, index])
  } else if (typeof tree === 'object' && tree !== null) {
    for (const [key, item] of Object.entries(tree as Record<string, Tree>))
      yield* textsIn(item, [...path, key])
  }
}
