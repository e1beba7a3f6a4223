import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forbiddenCharacter } from '../../src/domain/characters.ts'
import { demandSchema } from '../../src/domain/demand.ts'
import { type Finding, finding } from '../../src/domain/finding.ts'
import { formTree } from '../../src/domain/form-tree.ts'
import { type KindName, kinds } from '../../src/domain/kinds.ts'
import { schemaOf } from '../../src/domain/schemas.ts'
import { emptyMapping, isMapping, type Path, type Tree } from '../../src/domain/tree.ts'
import { validate } from '../../src/domain/validate.ts'
import { githubReport } from '../../src/report/github-annotations.ts'
import { jsonReport } from '../../src/report/json.ts'
import { locateFinding, type Report } from '../../src/report/locate-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { entryComments } from '../../src/text/entry-comments.ts'
import { type ContentFile, readContentFile } from '../../src/yaml/content-file.ts'
import { MAX_DEPTH, readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { githubFault, locationFault, markdownFault, terminalFault } from '../support/entry-faults.ts'
import { figure, isThorough } from '../support/figure.ts'

/** What holds for every text, tree and finding that there can be; each with a counterpart that breaks it. */

const RUNS = isThorough ? 5_000 : 250
const FILE = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'

/** Texts made of what YAML, terminals, tables and workflow commands are made of, and of anything else. */
const SIGNS = [
  ...'-:#|>&*!%@`\'"[]{},?~=\\/ \n\t光Ａ９．～“”（）'.split(''),
  ...[
    '\r\n',
    ': ',
    '- ',
    ' #',
    '|-\n  ',
    '---\n',
    '...\n',
    '<<: ',
    '::error::',
    '\n::',
    '%0A',
    '<b>',
    '](x)',
    '@x',
  ],
  ...[
    'public:\n  ',
    '    ',
    'private:',
    '\u0000',
    '\u001b[2J',
    '\u0085',
    '\u202e',
    '\u2028',
    '\ufeff',
    '\ud800',
  ],
]
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 40 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const isAllowed = (text: string) => !forbiddenCharacter(text, ['line-break', 'tab']) && !text.includes('\r')
const allowedText = anyText.filter(isAllowed)
const allowedKey = anyText.filter((text) => !forbiddenCharacter(text))

/** Trees of texts, lists and mappings, as deep as the reader lets them be. */
function trees(text: fc.Arbitrary<string>, key: fc.Arbitrary<string>): fc.Arbitrary<Tree> {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: MAX_DEPTH - 2, depthSize: 'medium' },
      text,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('tree')), { maxLength: 4 }).map(mappingOf),
    ),
  }))
  return tree
}

function mappingOf(pairs: [string, Tree][]): Tree {
  const mapping = emptyMapping()
  for (const [key, value] of pairs) mapping[key] = value
  return mapping
}

/** Keys of the form among others, so that the schema looks inside. */
const formKey = fc.oneof(
  fc.constantFrom(
    'public',
    'private',
    'sealed',
    'enterprise',
    'name',
    'challenges',
    'no',
    'candidates',
    'support',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'length'),
  anyText,
)

const count = (runs: number, what: string) => `${runs} ${what}, 0 counterexamples`
const encode = (text: string) => new TextEncoder().encode(text)
const form = formTree(demandSchema)

describe('the reader', () => {
  const placesOf = (text: string) => {
    const read = readContentFile(FILE, encode(text))!
    return read.findings.flatMap((found) => locationFault(locateFinding(found, read), read))
  }

  test('takes every text, and every finding has its place in it', (context) => {
    fc.assert(
      fc.property(anyText, (text) => void expect(placesOf(text)).toEqual([])),
      { numRuns: RUNS },
    )
    figure(context, count(RUNS, 'texts'))
  })

  test('a finding outside the text is seen', () => {
    const read = readContentFile(FILE, encode('a: 1')) as ContentFile
    const moved = { ...read, locate: () => ({ line: 9, column: 1 }) }
    expect(read.findings.flatMap((found) => locationFault(locateFinding(found, moved), moved))).not.toEqual(
      [],
    )
  })
})

describe('the writer', () => {
  /** Mappings by their keys: known ones are written in the order of the form. */
  const sorted = (tree: Tree | undefined): unknown =>
    isMapping(tree)
      ? Object.entries(tree)
          .map(([key, value]) => [key, sorted(value)])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
      : Array.isArray(tree)
        ? { list: tree.map(sorted) }
        : tree

  test('writes every tree so that it is read again, unaltered', (context) => {
    fc.assert(
      fc.property(trees(allowedText, allowedKey), (tree) => {
        const { tree: again, findings } = readYaml(writeYaml(tree, form, entryComments), 'f')
        expect(findings).toEqual([])
        expect(sorted(again)).toEqual(sorted(tree))
      }),
      { numRuns: RUNS },
    )
    figure(context, count(RUNS, 'trees'))
  })

  test('a writer that quotes nothing is seen', () => {
    const careless = (key: string, value: string) => `${key}: ${value}\n`
    expect(() =>
      fc.assert(
        fc.property(allowedText, (text) =>
          expect(readYaml(careless('a', text), 'f').tree).toEqual({ a: text }),
        ),
        { numRuns: RUNS },
      ),
    ).toThrow('Property failed')
  })
})

describe('the schema', () => {
  const named = Object.keys(kinds) as KindName[]

  test('takes every tree, and points into it', (context) => {
    fc.assert(
      fc.property(fc.constantFrom(...named), trees(anyText, formKey), (kind, tree) => {
        const { findings, value } = validate(kind, tree, 'f')
        if (schemaOf(kind)) expect(value === undefined).toBe(findings.length > 0)
        for (const { path } of findings) expect(path.every((part) => isPart(part))).toBe(true)
      }),
      { numRuns: RUNS },
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    figure(context, count(RUNS, 'trees'))
  })
  const isPart = (part: Path[number]) => typeof part === 'string' || Number.isInteger(part)

  test('a schema that throws is seen', () => {
    const careless = (tree: Tree) => (tree as { public: { name: string } }).public.name.trim()
    expect(() => fc.assert(fc.property(trees(anyText, formKey), (tree) => void careless(tree)))).toThrow(
      'Property failed',
    )
  })
})

describe('the reporters', () => {
  const findings: fc.Arbitrary<Finding> = fc
    .tuple(anyText, anyText, anyText)
    .chain(([file, value, nearest]) =>
      fc.constantFrom(
        finding(
          'not-an-option',
          { file, path: ['public', 'status'] },
          { value, nearest, options: [nearest, value] },
        ),
        finding('not-a-number', { file, path: ['public', value] }, { value, suggestion: nearest }),
        finding(
          'unknown-key',
          { file, path: ['public', value] },
          { key: value, nearest, known: [nearest, value] },
        ),
        finding('unclassified-file', { file }, { reason: 'twin', twin: value }),
        finding('file-name', { file }, { reason: 'unknown-place', expected: value }),
      ),
    )
  const reports = fc.array(fc.tuple(findings, anyText, fc.nat(9)), { maxLength: 4 }).map((given): Report => {
    const located = given.map(([found, text, at]) =>
      locateFinding(found, { text, locate: () => ({ line: 1, column: at + 1 }) }),
    )
    return { findings: located, files: 1 }
  })
  const tables = fc.array(
    fc.record({ file: anyText, rows: fc.array(fc.record({ label: anyText, value: anyText })) }),
    {
      maxLength: 2,
    },
  )

  test('stay what they are, whatever is told', (context) => {
    fc.assert(
      fc.property(reports, tables, (report, rows) => {
        expect(terminalFault(terminalReport(report, { colour: false }))).toBe(false)
        expect(githubFault(githubReport(report))).toBe(false)
        const siteUrl = 'https://example.invalid/'
        expect(markdownFault(markdownReport(report, { siteUrl, tables: rows }))).toBe(false)
        expect(JSON.parse(jsonReport(report)).findings).toHaveLength(report.findings.length)
      }),
      { numRuns: RUNS },
    )
    figure(context, count(RUNS, 'reports in 4 forms'))
  })

  test.each([
    ['terminal', (text: string) => terminalFault(text)],
    ['github', (text: string) => githubFault(`::error file=a,title=b::${text}`)],
    ['markdown', (text: string) => markdownFault(`| a | ${text} |`)],
  ])('one that escapes nothing is seen: %s', (_, fault) => {
    expect(() =>
      fc.assert(
        fc.property(anyText, (text) => !fault(text)),
        { numRuns: RUNS },
      ),
    ).toThrow('Property failed')
  })
})
