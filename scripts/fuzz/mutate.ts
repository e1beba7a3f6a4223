/** What goes wrong with a text between its writer and its reader, by accident or on purpose. */

export type Random = () => number

const upTo = (random: Random, below: number) => Math.floor(random() * below)
const pick = <T>(random: Random, items: readonly T[]): T => items[upTo(random, items.length)]!

/** What some reader, terminal, table or shell takes for more than text. */
const HOSTILE = [
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function ',
    '!<tag:yaml.org,2002:str> ',
    '%YAML 1.1\n',
    '\n---\n',
    '\n...\n',
  ],
  ...[
    '? ',
    '- ',
    '- - - - - - - - - - ',
    '[[[[[[[[[[[[',
    '{a: {a: {a: {a: {a: {a: {a: {a: {a: ',
    '"',
    "'",
    '|',
    '>-',
    '#',
  ],
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
  ...[
    '\u0000',
    '\u0007',
    '\u001b[2J',
    '\u0085',
    '\u00ad',
    '\u200b',
    '\u202e',
    '\u2028',
    '\u2066',
    '\ufeff',
    '\ufffe',
  ],
  ...[
    '::error::x',
    '\n::stop-commands::x',
    '%0A',
    '${{ github.token }}',
    '`',
    '|x|',
    '<script>',
    '](javascript:x)',
    '@x',
  ],
  ...[
    '９',
    '．',
    '～',
    '𠮷',
    '𬭎',
    '\u0301',
    '👨‍👩‍👧',
    '1e999',
    '-0',
    '99999999999999999999',
    '2023-02-30',
    '是',
    '否',
    '~',
  ],
  ...[
    '9'.repeat(70),
    ' '.repeat(300),
    '光'.repeat(1200),
    'a: '.repeat(60),
    '(（'.repeat(80),
    '\n- '.repeat(1100),
  ],
]

type Lines = string[]

/** Each changes lines of a text; `other` gives foreign material. */
const ofLines: ((lines: Lines, random: Random, other: Lines) => void)[] = [
  (lines, random) => lines.splice(upTo(random, lines.length), 1 + upTo(random, 4)),
  (lines, random) => {
    const at = upTo(random, lines.length)
    lines.splice(at, 0, ...lines.slice(at, at + 1 + upTo(random, 12)))
  },
  (lines, random) => {
    const [a, b] = [upTo(random, lines.length), upTo(random, lines.length)]
    ;[lines[a], lines[b]] = [lines[b]!, lines[a]!]
  },
  // Indentation.
  (lines, random) => {
    const at = upTo(random, lines.length)
    const spaces = ' '.repeat(upTo(random, 9))
    for (let line = at; line < at + 1 + upTo(random, 5) && line < lines.length; line++) {
      lines[line] = random() < 0.5 ? spaces + lines[line] : lines[line]!.trimStart()
    }
  },
  // A key gets another name, or another's.
  (lines, random, other) => {
    const at = upTo(random, lines.length)
    const key =
      /^\s*(?:- )?(\w+):/.exec(pick(random, random() < 0.5 ? lines : other))?.[1] ?? pick(random, HOSTILE)
    lines[at] = lines[at]!.replace(/\w+(?=:)/, () => key)
  },
  // A value goes, or is another's.
  (lines, random, other) => {
    const at = upTo(random, lines.length)
    const value = pick(random, [pick(random, HOSTILE), pick(random, other).replace(/^[^:]*:/, ''), ''])
    lines[at] = lines[at]!.replace(/:.*$/, () => `: ${value}`)
  },
  // Two entries become one.
  (lines, random, other) => {
    lines.splice(upTo(random, lines.length), lines.length, ...other.slice(upTo(random, other.length)))
  },
]

const ofCharacters: ((text: string, random: Random) => string)[] = [
  (text, random) => insert(text, upTo(random, text.length), pick(random, HOSTILE)),
  (text, random) => insert(text, upTo(random, text.length), String.fromCharCode(upTo(random, 0xffff))),
  (text, random) => {
    const at = upTo(random, text.length)
    return text.slice(0, at) + text.slice(at + 1 + upTo(random, 20))
  },
  (text, random) => text.slice(0, upTo(random, text.length)),
]

const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at)

/** A text with one to five changes, mostly few, as bytes; now and then some of the bytes are changed as well. */
export function mutated(text: string, other: string, random: Random): Uint8Array {
  let changed = text
  for (let left = 1 + Math.floor(5 * random() ** 3); left > 0; left--) {
    if (random() < 0.25) changed = pick(random, ofCharacters)(changed, random)
    else {
      const lines = changed.split('\n')
      pick(random, ofLines)(lines, random, other.split('\n'))
      changed = lines.join('\n')
    }
  }
  const bytes = new TextEncoder().encode(changed)
  if (random() < 0.05) {
    for (let left = 1 + upTo(random, 8); left > 0 && bytes.length > 0; left--) {
      bytes[upTo(random, bytes.length)] = upTo(random, 256)
    }
  }
  return bytes
}
