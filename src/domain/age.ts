import { addMonths, monthOf } from './months.ts'

/**
 * Whether who was born in a month is older than so many completed years (以下含本数) on a day. Of one month only the day of birth
 * could tell: `boundary`.
 */
export function overAge(bornIn: string, maxAge: number, asOf: string): 'within' | 'boundary' | 'over' {
  const birthday = addMonths(bornIn, 12 * (maxAge + 1))
  const month = monthOf(asOf)
  if (birthday === month) return 'boundary'
  return birthday < month ? 'over' : 'within'
}
