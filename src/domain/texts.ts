import type { Path, Tree } from './tree.ts'

export interface TextAtPath {
  path: Path
  text: string
}

/** All strings of a tree with their paths, top to bottom. */
export function textsIn(tree: unknown, path: Path = []): TextAtPath[] {
  const found: TextAtPath[] = []
  addTexts(tree, path, found)
  return found
}

function addTexts(tree: unknown, path: Path, found: TextAtPath[]): void {
  if (typeof tree === 'string') found.push({ path, text: tree })
  else if (Array.isArray(tree)) {
    for (let index = 0; index < tree.length; index++) addTexts(tree[index], [...path, index], found)
  } else if (typeof tree === 'object' && tree !== null) {
    for (const [key, item] of Object.entries(tree as Record<string, Tree>)) {
      addTexts(item, [...path, key], found)
    }
  }
}

/** Whether any string of a tree passes; most do not, so that no paths are made. */
export function someText(tree: unknown, test: (text: string) => boolean): boolean {
  if (typeof tree === 'string') return test(tree)
  if (typeof tree !== 'object' || tree === null) return false
  return Object.values(tree).some((item) => someText(item, test))
}
