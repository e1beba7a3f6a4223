import type { Bar } from './charts.ts'

/** Where a bar lies; lengths are percent of the drawing's width, heights are em. */
export interface DrawnBar extends Bar {
  nameY: number
  barY: number
  width: number
  mark?: NonNullable<Bar['mark']> & { x: number }
}

export interface Drawing {
  height: number
  bars: DrawnBar[]
}

const ROW = 2.9
const NAME_BASELINE = 1
const BAR_TOP = 1.45
/** The rest of the width is for the number at the end of the longest bar. */
const LONGEST = 84

/**
 * Bars of one scale from 0, each with its name above it, so that long names fit on a phone. In em and
 * percent: the drawing grows with the reader's letters and with the page.
 */
export function drawBars(bars: readonly Bar[]): Drawing {
  const most = Math.max(1, ...bars.flatMap(({ value, mark }) => [value, mark?.value ?? 0]))
  const length = (value: number) => round((value / most) * LONGEST)
  return {
    height: round(bars.length * ROW),
    bars: bars.map(({ mark, ...bar }, index) => ({
      ...bar,
      nameY: round(index * ROW + NAME_BASELINE),
      barY: round(index * ROW + BAR_TOP),
      width: length(bar.value),
      ...(mark && { mark: { ...mark, x: length(mark.value) } }),
    })),
  }
}

const round = (value: number) => Math.round(value * 100) / 100
