import type { Code } from '../../src/domain/finding.ts'

/** Texts that wear a YAML reader out, each as large as an entry may be. */
export interface HostileYaml {
  name: string
  text: (bytes: number) => string | Uint8Array
  /** What must be told of it, among others. */
  finds: Code
}

/** `head`, then as many pieces as fit, then `tail`: at most `bytes` of ASCII. */
function filled(bytes: number, head: string, piece: string | ((at: number) => string), tail = ''): string {
  let text = head
  for (let at = 0; ; at++) {
    const next = typeof piece === 'string' ? piece : piece(at)
    if (text.length + next.length + tail.length > bytes) return text + tail
    text += next
  }
}

const repeated = (head: string, piece: string, tail = '') => {
  return (bytes: number) =>
    head + piece.repeat(Math.floor((bytes - head.length - tail.length) / piece.length)) + tail
}

/** As deep as it fits, each level two columns further in. */
function nestedList(bytes: number): string {
  let text = ''
  for (let depth = 0; text.length + depth * 2 + 3 <= bytes; depth++) text += `${' '.repeat(depth * 2)}a:\n`
  return text
}

/** Each anchor holds the one before it ten times: a billion values after nine. */
function billionLaughs(bytes: number): string {
  return filled(bytes, 'a0: &a0 [x]\n', (at) => {
    const before = `*a${at},`.repeat(10)
    return `a${at + 1}: &a${at + 1} [${before}]\n`
  })
}

export const hostileYaml: readonly HostileYaml[] = [
  { name: 'many keys', text: (bytes) => filled(bytes, '', (at) => `k${at}: 1\n`), finds: 'unknown-key' },
  {
    name: 'many keys in the public part',
    text: (bytes) => filled(bytes, 'public:\n', (at) => ` ${at.toString(36)}: 1\n`),
    finds: 'too-many-findings',
  },
  { name: 'one key again and again', text: repeated('', 'a:\n'), finds: 'duplicate-key' },
  { name: 'lists in brackets, open', text: repeated('', '['), finds: 'too-deep' },
  {
    name: 'lists in brackets, closed',
    text: (bytes) => '['.repeat(bytes / 2) + ']'.repeat(bytes / 2),
    finds: 'too-deep',
  },
  { name: 'mappings in braces', text: repeated('', '{a: '), finds: 'too-deep' },
  { name: 'brackets and braces in turn', text: repeated('', '[{'), finds: 'too-deep' },
  { name: 'nested list items', text: repeated('', '- ', '1'), finds: 'too-deep' },
  { name: 'a staircase of indents', text: nestedList, finds: 'too-deep' },
  { name: 'nested explicit keys', text: repeated('', '? '), finds: 'too-deep' },
  { name: 'explicit keys', text: repeated('', '? a\n: b\n'), finds: 'duplicate-key' },
  { name: 'lists as keys', text: repeated('', '? [a]\n: b\n'), finds: 'yaml-feature' },
  { name: 'a key as long as the file', text: repeated('', 'k', ': 1\n'), finds: 'yaml-syntax' },
  { name: 'a billion laughs', text: billionLaughs, finds: 'yaml-feature' },
  { name: 'anchors', text: (bytes) => filled(bytes, '', (at) => `- &${at} x\n`), finds: 'yaml-feature' },
  { name: 'aliases of one anchor', text: repeated('- &a x\n', '- *a\n'), finds: 'yaml-feature' },
  { name: 'an alias of itself', text: repeated('&a [', '*a, ', '*a]\n'), finds: 'yaml-feature' },
  {
    name: 'merge keys',
    text: repeated('a: &a {b: 1}\nc:\n', ' <<: *a\n'),
    finds: 'yaml-feature',
  },
  { name: 'tags', text: repeated('', '- !!str x\n'), finds: 'yaml-feature' },
  ...['omap', 'pairs', 'set', 'binary'].map((tag) => ({
    name: `lists tagged !!${tag}`,
    text: repeated('', `- !!${tag}\n  - a: 1\n`),
    finds: 'yaml-feature' as const,
  })),
  { name: 'tags in a row', text: repeated('a: ', '!a '), finds: 'yaml-syntax' },
  { name: 'an ordered map', text: repeated('!!omap\n', '- a: 1\n'), finds: 'yaml-feature' },
  {
    name: 'directives',
    text: (bytes) => filled(bytes, '', (at) => `%TAG !${at}! tag:x,2023:\n`, '---\na: 1\n'),
    finds: 'yaml-feature',
  },
  { name: 'documents', text: repeated('', '---\na\n'), finds: 'yaml-feature' },
  { name: 'ends of documents', text: repeated('a: 1\n', '...\n'), finds: 'unknown-key' },
  { name: 'a plain text as long as the file', text: repeated('a: ', 'x'), finds: 'unknown-key' },
  { name: 'a plain text of many lines', text: repeated('a: x', '\n x'), finds: 'unknown-key' },
  { name: 'a folded text of blank lines', text: repeated('a: >\n', '\n', ' x'), finds: 'unknown-key' },
  {
    name: 'a folded text of changing indents',
    text: repeated('a: >\n', ' x\n   y\n'),
    finds: 'unknown-key',
  },
  { name: 'block texts', text: repeated('', '- |+\n\n'), finds: 'wrong-shape' },
  { name: 'escapes in quotes', text: repeated('a: "', '\\u6b66', '"\n'), finds: 'unknown-key' },
  { name: 'bad escapes', text: repeated('', '- "\\q"\n'), finds: 'yaml-syntax' },
  { name: 'doubled quotes', text: repeated("a: '", "''", "'\n"), finds: 'unknown-key' },
  { name: 'a quote that never ends', text: repeated('a: "', 'x\n'), finds: 'yaml-syntax' },
  { name: 'quotes that never end, one a line', text: repeated('', 'a: "x\n'), finds: 'yaml-syntax' },
  { name: 'quotes without anything between', text: repeated('', '""'), finds: 'yaml-syntax' },
  { name: 'two colons a line', text: repeated('', 'a: b: c\n'), finds: 'too-deep' },
  { name: 'closing brackets', text: repeated('', ']'), finds: 'yaml-syntax' },
  { name: 'colons', text: repeated('', ': '), finds: 'too-deep' },
  { name: 'commas in a list', text: repeated('a: [', ',', ']'), finds: 'yaml-syntax' },
  { name: 'tabs', text: repeated('', '\t'), finds: 'missing' },
  { name: 'tabs for indents', text: repeated('a:\n', '\t- x\n'), finds: 'yaml-syntax' },
  { name: 'spaces', text: repeated('', ' '), finds: 'missing' },
  { name: 'lines without anything', text: repeated('', '\n'), finds: 'missing' },
  { name: 'comments', text: repeated('', '#\n'), finds: 'missing' },
  { name: 'a comment as long as the file', text: repeated('#', 'x'), finds: 'missing' },
  { name: 'line ends of three kinds', text: repeated('', 'a: 1\r\nb: 2\rc: 3\n'), finds: 'character' },
  {
    name: 'byte order marks',
    text: (bytes) => '\ufeff'.repeat(Math.floor(bytes / 3)),
    finds: 'character',
  },
  { name: 'NUL', text: repeated('', '\0'), finds: 'character' },
  {
    name: 'bytes that are no text',
    text: (bytes) => new Uint8Array(bytes).map((_, at) => (at * 2654435761) >>> 24),
    finds: 'encoding',
  },
  {
    name: 'emoji, each of two code units',
    text: (bytes) => `a: ${'😀'.repeat(Math.floor((bytes - 3) / 4))}`,
    finds: 'unknown-key',
  },
  {
    name: 'list items where the form has few',
    text: repeated('public:\n enterprise:\n  honors:\n', '  - x\n'),
    finds: 'not-an-option',
  },
  {
    name: 'list items with unknown keys',
    text: repeated('public:\n challenges:\n', ' - a: 1\n'),
    finds: 'unknown-key',
  },
]

/** What the schema tells of a text depends on what it should be; what the reader tells does not. */
const READING: readonly Code[] = [
  'yaml-syntax',
  'yaml-feature',
  'too-deep',
  'duplicate-key',
  'character',
  'encoding',
]

/** The same as a list that the bureau keeps, and lists that are wrong in the list's own way. */
export const hostileLists: readonly HostileYaml[] = [
  ...hostileYaml.map((family): HostileYaml => {
    return READING.includes(family.finds) ? family : { ...family, finds: 'wrong-shape' }
  }),
  { name: 'people of whom all is missing', text: repeated('', '- term: {}\n'), finds: 'missing' },
  { name: 'people with unknown keys', text: repeated('', '- a: 1\n'), finds: 'unknown-key' },
  { name: 'people in braces', text: repeated('[', '{expert: {name: x}},', ']'), finds: 'missing' },
]
