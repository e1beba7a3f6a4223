import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import fc from 'fast-check'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import { isMapping, type Tree } from '../../src/domain/tree.ts'
import { entryComments } from '../../src/text/entry-comments.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { files } from './entry.ts'
import { generatedEntries } from './generated-entries.ts'

/** Entries as something on their way has spoilt them, by accident or on purpose. */

export interface MutatedEntry {
  file: string
  /** What stood in the private part before the mutations. */
  privateTexts: readonly string[]
  bytes: Uint8Array
}

/** Texts that some reader, terminal, table or shell takes for more than text. */
const HOSTILE: readonly string[] = [
  ...['&a ', '*a', '<<: *a', '!!js/function ', '!<tag:yaml.org,2002:str> ', '%YAML 1.1\n', '\n---\n'],
  ...['\n...\n', '? ', '- ', '- '.repeat(10), '['.repeat(12), '{a: '.repeat(9), '"', "'", '|', '>-', '#'],
  ...[
    '__proto__: 1\n',
    'constructor: 1\n',
    'toString: 1\n',
    ': ',
    ':',
    '：',
    '\t',
    '\r',
    '\r\n',
    '\n\n',
    '  ',
  ],
  ...'\u0000\u0007\u0085\u00ad\u200b\u202e\u2028\u2066\ufeff\ufffe'.split(''),
  ...['\u001b[2J', '::error::x', '\n::stop-commands::x', '%0A', '${{ github.token }}', '`', '|x|', '@x'],
  ...['<script>', '](javascript:x)', '９', '．', '～', '𠮷', '𬭎', '\u0301', '👨‍👩‍👧', '1e999', '-0'],
  ...['99999999999999999999', '2023-02-30', '是', '否', '~', '9'.repeat(70), ' '.repeat(300)],
  ...['光'.repeat(1200), 'a: '.repeat(60), '(（'.repeat(80), '\n- '.repeat(1100)],
]

/** Changes a text, with material of another. */
type Mutation = (text: string, other: string) => string

/** A position in whatever there is, taken modulo its length. */
const position = fc.nat(1_000_000)
const hostile = fc.constantFrom(...HOSTILE)
const few = (most: number) => fc.integer({ min: 1, max: most })

const itemAt = <T>(items: readonly T[], at: number): T => items[at % items.length]!
const splice = (text: string, at: number, removed: number, added = '') => {
  const start = at % (text.length + 1)
  return text.slice(0, start) + added + text.slice(start + removed)
}

const characterMutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(position, hostile).map(
    ([at, added]): Mutation =>
      (text) =>
        splice(text, at, 0, added),
  ),
  fc.tuple(position, fc.nat(0xffff)).map(
    ([at, unit]): Mutation =>
      (text) =>
        splice(text, at, 0, String.fromCharCode(unit)),
  ),
  fc.tuple(position, few(20)).map(
    ([at, length]): Mutation =>
      (text) =>
        splice(text, at, length),
  ),
  position.map(
    (at): Mutation =>
      (text) =>
        text.slice(0, at % (text.length + 1)),
  ),
)

const ofLines =
  (change: (lines: string[], other: readonly string[]) => unknown): Mutation =>
  (text, other) => {
    const lines = text.split('\n')
    change(lines, other.split('\n'))
    return lines.join('\n')
  }

const lineMutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(position, few(4)).map(([at, count]) => ofLines((lines) => lines.splice(at % lines.length, count))),
  // Repeated.
  fc.tuple(position, few(12)).map(([position, count]) =>
    ofLines((lines) => {
      const at = position % lines.length
      lines.splice(at, 0, ...lines.slice(at, at + count))
    }),
  ),
  // Exchanged.
  fc.tuple(position, position).map(([one, two]) =>
    ofLines((lines) => {
      const [a, b] = [one % lines.length, two % lines.length]
      ;[lines[a], lines[b]] = [lines[b]!, lines[a]!]
    }),
  ),
  // Indented otherwise: by so many more spaces, or (-1) not at all.
  fc
    .tuple(position, fc.array(fc.integer({ min: -1, max: 8 }), { minLength: 1, maxLength: 5 }))
    .map(([position, indents]) =>
      ofLines((lines) => {
        const at = position % lines.length
        for (const [offset, indent] of indents.slice(0, lines.length - at).entries()) {
          const line = lines[at + offset]!
          lines[at + offset] = indent < 0 ? line.trimStart() : ' '.repeat(indent) + line
        }
      }),
    ),
  // Another key, of this entry, of another, or of none.
  fc
    .tuple(position, position, fc.constantFrom('own', 'other', 'hostile'), hostile)
    .map(([position, from, source, word]) =>
      ofLines((lines, other) => {
        const line = itemAt(source === 'own' ? lines : other, from)
        const key = (source !== 'hostile' && /^\s*(?:- )?(\w+):/.exec(line)?.[1]) || word
        const at = position % lines.length
        lines[at] = lines[at]!.replace(/\w+(?=:)/, () => key)
      }),
    ),
  // Another value, or none.
  fc
    .tuple(position, position, fc.constantFrom('none', 'other', 'hostile'), hostile)
    .map(([position, from, source, word]) =>
      ofLines((lines, other) => {
        const value = { none: '', other: itemAt(other, from).replace(/^[^:]*:/, ''), hostile: word }[source]
        const at = position % lines.length
        lines[at] = lines[at]!.replace(/:.*$/, () => `: ${value}`)
      }),
    ),
  // Two entries become one.
  fc
    .tuple(position, position)
    .map(([at, from]) =>
      ofLines((lines, other) =>
        lines.splice(at % lines.length, lines.length, ...other.slice(from % other.length)),
      ),
    ),
)

const mutation = fc.oneof(
  { weight: 3, arbitrary: lineMutations },
  { weight: 1, arbitrary: characterMutations },
)
/** Mostly one, so that some entries are accepted and others fail for one reason. */
const mutations = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(mutation) },
  { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 5 }) },
)
/** Bytes that are replaced, so that the rest may be no text. */
const noise = fc.oneof(
  { weight: 19, arbitrary: fc.constant<[number, number][]>([]) },
  { weight: 1, arbitrary: fc.array(fc.tuple(position, fc.nat(255)), { minLength: 1, maxLength: 8 }) },
)

const GENERATED = 100

interface Original {
  file: string
  text: string
  privateTexts: string[]
}

/** The sample entries, and generated ones that have what no sample has. */
function originals(): Original[] {
  const samples = globSync('content/cycles/*/demands/**/*.yaml').map((file) => file.split(sep).join('/'))
  const generated = fc.sample(generatedEntries, { seed: 2023, numRuns: GENERATED })
  const form = formTree(demandSchema)
  return [
    ...samples.sort().map((file) => ({ file, text: readFileSync(file, 'utf8') })),
    ...generated.map((tree) => ({ file: files.named, text: writeYaml(tree, form, entryComments) })),
  ].map((original) => ({ ...original, privateTexts: privateTextsOf(original.text) }))
}

/** Texts of the form itself, which a finding lists. */
const options = new Set(
  [...allNodes(formTree(demandSchema))].flatMap(({ spec }) => (spec.kind === 'option' ? spec.options : [])),
)

/** What the enterprise wrote: a ticked option is no secret text. */
export function privateTextsOf(yaml: string): string[] {
  const textsBelow = (tree: Tree): string[] =>
    typeof tree === 'string' ? (options.has(tree) ? [] : [tree]) : Object.values(tree).flatMap(textsBelow)
  const { tree } = readYaml(yaml, 'f')
  return isMapping(tree) ? textsBelow(tree['private'] ?? '') : []
}

const read = originals()

export function mutatedEntries(): fc.Arbitrary<MutatedEntry> {
  const original = fc.constantFrom(...read)
  return fc
    .tuple(original, original, mutations, noise)
    .map(([{ file, text, privateTexts }, other, changes, replaced]) => {
      const changed = changes.reduce((mutated, change) => change(mutated, other.text), text)
      const bytes = new TextEncoder().encode(changed)
      for (const [at, byte] of replaced) if (bytes.length > 0) bytes[at % bytes.length] = byte
      const shown = () => `${file}\n${new TextDecoder().decode(bytes)}`
      return { file, privateTexts, bytes, [fc.toStringMethod]: shown }
    })
}
