import { canonicalTree } from '../domain/canonical-tree.ts'
import { demandSchema } from '../domain/demand.ts'
import { isMark } from '../domain/entry-mark.ts'
import { type Finding, finding } from '../domain/finding.ts'
import { formTree } from '../domain/form-tree.ts'
import { type Tree, valueAt } from '../domain/tree.ts'
import { entryComments } from '../text/entry-comments.ts'
import { commentsIn } from '../yaml/comments.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { readYaml } from '../yaml/read.ts'
import { writeYaml } from '../yaml/write.ts'

const form = formTree(demandSchema)

/** An entry in canonical form; undefined where it is too faulty to be rewritten. */
export function canonicalEntry({ kind, text, tree, findings }: ContentFile): string | undefined {
  if (kind !== 'demand' || text === undefined || tree === undefined) return undefined
  // A doubled key, an alias or a bad character: rewriting would decide for the author.
  const isUnsafe = ({ code, severity }: Finding) => UNSAFE.has(code) && severity !== 'warning'
  if (findings.some(isUnsafe)) return undefined
  const head = ownComments(text)
  const header = [...entryComments.header, ...head]
  const written = writeYaml(canonicalTree(tree, form), form, { ...entryComments, header })
  if (written === text) return written
  // Rewriting would lose a comment between the lines, so such a file is left as it is.
  const known = new Set(commentsIn(written))
  return commentsIn(text).every((comment) => known.has(comment) || isMark(comment)) ? written : undefined
}

/** The public part before and after rewriting, both in canonical layout: only changed values differ. */
export function publicTexts({ tree }: ContentFile, written: string): { before: string; after: string } {
  const render = (value: Tree | undefined) =>
    value === undefined ? '' : writeYaml({ public: value }, form, { comment: entryComments.comment })
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
  if (file.kind !== 'demand' || file.value === undefined) return []
  const canonical = canonicalEntry(file)
  return canonical === undefined || canonical === file.text
    ? []
    : [finding('not-canonical', { file: file.file }, {})]
}
