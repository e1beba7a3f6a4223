import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Who may import whom (the architecture's walls). A folder may always import itself; `packages` are
 * npm packages or prefixes (`node:`).
 */
const walls: Record<string, { folders: string[]; packages: string[] }> = {
  domain: { folders: [], packages: ['zod'] },
  text: { folders: ['domain'], packages: ['zod'] },
  yaml: { folders: ['domain'], packages: ['yaml'] },
  mdx: { folders: ['domain', 'text', 'yaml'], packages: ['satteri', 'astro', 'node:path'] },
  pictures: { folders: ['domain', 'yaml'], packages: ['saxes'] },
  documents: { folders: ['domain', 'text'], packages: ['exceljs', 'docx', 'fflate', 'saxes'] },
  sealed: { folders: ['domain', 'yaml'], packages: ['age-encryption'] },
  forge: { folders: [], packages: [] },
  report: { folders: ['domain', 'text', 'yaml'], packages: [] },
  node: { folders: ['domain', 'text', 'yaml', 'sealed', 'mdx', 'pictures'], packages: ['node:'] },
  form: {
    folders: ['domain', 'text', 'yaml', 'documents', 'sealed', 'forge', 'report'],
    packages: ['idb-keyval'],
  },
  // The catalogue's index, made when the site is built.
  search: { folders: ['domain', 'components', 'node'], packages: ['astro', 'node:url'] },
  components: { folders: ['domain', 'text', 'form', 'styles'], packages: ['astro', 'astro:'] },
  layouts: { folders: ['domain', 'text', 'form', 'components', 'styles'], packages: ['astro', 'astro:'] },
  pages: {
    folders: ['domain', 'text', 'form', 'search', 'components', 'layouts', 'styles'],
    packages: ['astro', 'astro:', '@astrojs/'],
  },
  downloads: {
    folders: ['domain', 'text', 'documents', 'components', 'layouts', 'pages', 'styles'],
    packages: ['astro', 'astro:'],
  },
  'live-content.ts': { folders: ['node', 'report', 'text'], packages: ['astro', 'node:'] },
  'sitemap.ts': { folders: ['domain', 'node'], packages: ['astro', '@astrojs/sitemap', 'node:'] },
  'content.config.ts': {
    folders: ['domain', 'node', 'live-content.ts'],
    packages: ['astro', 'astro:', 'node:', 'zod'],
  },
}

const IMPORT = /(?:^|\n)\s*(import|export)\s([^'"]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
const TEST = /\.test\.ts$/

interface Import {
  specifier: string
  typeOnly: boolean
}

function importsOf(text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, , clause = '', fixed, dynamic]) => ({
    specifier: fixed ?? dynamic ?? '',
    typeOnly: clause.startsWith('type '),
  }))
}

function breaches(file: string, text: string): string[] {
  const home = file.split('/')[1]!
  // What is downloaded is made where it is offered.
  const makesPapers = /^src\/(?:pages|components)\/downloads\//.test(file)
  const wall = walls[makesPapers ? 'downloads' : home]
  if (!wall) return [`${file}: no wall is written for ${home}`]
  return importsOf(text).flatMap(({ specifier, typeOnly }) => {
    if (!specifier.startsWith('.')) {
      const allowed = wall.packages.some((name) =>
        /[:/]$/.test(name)
          ? specifier.startsWith(name)
          : specifier === name || specifier.startsWith(`${name}/`),
      )
      return allowed ? [] : [`${file} imports ${specifier}`]
    }
    const target = normalize(join(dirname(file), specifier)).split('/')
    if (target[0] !== 'src') return [`${file} imports ${specifier}`]
    const folder = target[1]!
    if (folder === home || wall.folders.includes(folder)) return []
    // The collections' types are what pages show; a type brings no code along.
    return folder === 'content.config.ts' && typeOnly ? [] : [`${file} imports ${specifier}`]
  })
}

const sources = globSync('src/**/*.{ts,astro,mjs}').filter((file) => !TEST.test(file))

test('no file imports what its folder may not', () => {
  expect(sources.length).toBeGreaterThan(30)
  expect(sources.flatMap((file) => breaches(file, readFileSync(file, 'utf8')))).toEqual([])
})

test('domain and text read no clock and no environment', () => {
  const impure = /\bnew Date\(\)|Date\.now|process\.|\bdocument\.|\bwindow\./
  const pure = sources.filter((file) => /^src\/(domain|text)\//.test(file))
  expect(pure.filter((file) => impure.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('the test sees a breach', () => {
  expect(breaches('src/domain/x.ts', "import { readFile } from 'node:fs/promises'")).toHaveLength(1)
  expect(breaches('src/domain/x.ts', "import { a } from '../text/labels.ts'")).toHaveLength(1)
  expect(breaches('src/yaml/x.ts', "export { a } from '../node/ledger.ts'")).toHaveLength(1)
  expect(breaches('src/form/x.ts', "const a = await import('../node/ledger.ts')")).toHaveLength(1)
  expect(breaches('src/node/x.ts', "import { parse } from 'yaml'")).toHaveLength(1)
  expect(breaches('src/unknown/x.ts', '')).toHaveLength(1)
})
