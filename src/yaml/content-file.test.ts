import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bases, edited, files, findingsOf, locatedFindings } from '../../tests/support/entry.ts'
import { kinds } from '../domain/kinds.ts'
import { wordFinding } from '../text/findings.ts'
import { readContentFile } from './content-file.ts'

const file = files.named
const bytes = (...values: number[]) => new Uint8Array(values)
const text = (value: string) => new TextEncoder().encode(value)

describe('files that cannot be read as an entry', () => {
  test.each([
    ['an empty file', '', ['missing 1:1', 'required-here 1:1']],
    ['only a comment', '# 还没写\n', ['missing 1:1', 'required-here 1:1']],
    ['a list', '- a\n', ['wrong-shape 1:1']],
    ['a text', '企业名称：某某\n', ['wrong-shape 1:1']],
    ['two documents', `${bases.named}---\n${bases.anonymous}`, ['yaml-feature 85:1']],
    ['a missing bracket', 'public: [\n', ['yaml-syntax 2:1']],
  ])('%s', (_, content, finds) => {
    expect(findingsOf(content, file)).toEqual(finds)
  })

  test('GBK bytes', () => {
    // 企业 in GBK, on the second line
    const gbk = new Uint8Array([...text('public:\n  name: '), 0xc6, 0xf3, 0xd2, 0xb5])
    expect(findingsOf(gbk, file)).toEqual(['encoding 2:9'])
  })

  test('a byte order mark is no error', () => {
    expect(findingsOf(new Uint8Array([...bytes(0xef, 0xbb, 0xbf), ...text(bases.named)]), file)).toEqual([])
  })

  test('line ends of Windows are no error', () => {
    expect(findingsOf(bases.named.replaceAll('\n', '\r\n'), file)).toEqual([])
  })

  test('64 KiB are read, one byte more is not', () => {
    const padding = (size: number) => `${bases.named}#${'x'.repeat(size - text(bases.named).length - 1)}`
    expect(findingsOf(padding(65_536), file)).toEqual([])
    expect(findingsOf(padding(65_537), file)).toEqual(['file-too-large file'])
  })

  test('a list of the bureau may be three times as large, and is told its own limit', () => {
    const sample = readFileSync('content/cycles/2022/selections.yaml', 'utf8').replace(/^#.*\n/, '')
    const numbered = (at: number) => sample.replaceAll(/name: \S+/g, `$&${String(at).padStart(4, '0')}`)
    const list = (size: number) =>
      Array.from({ length: Math.floor(size / text(numbered(0)).length) }, (_, at) => numbered(at)).join('')
    const path = 'content/cycles/2022/selections.yaml'
    const read = readContentFile(path, text(list(kinds.selections.maxBytes)))!
    expect(read.findings).toEqual([])
    expect(read.value).toHaveProperty(
      'length',
      expect.toSatisfy((people: number) => people > 700),
    )
    const [told] = readContentFile(path, text(list(kinds.selections.maxBytes) + sample))!.findings
    expect(wordFinding(told!).problem).toContain(`超过了 ${kinds.selections.maxBytes / 1024} KB 的上限`)
    const strangers = Object.values(kinds).filter(({ changedBy }) => changedBy === 'district')
    for (const { maxBytes } of strangers) expect(maxBytes).toBe(65_536)
  })
})

test('a line of the list that is there twice is told where it is repeated', () => {
  const path = 'content/cycles/2022/selections.yaml'
  const [sample] = readFileSync(path, 'utf8')
    .replace(/^#.*\n/, '')
    .split(/\n(?=- )/)
  const other = sample!.replace(/name: \S+/, '$&二')
  const [told, ...more] = readContentFile(path, text(`${sample}\n${other}\n${sample}\n`))!.findings
  expect(more).toEqual([])
  expect(told).toMatchObject({ code: 'not-allowed-here', path: [2] })
  expect(wordFinding(told!)).toMatchObject({
    problem: '前面已经有同样的一项，不能填“第3项”。',
    repair: '请删掉重复的这一项。',
  })
})

describe('names and places', () => {
  test.each([
    ['content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yml', ['file-name file']],
    ['content/cycles/2023/demands/hongshan/武汉测试光电.yaml', ['file-name file']],
    ['content/cycles/2023/demands/hongshan/91420111MAFAKE991A.yaml', ['credit-code file']],
    ['content/cycles/2023/demands/hongshan/k7m2xq.yaml', ['credit-code file']],
  ])('%s', (name, finds) => {
    expect(findingsOf(bases.named, name)).toEqual(finds)
  })

  test('an anonymous entry is not called by its code', () => {
    expect(findingsOf(bases.anonymous, file)).toEqual(['credit-code file'])
  })

  test('a wrong name does not stop the rest from being found', () => {
    const wrong = edited('named', [['employees: 320', 'employees: 约500人']])
    expect(findingsOf(wrong, 'content/cycles/2023/demands/hongshan/企业.yml')).toEqual([
      'file-name file',
      'not-a-number 49:5',
    ])
  })
})

describe('nothing private is echoed', () => {
  const secrets = [
    '甲某某',
    '乙某某',
    '丙某某',
    '19900009001',
    '9321',
    '武汉市某某路1号',
    '隐私键',
    '某某大学',
  ]
  const faulty = [
    edited('named', [['revenue: 9321.5', 'revenue: 9321万元']]),
    edited('named', [['    address: 武汉市某某路1号\n', '    武汉市某某路1号: 乙某某\n']]),
    edited('named', [['"19900009001"', '"19900009001甲某某"']]),
    edited('named', [['rdIntensity: 3%～5%', 'rdIntensity: 甲某某']]),
    edited('named', [['    address: 武汉市某某路1号\n', '    隐私键: 1\n    隐私键: 2\n    address: x\n']]),
    edited('named', [['    address: 武汉市某某路1号\n', '    address: "武汉市某某路1号\n']]),
    edited('named', [['  innovation:\n', '  甲某某 19900009001\n  innovation:\n']]),
    edited('named', [['    by: 乙某某\n', '    by: [乙某某, 甲某某]\n']]),
    edited('named', [['  consent:\n', '  乙某某:\n']]),
  ]
  test.each(faulty)('%#', (content) => {
    const found = locatedFindings(content, file)
    expect(found.length).toBeGreaterThan(0)
    const told = JSON.stringify(found.map(({ words, excerpt, finding }) => [words, excerpt, finding.args]))
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
  })

  test('a public value is echoed, to help', () => {
    const [found] = locatedFindings(edited('named', [['status: 征集中', 'status: 己匹配']]), file)
    expect(found?.words).toMatchInlineSnapshot(`
      {
        "problem": "“状态”写的“己匹配”不在选项中。",
        "repair": "是不是“已匹配”？可选：征集中、已匹配、已撤回。请照抄，连同引号和符号。",
        "title": "不在选项中",
      }
    `)
    expect(found?.excerpt).toBe('  status: 己匹配')
  })
})

test('a full-width colon is recognised as the slip it is', () => {
  const content = edited('named', [
    [
      '  enterprise:\n    name: 武汉测试光电有限公司\n',
      '  enterprise：武汉测试光电有限公司\n  x:\n    name: a\n',
    ],
  ])
  expect(findingsOf(content, file)[0]).toMatch(/^yaml-syntax|^unknown-key/)
})
