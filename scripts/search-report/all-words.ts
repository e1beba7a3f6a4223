import { bodyOf } from '../../src/catalogue/searchable.ts'
import type { PublicDemand } from '../../src/domain/public-demand.ts'
import { demandTitle } from '../../src/text/public.ts'
import type { Search } from './own-search.ts'

/** The simplest peer: every word, as `Intl.Segmenter` cuts them, must occur; who says them most comes first. */
export function allWordsSearch(demands: readonly PublicDemand[]): Search {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const texts = demands.map((demand) => [demandTitle(demand), ...bodyOf(demand)].join('\n').toLowerCase())
  return async ({ query }) => {
    const words = [...segmenter.segment(query.toLowerCase())].flatMap(({ segment, isWordLike }) =>
      isWordLike ? [segment] : [],
    )
    return demands
      .map(({ id }, at) => ({ id, counts: words.map((word) => texts[at]!.split(word).length - 1) }))
      .filter(({ counts }) => counts.every((count) => count > 0))
      .map(({ id, counts }) => ({ id, sum: counts.reduce((sum, count) => sum + count, 0) }))
      .sort((a, b) => b.sum - a.sum)
      .map(({ id }) => id)
  }
}
