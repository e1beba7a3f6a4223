import { type Document, parseDocument } from 'yaml'
import { parserOptions } from './read.ts'

/** A file as an editable document; unchanged parts are written as they were. */
export function parseForEditing(text: string): Document.Parsed {
  return parseDocument(text, parserOptions)
}

export { type Document, isMap, isNode, isScalar, isSeq, type Node, Scalar } from 'yaml'
