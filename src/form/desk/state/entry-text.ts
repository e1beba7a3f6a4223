import { canonicalTree } from '../../../domain/canonical-tree.ts'
import { withoutMark } from '../../../domain/entry-mark.ts'
import { type FieldNode, formTree } from '../../../domain/form-tree.ts'
import { classify, type KindName } from '../../../domain/kinds.ts'
import { schemaOf } from '../../../domain/schemas.ts'
import { type Tree, withoutEmpty } from '../../../domain/tree.ts'
import { writingOf } from '../../../text/kind-writing.ts'
import { commentsIn } from '../../../yaml/comments.ts'
import { readYaml } from '../../../yaml/read.ts'
import { writeYaml } from '../../../yaml/write.ts'

/** @throws Error for a kind without a schema */
function formOf(kind: KindName): FieldNode {
  const schema = schemaOf(kind)
  if (!schema) throw new Error(`${kind} has no schema`)
  return formTree(schema)
}

/** The tree of a file of this kind as it is best written. */
export const canonicalOf = (kind: KindName, tree: Tree): Tree =>
  canonicalTree(withoutEmpty(tree), formOf(kind))

/** The tree as a file of this kind says it. */
export const fileText = (kind: KindName, tree: Tree): string =>
  writeYaml(canonicalOf(kind, tree), formOf(kind), writingOf(kind)?.options)

export const canonicalEntry = (tree: Tree): Tree => canonicalOf('demand', tree)
export const entryText = (tree: Tree): string => fileText('demand', tree)
export const filingText = (tree: Tree): string => fileText('filing', tree)

/** The same file without the labels beside the keys, which are half of a short one; `check --fix` brings them back. */
export function withoutLabels(path: string, text: string): string {
  const { kind } = classify(path)
  const { tree } = readYaml(text, '')
  return tree === undefined || !kind ? text : writeYaml(tree, formOf(kind))
}

/** Whether two trees say the same, however they were written. */
export function isSameText(a: Tree, b: Tree): boolean {
  return entryText(a) === entryText(b)
}

/**
 * The text to hand in for an entry that came as YAML: as it is best written; but what somebody has
 * remarked between the lines would be lost by that, so such a text stays as it was written.
 */
export function textToHandIn(tree: Tree, written: string | undefined): string {
  const text = entryText(tree)
  if (written === undefined) return text
  const known = new Set(commentsIn(text))
  const own = withoutMark(written)
  return commentsIn(own).every((comment) => known.has(comment)) ? text : own
}
