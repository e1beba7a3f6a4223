import type { BenchResult } from './benchmark.ts'

/** The rows in columns; numbers stand right, and a Chinese character is as wide as two others. */
export function tableOf({ columns, rows }: Pick<BenchResult, 'columns' | 'rows'>): string {
  const lines = [columns, ...rows]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => widthOf(String(line[at] ?? '')))))
  return lines
    .map((line) =>
      line
        .map((cell, at) => {
          const gap = ' '.repeat(widths[at]! - widthOf(String(cell)))
          return typeof cell === 'number' ? gap + cell : cell + gap
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0)
}
