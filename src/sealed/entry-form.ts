import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { classify, type Kind, kinds } from '../domain/kinds.ts'
import { SealError } from './seal-error.ts'

/** What the form says of a kind of file that has a private part. */
export interface EntryForm {
  public: FieldNode | undefined
  private: FieldNode | undefined
  /** Longest armor, in characters. */
  maxSealed: number
}

/**
 * The form of the file at this path (demand, filing, and whatever kind gets a private part later).
 * @throws SealError `bad-path`: the seal binds an entry to its path, so the path has to be final.
 */
export function entryForm(file: string): EntryForm {
  const classified = classify(file)
  if (!classified.kind || classified.wrongName) throw new SealError('bad-path')
  const kind: Kind = kinds[classified.kind]
  if (!kind.privatePart) throw new SealError('bad-path')
  const { children } = formTree(kind.schema)
  const part = (key: string) => children.find((child) => child.key === key)
  const sealed = part('sealed')?.spec
  if (sealed?.kind !== 'text') throw new SealError('bad-path')
  return { public: part('public'), private: part('private'), maxSealed: sealed.max }
}
