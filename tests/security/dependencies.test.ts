import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { figure } from '../support/figure.ts'
import { temporaryFolder } from '../support/folder.ts'
import { start } from '../support/limited-process.ts'
import { SHEET } from '../support/writing-commands.ts'

/** What the project is built of: known, locked, and free to use. */

interface Package {
  version: string
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  optional?: boolean
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
/** The project's own packages, and those that are installed at their first use. */
const FOLDERS = ['.', 'scripts/bench/lighthouse']
const manifests: Record<string, Record<string, string>>[] = FOLDERS.map((folder) =>
  read(join(folder, 'package.json')),
)
const locks: Record<string, Package>[] = FOLDERS.map(
  (folder) => read(join(folder, 'package-lock.json')).packages,
)
const lock = Object.assign({}, ...locks.toReversed()) as Record<string, Package>
const DOCUMENT = readFileSync('docs/dependencies.md', 'utf8')
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies']

const direct = manifests
  .flatMap((manifest) => GROUPS.flatMap((group) => Object.entries(manifest[group] ?? {})))
  // A second version of a package has a name of its own.
  .map(([name, version]) => [name, version.replace(/^npm:.+@/, '')] as const)

/** What is installed says it best; of other platforms' packages the lock knows. */
function licenseOf(name: string): string | undefined {
  const file = join('node_modules', name, 'package.json')
  return existsSync(file) ? read(file).license : lock[`node_modules/${name}`]?.license
}

/** Name, version and licence of each row; each must have a purpose and a reason. */
function rowsOf(document: string): string[] {
  const rows = document.split('\n').filter((line) => /^\| [^名-]/.test(line))
  return rows.map((row) => {
    const [, name, version, licence, purpose, reason] = row.split('|').map((cell) => cell.trim())
    return purpose && reason ? `${name} ${version} ${licence}` : `${name} without purpose or reason`
  })
}

test('a build tells the makers of its packages nothing', async () => {
  const program = `
    await import('./astro.config.mjs')
    const { AstroTelemetry } = await import('@astrojs/telemetry')
    console.log(new AstroTelemetry({}).isDisabled)`
  const env = { ASTRO_TELEMETRY_DISABLED: '', TELEMETRY_DISABLED: '' }
  const argv = ['--input-type=module', '-e', program]
  expect(await start(argv, { env })).toMatchObject({ code: 0, out: 'true\n' })
})

describe('the list of dependencies', () => {
  test('is what package.json has, with the versions and licences that are installed', (context) => {
    const expected = direct.map(([name, version]) => `${name} ${version} ${licenseOf(name) ?? 'MIT'}`)
    figure(context, `${direct.length} direct dependencies, each with purpose, reason and licence`)
    expect(rowsOf(DOCUMENT)).toEqual(expected)
    for (const [name, version] of direct) {
      const installed = join('node_modules', name, 'package.json')
      if (existsSync(installed)) expect(read(installed).version).toBe(version)
    }
  })

  test.each([
    ['another version', DOCUMENT.replace(/(?<start>\| zod +\| 4\.6\.)7/, '$<start>8')],
    ['another licence', DOCUMENT.replace(/(\| yaml +\| 2\.9\.1 +\|) ISC/, '$1 GPL-3.0-only')],
    ['one less', DOCUMENT.replace(/\| sirv .*\n/, '')],
    ['no reason', DOCUMENT.replace(/(\| sirv .*\|)[^|]*\|\n/, '$1 |\n')],
  ])('%s is seen', (_, document) => {
    expect(document).not.toBe(DOCUMENT)
    expect(rowsOf(document)).not.toEqual(rowsOf(DOCUMENT))
  })
})

const ALLOWED = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Zlib'],
  ...['MPL-2.0', 'Python-2.0', 'Unlicense', 'MIT/X11'],
  // The picture library of Astro, as a program of its own; this site has no pictures to convert.
  'LGPL-3.0-or-later',
])
/** Packages of other platforms, whose entries were added to the lock by hand. */
const BY_HAND = /^node_modules\/(?:@astrojs\/compiler-binding|@biomejs\/cli)-[a-z0-9-]+$/
/** Without a licence in their package.json; why they may stay: docs/dependencies.md. */
const UNTOLD = ['node_modules/buffers', 'node_modules/parse-cache-control']
const WITH_SCRIPT = ['node_modules/esbuild']

/** One of alternatives is enough, all of several are needed. */
function isAllowed(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some((each) => ALLOWED.has(each))
  return plain.split(' AND ').every((each) => ALLOWED.has(each))
}

function breaches(packages: Record<string, Package>): string[] {
  return Object.entries(packages).flatMap(([path, one]) => {
    if (path === '') return []
    const found: string[] = []
    if (one.resolved !== undefined) found.push(`${path} names a registry`)
    if (!one.integrity && !(one.optional && BY_HAND.test(path))) found.push(`${path} has no integrity`)
    if (one.integrity && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity)) found.push(`${path}: weak`)
    if (one.hasInstallScript && !WITH_SCRIPT.includes(path)) found.push(`${path} has an install script`)
    const licence = one.license ?? licenseOf(path.slice('node_modules/'.length))
    const isKnown = licence === undefined ? one.optional || UNTOLD.includes(path) : isAllowed(licence)
    if (!isKnown) found.push(`${path}: ${licence}`)
    return found
  })
}

describe('the lock', () => {
  test('names no registry, holds digests, known licences, and no unknown install script', (context) => {
    const all = Object.keys(locks[0]!).length - 1
    const byHand = Object.keys(lock).filter((path) => BY_HAND.test(path) && !lock[path]!.integrity)
    figure(
      context,
      `${all} packages, ${byHand.length} of other platforms without digest, ${WITH_SCRIPT.length} install script`,
    )
    expect(all).toBeGreaterThan(500)
    expect(locks.flatMap(breaches)).toEqual([])
  })

  const sound = { version: '1.0.0', license: 'MIT', integrity: `sha512-${'a'.repeat(86)}==` }
  test.each<[string, Package]>([
    ['node_modules/x names a registry', { ...sound, resolved: 'https://registry.invalid/x.tgz' }],
    ['node_modules/x has no integrity', { version: '1.0.0', license: 'MIT', optional: true }],
    ['node_modules/x: weak', { ...sound, integrity: 'sha1-abc' }],
    ['node_modules/x has an install script', { ...sound, hasInstallScript: true }],
    ['node_modules/x: GPL-3.0-only', { ...sound, license: 'GPL-3.0-only' }],
    ['node_modules/x: MIT AND GPL-3.0-only', { ...sound, license: 'MIT AND GPL-3.0-only' }],
  ])('%s', (fault, one) => {
    expect(breaches({ 'node_modules/x': one })).toEqual([fault])
    expect(breaches({ 'node_modules/x': sound })).toEqual([])
  })
})

describe('old packages below exceljs', () => {
  const UNUSED = ['archiver', 'unzipper', 'tmp', 'fast-csv']

  /** Compiles and imports while whoever uses one of these packages dies of it. */
  async function withPoisoned(names: readonly string[]) {
    const folder = await temporaryFolder()
    const poison = join(folder, 'poison.cjs')
    writeFileSync(
      poison,
      `const Module = require('node:module')
      const load = Module._load
      const names = ${JSON.stringify(names)}
      const die = (what) => () => { process.stderr.write('used: ' + what + '\\n'); process.exit(77) }
      Module._load = function (request, ...rest) {
        if (!names.includes(request)) return load.call(this, request, ...rest)
        const get = (_, key) => key === 'setGracefulCleanup' ? () => {} : die(request)()
        return new Proxy(function () {}, { get, apply: die(request), construct: die(request) })
      }`,
    )
    const with_ = (argv: string[]) => start(['--require', poison, ...argv])
    const out = join(folder, 'out')
    const compiled = await with_(['scripts/compile.ts', '--district', 'hongshan', '--out', out])
    if (compiled.code !== 0) return { codes: [compiled.code], entries: 0, err: compiled.err }
    const into = ['--district', 'hongshan', '--out', folder]
    const imported = await with_(['scripts/import.ts', join(out, SHEET), ...into])
    const entries = await readdir(join(folder, 'out/import')).catch(() => [])
    return { codes: [compiled.code, imported.code], entries: entries.length, err: imported.err }
  }

  test('are never used: writing and reading go on while they are poisoned', async (context) => {
    const { codes, entries, err } = await withPoisoned(UNUSED)
    figure(context, `${UNUSED.join(', ')} and what is below them: not used`)
    expect(err).toBe('')
    // What a table lacks of a form is left to fill.
    expect(codes).toEqual([0, 1])
    // Four enterprises, and what is to be looked at.
    expect(entries).toBe(5)
  })

  test('one that is used is noticed', async () => {
    expect(await withPoisoned(['jszip'])).toMatchObject({ codes: [77], err: 'used: jszip\n' })
  })
})
