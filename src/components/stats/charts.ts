import type { NameOf } from '../../catalogue/identity-line.ts'
import { type CsvCell, csvText } from '../../domain/csv.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { type StatKey, type StatTable, statistics } from '../../domain/statistics.ts'
import { type Progress, progress, statSentence, stats, statTitles } from '../../text/stats.ts'

/** One chart with its table: ready to be drawn, and to be written as CSV. */
export interface Chart {
  key: StatKey | 'progress'
  title: string
  sentence: string
  /** What the bars leave out. */
  note?: string
  columns: string[]
  /** As the table has them: the first cell names the row. */
  rows: CsvCell[][]
  bars: Bar[]
}

export interface Bar {
  name: string
  value: number
  /** What stands at the end of the bar. */
  label: string
  /** A mark on the same scale, with its own label. */
  mark?: { value: number; label: string }
}

/** The tables of one cycle as charts, in the order of the page. */
export function statCharts(demands: readonly PublicDemand[], nameOf: NameOf): Chart[] {
  const tables = statistics(demands)
  const all = tables.find(({ key }) => key === 'industry')!.total
  return tables.map((table) => statChart(table, all, table.key === 'district' ? nameOf : (value) => value))
}

function statChart(table: StatTable, all: number, nameOf: NameOf): Chart {
  const { key, rows, apart } = table
  const { title, column } = statTitles[key]
  return {
    key,
    title,
    sentence: statSentence(table, all, nameOf),
    ...(apart > 0 && { note: stats.apartNote(apart) }),
    columns: [column, stats.count],
    rows: [
      ...rows.map(({ value, count }) => [nameOf(value), count]),
      ...(apart > 0 ? [[stats.apart, apart]] : []),
    ],
    bars: rows.map(({ value, count }) => ({ name: nameOf(value), value: count, label: String(count) })),
  }
}

export function progressChart(years: readonly Progress[], sentence: string): Chart {
  const { columns, title } = progress
  return {
    key: 'progress',
    title,
    sentence,
    columns: [columns.year, columns.selected, columns.target],
    rows: years.map(({ year, selected, target }) => [year, selected, target]),
    bars: years.map(({ year, selected, target }) => ({
      name: progress.year(year),
      value: selected,
      label: selected > 0 ? `${selected}${progress.unit}` : progress.none,
      ...(target !== undefined && { mark: { value: target, label: progress.target(target) } }),
    })),
  }
}

export const chartCsv = ({ columns, rows }: Chart): string => csvText([columns, ...rows])
