import { SaxesParser } from 'saxes'
import { GuardError } from './guard-refusal.ts'

/** The largest sheet that is read: 附件2 of a whole city has a few hundred rows and 16 columns. */
const MAX_ROWS = 2000
const MAX_COLUMNS = 200
const MAX_MERGED_CELLS = 400
const MAX_MERGES = 5000
/** Excel's own last column; its files often format everything up to there. */
const LAST_COLUMN = 16_384

/** What is handed on: the cells. Validations, links and column formats only cost a reader time. */
const KEPT = new Set(['sheetData', 'mergeCells'])

/**
 * The text of a worksheet with its cells and merges alone; refuses ranges that would make a reader
 * allocate by address instead of by content. Found with the parser that exceljs itself uses, so that
 * no way of writing an attribute can hide from it.
 */
export function boundedSheet(xml: string): string {
  const parser = new SaxesParser()
  let depth = 0
  let merges = 0
  let cut = 0
  let kept = ''
  let root = 'worksheet'
  parser.on('error', () => {
    throw new GuardError('xml')
  })
  parser.on('doctype', () => {
    throw new GuardError('doctype')
  })
  parser.on('opentag', (tag) => {
    const name = tag.name.replace(/^.*:/, '')
    if (++depth === 1) root = tag.name
    if (depth === 2) cut = xml.lastIndexOf('<', parser.position - 1)
    if (name === 'mergeCell' && ++merges > MAX_MERGES) throw new GuardError('merge-too-large')
    limitCell(name, tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    if (depth-- === 2 && KEPT.has(tag.name)) kept += xml.slice(cut, parser.position)
  })
  parser.write(xml).close()
  return `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${kept}</${root}>`
}

function limitCell(name: string, attributes: Record<string, string>): void {
  if (name === 'row') within(attributes['r'], MAX_ROWS)
  else if (name === 'c') cellWithin(attributes['r'])
  else if (name === 'col') within(attributes['max'], LAST_COLUMN)
  else if (name === 'dimension') for (const cell of (attributes['ref'] ?? '').split(':')) cellWithin(cell)
  else if (name === 'mergeCell') mergeWithin(attributes['ref'] ?? '')
}

function within(value: string | undefined, max: number): void {
  if (value !== undefined && !(Number(value) <= max)) throw new GuardError('sheet-too-large')
}

function cellWithin(address: string | undefined): { row: number; column: number } {
  if (!address) return { row: 1, column: 1 }
  const [, letters = '', digits = ''] = /^\$?([A-Z]{0,3})\$?(\d{0,7})$/i.exec(address) ?? []
  if (!letters && !digits) throw new GuardError('sheet-too-large')
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits || 1)
  if (row > MAX_ROWS || column > MAX_COLUMNS) throw new GuardError('sheet-too-large')
  return { row, column }
}

function mergeWithin(range: string): void {
  const [from = '', to = from] = range.split(':')
  const [first, last] = [cellWithin(from), cellWithin(to)]
  const cells = (Math.abs(last.row - first.row) + 1) * (Math.abs(last.column - first.column) + 1)
  if (cells > MAX_MERGED_CELLS) throw new GuardError('merge-too-large')
}
