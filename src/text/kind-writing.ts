import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { type Kind, type KindName, kinds } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import { commentsOf } from './comments-of.ts'
import { entryComments } from './entry-comments.ts'

/** The form of a kind, and the comments that are written beside its keys and at its top. */
export interface KindWriting {
  form: FieldNode
  options: { header: string[]; comment: (path: string) => string | undefined }
}

const known = new Map<KindName, KindWriting>()

/** How a kind of file is written by form, desk and scripts; undefined for one that people write by hand. */
export function writingOf(kind: KindName): KindWriting | undefined {
  const schema = schemaOf(kind)
  const { privatePart }: Kind = kinds[kind]
  if (!schema || privatePart === false || !privatePart.labels) return undefined
  let writing = known.get(kind)
  if (!writing) {
    const options = kind === 'demand' ? entryComments : { comment: commentsOf(schema), header: [] }
    writing = { form: formTree(schema), options }
    known.set(kind, writing)
  }
  return writing
}
