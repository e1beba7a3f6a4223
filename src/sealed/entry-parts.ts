import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { classify, hasPrivatePart } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import { isMapping, type Tree, type TreeMapping, withoutEmpty } from '../domain/tree.ts'
import { SealError, type SealFault } from './seal-error.ts'

/**
 * The public part of an entry, and its part `name`.
 * @throws SealError `absent` if there is no such part, `not-an-entry` if the entry has any other key:
 * it would be lost, or published under a misspelt key.
 */
export function entryParts(
  entry: Tree,
  name: 'private' | 'sealed',
  absent: SealFault,
): { public: TreeMapping; part: Tree } {
  if (!isMapping(entry) || !isMapping(entry['public'])) throw new SealError('not-an-entry')
  const given = Object.keys(withoutEmpty(entry))
  if (!given.includes(name)) throw new SealError(absent)
  if (given.length !== 2) throw new SealError('not-an-entry')
  return { public: entry['public'], part: entry[name]! }
}

/** The form of a kind of file that has a private part. */
export interface EntryForm {
  public: FieldNode | undefined
  private: FieldNode | undefined
  /** Longest armor, in characters. */
  maxSealed: number
}

/**
 * The form of the file at this path, of any kind with a private part.
 * @throws SealError `bad-path`: the seal binds an entry to its path, so the path has to be final.
 */
export function entryForm(file: string): EntryForm {
  const classified = classify(file)
  if (!classified.kind || classified.wrongName) throw new SealError('bad-path')
  const schema = schemaOf(classified.kind)
  if (!schema || !hasPrivatePart(classified.kind)) throw new SealError('bad-path')
  const { children } = formTree(schema)
  const part = (key: string) => children.find((child) => child.key === key)
  const sealed = part('sealed')?.spec
  if (sealed?.kind !== 'text') throw new SealError('bad-path')
  return { public: part('public'), private: part('private'), maxSealed: sealed.max }
}
