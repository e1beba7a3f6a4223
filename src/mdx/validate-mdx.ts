import { mdxToMdast } from 'satteri'
import { clauses } from '../domain/clauses.ts'
import { type FindingOf, finding, type Point } from '../domain/finding.ts'
import { type MdxAttribute, type MdxFault, type MdxKind, offeredComponents } from '../domain/mdx.ts'
import { mdxBody } from '../yaml/front-matter.ts'
import { limitFault } from './limit-fault.ts'

/** The part of the parser's tree that is checked; unknown nodes are refused. */
interface Node {
  type: string
  position?: { start: Point }
  children?: Node[]
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  url?: string
  depth?: number
}

/** Plain Markdown; no pictures (they stand in the front matter), no code, no references. */
const PLAIN = new Set(
  [
    'root paragraph text emphasis strong delete break thematicBreak blockquote',
    'list listItem table tableRow tableCell',
  ].flatMap((names) => names.split(' ')),
)

interface Fault {
  at: Point
  fault: MdxFault
  /** The component, attribute or address in question. */
  name?: string
  expected?: readonly string[]
}

/**
 * Finds what may not be compiled in the body of a story or a notice: MDX is code, and a pull request's MDX
 * would run where the site is built. Uses the parser of the compiler, and runs nothing. Never throws because
 * of the file's content.
 */
export function validateMdx(kind: MdxKind, file: string, text: string): FindingOf<'mdx-not-allowed'>[] {
  return [...mdxFaults(kind, mdxBody(text))].map(({ at, fault, name, expected = [] }) => {
    const args = { at, fault, expected, ...(name !== undefined && { name }) }
    return finding('mdx-not-allowed', { file }, args) as FindingOf<'mdx-not-allowed'>
  })
}

function* mdxFaults(kind: MdxKind, body: string): Generator<Fault> {
  const limit = limitFault(body)
  if (limit) {
    yield limit
    return
  }
  let root: Node
  try {
    root = mdxToMdast(body, { features: { gfm: true, smartPunctuation: false } }) as Node
  } catch (error) {
    yield { at: locationIn(error), fault: 'syntax' }
    return
  }
  yield* nodeFaults(kind, root)
}

/** The parser's messages begin with `line:column:`; they quote nothing. */
function locationIn(error: unknown): Point {
  const [, line = '1', column = '1'] = /^(\d+):(\d+):/.exec(String((error as Error).message)) ?? []
  return { line: Number(line), column: Number(column) }
}

function* nodeFaults(kind: MdxKind, node: Node): Generator<Fault> {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  const at = { line, column }
  switch (node.type) {
    case 'mdxjsEsm':
      yield { at, fault: 'import' }
      break
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      yield { at, fault: 'expression' }
      break
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      yield* componentFaults(kind, node, at)
      break
    case 'link':
      if (!isSafeLink(node.url ?? '')) yield { at, fault: 'link', name: node.url ?? '' }
      break
    case 'heading':
      // The page's template has the h1.
      if (node.depth === 1) yield { at, fault: 'markup', name: '#' }
      break
    default:
      if (!PLAIN.has(node.type)) yield { at, fault: 'markup', name: node.type }
  }
  for (const child of node.children ?? []) yield* nodeFaults(kind, child)
}

function* componentFaults(kind: MdxKind, node: Node, at: Point): Generator<Fault> {
  const offered: Record<string, Record<string, MdxAttribute>> = offeredComponents[kind]
  const name = node.name ?? ''
  if (!Object.hasOwn(offered, name)) {
    yield { at, fault: 'component', name, expected: Object.keys(offered) }
    return
  }
  const known = offered[name]!
  const given = new Set<string>()
  for (const attribute of node.attributes ?? []) {
    const { name: key = '', value } = attribute
    if (attribute.type !== 'mdxJsxAttribute') yield { at, fault: 'spread', name }
    else if (!Object.hasOwn(known, key) || given.has(key)) {
      yield { at, fault: 'attribute', name: key, expected: Object.keys(known) }
    } else if (typeof value !== 'string') yield { at, fault: 'expression', name: key }
    else if (known[key]!.value === 'clause' && !(clauses as readonly string[]).includes(value)) {
      yield { at, fault: 'clause', name: value, expected: clauses }
    }
    given.add(key)
  }
  for (const [key, { optional }] of Object.entries(known)) {
    if (!optional && !given.has(key)) yield { at, fault: 'missing-attribute', name: key }
  }
}

/** Allows fragments, paths of this site and http(s) addresses; no other scheme and no `//host`. */
const SAFE = /^(?:#|https?:\/\/|\/(?![/\\]))/i

export function isSafeLink(url: string): boolean {
  // Browsers drop control characters and trim spaces before they look for the scheme.
  return !/[\p{C}\s\\]/u.test(url) && SAFE.test(url)
}
