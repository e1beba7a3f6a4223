import { valueAt } from '../../../domain/tree.ts'
import { type Difference, differences } from './differences.ts'
import { type DecryptedItem, enterpriseOf, holdsEntry, visibleTree } from './item.ts'

/** Two files of one enterprise that say different things: a person says which one counts. */
export interface VersionQuestion {
  kind: 'versions'
  /** Where the older one is: handed in before, or on the desk. */
  where: 'handed' | 'desk'
  /** Key of the older one. */
  other: string
  /** 填报日期 of the older one and of this one, as they are written. */
  dates: { before: string; after: string }
  /** From the older one to this one. */
  differences: Difference[]
  /** A private part is sealed, and was not compared. */
  unread: boolean
}

/** The first older file that says something else, and has not been decided about. */
export function versionQuestion(
  item: DecryptedItem,
  older: { handed: readonly DecryptedItem[]; desk: readonly DecryptedItem[] },
): VersionQuestion | undefined {
  if (!holdsEntry(item) || item.id === '') return undefined
  for (const where of ['desk', 'handed'] as const) {
    for (const other of older[where]) {
      if (!isSameEnterprise(item, other) || item.decided === decisionOn(other)) continue
      const question = questionOf(item, other, where)
      if (question.differences.length > 0 || question.unread) return question
    }
  }
  return undefined
}

/** What a decision is kept by: the other's content, so that a later change of it is asked about again. */
export const decisionOn = ({ key, text, tree }: DecryptedItem): string => text ?? JSON.stringify([key, tree])

const isSameEnterprise = (a: DecryptedItem, b: DecryptedItem) =>
  holdsEntry(b) && (a.id === b.id || enterpriseOf(a) === enterpriseOf(b))

function questionOf(
  item: DecryptedItem,
  other: DecryptedItem,
  where: VersionQuestion['where'],
): VersionQuestion {
  const [before, after] = [visibleTree(other), visibleTree(item)]
  const isSealedText = (tree: unknown) => valueAt(tree, ['sealed']) !== undefined
  const sealedSomewhere = isSealedText(before) || isSealedText(after)
  const found = differences(before, after)
  const dateOf = (tree: unknown) => {
    const date = valueAt(tree, ['public', 'submittedOn'])
    return typeof date === 'string' ? date : ''
  }
  return {
    kind: 'versions',
    where,
    other: other.key,
    dates: { before: dateOf(before), after: dateOf(after) },
    differences: sealedSomewhere ? found.filter(({ path }) => path[0] === 'public') : found,
    unread: sealedSomewhere && valueAt(before, ['sealed']) !== valueAt(after, ['sealed']),
  }
}
