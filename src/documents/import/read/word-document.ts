import { child, type Element, elementsOf } from './read-xml.ts'

/** What a paragraph or a sheet's cell has that text alone does not say. */
export type Oddity =
  | 'picture'
  | 'formula'
  /** Its text is marked as `〔划掉：…〕`. */
  | 'struck'
  | 'symbol'
  /** A content control whose state and sign contradict each other. */
  | 'unsure-box'
  /** Raised or lowered characters that have no sign of their own. */
  | 'raised'
  /** A number or bullet that Word counts by itself, so that it stands nowhere in the text. */
  | 'numbered'
  /** A table within the cell that is no part of the form. */
  | 'nested'
  /** Longer than any answer may be, so that nobody has to search it for ticks. */
  | 'too-long'
  /** Nobody sees it: a hidden column, white letters, a format that shows nothing. */
  | 'hidden'
  /** #REF! and the like. */
  | 'cell-error'
  /** A formula of a sheet whose result was not saved. */
  | 'no-result'
  /** A number that the sheet shows as something else: a date, a fraction, another scale. */
  | 'number-format'

/** Text that stands beside the lines a reader sees, and is never a part of an answer. */
export interface Aside {
  kind: AsideKind
  text: string
}

export type AsideKind =
  | 'footnote'
  | 'endnote'
  | 'comment'
  | 'text-box'
  | 'hidden-cell'
  | 'deleted'
  | 'picture'
  | 'nested'
  | 'ruby'

/** Bold, underlined, coloured …: how some of a text stands out, as one comparable word. */
export interface Look {
  from: number
  to: number
  look: string
}

/** A text with what stands out in it. */
export interface Words {
  text: string
  looks: Look[]
}

export interface Paragraph extends Words {
  doubts: Oddity[]
  asides: Aside[]
}

export interface WordCell {
  paragraphs: Paragraph[]
  tables: WordTable[]
  /** Columns of the grid. */
  span: number
  /** Of a cell merged downwards: its first row, or a further one. */
  merge: 'none' | 'start' | 'rest'
}

export interface WordRow {
  /** Columns left out before the first cell. */
  before: number
  cells: WordCell[]
}

export interface WordTable {
  rows: WordRow[]
  /** How many paragraphs of its container stand before it. */
  after: number
}

/** Paragraphs outside of tables, text boxes among them, and the tables; both in the document's order. */
export interface WordDocument {
  paragraphs: Paragraph[]
  tables: WordTable[]
}

/** Texts one after the other, each on lines of its own. */
export function joinedLines(parts: readonly Words[]): Words {
  const joined: Words = { text: '', looks: [] }
  for (const [at, { text, looks }] of parts.entries()) {
    if (at > 0) joined.text += '\n'
    joined.looks.push(...shifted(looks, joined.text.length))
    joined.text += text
  }
  return joined
}

export function shifted(looks: readonly Look[], by: number): Look[] {
  return looks.map(({ from, to, look }) => ({ from: from + by, to: to + by, look }))
}

/** One of the two ways that a file offers: the one in plain text, if there is one. */
export function alternative(element: Element): Element {
  const [choice, fallback] = [child(element, 'mc:Choice'), child(element, 'mc:Fallback')]
  const plain = fallback && elementsOf(fallback).some(({ name }) => name === 'w:t' || name === 'w:sym')
  return (plain ? fallback : (choice ?? fallback)) ?? { name: '', attributes: {}, children: [] }
}

/** A content control that still shows “click here to enter text”. */
export function isPlaceholder(element: Element): boolean {
  const shown = child(child(element, 'w:sdtPr'), 'w:showingPlcHdr')
  return shown !== undefined && shown.attributes['val'] !== '0' && shown.attributes['val'] !== 'false'
}
