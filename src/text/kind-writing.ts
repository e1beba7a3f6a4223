import type * as z from 'zod/mini'
import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { type Kind, type KindName, kinds } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import { commentsOf, entryComments } from './entry-comments.ts'

/** The form of a kind, and the comments that are written beside its keys and at its top. */
export interface KindWriting {
  form: FieldNode
  options: { header: string[]; comment: (path: string) => string | undefined }
}

const known = new Map<z.ZodMiniType, KindWriting>()

/** How a kind of file is written by form, desk and scripts; undefined for one that people write by hand. */
export function writingOf(kind: KindName): KindWriting | undefined {
  const schema = schemaOf(kind)
  const { privatePart }: Kind = kinds[kind]
  if (!schema || privatePart === false || !privatePart.labels) return undefined
  const options = kind === 'demand' ? entryComments : { comment: commentsOf(schema), header: [] }
  const writing = known.get(schema) ?? { form: formTree(schema), options }
  known.set(schema, writing)
  return writing
}
