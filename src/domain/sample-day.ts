import type { Ledger } from './ledger.ts'
import { isAhead } from './rules/plausible-dates.ts'

/**
 * The newest day in fictional samples, which stands for today while a site shows them: what was due long ago in a year that is over
 * would say nothing. Undefined where the content is no sample, or has no date. What is agreed for later does not count.
 */
export function sampleDay({ site, dates }: Ledger): string | undefined {
  if (!site?.samples) return undefined
  const past = dates.filter(({ path }) => !isAhead(path)).map(({ text }) => text.slice(0, 10))
  return past.sort().at(-1)
}
