import { describe, expect, test } from 'vitest'
import { finding } from '../domain/finding.ts'
import { githubReport } from './github-annotations.ts'
import { jsonReport } from './json.ts'
import { locateFinding, locateFindings, type Report } from './locate-findings.ts'
import { markdownReport } from './markdown.ts'
import { terminalReport } from './terminal.ts'

const file = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const text = 'public:\n  status: 己匹配\n'
const at = (line: number, column: number) => ({ text, locate: () => ({ line, column }) })
const hostile = '::error::x%0A\n::stop-commands::%\u001b[2J|`,:'
const option = (value: string) =>
  locateFinding(
    finding('not-an-option', { file, path: ['public', 'status'] }, { value, options: ['征集中'] }),
    at(2, 3),
  )
const reportOf = (...findings: Report['findings']): Report => ({ findings, files: 1 })

describe('terminal', () => {
  test('problem, repair, place, caret, clause', () => {
    expect(terminalReport(reportOf(option('己匹配')), { colour: false })).toMatchInlineSnapshot(`
      "content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml
        2:3  错误  “状态”写的“己匹配”不在选项中。
            改法：可选：征集中。请照抄，连同引号和符号。
            2 |   status: 己匹配
              |   ^
            依据：附件1　代码：not-an-option

      已核对 1 个文件：1 个错误（必须改正）。
      "
    `)
  })

  test('colour only when asked for; a value cannot steer the terminal', () => {
    expect(terminalReport(reportOf(option('x')), { colour: false })).not.toContain('\u001b')
    expect(terminalReport(reportOf(option('x')), { colour: true })).toContain('\u001b[31m错误')
    expect(terminalReport(reportOf(option(hostile)), { colour: false })).not.toContain('\u001b')
  })

  test('nothing found', () => {
    expect(terminalReport({ findings: [], files: 3 }, { colour: false })).toBe(
      '已核对 3 个文件，没有发现问题。\n',
    )
  })

  test('a finding about a whole file has no line', () => {
    const whole = finding('unclassified-file', { file: 'content/a\nb' }, { reason: 'unsafe-name' })
    const shown = terminalReport(reportOf(locateFinding(whole, undefined)), { colour: false })
    expect(shown).toContain('文件  错误')
    expect(shown).toContain('content/a<U+000A>b')
  })
})

test('what should not be public is not repeated by another finding there', () => {
  const where = { file, path: ['public', 'status'] }
  const args = { value: '19900009009', nearest: '19900009009', options: ['征集中'] }
  const found = [
    finding('not-an-option', where, args),
    finding('personal-data-in-public', where, { what: 'mobile' }),
  ]
  const source = { text: 'public:\n  status: 19900009009\n', locate: () => ({ line: 2, column: 3 }) }
  const report = reportOf(...locateFindings(found, new Map([[file, source]])))
  expect(report.findings[0]!.words.problem).toBe('“状态”写的不在选项中。')
  const all = [terminalReport(report, { colour: false }), markdownReport(report), githubReport(report)]
  for (const text of [...all, jsonReport(report)]) expect(text).not.toContain('19900009009')
})

describe('GitHub annotations', () => {
  test('one command a line, whatever the values say', () => {
    const lines = githubReport(reportOf(option(hostile)))
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^::error file=content\/cycles\/2023\/[^,]*,line=2,col=3,title=不在选项中（附件1）::/,
    )
    expect(lines[0]!.slice(2)).not.toContain('\n')
    expect(lines.filter((line) => line.startsWith('::stop-commands'))).toEqual([])
  })

  test('a hostile file name stays a property', () => {
    const whole = finding(
      'unclassified-file',
      { file: 'content/a,line=1::x%\n::error::' },
      { reason: 'unsafe-name' },
    )
    const [line] = githubReport(reportOf(locateFinding(whole, undefined))).split('\n')
    expect(line).toContain('file=content/a%2Cline=1%3A%3Ax%25%0A%3A%3Aerror%3A%3A,title=')
  })

  test('the first ten of a kind, and the rest counted', () => {
    const lines = githubReport(reportOf(...Array.from({ length: 25 }, () => option('x')))).split('\n')
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10)
    expect(lines).toContain('另有 15 条没有在这里标出，完整清单见本次运行的摘要。')
  })
})

describe('markdown', () => {
  const options = { siteUrl: 'https://example.org/kf/' }

  test('grouped by file, with the repair, the corrected line and links', () => {
    const near = finding(
      'not-an-option',
      { file, path: ['public', 'status'] },
      { value: '己匹配', nearest: '已匹配', options: ['征集中', '已匹配'] },
    )
    const report = reportOf(locateFinding(near, at(2, 3)))
    const tables = [{ file, rows: [{ label: '企业名称', value: '武汉测试光电有限公司' }] }]
    expect(markdownReport(report, { ...options, tables })).toMatchInlineSnapshot(`
      "## 核对结果：待修改

      已核对 1 个文件：1 个错误（必须改正）。

      ### \`content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml\`

      - **❌ 错误　第 2 行**　“状态”写的“己匹配”不在选项中。  
        改法：是不是“已匹配”？可选：征集中、已匹配。请照抄，连同引号和符号。  
        改成：\`status: 已匹配\`  
        依据：[附件1](https://example.org/kf/notice/2023/#annex-1)　检查项：[不在选项中](https://example.org/kf/rules/#not-an-option)

      ## 公开部分（将在网站公开）

      ### \`content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml\`

      | 栏目 | 内容 |
      |---|---|
      | 企业名称 | 武汉测试光电有限公司 |
      "
    `)
  })

  test('hostile text stays text: no markup, no link, no mention, no second row', () => {
    const evil = '<img src=x> [x](https://e.example) @team `code` | cell |\n## 标题\n::error::'
    const tables = [{ file: `a\`|${evil}`, rows: [{ label: evil, value: evil }] }]
    const text = markdownReport(reportOf(option(evil)), { ...options, tables })
    // A code span shows what stands in it as it is.
    expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/<img|\[x\]|@team|https:\/\/e\.example|^## 标题|^::/m)
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| 栏目'))
    expect(rows).toHaveLength(1)
    expect(rows[0]!.match(/\|/g)).toHaveLength(3)
  })

  test('10,000 findings of one file, and 500 files, fit into a comment', () => {
    const many = Array.from({ length: 10_000 }, () => option('x'))
    const one = markdownReport(reportOf(...many))
    expect(one).toContain('这个文件还有 9950 条没有列出')
    expect(one.length).toBeLessThan(60_000)
    const files = Array.from({ length: 500 }, (_, at) => {
      const located = option('x')
      return { ...located, finding: { ...located.finding, file: `${file}${at}` } }
    })
    const all = markdownReport(reportOf(...files))
    expect(all.length).toBeLessThan(60_000)
    expect(all).toMatch(/还有 \d+ 段没有列出/)
  })

  test('nothing found', () => {
    expect(markdownReport({ findings: [], files: 3 })).toBe(
      '## 核对结果：可审核\n\n已核对 3 个文件，没有发现问题。\n',
    )
  })
})

test('JSON: places as numbers, no path of keys', () => {
  const whole = finding('unclassified-file', { file: 'content/x' }, { reason: 'unknown' })
  const { findings, counts } = JSON.parse(jsonReport(reportOf(option('x'), locateFinding(whole, undefined))))
  expect(counts).toEqual({ error: 2, warning: 0, information: 0 })
  expect(findings[0]).toMatchObject({ code: 'not-an-option', line: 2, column: 3, clause: '附件1' })
  expect('line' in findings[1]).toBe(false)
})
