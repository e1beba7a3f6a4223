import { describe, expect, test } from 'vitest'
import { finding } from '../domain/finding.ts'
import { githubReport } from './github.ts'
import { placeFinding, type Report } from './placed.ts'
import { terminalReport } from './terminal.ts'

const file = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const text = 'public:\n  status: 己匹配\n'
const at = (line: number, column: number) => ({ text, locate: () => ({ line, column }) })
const hostile = '::error::x%0A\n::stop-commands::%\u001b[2J|`,:'
const option = (value: string) =>
  placeFinding(
    finding('not-an-option', { file, path: ['public', 'status'] }, { value, options: ['征集中'] }),
    at(2, 3),
  )
const reportOf = (...findings: Report['findings']): Report => ({ findings, files: 1 })

describe('terminal', () => {
  test('problem, repair, place, caret, clause', () => {
    expect(terminalReport(reportOf(option('己匹配')), { colour: false })).toMatchInlineSnapshot(`
      "content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml
        2:3  错误  “状态”“己匹配”不在选项中。
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
    const shown = terminalReport(reportOf(placeFinding(whole, undefined)), { colour: false })
    expect(shown).toContain('文件  错误')
    expect(shown).toContain('content/a<U+000A>b')
  })
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
    const [line] = githubReport(reportOf(placeFinding(whole, undefined))).split('\n')
    expect(line).toContain('file=content/a%2Cline=1%3A%3Ax%25%0A%3A%3Aerror%3A%3A,title=')
  })

  test('the first ten of a kind, and the rest counted', () => {
    const lines = githubReport(reportOf(...Array.from({ length: 25 }, () => option('x')))).split('\n')
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10)
    expect(lines).toContain('另有 15 条没有在这里标出，完整清单见本次运行的摘要。')
  })
})
