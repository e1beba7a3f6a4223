import { sortedJson } from '../domain/digest.ts'
import { pathOf } from '../domain/kinds.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import { commentsIn } from '../yaml/comments.ts'
import { endOf, keyLines, type LineRange, replaceLines } from '../yaml/key-lines.ts'
import { childOf, childOffsets } from '../yaml/offsets.ts'
import { type ReadResult, readYaml } from '../yaml/read.ts'
import { plainOrQuoted } from '../yaml/write.ts'
import { CannotRun } from './cannot-run.ts'

/** Changes of `recipients` in the text of `site.yaml`; all other lines and comments stay. */

export interface NewRecipient {
  label: string
  key: string
  district?: string | undefined
}

const FILE = pathOf('site', {})

export function withRecipient(text: string, { label, key, district }: NewRecipient): string {
  const list = readList(text)
  const row: TreeMapping = { label, key, ...(district !== undefined && { district }) }
  const indent = list.rows.length > 0 ? /^\s*/.exec(list.lines[list.rows[0]!.from]!)![0] : '  '
  const pairs = Object.entries(row).map(([name, value]) => `${name}: ${plainOrQuoted(String(value))}`)
  const lines = `${indent}- ${pairs.join(`\n${indent}  `)}\n`
  const { from, to } = list.range
  const changed =
    list.rows.length > 0
      ? replaceLines(list.text, { from: to, to }, lines)
      : replaceLines(list.text, { from, to }, `recipients:${remarkIn(list)}\n${lines}`)
  return verified(list, changed, [...list.recipients, row])
}

export function withoutRecipient(text: string, index: number): string {
  const list = readList(text)
  const changed =
    list.rows.length > 1
      ? replaceLines(list.text, list.rows[index]!, '')
      : replaceLines(list.text, list.range, `recipients: []${remarkIn(list)}\n`)
  return verified(list, changed, list.recipients.toSpliced(index, 1))
}

export function withOtherKey(text: string, index: number, key: string): string {
  const list = readList(text)
  const row = list.rows[index]!
  const before = list.recipients[index] as TreeMapping
  const lines = list.lines.slice(row.from, row.to).map((line) => `${line}\n`)
  const changed = replaceLines(
    list.text,
    row,
    lines.join('').replace(String(before['key']).trim(), () => key),
  )
  return verified(list, changed, list.recipients.with(index, { ...before, key }))
}

interface List {
  text: string
  lines: string[]
  tree: TreeMapping
  recipients: Tree[]
  /** The whole list, with its key. */
  range: LineRange
  rows: LineRange[]
}

function readList(source: string): List {
  const read = readYaml(source, FILE)
  const range = keyLines(read, 'recipients')
  if (!range || read.findings.length > 0) throw byHand()
  const { text } = read.lines
  const lines = text.split('\n')
  const tree = read.tree as TreeMapping
  const written = tree['recipients']
  const recipients = Array.isArray(written) ? written : []
  return { text, lines, tree, recipients, range, rows: rowsOf(read, range, lines) }
}

function rowsOf({ offsets, lines }: ReadResult, range: LineRange, all: readonly string[]): LineRange[] {
  const list = childOf(offsets, 'recipients')
  const starts = list ? childOffsets(list).map((offset) => lines.pointAt(offset).line - 1) : []
  return starts.map((from, index) => ({
    from,
    to: endOf(all, from, starts[index + 1] ?? range.to, /^\s*(?:#.*)?$/),
  }))
}

/** The rest of the key's line. */
function remarkIn({ lines, range }: List): string {
  return commentsIn(lines[range.from]!).map((comment) => ` # ${comment}`)[0] ?? ''
}

/** Throws `CannotRun` where `changed` does not read back as `recipients`, as with a list in flow style. */
function verified({ tree }: List, changed: string, recipients: Tree[]): string {
  const { tree: again, findings } = readYaml(changed, FILE)
  const isSame = again !== undefined && sortedJson(again) === sortedJson({ ...tree, recipients })
  if (!isSame || findings.length > 0) throw byHand()
  return changed
}

const byHand = () => new CannotRun(`${FILE} 里 recipients 的写法认不出来，没有改动；请手工修改。`)
