import { globSync, readFileSync } from 'node:fs'
import { check } from 'recheck'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import { type KindName, kinds } from '../../src/domain/kinds.ts'
import { schemaOf } from '../../src/domain/schemas.ts'
import type { Tree } from '../../src/domain/tree.ts'
import { validate } from '../../src/domain/validate.ts'
import { jsonSchema } from '../../src/text/json-schema.ts'
import { figure } from '../support/figure.ts'
import { expressionsIn } from '../support/regular-expressions.ts'

/** No pattern takes more than linear time, and no long text comes to one. */

const shipped = [
  ...globSync('{src,scripts}/**/*.{ts,js,mjs,astro}').filter(
    (file) => !/(?:\.test|\/testing)\.ts$/.test(file),
  ),
  'astro.config.mjs',
].sort()
const written = shipped.flatMap((file) => expressionsIn(file, readFileSync(file, 'utf8')))

interface Expression {
  source: string
  flags: string
}

const keyOf = ({ source, flags }: Expression) => `/${source}/${flags}`

/** Without a repetition it takes at each place as long as it is. */
function repeats({ source }: Expression): boolean {
  const bare = source.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/gs, '_')
  return /[*+{]/.test(bare)
}

/** Steps are counted, not time: on a busy machine the verdict is the same. */
const PATIENT = { timeout: null, seedingTimeout: null, incubationTimeout: null, attackTimeout: 60_000 }

const statuses = new Map<string, Promise<string>>()

/** `safe`, if it is proved to be linear, or no attack was found. */
function statusOf(expression: Expression): Promise<string> {
  const { source, flags } = expression
  const known = statuses.get(keyOf(expression))
  if (known) return known
  const status = repeats(expression)
    ? check(source, flags, PATIENT).then((diagnostics) => diagnostics.status)
    : Promise.resolve('safe')
  statuses.set(keyOf(expression), status)
  return status
}

/** What is not proved to be linear, each once. */
async function unsafe(expressions: readonly Expression[]): Promise<string[]> {
  const found = new Set<string>()
  for (const expression of expressions) {
    const status = await statusOf(expression)
    if (status !== 'safe') found.add(`${status}: ${keyOf(expression)}`)
  }
  return [...found]
}

describe('every regular expression is linear', () => {
  test('as it stands in the code', async (context) => {
    const literals = written.flatMap(({ expression }) => expression ?? [])
    const found = await unsafe(literals)
    figure(context, `${literals.length} in ${shipped.length} files, ${found.length} not linear`)
    expect(literals.length).toBeGreaterThan(250)
    expect(found).toEqual([])
  })

  test('in the JSON Schema', async (context) => {
    const patterns: Expression[] = []
    JSON.parse(jsonSchema('demand'), (key, value) => {
      if (key === 'pattern') patterns.push({ source: value, flags: 'u' })
      return value
    })
    const found = await unsafe(patterns)
    figure(context, `${patterns.length} patterns, ${found.length} not linear`)
    expect(patterns.length).toBeGreaterThan(5)
    expect(found).toEqual([])
  })

  test.each([
    ['(a+)+$', ''],
    [String.raw`\s+$`, ''],
    [String.raw`<a\s[^>]*>`, 'g'],
    ['(a|a)*b', 'u'],
    // These look around themselves.
    ['(?=a)(a+)+$', ''],
    [String.raw`(?<![x])\s+$`, ''],
    ['^(?=(a|a)*b)c', ''],
    ['(?<=x)(.*)*y', 'g'],
  ])('/%s/%s is caught', async (source, flags) => {
    expect(await unsafe([{ source, flags }])).toHaveLength(1)
  })

  test.each([
    ['a*', true],
    ['a+?', true],
    ['a{2,}', true],
    [String.raw`[*+{]\\*`, true],
    [String.raw`[*+{\]]\*\{|a?`, false],
  ])('whether /%s/ repeats: %j', (source, expected) => expect(repeats({ source, flags: '' })).toBe(expected))

  test.each([
    ['x.ts', 'const a = 1 / 2 / 3\nconst b = text.replace(/(a+)+$/g, "/not/")', 2],
    ['x.astro', '---\nconst a = /(a+)+$/g\n---\n<p>1 / 2 / 3</p>', 2],
    ['x.astro', '---\n---\n<p>{x.replace(/(a+)+$/g, "")}</p>', 3],
    ['x.astro', '---\n---\n<p>a</p>\n<script>\n  x(/(a+)+$/g)\n</script>', 5],
  ])('a planted one in %s is found: %j', (file, text, line) => {
    expect(expressionsIn(file, text)).toEqual([{ file, line, expression: { source: '(a+)+$', flags: 'g' } }])
  })
})

describe('what is put together at run time is linear', () => {
  /** Where each `new RegExp` of the code was called, and with what. */
  const made = new Map<string, Expression>()

  beforeAll(async () => {
    const record = (source: string | RegExp, flags = '') => {
      const callers = (new Error().stack ?? '').split('\n').slice(3, 5).join('\n')
      const file = shipped.find((each) => callers.includes(each))
      if (file && typeof source === 'string') made.set(`${file} ${source}`, { source, flags })
    }
    const recording = new Proxy(RegExp, {
      construct: (target, [source, flags]) => {
        record(source, flags)
        return new target(source, flags)
      },
    })
    vi.resetModules()
    vi.stubGlobal('RegExp', recording)
    await exercise()
  })
  afterAll(() => void vi.unstubAllGlobals())

  test('every place was come by, and none gave a bad one', async (context) => {
    const files = new Set(written.filter(({ expression }) => !expression).map(({ file }) => file))
    const reached = new Set([...made.keys()].map((key) => key.slice(0, key.indexOf(' '))))
    const found = await unsafe([...made.values()])
    figure(context, `${made.size} made in ${reached.size} files, ${found.length} not linear`)
    expect(found).toEqual([])
    expect([...reached].sort()).toEqual([...files].sort())
  })
})

/** Every function that makes an expression, with what it is given in life. */
async function exercise(): Promise<void> {
  const { classify } = await import('../../src/domain/kinds.ts')
  classify('content/site.yaml')
  const { readContentFile } = await import('../../src/yaml/content-file.ts')
  const entry = globSync('content/cycles/2023/demands/*/*.yaml')[0]!
  const text = readFileSync(entry, 'utf8').replace(/employees: \d+/, 'employees: 约３２０人')
  const revenue = text.replace(/revenue: [\d.]+/, 'revenue: 约８６５０．５万元')
  readContentFile(entry, new TextEncoder().encode(revenue))
  const { readTicks } = await import('../../src/documents/import/read/read-ticks.ts')
  const { holdsMark, lastAnswer } = await import('../../src/documents/import/read/read-tick-tokens.ts')
  for (const node of allNodes(formTree(demandSchema))) {
    if (node.spec.kind !== 'option') continue
    readTicks('□甲 ☑乙', node.spec.options)
    for (const option of node.spec.options) lastAnswer(`其他的话 ☑${option}`, option)
  }
  holdsMark('甲□')
  await import('../../src/documents/import/import-habits.ts')
  const { readNumber } = await import('../../src/documents/import/read/read-number.ts')
  readNumber('8650、6230', 'money')
  const { relationsOf } = await import('../../src/documents/import/guard/guard-parts.ts')
  relationsOf(() => '<Relationship Id="a" Type="b" Target="c"/>', '')
  const { questionOf } = await import('../../src/domain/relevance-question.ts')
  const { bestPassage } = await import('../../src/domain/relevance-passage.ts')
  bestPassage(
    ['怎么让e\u0301光电子 3.5 与 laser 激光合束？'],
    questionOf('怎么解决激光合束的问题', [['激光', 'laser']]).terms,
  )
  const { simplified } = await import('../../src/catalogue/traditional.ts')
  await simplified('鋰', { hasCharacter: () => false } as never)
  await import('../../src/domain/measured-figures.ts')
  await import('../../src/review/comment-state.ts')
  const { numberAfter } = await import('../../src/form/apply/repeating.ts')
  for (const path of ['public.challenges', 'private.candidates']) numberAfter(path)
  const { safeMarkdown } = await import('../../src/review/safe-markdown.ts')
  safeMarkdown('[核对规则](https://kjfz.example.gov.cn/rules/)', 'https://kjfz.example.gov.cn/')
}

describe('the length is looked at before any pattern', () => {
  const LONG = 64 * 1024
  const texts = ['9', '光', ' -', '2023-'].map((part) => `x${part.repeat(LONG / part.length)}x`)

  /** A tree with this text at the field's path, and nothing else. */
  const treeWith = (path: string, text: string): Tree =>
    path
      .split('.')
      .reverse()
      .reduce<Tree>((inner, part) => {
        const [key, ...lists] = part.split('[]') as [string, ...string[]]
        const value = lists.reduce<Tree>((nested) => [nested], inner)
        return key === '' ? value : { [key]: value }
      }, text)

  const nativeExec = RegExp.prototype.exec

  /** What patterns are asked about a long text while this is done. */
  function longQuestions(work: () => void): string[] {
    const asked: string[] = []
    const exec = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
      if (text.length > LONG / 2) asked.push(String(this))
      return nativeExec.call(this, text)
    })
    work()
    exec.mockRestore()
    return [...new Set(asked)]
  }

  test('64 KiB in any field of any file are refused, and no pattern has seen them', (context) => {
    const found: string[] = []
    let fields = 0
    for (const name of Object.keys(kinds) as KindName[]) {
      const schema = schemaOf(name)
      if (!schema) continue
      for (const { path, spec } of allNodes(formTree(schema))) {
        if (spec.kind === 'list' || spec.kind === 'mapping') continue
        fields += 1
        for (const text of texts) {
          const asked = longQuestions(() => {
            const { findings } = validate(name, treeWith(path, text), 'f')
            const told = findings.some((one) => one.path.join('.').replace(/\.?\d+/g, '[]') === path)
            if (!told) found.push(`${name} ${path} takes it`)
          })
          found.push(...asked.map((pattern) => `${name} ${path}: ${pattern}`))
        }
      }
    }
    figure(context, `${fields} fields, ${found.length} faults`)
    expect(fields).toBeGreaterThan(100)
    expect(found).toEqual([])
  })

  test('a pattern that is asked is seen', () => {
    const [text] = texts as [string]
    const asked = longQuestions(() => [
      /^a/.test(text),
      text.replace(/b/g, ''),
      text.split(/c/),
      /d/.test('e'),
    ])
    expect(asked).toEqual(['/^a/', '/b/g', '/c/y'])
  })
})
