import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cyclesIn, type Import, importGraph, importsIn } from '../support/imports.ts'

/** What the files of a folder, or a file, may import; `*` at the end of a name stands for anything. */
interface Wall {
  /** Below `src/`, or from the repository's root. */
  name: string
  folders: string[]
  typesOnly: string[]
  packages: string[]
  /** Packages of which types alone may be imported. */
  packageTypes: string[]
}

const DOCUMENT = 'docs/architecture.md'

/** The table after `<!-- walls -->`: folders, what they may import, packages. */
function wallsOf(document: string): Wall[] {
  const [, section = ''] = document.split('<!-- walls -->')
  const table = section.trim().split('\n\n')[0]!.split('\n').slice(2)
  return table.flatMap((row) => {
    const [, names = '', imports = '', packages = ''] = row.split('|')
    const all = [...imports.matchAll(/`([^`]+)`( \(types\))?/g)]
    return codesIn(names).map((name) => ({
      name,
      folders: all.flatMap(([, folder, types]) => (types ? [] : folder!)),
      typesOnly: all.flatMap(([, folder, types]) => (types ? folder! : [])),
      packages: codesIn(packages.replace(/`[^`]+` \(types\)/g, '')),
      packageTypes: [...packages.matchAll(/`([^`]+)` \(types\)/g)].map(([, name]) => name!),
    }))
  })
}

const codesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

const walls = wallsOf(readFileSync(DOCUMENT, 'utf8'))

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const fits = (name: string, pattern: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : isBelow(name, pattern)
/** `src/domain/x.ts` is `domain/x.ts` in the table; what lies elsewhere keeps its path. */
const inTable = (path: string) => path.replace(/^src\//, '')

/** The row of the longest name that fits. */
function wallFor(path: string): Wall | undefined {
  const fitting = walls.filter(({ name }) => isBelow(inTable(path), name))
  return fitting.sort((a, b) => b.name.length - a.name.length)[0]
}

function breaches(path: string, text: string): string[] {
  const wall = wallFor(path)
  if (!wall) return [`${path}: ${DOCUMENT} has no wall for it`]
  const refused = importsIn(path, text).filter((one) => !isAllowed(one, wall))
  return refused.map(({ specifier }) => `${path} imports ${specifier}`)
}

function isAllowed({ specifier, target, typeOnly }: Import, wall: Wall): boolean {
  if (target === undefined) {
    const packages = [...wall.packages, ...(typeOnly ? wall.packageTypes : [])]
    return packages.some((name) => fits(specifier, name))
  }
  const allowed = [wall.name, ...wall.folders, ...(typeOnly ? wall.typesOnly : [])]
  return allowed.some((name) => fits(inTable(target), name))
}

const sources = [...globSync('{src,scripts}/**/*.{ts,astro,mjs}'), 'astro.config.mjs']
  .filter((path) => !path.endsWith('.test.ts'))
  .sort()

describe('walls', () => {
  test('no file imports what its folder may not', () => {
    expect(sources.length).toBeGreaterThan(30)
    expect(sources.flatMap((path) => breaches(path, readFileSync(path, 'utf8')))).toEqual([])
  })

  test('every row stands for something', () => {
    expect(walls.length).toBeGreaterThan(15)
    const roots = globSync('src/*').map(inTable)
    const unused = walls.filter(
      ({ name }) => ![...roots, ...sources.map(inTable)].some((path) => isBelow(path, name)),
    )
    expect(unused.map(({ name }) => name)).toEqual([])
  })

  test('domain and text read no clock and no environment', () => {
    const impure = /\bnew Date\(\)|Date\.now|process\.|\bdocument\.|\bwindow\./
    const pure = sources.filter((path) => /^src\/(domain|text)\//.test(path))
    expect(pure.filter((path) => impure.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  test.each([
    ['src/domain/x.ts', "import { readFile } from 'node:fs/promises'"],
    ['src/domain/x.ts', "import { a } from '../text/labels.ts'"],
    ['src/domain/rules/x.ts', "import type { a } from '../../text/labels.ts'"],
    ['src/yaml/x.ts', "export { a } from '../node/ledger.ts'"],
    ['src/form/x.ts', "const a = await import('../node/ledger.ts')"],
    ['src/form/x.ts', "new Worker(new URL('../node/worker.ts', import.meta.url))"],
    ['src/node/x.ts', "import { parse } from 'yaml'"],
    ['src/pages/x.astro', "---\nimport { a } from '../content.config.ts'\n---"],
    ['src/pages/x.astro', "<script>\n  import { a } from '../node/ledger.ts'\n</script>"],
    ['src/components/downloads/x.ts', "import { a } from '../../node/ledger.ts'"],
    ['scripts/x.ts', "import { a } from '../src/form/dom.ts'"],
    ['src/forge/x.ts', "import { Api } from 'gitea-js'"],
    ['src/unknown/x.ts', ''],
  ])('a breach is seen: %s, %s', (path, text) => expect(breaches(path, text)).toHaveLength(1))

  test.each([
    ['src/domain/x.ts', "import * as z from 'zod/mini'"],
    ['src/pages/x.astro', "---\nimport type { A } from '../content.config.ts'\n---"],
    ['src/pages/downloads/x.ts', "import { a } from '../../documents/sheet.ts'"],
    ['src/layouts/x.ts', "import source from './boot.js?raw'"],
    ['src/forge/x.ts', "import type { Api } from 'gitea-js'"],
  ])('what is allowed passes: %s, %s', (path, text) => expect(breaches(path, text)).toEqual([]))
})

describe('cycles', () => {
  test('no files import one another in a circle, types included', () => {
    const cycles = cyclesIn(importGraph([...sources, ...globSync('tests/support/**/*.ts')]))
    expect(cycles.map((cycle) => cycle.join(' → '))).toEqual([])
  })

  test('a cycle is seen, by its path', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['d', 'a']],
      ['d', []],
      ['e', ['e']],
    ])
    expect(cyclesIn(graph)).toEqual([
      ['a', 'c', 'a'],
      ['b', 'c', 'a', 'b'],
      ['e', 'e'],
    ])
    expect(cyclesIn(new Map([['a', ['b']]]))).toEqual([])
  })
})

const { scripts: commands } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }

/** Whether something else gives the file its name: an address, a command, what is measured, or what is worded. */
function isNamedOtherwise(path: string): boolean {
  const isRoute = /^src\/pages\/(?:.*\/)?(?:index|\[year\]|\[\.\.\.page\])\.astro$/.test(path)
  const command = /^scripts\/([\w-]+)\.ts$/.exec(path)?.[1] ?? ''
  return isRoute || command in commands || path.startsWith('scripts/bench/') || path.startsWith('src/text/')
}

test('one basename does not stand for two things', () => {
  const named = sources.filter((path) => !isNamedOtherwise(path))
  const several = [...Map.groupBy(named, (path) => basename(path))].filter(([, paths]) => paths.length > 1)
  expect(several.map(([, paths]) => paths.join(', '))).toEqual([])
})
