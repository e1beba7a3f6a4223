import { Notes, plainText } from './read-notes.ts'
import { RunReader } from './read-run.ts'
import { child, type Element, elementsOf, readXml } from './read-xml.ts'
import {
  alternative,
  isPlaceholder,
  joinedLines,
  type Paragraph,
  shifted,
  type WordCell,
  type WordDocument,
  type WordRow,
  type WordTable,
} from './word-document.ts'

/** A part of a .docx as if every tracked change were accepted. Throws `GuardError`. */
export function readWord(xml: string, notes = new Notes()): WordDocument {
  const document: WordDocument = { paragraphs: [], tables: [] }
  const root = readXml(xml)
  readBlocks(child(root, 'w:body') ?? root, document, notes, document)
  return document
}

type Container = Pick<WordDocument, 'paragraphs' | 'tables'>

/** Elements that only wrap others. */
const WRAPPERS = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
])

/** `page`: takes what stands in text boxes; where there is none, that is told beside the paragraph. */
function readBlocks(parent: Element, into: Container, notes: Notes, page?: Container): void {
  let joined: Paragraph | undefined
  for (const element of elementsOf(parent)) {
    if (element.name === 'w:p') {
      const { paragraph, boxes, openEnd } = readParagraph(element, notes)
      if (joined) {
        joined.looks.push(...shifted(paragraph.looks, joined.text.length))
        joined.text += paragraph.text
        joined.doubts.push(...paragraph.doubts)
        joined.asides.push(...paragraph.asides)
      } else into.paragraphs.push(paragraph)
      joined = openEnd ? (joined ?? paragraph) : undefined
      for (const box of boxes) {
        if (page) readBlocks(box, page, notes, page)
        else tellBox(box, paragraph)
      }
    } else if (element.name === 'w:tbl') {
      into.tables.push(readTable(element, into.paragraphs.length, notes))
    } else if (WRAPPERS.has(element.name)) {
      if (!isPlaceholder(element)) readBlocks(element, into, notes, page)
    } else if (element.name === 'mc:AlternateContent') {
      readBlocks(alternative(element), into, notes, page)
    }
  }
}

interface ParagraphRead {
  paragraph: Paragraph
  /** The text boxes that are anchored here. */
  boxes: Element[]
  /** The paragraph's end was deleted, so the next one goes on in it. */
  openEnd: boolean
}

function readParagraph(element: Element, notes: Notes): ParagraphRead {
  const properties = child(element, 'w:pPr')
  const reader = new RunReader(notes)
  if (child(properties, 'w:numPr')) reader.doubts.add('numbered')
  reader.read(element)
  const mark = child(properties, 'w:rPr')
  const openEnd = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  const { text, looks, asides, boxes } = reader
  return { paragraph: { text, looks, asides, doubts: [...reader.doubts] }, boxes, openEnd }
}

function tellBox(box: Element, { asides }: Paragraph): void {
  const text = plainText(box).trim()
  if (text) asides.push({ kind: 'text-box', text })
}

function readTable(element: Element, after: number, notes: Notes): WordTable {
  const rows = unwrapped(element, 'w:tr').map((row): WordRow => {
    const properties = child(row, 'w:trPr')
    const gone = child(properties, 'w:del')
      ? 'deleted'
      : child(properties, 'w:hidden')
        ? 'hidden-cell'
        : undefined
    const before = numberOf(child(properties, 'w:gridBefore'), 0)
    const cells: WordCell[] = []
    for (const cell of unwrapped(row, 'w:tc')) {
      const read = readCell(cell, notes, gone)
      // The old way of merging to the side: the further cells say so themselves.
      const hidden = child(child(cell, 'w:tcPr'), 'w:hMerge')
      if (hidden && hidden.attributes['val'] !== 'restart' && cells.length > 0) {
        cells.at(-1)!.span += read.span
        const covered = joinedLines(read.paragraphs).text
        if (covered.trim()) cells.at(-1)!.paragraphs[0]?.asides.push({ kind: 'hidden-cell', text: covered })
      } else cells.push(read)
    }
    return { before, cells }
  })
  return { rows, after }
}

/** `gone`: of a row that is not to be seen any more; its words are told, not read. */
function readCell(element: Element, notes: Notes, gone: 'deleted' | 'hidden-cell' | undefined): WordCell {
  const properties = child(element, 'w:tcPr')
  const down = child(properties, 'w:vMerge')
  const cell: WordCell = {
    paragraphs: [],
    tables: [],
    span: Math.min(200, Math.max(1, numberOf(child(properties, 'w:gridSpan'), 1))),
    merge: !down ? 'none' : down.attributes['val'] === 'restart' ? 'start' : 'rest',
  }
  const kind = gone ?? (child(properties, 'w:cellDel') ? 'deleted' : undefined)
  if (kind === undefined) readBlocks(element, cell, notes)
  else {
    const text = plainText(element).trim()
    cell.paragraphs.push({ text: '', looks: [], doubts: [], asides: text ? [{ kind, text }] : [] })
  }
  return cell
}

/** Children of this name, also inside content controls. */
function unwrapped(parent: Element, name: string): Element[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === name) return [element]
    return WRAPPERS.has(element.name) ? unwrapped(element, name) : []
  })
}

function numberOf(element: Element | undefined, otherwise: number): number {
  const value = Number(element?.attributes['val'])
  return element && Number.isInteger(value) && value >= 0 ? value : otherwise
}
