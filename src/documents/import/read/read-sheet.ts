import { GuardError } from '../guard/guard-refusal.ts'
import { decimal, hidesText, shownNumber } from './number-format.ts'
import { type CellText, plainText, TextCollector } from './sheet-strings.ts'
import { type CellStyle, PLAIN_STYLE } from './sheet-styles.ts'
import type { Oddity } from './word-document.ts'
import { walkXml } from './xml-events.ts'

/** A worksheet's cells with content; numbers of rows and columns are those that Excel shows, from 1. */
export interface SheetCells {
  rows: SheetRow[]
  /** The lines of its header and footer that say more than page and date. */
  margins: string[]
}

export interface SheetRow {
  number: number
  hidden: boolean
  cells: Map<number, SheetCell>
}

export interface SheetCell {
  /** As it is read on the sheet. */
  text: string
  /** The number that the file keeps, where the sheet shows something else. */
  kept?: string
  /** Powers of ten by which the format moves the point. */
  scale: number
  doubts: Set<Oddity>
  /** Of a cell that is merged with another: the one that has its text. */
  copyOf?: { row: number; column: number }
}

export interface SheetContext {
  styles: readonly CellStyle[]
  strings: (at: number) => CellText
  date1904: boolean
}

/** More cells with content than any form of this kind; a whole city's has some ten thousand. */
const MAX_CELLS = 100_000
const MAX_MERGES = 20_000
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/**
 * The cells of a worksheet that have content, whatever its other cells are formatted for; throws
 * `GuardError` for what no sheet can be.
 */
export function readSheet(xml: string, context: SheetContext): SheetCells {
  const rows = new Map<number, SheetRow>()
  const merges: Merge[] = []
  const hiddenColumns: [number, number][] = []
  const margins: string[] = []
  let [row, column, count, skipped] = [0, 0, 0, 0]
  let cell: OpenCell | undefined
  let rowHidden = false
  let within = ''
  walkXml(withoutEmpty(xml), {
    open(name, attributes) {
      if (name === 'extLst' || skipped > 0) skipped++
      if (skipped > 0) return
      if (name === 'row') {
        row = limited(attributes['r'] ?? row + 1, LAST_ROW)
        column = 0
        rowHidden =
          isTrue(attributes['hidden']) ||
          (isTrue(attributes['customHeight']) && Number(attributes['ht']) === 0)
      } else if (name === 'c') {
        const at =
          attributes['r'] === undefined ? { row: row || 1, column: column + 1 } : addressOf(attributes['r'])
        column = at.column
        cell = {
          ...at,
          type: attributes['t'] ?? 'n',
          style: context.styles[Number(attributes['s'] ?? 0)] ?? PLAIN_STYLE,
          value: '',
          formula: false,
          inline: new TextCollector(),
        }
      } else if (name === 'f') {
        if (cell) cell.formula = true
      } else if (name === 'mergeCell') {
        if (merges.length >= MAX_MERGES) throw new GuardError('merge-too-large')
        merges.push(mergeOf(attributes['ref'] ?? ''))
      } else if (name === 'col') {
        if (
          isTrue(attributes['hidden']) ||
          (isTrue(attributes['customWidth']) && Number(attributes['width']) === 0)
        )
          hiddenColumns.push([Number(attributes['min']), Number(attributes['max'])])
      }
      cell?.inline.open(name, attributes)
      within = name
    },
    text(text) {
      if (skipped > 0) return
      if (/^(?:odd|even|first)(?:Header|Footer)$/.test(within)) margins.push(text)
      if (!cell) return
      if (within === 'v') cell.value += text
      else cell.inline.say(text)
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      within = ''
      cell?.inline.close(name)
      if (name !== 'c' || !cell) return
      const read = cellOf(cell, context)
      if (read) {
        if (++count > MAX_CELLS) throw new GuardError('sheet-too-large')
        const own = rows.get(cell.row) ?? { number: cell.row, hidden: rowHidden, cells: new Map() }
        rows.set(cell.row, own)
        own.cells.set(cell.column, read)
      }
      cell = undefined
    },
  })
  const sorted = [...rows.values()].sort((a, b) => a.number - b.number)
  for (const { cells } of sorted) {
    for (const [at, { doubts }] of cells) {
      if (hiddenColumns.some(([from, to]) => from <= at && at <= to)) doubts.add('hidden')
    }
  }
  return { rows: withMerged(sorted, merges), margins: [...new Set(margins)].flatMap(marginTexts) }
}

interface OpenCell {
  row: number
  column: number
  type: string
  style: CellStyle
  value: string
  formula: boolean
  inline: TextCollector
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'

function limited(value: string | number, most: number): number {
  const number = Number(value)
  if (!(number >= 1 && number <= most)) throw new GuardError('sheet-too-large')
  return number
}

const EMPTY_CELL =
  /<((?:[\w.-]+:)?)c\s(?=[^<>]*\br\s*=)[^<>]*(?:\/>|>(?:<\1v\s*(?:\/>|><\/\1v>))?<\/\1c\s*>)/g
const EMPTY_ROW = /<((?:[\w.-]+:)?)row\s(?=[^<>]*\br\s*=)[^<>]*(?:\/>|>\s*<\/\1row\s*>)/g

/** Without cells and rows that are only formatted: there may be a million, and each would cost the parser its time. */
function withoutEmpty(xml: string): string {
  // Where cells count on their neighbours for their place, none may go.
  if (/<!\[CDATA\[|<!--/.test(xml) || /<(?:[\w.-]+:)?(?:c|row)(?:\s(?![^<>]*\br\s*=)[^<>]*)?\/?>/.test(xml))
    return xml
  // A row number beyond Excel's own is no formatting.
  for (const [, number] of xml.matchAll(/<(?:[\w.-]+:)?row\s[^<>]*\br\s*=\s*["'](\d{7,})["']/g))
    limited(number!, LAST_ROW)
  return xml.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '')
}

/** Texts that programs leave where the content should be: WPS's picture in a cell, a formula and its error pasted as text. */
const STAND_INS: readonly (readonly [Oddity, RegExp])[] = [
  ['picture', /^[=＝](?:_xlfn\.)?DISPIMG\(/i],
  ['no-result', /^[=＝](?:[\w.]+\(.*\)|(?:[^=\s]+!)?\$?[A-Z]{1,3}\$?\d+)$/is],
  ['cell-error', /^#(?:N\/A|(?:REF|VALUE|DIV\/0|NULL|NUM|SPILL|CALC)!|NAME\?|#{2,})$/i],
]

/** Undefined for a cell that has nothing but a look. */
function cellOf(
  { type, style, value, formula, inline }: OpenCell,
  context: SheetContext,
): SheetCell | undefined {
  const doubts = new Set<Oddity>()
  const cell: SheetCell = { text: '', scale: 0, doubts }
  const { text, struck } = type === 's' ? context.strings(Number(value)) : inline.take()
  if (type === 's' || type === 'inlineStr') {
    cell.text = text
    if (struck) doubts.add('struck')
  } else if (value === '') {
    if (!formula) return undefined
    doubts.add('no-result')
  } else if (type === 'n') {
    const number = Number(value)
    const shown = shownNumber(number, style.format, context.date1904)
    if (Number.isFinite(number)) Object.assign(cell, { text: shown.text, scale: shown.scale })
    else cell.text = value
    if (shown.oddity) doubts.add(shown.oddity)
    if (decimal(number) !== cell.text) cell.kept = decimal(number)
  } else if (type === 'e') {
    cell.text = value
    doubts.add('cell-error')
  } else cell.text = type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : plainText(value)
  if (cell.text.trim() === '' && !doubts.has('no-result')) return undefined
  const standsFor = STAND_INS.find(([, pattern]) => pattern.test(cell.text.trim()))?.[0]
  if (standsFor) doubts.add(standsFor)
  if (style.struck) doubts.add('struck')
  if (style.invisible || (type !== 'n' && hidesText(style.format))) doubts.add('hidden')
  return cell
}

function addressOf(address: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,10})$/i.exec(address) ?? []
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: limited(digits, LAST_ROW), column: limited(column, LAST_COLUMN) }
}

interface Merge {
  row: number
  column: number
  lastRow: number
  lastColumn: number
}

function mergeOf(range: string): Merge {
  const [from = '', to = from] = range.split(':')
  const [first, last] = [addressOf(from), addressOf(to)]
  return { ...first, lastRow: last.row, lastColumn: last.column }
}

/** Merged cells say the same in all their places, as far as rows and columns have content. */
function withMerged(rows: readonly SheetRow[], merges: readonly Merge[]): SheetRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
  let copies = 0
  for (const { row, column, lastRow, lastColumn } of merges) {
    const source = byNumber.get(row)?.cells.get(column)
    if (!source) continue
    for (const other of rows) {
      if (other.number < row || other.number > lastRow) continue
      for (const at of columns) {
        if (at < column || at > lastColumn || other.cells.has(at)) continue
        if (++copies > MAX_CELLS) throw new GuardError('merge-too-large')
        other.cells.set(at, { ...source, copyOf: { row, column } })
      }
    }
  }
  return rows.map((row) => ({ ...row, cells: new Map([...row.cells].sort(([a], [b]) => a - b)) }))
}

/** The three parts of a header or footer, without its codes for fonts, page and date (ECMA-376 part 1, 18.3.1.46). */
function marginTexts(text: string): string[] {
  return text
    .split(/&[LCR]/)
    .map((part) =>
      part
        .replace(/&"[^"]*"/g, '')
        .replace(/&(?:\d{1,3}|K[0-9A-F]{6}|K\d\d[+-]\d{3}|[A-Z])/gi, ' ')
        .replaceAll('&&', '&')
        .trim(),
    )
    .filter((part) => !/^(?:page|[第共页of\s,，/\-–—])*$/i.test(part) && part !== '')
}
