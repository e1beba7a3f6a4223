import { canonicalTree } from '../../../domain/canonical-tree.ts'
import { demandSchema } from '../../../domain/demand.ts'
import { filingSchema } from '../../../domain/district.ts'
import { withoutMark } from '../../../domain/entry-mark.ts'
import { type FieldNode, formTree } from '../../../domain/form-tree.ts'
import { type Tree, withoutEmpty } from '../../../domain/tree.ts'
import { entryComments } from '../../../text/entry-comments.ts'
import { commentsIn } from '../../../yaml/comments.ts'
import { readYaml } from '../../../yaml/read.ts'
import { writeYaml } from '../../../yaml/write.ts'

const demandForm = formTree(demandSchema)
const filingForm = formTree(filingSchema)

const canonical = (tree: Tree, form: FieldNode) => canonicalTree(withoutEmpty(tree), form)

export const canonicalEntry = (tree: Tree): Tree => canonical(tree, demandForm)

/** An entry as its file says it. */
export function entryText(tree: Tree): string {
  return writeYaml(canonical(tree, demandForm), demandForm, entryComments)
}

export function filingText(tree: Tree): string {
  return writeYaml(canonical(tree, filingForm), filingForm)
}

/** The same file without the labels beside the keys, which are half of a short one; `check --fix` brings them back. */
export function withoutLabels(text: string): string {
  const { tree } = readYaml(text, '')
  return tree === undefined ? text : writeYaml(tree, demandForm)
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
