import { expect, test } from 'vitest'
import { drawBars } from './bars.ts'
import { chartCsv, progressChart, statCharts } from './charts.ts'

test('bars: one scale from 0, none wider than the drawing leaves room for, none without its row', () => {
  const { bars, height } = drawBars([
    { name: '甲', value: 10, label: '10' },
    { name: '乙', value: 5, label: '5', mark: { value: 20, label: '目标' } },
    { name: '丙', value: 0, label: '无' },
  ])
  expect(bars.map(({ width }) => width)).toEqual([42, 21, 0])
  expect(bars[1]!.mark!.x).toBe(84)
  expect(bars.map(({ barY }) => barY)).toEqual([1.45, 4.35, 7.25])
  expect(height).toBe(8.7)
})

test('no demands: charts that say so', () => {
  const charts = statCharts([], (slug) => slug)
  expect(charts.map(({ bars, rows }) => [bars, rows])).toEqual(charts.map(() => [[], []]))
  expect(drawBars([])).toEqual({ height: 0, bars: [] })
})

test('progress: the target is a mark on the scale of the bars', () => {
  const chart = progressChart(
    [
      { year: '2022', selected: 30 },
      { year: '2023', selected: 0, target: 80 },
    ],
    '一句话',
  )
  expect(chart.bars.map(({ label, mark }) => [label, mark?.value])).toEqual([
    ['30名', undefined],
    ['名单未公布', 80],
  ])
  expect(chartCsv(chart)).toBe('\uFEFF年度,已选派（名）,目标（名）\r\n2022,30,\r\n2023,0,80\r\n')
})
