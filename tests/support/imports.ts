import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

export interface Import {
  /** As it is written, without a bundler's query. */
  specifier: string
  /** The file below the repository's root that a relative specifier names. */
  target: string | undefined
  typeOnly: boolean
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s([^'"]*?from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const WORKER = /new Worker\(\s*new URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url/g

/** The imports, static and dynamic, and the workers that a `.ts` or `.astro` file at this path starts. */
export function importsIn(path: string, text: string): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, clause = '', fixed, dynamic]) =>
    importOf(path, fixed ?? dynamic!, clause.startsWith('type ')),
  )
  const workers = [...text.matchAll(WORKER)].map(([, specifier]) => importOf(path, specifier!, false))
  return [...statements, ...workers]
}

function importOf(path: string, written: string, typeOnly: boolean): Import {
  // A file of a package counts as the package.
  const specifier = written.replace(/\?\w+$/, '').replace(/^(?:\.\.\/)+node_modules\//, '')
  const target = specifier.startsWith('.') ? posix.join(dirname(path), specifier) : undefined
  return { specifier, target, typeOnly }
}

/** File → the files of the repository it imports; those that do not exist are left to the compiler. */
export function importGraph(paths: readonly string[]): Map<string, string[]> {
  return new Map(
    paths.map((path) => {
      const targets = importsIn(path, readFileSync(path, 'utf8')).flatMap(({ target }) => target ?? [])
      return [path, [...new Set(targets)].filter((target) => existsSync(target)).sort()]
    }),
  )
}

/**
 * Cycles as paths that end where they begin, `[a, b, a]`: every file in a circle stands in one of them, each the
 * shortest through its first file. Empty if there is none.
 */
export function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const covered = new Set<string>()
  for (const start of [...graph.keys()].sort()) {
    if (covered.has(start)) continue
    const cycle = shortestWayBack(graph, start)
    if (!cycle) continue
    found.push(cycle)
    for (const file of cycle) covered.add(file)
  }
  return found
}

function shortestWayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [...wayTo(file, cameFrom), start]
      if (cameFrom.has(next)) continue
      cameFrom.set(next, file)
      queue.push(next)
    }
  }
  return undefined
}

function wayTo(file: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [file]
  for (let before = cameFrom.get(file); before; before = cameFrom.get(before)) way.unshift(before)
  return way
}

/** Every file that a program loads, and the packages it imports; types are not loaded. */
export function reachedFrom(start: string): { files: Set<string>; packages: Set<string> } {
  const [files, packages] = [new Set([start]), new Set<string>()]
  for (const file of files) {
    for (const { specifier, target, typeOnly } of importsIn(file, readFileSync(file, 'utf8'))) {
      if (typeOnly) continue
      if (target === undefined) packages.add(specifier)
      else if (existsSync(target)) files.add(target)
    }
  }
  return { files, packages }
}
