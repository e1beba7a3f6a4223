import { valueAt } from '../../domain/tree.ts'
import { unnamed } from '../../text/desk.ts'
import { type DecryptedItem, visibleTree } from './item.ts'

/** What the officer calls the item: the enterprise's name wherever it stands, else its id or its file. */
export function labelOf(item: Pick<DecryptedItem, 'id' | 'origin' | 'decrypted' | 'tree'>): string {
  const tree = visibleTree(item)
  const names = [
    ['public', 'enterprise', 'name'],
    ['private', 'enterprise', 'name'],
  ]
  for (const path of names) {
    const name = valueAt(tree, path)
    if (typeof name === 'string' && name.trim() !== '') return name.trim()
  }
  return item.id || item.origin.name || unnamed
}
