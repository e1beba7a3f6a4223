import type { Point } from '../domain/finding.ts'
import type { MdxFault } from '../domain/mdx.ts'

/** Far above any real text; the parser's time grows with the square of either. */
const MOST_TAGS = 1000
const DEEPEST = 20

const MARKERS = /^(?:[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm
const MARKER = />|[*+-](?=[ \t])|\d{1,9}[.)]/g
const MODULE = /^(?:import|export)\b/m
const ESCAPED = /\\[\s\S]/g

/**
 * Checks that need no parser, so that a hostile file costs nothing: a brace is always an expression (neither
 * code nor pictures are allowed), and nesting is limited.
 */
export function limitFault(body: string): { at: Point; fault: MdxFault } | undefined {
  // Astro reads a second front matter after blank lines as front matter.
  const first = /^\uFEFF?\s*(?:---|\+\+\+)/.exec(body)
  if (first) return { at: pointAt(body, first[0].length - 3), fault: 'second-front-matter' }
  // The parser (0.10.5) crashes the process on some lines that begin like this.
  const code = MODULE.exec(body)
  if (code) return { at: pointAt(body, code.index), fault: 'import' }
  // Not escaped: an even number of backslashes before it.
  const brace = body.replace(ESCAPED, '  ').indexOf('{')
  if (brace >= 0) return { at: pointAt(body, brace), fault: 'expression' }
  for (const { 0: prefix, index } of body.matchAll(MARKERS)) {
    if ((prefix.match(MARKER) ?? []).length > DEEPEST) return { at: pointAt(body, index), fault: 'too-deep' }
  }
  const tags = [...body.matchAll(/</g)]
  const over = tags[MOST_TAGS]
  return over && { at: pointAt(body, over.index), fault: 'too-deep' }
}

function pointAt(text: string, index: number): Point {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
