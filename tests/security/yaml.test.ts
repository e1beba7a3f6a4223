import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { MAX_FINDINGS } from '../../src/domain/finding.ts'
import { kinds, pathOf } from '../../src/domain/kinds.ts'
import { readFile as readFileAtDesk } from '../../src/form/desk/state/read-file.ts'
import { githubReport } from '../../src/report/github-annotations.ts'
import { jsonReport } from '../../src/report/json.ts'
import { locateFindings } from '../../src/report/locate-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { type Content, readContentFile } from '../../src/yaml/content-file.ts'
import { bases, edited } from '../support/entry.ts'
import { figure, isThorough } from '../support/figure.ts'
import { newSiteWith, run } from '../support/folder.ts'
import { type HostileYaml, hostileLists, hostileYaml } from '../support/hostile-yaml.ts'

/** An entry is at most 64 KiB and 8 levels of the plainest YAML; anything else is a finding, never an exception. */

const LIMIT = kinds.demand.maxBytes
const FILE = pathOf('demand', { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' })
const utf8 = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text)

let parsed = 0
const parsing = vi.fn()
vi.mock('../../src/yaml/library.ts', async (original) => {
  const real = await original<typeof import('yaml')>()
  const parseAllDocuments = (text: string, options: object) => {
    parsed++
    parsing()
    return real.parseAllDocuments(text, options)
  }
  return { ...real, parseAllDocuments }
})
beforeEach(() => {
  parsed = 0
})

const read = (bytes: Content) => readContentFile(FILE, bytes)!
const codes = (text: string) => read(utf8(text)).findings.map(({ code }) => code)

describe('hostile families', () => {
  /** What is wrong with how a family was read; nothing, if it was read as it must be. */
  function faults({ name, finds }: HostileYaml, reader: typeof read, bytes: Uint8Array): string[] {
    try {
      const file = reader(bytes)
      const { findings } = file
      const located = locateFindings(findings, new Map([[file.file, file]]))
      const nowhere = located.filter(
        ({ finding, location }) => !('line' in location) && finding.code !== 'file-too-large',
      )
      return [
        ...(findings.some(({ code }) => code === finds) ? [] : [`${name}: no ${finds}`]),
        ...(findings.length > MAX_FINDINGS + 1 ? [`${name}: ${findings.length} findings`] : []),
        ...(file.value === undefined ? [] : [`${name}: accepted`]),
        ...nowhere.map(({ finding }) => `${name}: ${finding.code} without a place`),
      ]
    } catch (error) {
      return [`${name}: ${error}`]
    }
  }

  test('each as large as an entry may be is told at its place, and none throws', (context) => {
    const found = hostileYaml.flatMap((family) => {
      const bytes = utf8(family.text(LIMIT))
      expect(bytes.length).toBeLessThanOrEqual(LIMIT)
      expect(bytes.length).toBeGreaterThan(LIMIT * 0.99)
      return faults(family, read, bytes)
    })
    figure(context, `${hostileYaml.length} families of ${LIMIT / 1024} KiB: ${found.length} not as promised`)
    expect(found).toEqual([])
    expect(hostileYaml.length).toBeGreaterThanOrEqual(24)
  })

  test('each as large as a list of the bureau may be, which a stranger can replace as well', (context) => {
    const { maxBytes } = kinds.selections
    const file = pathOf('selections', { year: '2022' })
    // The lists' own, one of syntax and one of depth: `npm run security` reads all of them.
    const worst = hostileLists.filter(
      ({ name }) => isThorough || /^(?:closing brackets|lists in brackets, open|people)/.test(name),
    )
    const found = worst.flatMap((family) =>
      faults(family, (bytes) => readContentFile(file, bytes)!, utf8(family.text(maxBytes))),
    )
    figure(context, `${worst.length} families of ${maxBytes / 1024} KiB: ${found.length} not as promised`)
    expect(worst.length).toBeGreaterThanOrEqual(5)
    expect(found).toEqual([])
  })

  test('the library’s errors are made without looking where it was, and others are not', () => {
    const before = Error.stackTraceLimit
    const seen: number[] = []
    parsing.mockImplementationOnce(() => void seen.push(Error.stackTraceLimit))
    read(utf8(']'))
    expect(seen).toEqual([0])
    expect([Error.stackTraceLimit, before > 0]).toEqual([before, true])
  })

  test('a reader that throws, that accepts or that tells without end is noticed', () => {
    const family = hostileYaml.find(({ name }) => name === 'one key again and again')!
    const bytes = utf8(family.text(4096))
    const sound = read(bytes)
    const [first] = sound.findings
    const readers: (typeof read)[] = [
      () => {
        throw new RangeError('x')
      },
      () => ({ ...sound, value: {} as never, findings: [] }) as never,
      () => ({ ...sound, findings: Array.from({ length: 300 }, () => first!) }),
      () => ({ ...sound, text: undefined, findings: [{ ...first!, args: {} }] }) as never,
    ]
    expect(faults(family, read, bytes)).toEqual([])
    for (const reader of readers) expect(faults(family, reader, bytes)).not.toEqual([])
  })

  test('beyond the limit nothing is parsed, at the desk neither', async () => {
    for (const size of [LIMIT + 1, 50_000_000]) {
      const bytes = new Uint8Array(size).fill(0x5b)
      expect(read(bytes).findings.map(({ code }) => code)).toEqual(['file-too-large'])
      const about = { year: '2023', district: 'hongshan', districts: ['hongshan'], name: 'x.yaml', bytes }
      expect(await readFileAtDesk(about)).toMatchObject({
        kind: 'unreadable',
        findings: [{ code: 'file-too-large' }],
      })
    }
    expect(parsed).toBe(0)
    read(utf8('a: 1'))
    expect(parsed).toBe(1)
  })

  test('a file of 3 GB costs a look at its size', async () => {
    const root = await newSiteWith({ [FILE]: '' })
    await truncate(join(root, FILE), 3e9)
    const before = process.memoryUsage.rss()
    const { code, out } = await run(check, '--root', root, '--format', 'json')
    expect(code).toBe(1)
    const { findings } = JSON.parse(out) as { findings: { file: string; code: string }[] }
    expect(findings.filter(({ file }) => file === FILE).map((found) => found.code)).toEqual([
      'file-too-large',
    ])
    expect(process.memoryUsage.rss() - before).toBeLessThan(1e9)
  })
})

describe('the plainest YAML only', () => {
  test.each([
    ['an anchor', 'name: 武汉', 'name: &x 武汉'],
    ['an alias', 'name: 武汉', 'name: *武汉'],
    ['a tag', 'name: 武汉', 'name: !!str 武汉'],
    ['a second document', 'private:\n', '---\nprivate:\n'],
    ['a complex key', 'private:\n', '? [private]\n: x\nprivate:\n'],
  ])('%s is refused', (_, from, to) => {
    const text = edited('named', [[from, to]])
    expect(codes(text)).toContain('yaml-feature')
    expect(codes(bases.named)).toEqual([])
  })

  test('a directive is refused', () =>
    expect(codes(`%YAML 1.2\n---\n${bases.named}`)).toContain('yaml-feature'))

  test('eight levels are read, nine are not', () => {
    const nested = (depth: number) => codes(`x: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`)
    expect(nested(8)).not.toContain('too-deep')
    expect(nested(9)).toContain('too-deep')
  })
})

describe('what is told stays short', () => {
  const file = read(utf8('a:\n'.repeat(5_000)))
  const report = { findings: locateFindings(file.findings, new Map([[FILE, file]])), files: 1 }

  test('the last line says where the rest begins', () => {
    expect(file.findings).toHaveLength(MAX_FINDINGS + 1)
    const last = report.findings.at(-1)!
    expect(last.finding).toMatchObject({ code: 'too-many-findings', severity: 'information' })
    expect(last.location).toEqual({ line: MAX_FINDINGS + 2, column: 1 })
  })

  test('of exactly as many as are told nothing is left out', () => {
    const whole = read(utf8('a:\n'.repeat(MAX_FINDINGS + 1)))
    expect(whole.findings.filter(({ code }) => code === 'duplicate-key').length).toBe(MAX_FINDINGS)
  })

  test('every reporter is bounded', () => {
    const texts = [
      terminalReport(report, { colour: false }),
      githubReport(report),
      markdownReport(report),
      jsonReport(report),
    ]
    for (const text of texts) expect(text.length).toBeLessThan(200_000)
  })

  test('the body of a story has its own bound', async () => {
    const story = pathOf('story', { slug: 'many' })
    const body = '# 大\n\n'.repeat(1000)
    const root = await newSiteWith({ [story]: `---\ntitle: x\n---\n\n${body}` })
    const { out } = await run(check, '--root', root, '--format', 'json')
    const { findings } = JSON.parse(out) as { findings: { file: string; code: string }[] }
    const told = findings.filter(({ file }) => file === story).map((found) => found.code)
    expect(told.filter((code) => code === 'mdx-not-allowed')).toHaveLength(MAX_FINDINGS)
    expect(told).toContain('too-many-findings')
  })

  test('a file whose findings are cut is never rewritten', async () => {
    const text = 'a:\n'.repeat(5_000)
    const root = await newSiteWith({ [FILE]: text })
    await run(check, '--root', root, '--fix')
    expect(await readFile(join(root, FILE), 'utf8')).toBe(text)
    await writeFile(join(root, FILE), bases.named.replace('employees: 320', 'employees:   320'))
    await run(check, '--root', root, '--fix')
    expect(await readFile(join(root, FILE), 'utf8')).toContain('employees: 320')
  })
})
