import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bases, edited, files } from '../../tests/support/entry.ts'
import { pathsIn, replaced } from '../../tests/support/key-pair.ts'
import { type Tree, type TreeMapping, valueAt } from '../domain/tree.ts'
import { canonicalEntry } from '../node/canonical-entry.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { readYaml } from '../yaml/read.ts'
import { entryForm } from './entry-parts.ts'
import { digestedText, publicDigest } from './public-digest.ts'

const form = entryForm(files.named).public
const publicOf = (text: string) => (readYaml(text, '').tree as TreeMapping)['public']!
const digest = (tree: Tree) => digestedText(tree, form)
const base = publicOf(bases.named)

test('an example, for good: if this changes, every sealed entry says public-changed', async () => {
  const example = {
    submittedOn: ' 2023/3/2 ',
    enterprise: { name: '武汉测试光电有限公司 ', honors: [], otherHonor: ' ', industry: '光电子信息' },
    challenges: [{ no: '１', summary: '“光”\u3000学\\\n膜', description: '\ud800' }],
  }
  expect(digest(example)).toBe(
    '{"challenges":[{"description":"\\ud800","no":"1","summary":"“光”\u3000学\\\\\\n膜"}],"enterprise":{"honors":[],"industry":"光电子信息","name":"武汉测试光电有限公司"},"submittedOn":"2023-03-02"}',
  )
  expect(await publicDigest(example, form)).toMatchInlineSnapshot(
    `"225cd34edc503449113f2ff31ff013072020fe2deccf57e1ee0b89720a211eaa"`,
  )
})

describe('rewriting keeps the digest', () => {
  test.each([
    ['line ends of Windows', bases.named.replaceAll('\n', '\r\n')],
    ['no comments', bases.named.replace(/^#.*\n/, '')],
    ['white space at an end', edited('named', [['field: 激光封装', 'field: "  激光封装 "']])],
    [
      'a date written another way',
      edited('named', [['submittedOn: "2023-03-02"', 'submittedOn: 2023年3月2日']]),
    ],
    ['an empty key more', edited('named', [['- 委托研发', '- 委托研发\n        otherMode: ""']])],
  ])('%s', (_, text) => {
    expect(text).not.toBe(bases.named)
    expect(digest(publicOf(text))).toBe(digest(base))
  })

  test('another order of keys, at every level', () => {
    const reversed = (tree: Tree): Tree => {
      if (typeof tree === 'string') return tree
      if (Array.isArray(tree)) return tree.map(reversed)
      return Object.fromEntries(
        Object.entries(tree)
          .reverse()
          .map(([key, child]) => [key, reversed(child)]),
      )
    }
    expect(JSON.stringify(reversed(base))).not.toBe(JSON.stringify(base))
    expect(digest(reversed(base))).toBe(digest(base))
  })

  test('what `check --fix` writes, of untidy text', () => {
    const untidy = edited('named', [
      ['submittedOn: "2023-03-02"', 'submittedOn: ２０２３/3/2'],
      ['field: 激光封装', 'field: "激光封装　"'],
      ['    - no: 2\n      summary', '    - no: ２\n      summary'],
    ])
    const written = canonicalEntry(readContentFile(files.named, new TextEncoder().encode(untidy))!)
    expect(written).toContain('submittedOn: "2023-03-02"')
    expect(digest(publicOf(untidy))).toBe(digest(publicOf(written!)))
    expect(digest(publicOf(untidy))).toBe(digest(base))
  })
})

describe('every change shows', () => {
  const samples = globSync('content/cycles/2023/demands/*/*.yaml').map((file) =>
    publicOf(readFileSync(file, 'utf8')),
  )

  test('one character more in any text, any part taken out, of every sample', () => {
    expect(samples.length).toBeGreaterThanOrEqual(30)
    for (const sample of samples) {
      const original = digest(sample)
      const seen = new Set([original])
      let changes = 0
      for (const path of pathsIn(sample)) {
        const value = valueAt(sample, path) as Tree
        const changed = typeof value === 'string' ? [`${value}。`, undefined] : [undefined]
        for (const other of changed) {
          changes += 1
          expect(digest(replaced(sample, path, other)), path.join('.')).not.toBe(original)
          seen.add(digest(replaced(sample, path, other)))
        }
      }
      expect(changes).toBeGreaterThan(20)
      // Alike only where two alike items of a list are taken out in turn.
      expect(seen.size).toBeGreaterThan(changes * 0.9)
    }
  })

  test.each<[string, Tree, Tree]>([
    ['the order of a list', { a: ['1', '2'] }, { a: ['2', '1'] }],
    ['a list and its only item', { a: ['1'] }, { a: '1' }],
    ['a list and a mapping', { a: ['1'] }, { a: { 0: '1' } }],
    ['no list and an empty one', {}, { a: [] }],
    ['an empty list and an empty mapping', { a: {} }, { a: [] }],
    ['where one text ends', { a: '1","b":"2' }, { a: '1', b: '2' }],
    ['white space within', { a: '1 2' }, { a: '1  2' }],
    ['two lone surrogates', { a: '\ud800' }, { a: '\ud801' }],
    ['two ways to write é', { a: '\u00e9' }, { a: 'e\u0301' }],
    ['a key of objects', JSON.parse('{"__proto__":"1"}'), {}],
  ])('%s', async (_, one, other) => {
    expect(await publicDigest(one, form)).not.toBe(await publicDigest(other, form))
  })
})
