import { type Document, parseDocument } from 'yaml'
import { parserOptions } from './read.ts'

/** A file as a document whose values and comments can be changed; what is not changed is written as it was. */
export function parseForEditing(text: string): Document.Parsed {
  return parseDocument(text, parserOptions)
}

export { type Document, isMap, isNode, isScalar, isSeq, type Node, Scalar } from 'yaml'
