import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { forbiddenCharacter } from '../domain/characters.ts'
import { demandSchema } from '../domain/demand.ts'
import { formTree } from '../domain/form-tree.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import { entryComments } from '../text/entry-comments.ts'
import { readYaml } from './read.ts'
import { writeYaml } from './write.ts'

const form = formTree(demandSchema)
const write = (tree: Tree) => writeYaml(tree, form, entryComments)
const samples = globSync('content/cycles/*/demands/*/*.yaml')

test('every sample is in canonical form, but for its own comment line', () => {
  expect(samples.length).toBeGreaterThanOrEqual(30)
  for (const file of samples) {
    const text = readFileSync(file, 'utf8')
    const header = [...entryComments.header, '样例：企业、人员、代码、电话均为虚构']
    expect(writeYaml(readYaml(text, file).tree!, form, { ...entryComments, header })).toBe(text)
  }
})

/** Texts that look like something else to some YAML reader, or that break a careless writer. */
const awkward = [
  'yes',
  'No',
  'null',
  '~',
  'true',
  '1',
  '1.0',
  '0x1F',
  '012',
  '1e3',
  '.5',
  '-',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a:',
  '#a',
  'a #b',
  '&a',
  '*a',
  '!a',
  '%a',
  '@a',
  '`a',
  '{a}',
  '[a]',
  '"a"',
  "'a'",
  '|',
  '>',
  'a, b',
  '2023-03-10',
  '12:30',
  '=',
  '<<',
  '  前有空格',
  '后有空格  ',
  '一\n\n二',
  '\n一',
  '一\n',
  '一\n  二',
  '一\n\t二',
  '---',
  '...',
  '𬭎',
  '“引号”',
  '（括号）',
  '1%～3%',
  '反\\斜',
  '制\t表',
  'a'.repeat(200),
  '光'.repeat(200),
]

const text = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)
const printable = text.filter((value) => !forbiddenCharacter(value, ['line-break', 'tab']))

const entry: fc.Arbitrary<TreeMapping> = fc.record({
  public: fc.record({
    enterprise: fc.record({ name: printable, honors: fc.array(printable), industry: printable }),
    challenges: fc.array(fc.record({ no: fc.nat().map(String), summary: printable, description: printable })),
  }),
  private: fc.record({ enterprise: fc.record({ employees: printable, revenue: printable }) }),
})

test('what is written is read again, unaltered, and is stable', () => {
  fc.assert(
    fc.property(entry, (tree) => {
      const written = write(tree)
      const read = readYaml(written, 'f')
      expect(read.findings).toEqual([])
      expect(JSON.stringify(read.tree)).toBe(JSON.stringify(tree))
      expect(write(read.tree!)).toBe(written)
    }),
    { numRuns: 150 },
  )
})

test('the core schema, and YAML 1.1, read the same text; numbers are bare only where the form has numbers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...awkward), (value) => {
      const written = write({ public: { enterprise: { name: value } } })
      expect(parse(written)).toEqual({ public: { enterprise: { name: value } } })
      expect(parse(written, { version: '1.1' })).toEqual({ public: { enterprise: { name: value } } })
    }),
  )
  const numbers = write({ private: { enterprise: { employees: '320', revenue: '8650.5', address: '320' } } })
  expect(parse(numbers)).toEqual({
    private: { enterprise: { employees: 320, revenue: 8650.5, address: '320' } },
  })
})

test('keys come in the order of the form, with their labels, and unknown ones last', () => {
  const tree = {
    private: { zzz: '1', enterprise: { revenue: '1', employees: '2' } },
    public: { submittedOn: '2023-03-02' },
  }
  expect(write(tree)).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../../../demand.schema.json
    public: # 将在网站公开
      submittedOn: "2023-03-02" # 填报日期
    private: # 仅市、区经办人员可见，永不公开
      enterprise: # 一、企业基本信息（不公开）
        employees: 2 # 企业从业人数（名）
        revenue: 1 # 上年营业收入（万元）
      zzz: "1"
    "
  `)
})

test('long texts are literal blocks', () => {
  const problem = `${'光'.repeat(50)}\n第二段：# 不是注释`
  const written = write({ public: { expertRequest: { problem } } })
  expect(written).toContain(
    `problem: |- # 期望“科技副总”帮助解决的技术创新难题\n      ${'光'.repeat(50)}\n      第二段`,
  )
  expect(readYaml(written, 'f').tree).toEqual({ public: { expertRequest: { problem } } })
})
