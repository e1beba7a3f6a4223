import { forbiddenCharacter } from '../domain/characters.ts'
import {
  type Code,
  type Finding,
  type FindingArgs,
  finding,
  MAX_FINDINGS,
  type YamlFeature,
} from '../domain/finding.ts'
import { emptyMapping, type Tree } from '../domain/tree.ts'
import {
  type Document,
  type DocumentOptions,
  type EmptyStream,
  isAlias,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParseOptions,
  parseAllDocuments,
  type SchemaOptions,
  type YAMLParseError,
} from './library.ts'
import { Lines, type Offsets, type OffsetsByKey, offsetOf } from './offsets.ts'

/** Levels of lists and mappings; an entry needs six. */
export const MAX_DEPTH = 8
const MAX_SYNTAX_FINDINGS = 20

/** Every scalar is a string; nothing is resolved or merged, and errors quote nothing. */
export const parserOptions = {
  schema: 'failsafe',
  // Found while the tree is built, in linear time; the library's own check is quadratic.
  uniqueKeys: false,
  // The library's messages would quote neighbouring lines, and so somebody's phone.
  prettyErrors: false,
  merge: false,
  // `!!omap`, `!!set` and their like would bring nodes of other kinds; every tag is refused.
  resolveKnownTags: false,
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions

export interface ReadResult {
  /** Absent if the text is no usable YAML. */
  tree?: Tree
  offsets: Offsets
  lines: Lines
  findings: Finding[]
}

/**
 * YAML text as a tree of strings. The failsafe schema keeps every digit of codes and phones; anchors,
 * aliases, tags, directives and further documents are refused, so that every reader sees the same.
 */
export function readYaml(source: string, file: string): ReadResult {
  // Windows line ends are never part of a value.
  const text = source.replaceAll('\r\n', '\n')
  const lines = new Lines(text)
  const result: ReadResult = { offsets: 0, lines, findings: [] }
  // One more than is reported, to know that there are more.
  const add = <C extends Code>(code: C, args: FindingArgs[C]) => {
    if (result.findings.length <= MAX_FINDINGS) result.findings.push(finding(code, { file }, args))
  }

  const forbidden = forbiddenCharacter(text, ['line-break', 'tab'])
  if (forbidden) {
    const { codePoint, fault, index } = forbidden
    add('character', { codePoint, fault, at: lines.pointAt(index) })
    return result
  }
  const documents = parse(text)
  if (!documents) {
    add('too-deep', { at: { line: 1, column: 1 }, max: MAX_DEPTH })
    return result
  }
  // Without a document the stream itself has errors and directives.
  const parts = 'empty' in documents ? [documents] : documents
  for (const part of parts) refuseDirectives(part)
  const [first, second] = documents
  if (second) {
    add('yaml-feature', { feature: 'several-documents', at: lines.pointAt(second.range?.[0] ?? 0) })
  }
  if (reportSyntax(parts.flatMap(({ errors }) => errors))) return result
  // The value of an alias or a complex key is unknown: guessing would add false findings.
  let whole = true
  const offsets: [Offsets] = [0]
  const tree = first?.contents ? build(first.contents, offsets, 0, 1) : ''
  result.offsets = offsets[0]
  if (whole) result.tree = tree
  return result

  /** One finding a line: further ones on the same line mostly follow from it. */
  function reportSyntax(failures: readonly YAMLParseError[]): boolean {
    const tooDeep = failures.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
    if (tooDeep) {
      add('too-deep', { at: lines.pointAt(tooDeep.pos[0]), max: MAX_DEPTH })
      return true
    }
    const reported = new Set<number>()
    // Prefers a missing bracket or quote to the wrong indent that it causes.
    const missing = failures.filter(({ code }) => code === 'MISSING_CHAR')
    for (const { code, pos } of [...missing, ...failures]) {
      const at = lines.pointAt(pos[0])
      if (reported.has(at.line) || reported.size >= MAX_SYNTAX_FINDINGS) continue
      reported.add(at.line)
      add('yaml-syntax', { fault: code, at })
    }
    return failures.length > 0
  }

  function refuse(feature: YamlFeature, offset: number): void {
    add('yaml-feature', { feature, at: lines.pointAt(offset) })
  }

  function unreadable(feature: 'alias' | 'complex-key', offset: number): string {
    refuse(feature, offset)
    whole = false
    return ''
  }

  function refuseDirectives({
    directives,
    warnings,
  }: Pick<Document.Parsed, 'directives' | 'warnings'>): void {
    const { yaml, tags } = directives
    // The library only warns of an unknown directive.
    const unknown = warnings.some(({ code }) => code === 'BAD_DIRECTIVE')
    if (yaml.explicit || unknown || Object.keys(tags).length > 1) refuse('directive', directiveOffset())
  }

  function directiveOffset(): number {
    const at = /^%/m.exec(text)
    return at?.index ?? 0
  }

  /** The tree of a node. `siblings[key]` is its offset; of a list or mapping, it becomes the offset with its children's. */
  function build<K extends string | number>(
    node: Node | null,
    siblings: Record<K, Offsets>,
    key: K,
    depth: number,
  ): Tree {
    if (!node) return ''
    const parent = siblings[key] as number
    const offset = node.range?.[0] ?? parent
    if (isAlias(node)) return unreadable('alias', offset)
    if (node.anchor) refuse('anchor', offset)
    if (node.tag !== undefined) refuse('tag', offset)
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : ''
    if (depth > MAX_DEPTH) {
      add('too-deep', { at: lines.pointAt(offset), max: MAX_DEPTH })
      whole = false
      return ''
    }
    if (isSeq(node)) {
      const children: Offsets[] = []
      siblings[key] = { offset: parent, children }
      return buildList(node.items as (Node | null)[], parent, children, depth)
    }
    const children = emptyMapping<Offsets>()
    siblings[key] = { offset: parent, children }
    return buildMapping(node.items as Pair<Node, Node | null>[], parent, children, depth)
  }

  function buildList(items: (Node | null)[], parent: number, offsets: Offsets[], depth: number): Tree {
    return items.map((item, index) => {
      offsets[index] = item?.range?.[0] ?? parent
      return build(item, offsets, index, depth + 1)
    })
  }

  function buildMapping(
    pairs: Pair<Node, Node | null>[],
    parent: number,
    offsets: OffsetsByKey,
    depth: number,
  ): Tree {
    const mapping = emptyMapping()
    for (const { key, value } of pairs) {
      const offset = key?.range?.[0] ?? parent
      if (!isScalar(key)) {
        unreadable(isAlias(key) ? 'alias' : 'complex-key', offset)
        continue
      }
      const name = build(key, [offset], 0, depth) as string
      const hidden = forbiddenCharacter(name)
      if (hidden) {
        const { codePoint, fault } = hidden
        add('character', { codePoint, fault, at: lines.pointAt(offset) })
        continue
      }
      const earlier = offsets[name]
      if (earlier !== undefined) {
        const first = lines.pointAt(offsetOf(earlier))
        add('duplicate-key', { key: name, first, at: lines.pointAt(offset) })
        continue
      }
      offsets[name] = offset
      mapping[name] = build(value, offsets, name, depth + 1)
    }
    return mapping
  }
}

/** Undefined where the text is nested so deeply that the parser's recursion ends. */
function parse(text: string): Document.Parsed[] | EmptyStream | undefined {
  const { stackTraceLimit } = Error
  // The library makes an error for each surplus bracket; their stack traces are not needed.
  Error.stackTraceLimit = 0
  try {
    return parseAllDocuments(text, parserOptions)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
