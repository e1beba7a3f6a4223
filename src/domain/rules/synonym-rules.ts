import { type Finding, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'
import { fold } from '../relevance-fold.ts'
import { MAX_GROUPS } from '../synonyms.ts'

/** A word twice, a group of one, more than a page: the search would take one of them by chance, or nobody keeps the list. */
export function* synonyms({ synonyms: known }: Ledger): Generator<Finding> {
  if (!known) return
  const { file, groups } = known
  const seen = new Map<string, number>()
  for (const [group, words] of groups.entries()) {
    if (words.length < 2)
      yield finding('synonyms', { file, path: [group] }, { fault: 'alone', word: words[0] ?? '' })
    for (const [at, word] of words.entries()) {
      const key = fold(word)
      const other = seen.get(key)
      if (other === undefined) seen.set(key, group)
      else yield finding('synonyms', { file, path: [group, at] }, { fault: 'twice', word, group: other + 1 })
    }
  }
  if (groups.length > MAX_GROUPS) {
    yield finding(
      'synonyms',
      { file, path: [MAX_GROUPS] },
      { fault: 'long', count: groups.length, max: MAX_GROUPS },
    )
  }
}
