import { CST } from 'yaml'
import { forbiddenCharacter } from '../domain/characters.ts'
import { emptyMapping, type Tree } from '../domain/tree.ts'
import { MAX_DEPTH } from './limits.ts'
import type { PlaceNode } from './places.ts'

export interface PlainTree {
  tree: Tree
  places: PlaceNode
}

/**
 * The tree of a text in which there is nothing but mappings and lists in lines of their own, texts and comments, as
 * in nearly every file: straight from the library's tokens, without the nodes that its composer would make of each.
 * Undefined where anything else stands, or anything is wrong: that the composer reads, and says what it is.
 */
export function plainTree(tokens: readonly CST.Token[]): PlainTree | undefined {
  const documents = tokens.filter((token) => !GAPS.has(token.type))
  const [only] = documents
  if (documents.length !== 1 || only?.type !== 'document' || !only.value) return undefined
  if (!isGap(only.start, true) || !isGap(only.end, true)) return undefined
  const places: PlaceNode = { offset: 0 }
  try {
    return { tree: collection(only.value, places, 1), places }
  } catch (error) {
    if (error === OTHERWISE) return undefined
    throw error
  }
}

/** Thrown where the text is not so plain. */
const OTHERWISE = new Error('not plain')
const otherwise = (): never => {
  throw OTHERWISE
}

const GAPS = new Set<CST.Token['type']>(['space', 'newline', 'comment'])

/** Nothing but space and comments; each of these begins its line, or has a space before it. */
function isGap(tokens: readonly CST.SourceToken[] | undefined, atLineStart: boolean, from = 0): boolean {
  if (!tokens) return true
  let spaced = atLineStart
  for (let at = from; at < tokens.length; at++) {
    const { type, source } = tokens[at]!
    if (!GAPS.has(type) || (type === 'comment' && !spaced) || source.includes('\t')) return false
    spaced = type !== 'comment'
  }
  return true
}

function collection(token: CST.Token, place: PlaceNode, depth: number): Tree {
  if (depth > MAX_DEPTH) otherwise()
  if (token.type === 'block-map') return mappingOf(token, place, depth)
  if (token.type === 'block-seq') return listOf(token, place, depth)
  return otherwise()
}

function readValue(token: CST.Token, place: PlaceNode, depth: number): Tree {
  if (token.type === 'block-map' || token.type === 'block-seq') return collection(token, place, depth)
  if (token.type === 'flow-collection') return emptyOf(token, place, depth)
  return CST.resolveAsScalar(token as CST.FlowScalar, true, otherwise)?.value ?? otherwise()
}

/** `[]` or `{}` */
function emptyOf({ start, items, end }: CST.FlowCollection, place: PlaceNode, depth: number): Tree {
  const isList = start.source === '['
  const isClosed = end[0]?.source === (isList ? ']' : '}')
  if (depth > MAX_DEPTH || items.length > 0 || !isClosed || !isGap(end, false, 1)) otherwise()
  place.children = new Map()
  return isList ? [] : emptyMapping()
}

function listOf({ items }: CST.BlockSequence, place: PlaceNode, depth: number): Tree {
  const children = new Map<number, PlaceNode>()
  place.children = children
  return items.map(({ start, value }, index) => {
    const dash = start.findIndex(({ type }) => type === 'seq-item-ind')
    if (dash < 0 || !value || !isGap(start.slice(0, dash), true) || !isGap(start, false, dash + 1))
      otherwise()
    const child: PlaceNode = { offset: value!.offset }
    children.set(index, child)
    return readValue(value!, child, depth + 1)
  })
}

function mappingOf({ items, indent }: CST.BlockMap, place: PlaceNode, depth: number): Tree {
  const mapping = emptyMapping()
  const children = new Map<string, PlaceNode>()
  place.children = children
  for (const { start, key, sep, value } of items) {
    if (!isGap(start, true) || !isSimpleKey(key, indent) || !sep || !isColon(sep, key, value))
      return otherwise()
    const name = CST.resolveAsScalar(key, true, otherwise)!.value
    if (children.has(name) || forbiddenCharacter(name)) return otherwise()
    const child: PlaceNode = { offset: key.offset }
    children.set(name, child)
    mapping[name] = value ? readValue(value, child, depth + 1) : ''
  }
  return mapping
}

type Key = CST.FlowScalar & { indent: number }

/** A text in one line, in the column of its mapping. */
function isSimpleKey(key: CST.Token | null | undefined, indent: number): key is Key {
  if (
    key?.type !== 'scalar' &&
    key?.type !== 'double-quoted-scalar' &&
    key?.type !== 'single-quoted-scalar'
  ) {
    return false
  }
  return key.indent === indent && !key.source.includes('\n') && isGap(key.end, false) && !hasNewline(key.end)
}

/** Characters, from the start of a key to its colon; of more the library complains. */
const LONGEST_KEY = 1000

/** What stands between a key and its value; a mapping or list begins on a line of its own. */
function isColon(sep: readonly CST.SourceToken[], key: Key, value: CST.Token | undefined): boolean {
  const [colon] = sep
  if (colon?.type !== 'map-value-ind' || colon.offset - key.offset > LONGEST_KEY) return false
  const isBlock = value?.type === 'block-map' || value?.type === 'block-seq'
  return isGap(sep, false, 1) && (!isBlock || hasNewline(sep))
}

function hasNewline(tokens: readonly CST.SourceToken[] | undefined): boolean {
  return tokens?.some(({ type }) => type === 'newline') ?? false
}
