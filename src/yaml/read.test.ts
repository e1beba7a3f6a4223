import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tree } from '../domain/tree.ts'
import { locate } from './offsets.ts'
import { readYaml } from './read.ts'

const codes = (text: string) =>
  readYaml(text, 'f').findings.map(({ code, args }) => {
    const at = 'at' in args && args.at ? `${args.at.line}:${args.at.column}` : ''
    return `${code} ${at}`.trim()
  })
const tree = (text: string) => readYaml(text, 'f').tree

describe('every scalar is text', () => {
  test.each([
    ['a: 914201110000000000', '914201110000000000'],
    ['a: 12345E678', '12345E678'],
    ['a: 02164567890', '02164567890'],
    ['a: yes', 'yes'],
    ['a: null', 'null'],
    ['a: ~', '~'],
    ['a: 2023-03-10', '2023-03-10'],
    ['a:', ''],
    ['a: 0x1F', '0x1F'],
    ['a: "\\u6b66\\u6c49"', '武汉'],
    ['a: |-\n  一\n  二', '一\n二'],
    ['a: |\r\n  一\r\n  二\r\n', '一\n二\n'],
  ])('%j', (text, value) => {
    expect(tree(text)).toEqual({ a: value })
    expect(codes(text)).toEqual([])
  })

  test('keys cannot set a prototype', () => {
    const read = tree('__proto__:\n  polluted: 1\nconstructor: 2') as Record<string, Tree>
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('refusals', () => {
  test.each([
    ['a: &x 1\nb: *x', ['yaml-feature 1:7', 'yaml-feature 2:4']],
    ['a: !!str 1', ['yaml-feature 1:10']],
    ['%YAML 1.1\n---\na: 1', ['yaml-feature 1:1']],
    ['%YAML 1.2', ['yaml-feature 1:1']],
    ['%OTHER x\n---\na: 1', ['yaml-feature 1:1']],
    ['!!omap\n- a: 1', ['yaml-feature 2:1']],
    ['- !!set\n  ? a', ['yaml-feature 2:3']],
    ['# 注\na: 1\n---\nb: 2', ['yaml-feature 3:1']],
    ['? [a]\n: b', ['yaml-feature 1:3']],
    ['a: 1\nb: 2\na: 3', ['duplicate-key 3:1']],
    ['a:\n  b: 1\n  b: 2', ['duplicate-key 3:3']],
    ['a: \u200b1', ['character 1:4']],
    ['a: 1 # \u202e注', ['character 1:8']],
    ['a: 武\u0000汉', ['character 1:5']],
    ['"a\\u200b": 1', ['character 1:1']],
    ['a: b: c', ['yaml-syntax 1:4']],
    ['a:\n\tb: 1', ['yaml-syntax 2:1']],
    ['a: [1', ['yaml-syntax 1:6']],
    ['a: *x', ['yaml-feature 1:4']],
    [`${'['.repeat(9)}1${']'.repeat(9)}`, ['too-deep 1:9']],
    ['['.repeat(60_000), ['too-deep 1:1']],
    [`${'- '.repeat(30_000)}1`, ['too-deep 1:1']],
  ])('%#', (text, expected) => {
    const found = codes(text)
    expect(
      found.map((line) => (line.startsWith('too-deep') ? 'too-deep' : line)).slice(0, expected.length),
    ).toEqual(expected.map((line) => (line.startsWith('too-deep') ? 'too-deep' : line)))
  })

  test('syntax errors on several lines are all told, one a line', () => {
    const found = codes('a: "x\nb: [1\nc: }\n')
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found).size).toBe(found.length)
  })

  test('40,000 keys are read in linear time', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n')
    expect(Object.keys(tree(text) as object)).toHaveLength(40_000)
  })
})

describe('places', () => {
  const text = 'public:\n  name: 甲\n  list:\n    - one\n    - a: 1\n      b: 2\n'
  const { offsets, lines } = readYaml(text, 'f')
  test.each([
    [['public'], 1, 1],
    [['public', 'name'], 2, 3],
    [['public', 'list', 0], 4, 7],
    [['public', 'list', 1, 'b'], 6, 7],
    // What is not there: the nearest parent that is.
    [['public', 'missing'], 1, 1],
    [['public', 'list', 1, 'c', 'd'], 5, 7],
    [['private'], 1, 1],
  ])('%j', (path, line, column) => {
    expect(locate(offsets, lines, path)).toEqual({ line, column })
  })
})

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { tree, findings } = readYaml(text, 'f')
      expect(tree !== undefined || findings.length > 0).toBe(true)
    }),
    { numRuns: 200 },
  )
})
