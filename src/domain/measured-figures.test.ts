import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../yaml/read.ts'
import { figuresInText } from './measured-figures.ts'
import { textsIn } from './texts.ts'

describe('figures in a text', () => {
  const figures = (text: string) => figuresInText(text).flatMap((part) => (part.figure ? [part.text] : []))

  test.each([
    ['良率由 82% 提高到 95% 以上', ['82%', '95%']],
    ['厚度偏差不大于 ±2 μm，温度 -40～85 ℃', ['±2 μm', '-40～85 ℃']],
    ['型号 GB/T 9704 和 RS-485、5G、双 85 条件不是指标', []],
    ['漏率 ≤1×10⁻⁴ Pa·m³/s，产能 2 万瓶，光束 2.4 mm·mrad', ['≤1×10⁻⁴ Pa·m³/s', '2 万', '2.4 mm·mrad']],
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
