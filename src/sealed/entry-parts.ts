import { isMapping, type Tree, type TreeMapping, withoutEmpty } from '../domain/tree.ts'
import { SealError, type SealFault } from './seal-error.ts'

/**
 * The public part of an entry as it is, and the part of this name.
 * @throws SealError `absent` if there is no such part, `not-an-entry` if anything else stands in the entry:
 * it would be lost, or published in the open under a misspelt key.
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
