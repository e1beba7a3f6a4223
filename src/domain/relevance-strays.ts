import type { Question } from './relevance-question.ts'
import { isHan, runsIn, termsIn } from './relevance-terms.ts'

/**
 * Characters of the words, each of whose pairs no text has: of 防火砖 where there are a 防火墙 and a 砖, 砖. They count
 * alone. None of a profile: it has pairs enough.
 */
export function straysOf(
  { words, terms }: Pick<Question, 'words' | 'terms'>,
  isKnown: (term: string) => boolean,
): string[] {
  const strays = words.flatMap(({ text }) => runsIn(text).flatMap((run) => straysOfRun(run, isKnown)))
  return [...new Set(strays)].filter((one) => !terms.has(one))
}

function straysOfRun(run: string, isKnown: (term: string) => boolean): string[] {
  if (!isHan(run) || run.length < 2) return []
  const known = termsIn(run).map(isKnown)
  return run.split('').filter((_, at) => !known[at - 1] && !known[at])
}
