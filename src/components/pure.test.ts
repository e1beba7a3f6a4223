import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cycle } from '../domain/cycle.ts'
import { textsIn } from '../domain/texts.ts'
import { readYaml } from '../yaml/read.ts'
import { figuresInText } from './demands/figures-in-text.ts'
import { standingOf } from './home/standing.ts'
import { clausesOf, splitTitle } from './notice/clauses-of.ts'

describe('figures in a text', () => {
  const figures = (text: string) => figuresInText(text).flatMap((part) => (part.figure ? [part.text] : []))

  test.each([
    ['良率由 82% 提高到 95% 以上', ['82%', '95%']],
    ['厚度偏差不大于 ±2 μm，温度 -40～85 ℃', ['±2 μm', '-40～85 ℃']],
    ['型号 GB/T 9704 和 RS-485 不是指标', []],
    ['成本 1,200 元/t', ['1,200 元/t']],
    ['', []],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected))

  test('joined again, the parts are the text: samples and anything else', () => {
    const joined = (text: string) =>
      figuresInText(text)
        .map((part) => part.text)
        .join('')
    for (const file of globSync('content/cycles/*/demands/*/*.yaml')) {
      const { tree } = readYaml(readFileSync(file, 'utf8'), file)
      for (const { text } of textsIn(tree)) expect(joined(text)).toBe(text)
    }
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => joined(text) === text))
  })
})

describe('where the programme stands', () => {
  const cycle = {
    year: 2023,
    deadline: '2023-03-10T17:30:00+08:00',
    stages: [
      { clause: '4.1', name: '征集', by: '2023-03-10' },
      { clause: '4.2', name: '推荐', by: '2023-03-31' },
      { clause: '4.6', name: '跟踪' },
    ],
  } as unknown as Cycle
  const at = (moment: string) => standingOf(cycle, new Date(moment))

  test.each([
    ['2023-03-01T00:00:00+08:00', '征集', true, 9],
    ['2023-03-10T17:30:00+08:00', '征集', true, 0],
    ['2023-03-10T17:30:01+08:00', '征集', false, 0],
    // Half past midnight in Wuhan is still the day before in Greenwich.
    ['2023-03-10T16:30:00Z', '推荐', false, -1],
    ['2026-11-22T00:00:00Z', '跟踪', false, -1353],
  ])('%s: %s', (moment, name, collecting, daysLeft) => {
    const standing = at(moment)
    expect([standing.now.name, standing.collecting, standing.daysLeft]).toEqual([name, collecting, daysLeft])
  })

  test('exactly one stage is now; those before are past, those after ahead', () => {
    expect(at('2023-03-20T00:00:00+08:00').stages.map(({ state }) => state)).toEqual(['past', 'now', 'ahead'])
  })
})

describe('the clauses of the notice', () => {
  test('all, in order, with their titles', () => {
    const clauses = clausesOf(readFileSync('content/cycles/2023/notice.mdx', 'utf8'))
    expect(clauses.map(({ id }) => id).join(' ')).toBe(
      '1 2 3 4 4.1 4.2 4.3 4.4 4.5 4.6 5 5.1 5.2 5.3 6 6.1 6.2 6.3 报送',
    )
    expect(clauses[0]!.title).toBe('一、目标任务')
  })

  test('an unknown clause is refused', () => {
    expect(() => clausesOf('<Clause id="9.9" title="x">')).toThrow('9.9')
  })

  test.each(['一、目标任务', '（二）推荐专家人选。', '没有编号', ''])('“%s” splits without loss', (title) => {
    const { number, rest } = splitTitle(title)
    expect(number + rest).toBe(title)
  })
})
