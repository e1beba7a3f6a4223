import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isMap, isScalar, isSeq, type Node, Parser, parseAllDocuments } from 'yaml'
import { randomFrom } from '../../scripts/fuzz/random.ts'
import { suiteCases } from '../../tests/support/yaml-suite.ts'
import { forbiddenCharacter } from '../domain/characters.ts'
import { parserOptions } from './parser-options.ts'
import type { PlaceNode } from './places.ts'
import { type PlainTree, plainTree } from './plain-tree.ts'

const ofText = (text: string) => plainTree([...new Parser().parse(text)])
const entries = globSync('content/cycles/*/demands/*/*.yaml').map((file) => readFileSync(file, 'utf8'))

/** What the library's composer makes of the same text; undefined where it has anything to say of it. */
function composed(text: string): PlainTree | undefined {
  const [first, ...others] = parseAllDocuments(text, parserOptions)
  if (!first || others.length > 0 || first.errors.length > 0 || first.warnings.length > 0) return undefined
  const places: PlaceNode = { offset: 0 }
  addPlaces(first.contents as Node, places)
  return { tree: first.toJS(), places }
}

function addPlaces(node: Node | null, place: PlaceNode): void {
  const add = (key: string | number, offset: number, value: Node | null) => {
    place.children ??= new Map()
    place.children.set(key, { offset })
    addPlaces(value, place.children.get(key)!)
  }
  if (isMap<Node, Node>(node) || isSeq<Node>(node)) place.children = new Map()
  if (isMap<Node, Node>(node)) {
    for (const { key, value } of node.items) {
      if (isScalar<string>(key)) add(key.value, key.range![0], value)
    }
  } else if (isSeq<Node>(node)) {
    for (const [index, item] of node.items.entries()) add(index, item.range![0], item)
  }
}

/** As one text, mappings of any prototype alike; without `tree` = there is none. */
const shown = (plain: PlainTree | undefined) =>
  JSON.stringify(plain, (_, value) => (value instanceof Map ? [...value] : value))

test('every sample entry is so plain', () => {
  expect(entries.length).toBeGreaterThan(20)
  for (const text of entries) expect(ofText(text)).toBeDefined()
})

describe('what is read so is what the composer reads', () => {
  /** Short, with one of each that a file may have; and what may come between. */
  const SMALL = `# 头
public: # 甲
  a: "1" # 乙
  list: # 丙
    - one
    - no: 1 # 丁
      text: |- # 戊
        第一行

        第二行
  none: []
  nothing: {}
  empty:
private:
  b: 'x y'
  c: >-
    folded
    text
`
  const BITS = [
    '\n',
    ' ',
    '  ',
    '#',
    ' #',
    ':',
    ': ',
    '- ',
    '-',
    '|',
    '>',
    '|-\n',
    "'",
    '"',
    '[]',
    '{',
    '}',
    ',',
    '? ',
  ]
  const MARKS = [
    '&a ',
    '*a',
    '!t ',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '\t',
    '\n\n',
    'a',
    'k: ',
    '\\',
    '@',
    '|2\n',
    '\n    ',
  ]

  const random = randomFrom(11)
  const upTo = (below: number) => Math.floor(random() * below)
  const pick = <T>(items: readonly T[]) => items[upTo(items.length)]!
  const spoilt = (text: string): string => {
    const at = upTo(text.length + 1)
    const rest = random() < 0.7 ? pick([...BITS, ...MARKS]) + text.slice(at) : text.slice(at + 1 + upTo(4))
    return random() < 0.6 ? text.slice(0, at) + rest : spoilt(text.slice(0, at) + rest)
  }
  const spoiltTexts = Array.from({ length: 6000 }, () => spoilt(random() < 0.8 ? SMALL : pick(entries)))

  test.each([
    ['samples', entries, entries.length],
    ['the public suite', suiteCases.map(({ yaml }) => yaml), 30],
    ['spoilt texts', spoiltTexts, 800],
  ])('%s', (_, texts, atLeast) => {
    const plain = texts.flatMap((text) => {
      if (forbiddenCharacter(text, ['line-break', 'tab'])) return []
      const found = ofText(text)
      return found ? [{ text, found }] : []
    })
    expect(plain.length).toBeGreaterThanOrEqual(atLeast)
    for (const { text, found } of plain) expect(shown(found), text).toBe(shown(composed(text)))
  })

  test('the comparison sees another tree, and another place', () => {
    const found = ofText(SMALL)!
    expect(shown(found)).toBe(shown(composed(SMALL)))
    expect(shown(found)).not.toBe(shown(composed(SMALL.replace('one', 'two'))))
    expect(shown(found)).not.toBe(shown(composed(SMALL.replace('b:', ' b:').replace('c:', ' c:'))))
  })
})

test.each([
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !t 1\n'],
  ['a directive', '%YAML 1.2\n---\na: 1\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['a tab', 'a:\t1\n'],
  ['a flow list', 'a: [1]\n'],
  ['a complex key', '? a\n: 1\n'],
  ['a mapping beside its key', 'a: b: 1\n'],
  ['another column', 'a: 1\n b: 2\n'],
  ['a comment without a space', 'a: "1"# x\n'],
  ['a quote without end', 'a: "1\n'],
  ['an escape that is none', 'a: "\\q"\n'],
  ['an invisible character in a key', '"a\\u200b": 1\n'],
  ['too deep', 'a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i: 1\n'],
  ['a text alone', 'a\n'],
  ['nothing', '# a\n'],
])('left to the composer: %s', (_, text) => {
  expect(ofText(text)).toBeUndefined()
})
