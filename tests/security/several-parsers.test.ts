import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { parse as bareParse, parseAllDocuments } from 'yaml'
import type { NumberedDemand } from '../../src/domain/demand-number.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { pathOf } from '../../src/domain/kinds.ts'
import { publicDemands } from '../../src/domain/public-demand.ts'
import { emptyMapping, isMapping, type Tree, withoutEmpty } from '../../src/domain/tree.ts'
import { CannotOpen, openFile } from '../../src/form/apply/open-file.ts'
import { type ReadFile, readFile } from '../../src/form/desk/state/read-file.ts'
import { readText } from '../../src/form/desk/state/read-text.ts'
import type { ReaderThread } from '../../src/form/desk/state/reader.ts'
import type { FormSettings } from '../../src/form/entry/form-settings.ts'
import { checkFolder } from '../../src/node/check-folder.ts'
import { readPayload } from '../../src/sealed/payload.ts'
import { SealError } from '../../src/sealed/seal-error.ts'
import { wordFinding } from '../../src/text/findings.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { frontMatter } from '../../src/yaml/front-matter.ts'
import { parserOptions, readYaml } from '../../src/yaml/read.ts'
import { figure } from '../support/figure.ts'
import { newSiteWith } from '../support/folder.ts'
import { suiteCases, valueOfEvents } from '../support/yaml-suite.ts'

/**
 * Form, desk, check, site and sealed part read the same text as the same value, or refuse it at the same
 * place: two parsers that disagree would let one be shown and the other be checked.
 */

vi.mock('astro:content', () => ({ defineCollection: (collection: object) => collection }))

const utf8 = (text: string) => new TextEncoder().encode(text)
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz23456789'
const alias = (at: number) =>
  `zz${[2, 1, 0].map((digit) => ALPHABET[Math.floor(at / 34 ** digit) % 34]).join('')}z`
const addressAt = (at: number) => ({ year: '2023', district: 'hongshan', id: alias(at) })
const fileOf = (at: number) => pathOf('demand', addressAt(at))

/** What a reader says of a text: where it stumbles, and the value. */
interface Reading {
  verdict: string[]
  value: Tree | undefined
}

/** Of the reader alone; what the schema says of the value follows from the value. */
function reading(findings: readonly Finding[], tree: Tree | undefined): Reading {
  const verdict = findings.flatMap(({ code, args }) =>
    'at' in args && args.at ? [`${code} ${args.at.line}:${args.at.column}`] : [],
  )
  return {
    verdict,
    value: tree === undefined ? undefined : withoutEmpty(tree === '' ? emptyMapping() : tree),
  }
}

/** What every way is measured against. */
const expected = suiteCases.map(({ yaml }) => {
  // As any file: a byte order mark at its beginning is no part of it.
  const { findings, tree } = readYaml(new TextDecoder().decode(utf8(yaml)), '')
  return reading(findings, tree)
})

/** The cases in which a way of reading differs. */
function differing(read: readonly Reading[], from: readonly Reading[] = expected): string[] {
  return suiteCases.flatMap(({ name }, at) =>
    JSON.stringify(read[at]) === JSON.stringify(from[at]) ? [] : [name],
  )
}

describe('every case of the suite, in every way', () => {
  const files: Record<string, string> = {}
  for (const [at, { yaml }] of suiteCases.entries()) files[fileOf(at)] = yaml
  let told: ReadFile[]
  beforeAll(async () => {
    told = []
    for (const [at, { yaml }] of suiteCases.entries()) {
      const about = { year: '2023', district: 'hongshan', districts: ['hongshan'] }
      told.push(await readFile({ ...about, name: `${alias(at)}.yaml`, bytes: utf8(yaml) }))
    }
  })

  test('the check reads as the one function', async (context) => {
    const checked = await checkFolder(await newSiteWith(files))
    const read = suiteCases.map((_, at) => {
      const { findings, tree } = checked.files.get(fileOf(at))!
      return reading(findings, tree)
    })
    const differ = differing(read)
    figure(context, `check: ${suiteCases.length - differ.length} of ${suiteCases.length} alike`)
    expect(suiteCases).toHaveLength(402)
    expect(differ).toEqual([])
  })

  test('the desk, by file and by paste', (context) => {
    const read = told.map((result): Reading => {
      if (result.kind !== 'entries') throw new Error(result.kind)
      return reading(result.entries[0]!.reading, result.entries[0]!.tree)
    })
    const pasted = suiteCases.map(({ yaml }, at) => {
      const { reading: found, tree } = readText(utf8(yaml), addressAt(at))
      return reading(found, tree)
    })
    const differ = [...differing(read), ...differing(pasted)]
    figure(context, `desk: ${suiteCases.length - differ.length} of ${suiteCases.length} alike`)
    expect(differ).toEqual([])
  })

  test('the form opens what its reader says, and nothing of the suite', async (context) => {
    let answer: ReadFile | undefined
    vi.stubGlobal(
      'Worker',
      class implements ReaderThread {
        onmessage: ReaderThread['onmessage'] = null
        onerror: ReaderThread['onerror'] = null
        terminate() {}
        async postMessage(message: Parameters<typeof readFile>[0]) {
          answer = await readFile(message)
          this.onmessage?.({ data: answer })
        }
      },
    )
    const intake = { year: '2023', districts: [] } as unknown as FormSettings
    const differ: string[] = []
    for (const [at, { name, yaml }] of suiteCases.entries()) {
      const opened = await openFile(new File([utf8(yaml)], `${alias(at)}.yaml`), intake).catch(
        (error) => error,
      )
      const first = answer?.kind === 'entries' ? answer.entries[0]!.reading[0] : undefined
      const words = first ? wordFinding(first).problem : ''
      const same = JSON.stringify(withoutFile(answer)) === JSON.stringify(withoutFile(told[at]))
      if (!same || !(opened instanceof CannotOpen) || !opened.message.includes(words)) differ.push(name)
    }
    vi.unstubAllGlobals()
    figure(context, `form: ${suiteCases.length - differ.length} of ${suiteCases.length} alike`)
    expect(differ).toEqual([])
  })

  /** The form does not know the district yet, so the path differs. */
  const withoutFile = (result: ReadFile | undefined) =>
    result?.kind === 'entries'
      ? result.entries.map(({ tree, reading: found }) => reading(found, tree))
      : result

  test('the front matter of a story', (context) => {
    const story = pathOf('story', { slug: 'x' })
    const texts = suiteCases.map(({ yaml }) => `---\n${yaml.replace(/\n?$/, '\n')}---\n\n正文\n`)
    const read = texts.map((text) => {
      const { findings, tree } = readContentFile(story, utf8(text))!
      return reading(findings, tree)
    })
    const between = texts.map((text) => {
      const { findings, tree } = readYaml(frontMatter(text), '')
      return reading(findings, tree)
    })
    const differ = differing(read, between)
    // Where the case has no `---` of its own, the value is that of the case alone.
    const plain = suiteCases.filter(({ yaml }, at) => !/^---|\r|^\ufeff/m.test(yaml) && expected[at]!.value)
    const others = plain.filter(
      ({ name }) => !sameValue(read[indexOf(name)]!.value, expected[indexOf(name)]!.value),
    )
    figure(context, `front matter: ${suiteCases.length - differ.length} of ${suiteCases.length} alike`)
    expect(plain.length).toBeGreaterThan(100)
    expect([...differ, ...others.map(({ name }) => name)]).toEqual([])
  })

  test('the sealed part', (context) => {
    const bare = suiteCases.filter(({ yaml }) => readable(yaml) !== undefined)
    const composed = suiteCases.map(
      ({ yaml }) => `for: x\npublic: y\nprivate:\n${yaml.replace(/^(?=.)/gm, '  ')}`,
    )
    const differ = composed.filter((text) => {
      const { tree, findings } = readYaml(text, '')
      const isInside = findings.length === 0 && isMapping(tree) && isMapping(tree['private'])
      const whole = isInside && Object.keys(tree).length === 3 ? tree['private'] : undefined
      return !sameValue(readable(text)?.private, whole)
    })
    const accepted = composed.filter((text) => readable(text)).length
    figure(context, `sealed: ${composed.length - differ.length} of ${composed.length} alike`)
    expect(bare).toEqual([])
    expect(accepted).toBeGreaterThan(50)
    expect(differ).toEqual([])
  })

  function readable(text: string) {
    try {
      return readPayload(utf8(text))
    } catch (error) {
      expect(error).toBeInstanceOf(SealError)
      return undefined
    }
  }

  test('the collections of the site', async (context) => {
    const root = await newSiteWith({})
    const entry = globSync('content/cycles/2023/demands/*/*.yaml')[0]!
    await mkdir(join(root, dirname(entry)), { recursive: true })
    await cp(entry, join(root, entry))
    vi.stubEnv('CONTENT_ROOT', root)
    const { collections } = await import('../../src/content.config.ts')
    vi.unstubAllEnvs()
    const { load } = (
      collections.demands as unknown as { loader: { load: (given: object) => Promise<void> } }
    ).loader
    const stored = new Map<string, NumberedDemand>()
    const sync = () =>
      load({
        store: {
          clear: () => stored.clear(),
          set: ({ id, data }: { id: string; data: NumberedDemand }) => stored.set(id, data),
        },
        generateDigest: () => '',
      })
    await sync()
    const { ledger } = await checkFolder(root)
    const demands = publicDemands(ledger.cycles.get('2023')!)
    expect([...stored.values()].map(({ number: _, ...demand }) => demand)).toEqual(demands)
    expect(demands).toHaveLength(1)

    for (const [file, yaml] of Object.entries(files)) {
      await mkdir(join(root, dirname(file)), { recursive: true })
      await writeFile(join(root, file), yaml)
    }
    const refusal = await sync().catch(String)
    figure(context, `site: ${/\d+/.exec(String(refusal))} of ${suiteCases.length} refused, as by the check`)
    expect(refusal).toContain(`有 ${suiteCases.length} 个文件还有错误`)
    expect([...stored.values()].map(({ number: _, ...demand }) => demand)).toEqual(demands)
    for (const file of Object.keys(files)) await rm(join(root, file))
    await sync()
    expect(stored.size).toBe(1)
  })

  test('a reader with another library would be noticed', () => {
    const core = suiteCases.map(({ yaml }): Reading => {
      try {
        return { verdict: [], value: bareParse(yaml, { logLevel: 'silent' }) as Tree }
      } catch {
        return { verdict: ['yaml-syntax 1:1'], value: undefined }
      }
    })
    expect(differing(core).length).toBeGreaterThan(100)
    expect(differing(expected)).toEqual([])
  })
})

describe('the one function is right', () => {
  /** Accepted without a word: no anchors, tags, directives, further documents. */
  const accepted = suiteCases.flatMap(({ name, yaml, events }, at) =>
    expected[at]!.verdict.length === 0 ? [{ name, yaml, events }] : [],
  )
  const tree = (yaml: string) => readYaml(new TextDecoder().decode(utf8(yaml)), '').tree

  test('what it accepts has the value that the suite says', (context) => {
    const known = accepted.flatMap(({ name, yaml, events }) => {
      const value = valueOfEvents(events)
      return value === undefined ? [] : [{ name, right: sameValue(tree(yaml), value) }]
    })
    const wrong = known.filter(({ right }) => !right).map(({ name }) => name)
    figure(context, `${accepted.length} accepted, ${wrong.length} with another value than the suite's`)
    expect(known).toHaveLength(accepted.length)
    expect(wrong).toEqual([])
  })

  test('and the one that the bare library gives', () => {
    const wrong = accepted.filter(({ yaml }) => {
      const [document] = parseAllDocuments(yaml.replace(/^\ufeff/, ''), {
        schema: 'failsafe',
        logLevel: 'silent',
      })
      const bare = JSON.parse(JSON.stringify(document?.toJS() ?? ''), (_, value) => value ?? '')
      return !sameValue(tree(yaml), bare)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('what is no YAML it refuses', () => {
    const taken = suiteCases.filter(({ fail }, at) => fail && expected[at]!.verdict.length === 0)
    expect(suiteCases.filter(({ fail }) => fail).length).toBe(94)
    expect(taken.map(({ name }) => name)).toEqual([])
  })

  test('the build for browsers reads the same', async () => {
    const address = new URL('../../node_modules/yaml/browser/index.js', import.meta.url).href
    const browser: { parseAllDocuments: typeof parseAllDocuments } = await import(address)
    const read = (parse: typeof parseAllDocuments, yaml: string) => {
      const documents = [...parse(yaml, parserOptions)]
      return JSON.stringify(
        documents.map((document) => [
          document.errors.map(({ code, pos }) => [code, pos]),
          document.contents?.range,
          document.errors.length === 0 && String(document.contents),
        ]),
      )
    }
    const differ = suiteCases.filter(
      ({ yaml }) => read(browser.parseAllDocuments, yaml) !== read(parseAllDocuments, yaml),
    )
    expect(browser.parseAllDocuments).not.toBe(parseAllDocuments)
    expect(differ.map(({ name }) => name)).toEqual([])
  })
})

describe('no other parser', () => {
  const IMPORT =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
  const PARSER = /ya?ml|toml/i
  const sources = [...globSync('src/**/*.{ts,astro,mjs}'), ...globSync('scripts/**/*.ts'), 'astro.config.ts']
    .filter((file) => existsSync(file) && !/\.test\.ts$/.test(file))
    // What is measured against the library itself has to call it.
    .filter((file) => !file.startsWith('scripts/bench/'))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

  const packagesOf = (text: string) =>
    [...text.matchAll(IMPORT)]
      .map(([, fixed, dynamic]) => fixed ?? dynamic ?? '')
      .filter((name) => !/^[./]|^node:|^astro:/.test(name))
      .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))

  /** The packages, and all that they bring along. */
  function withAllTheyNeed(packages: Iterable<string>): string[] {
    const all = new Set(packages)
    for (const name of all) {
      const manifest = resolve('node_modules', name, 'package.json')
      if (!existsSync(manifest)) continue
      const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
      for (const each of Object.keys(dependencies)) all.add(each)
    }
    return [...all]
  }

  test('src/yaml alone imports one', () => {
    const importing = sources.filter(({ text }) => packagesOf(text).some((name) => PARSER.test(name)))
    expect(sources.length).toBeGreaterThan(300)
    expect(importing.map(({ file }) => dirname(file))).toEqual(importing.map(() => 'src/yaml'))
    expect(importing).not.toEqual([])
  })

  test('what runs in the browser, or reads content, brings no other along', (context) => {
    const shipped = sources.filter(({ file }) =>
      /^src\/(?:domain|text|yaml|documents|sealed|forge|report|form|node)\//.test(file),
    )
    const packages = withAllTheyNeed(shipped.flatMap(({ text }) => packagesOf(text)))
    const parsers = packages.filter((name) => PARSER.test(name))
    figure(context, `${parsers.length} parser among ${packages.length} packages`)
    expect(parsers).toEqual(['yaml'])
  })

  test('another one would be seen', () => {
    expect(withAllTheyNeed(['astro']).filter((name) => PARSER.test(name))).toContain('js-yaml')
    expect(packagesOf("import { load } from 'js-yaml'")).toEqual(['js-yaml'])
    expect(packagesOf("const a = await import('@scope/yaml/x')")).toEqual(['@scope/yaml'])
  })
})

/** Of trees with and without prototypes. */
function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
const indexOf = (name: string) => suiteCases.findIndex((each) => each.name === name)
