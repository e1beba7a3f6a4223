import { type Document, parseDocument } from './library.ts'
import { parserOptions } from './read.ts'

/** A file as an editable document; unchanged parts are written as they were. */
export function parseForEditing(text: string): Document.Parsed {
  return parseDocument(text, parserOptions)
}

export { type Document, isMap, isNode, isScalar, isSeq, type Node, Scalar } from './library.ts'
