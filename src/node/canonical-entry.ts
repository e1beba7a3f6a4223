import { canonicalTree } from '../domain/canonical-tree.ts'
import { isMark } from '../domain/entry-mark.ts'
import { type Finding, finding } from '../domain/finding.ts'
import { type Tree, valueAt } from '../domain/tree.ts'
import { writingOf } from '../text/kind-writing.ts'
import { commentsIn } from '../yaml/comments.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { readYaml } from '../yaml/read.ts'
import { writeYaml } from '../yaml/write.ts'

/** A file that programs write, in canonical form; undefined where it is too faulty to be rewritten. */
export function canonicalEntry({ kind, text, tree, findings }: ContentFile): string | undefined {
  const writing = writingOf(kind)
  if (!writing || text === undefined || tree === undefined) return undefined
  const { form, options } = writing
  // A doubled key, an alias or a bad character: rewriting would decide for the author.
  const isUnsafe = ({ code, severity }: Finding) => UNSAFE.has(code) && severity !== 'warning'
  if (findings.some(isUnsafe)) return undefined
  const head = ownComments(text)
  const header = [...options.header, ...head]
  const written = writeYaml(canonicalTree(tree, form), form, { ...options, header })
  if (written === text) return written
  // Rewriting would lose a comment between the lines, so such a file is left as it is.
  const known = new Set(commentsIn(written))
  return commentsIn(text).every((comment) => known.has(comment) || isMark(comment)) ? written : undefined
}

/** The public part before and after rewriting, both in canonical layout: only changed values differ. */
export function publicTexts({ kind, tree }: ContentFile, written: string): { before: string; after: string } {
  const { form, options } = writingOf(kind)!
  const render = (value: Tree | undefined) =>
    value === undefined ? '' : writeYaml({ public: value }, form, { comment: options.comment })
  const publicOf = (whole: Tree | undefined) => valueAt(whole, ['public']) as Tree | undefined
  return { before: render(publicOf(tree)), after: render(publicOf(readYaml(written, '').tree)) }
}

const UNSAFE = new Set<Finding['code']>([
  'yaml-syntax',
  'yaml-feature',
  'duplicate-key',
  'too-deep',
  'too-many-findings',
  'character',
  'missing',
  'wrong-shape',
  'unknown-key',
])

/** The author's comments at the top of the file are kept. */
function ownComments(text: string): string[] {
  const head = /^(?:#[^\n]*\n|\s*\n)*/.exec(text.replaceAll('\r\n', '\n'))?.[0] ?? ''
  return head
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) => line.slice(1).trim())
    .filter((line) => line && !line.startsWith('yaml-language-server:') && !isMark(line))
}

/** `not-canonical`, only for entries without errors. */
export function notCanonical(file: ContentFile): Finding[] {
  if (file.value === undefined) return []
  const canonical = canonicalEntry(file)
  return canonical === undefined || canonical === file.text
    ? []
    : [finding('not-canonical', { file: file.file }, {})]
}
