import { relative, resolve, sep } from 'node:path'

/** Paths as a person writes them, as paths below the root. */
export function pathsBelow(root: string, paths: readonly string[]): string[] {
  return paths.map((path) => relative(root, resolve(root, path)).split(sep).join('/'))
}

export const isWithin = (file: string, path: string): boolean =>
  path === '' || file === path || file.startsWith(`${path}/`)

/** Nothing chosen is all chosen. */
export const isSelected = (file: string, selected: readonly string[]): boolean =>
  selected.length === 0 || selected.some((path) => isWithin(file, path))
