import { RunReader } from './read-run.ts'
import { child, type Element, elementsOf, readXml } from './read-xml.ts'
import {
  alternative,
  isPlaceholder,
  type Paragraph,
  type WordCell,
  type WordDocument,
  type WordRow,
  type WordTable,
} from './word-document.ts'

/** The main part of a .docx as if every tracked change were accepted. Throws `GuardError`. */
export function readWord(xml: string): WordDocument {
  const document: WordDocument = { paragraphs: [], tables: [] }
  const root = readXml(xml)
  readBlocks(child(root, 'w:body') ?? root, document, document.paragraphs)
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

function readBlocks(parent: Element, into: Container, boxes: Paragraph[]): void {
  let joined: Paragraph | undefined
  for (const element of elementsOf(parent)) {
    if (element.name === 'w:p') {
      const { paragraph, openEnd } = readParagraph(element, boxes)
      if (joined) {
        joined.text += paragraph.text
        joined.doubts.push(...paragraph.doubts)
      } else into.paragraphs.push(paragraph)
      joined = openEnd ? (joined ?? paragraph) : undefined
    } else if (element.name === 'w:tbl') {
      into.tables.push(readTable(element, boxes))
    } else if (WRAPPERS.has(element.name)) {
      if (!isPlaceholder(element)) readBlocks(element, into, boxes)
    } else if (element.name === 'mc:AlternateContent') {
      readBlocks(alternative(element), into, boxes)
    }
  }
}

/** `openEnd`: the paragraph's end was deleted, so the next one goes on in it. */
function readParagraph(element: Element, boxes: Paragraph[]): { paragraph: Paragraph; openEnd: boolean } {
  const properties = child(element, 'w:pPr')
  const reader = new RunReader()
  if (child(properties, 'w:numPr')) reader.doubts.add('numbered')
  reader.read(element)
  for (const box of reader.boxes) {
    const content: Container = { paragraphs: [], tables: [] }
    readBlocks(box, content, boxes)
    boxes.push(...content.paragraphs.filter(({ text }) => text.trim()))
  }
  const mark = child(properties, 'w:rPr')
  const openEnd = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  return { paragraph: { text: reader.text, doubts: [...reader.doubts] }, openEnd }
}

function readTable(element: Element, boxes: Paragraph[]): WordTable {
  const rows = unwrapped(element, 'w:tr')
    .filter((row) => !child(child(row, 'w:trPr'), 'w:del'))
    .map((row): WordRow => {
      const before = numberOf(child(child(row, 'w:trPr'), 'w:gridBefore'), 0)
      const cells: WordCell[] = []
      for (const cell of unwrapped(row, 'w:tc')) {
        const read = readCell(cell, boxes)
        // The old way of merging to the side: the further cells say so themselves.
        const hidden = child(child(cell, 'w:tcPr'), 'w:hMerge')
        if (hidden && hidden.attributes['val'] !== 'restart' && cells.length > 0) {
          cells.at(-1)!.span += read.span
        } else cells.push(read)
      }
      return { before, cells }
    })
  return { rows }
}

function readCell(element: Element, boxes: Paragraph[]): WordCell {
  const properties = child(element, 'w:tcPr')
  const down = child(properties, 'w:vMerge')
  const cell: WordCell = {
    paragraphs: [],
    tables: [],
    span: Math.min(200, Math.max(1, numberOf(child(properties, 'w:gridSpan'), 1))),
    merge: !down ? 'none' : down.attributes['val'] === 'restart' ? 'start' : 'rest',
  }
  if (!child(properties, 'w:cellDel')) readBlocks(element, cell, boxes)
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
