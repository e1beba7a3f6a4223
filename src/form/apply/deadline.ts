import { chinaDay, chinaTime } from '../../domain/china-day.ts'
import type { Cycle } from '../../domain/cycle.ts'
import { deadline as text } from '../../text/apply.ts'

export interface TimeLeft {
  isPast: boolean
  /** In a line. */
  line: string
}

/** How long a district's enterprises have, at `now` (milliseconds). */
export function timeLeft(
  cycle: Pick<Cycle, 'deadline' | 'extensions'>,
  district: string,
  now: number,
): TimeLeft {
  const { until = cycle.deadline } = cycle.extensions.find((each) => each.district === district) ?? {}
  const end = Date.parse(until)
  const moment = momentInWords(end, now)
  if (now > end) return { isPast: true, line: text.past(moment) }
  const days = (Date.parse(chinaDay(end)) - Date.parse(chinaDay(now))) / 86_400_000
  return { isPast: false, line: days === 0 ? text.today(clockOf(end)) : text.days(days, moment) }
}

/** 3月10日17:30, with the year where it is another one. */
function momentInWords(moment: number, now: number): string {
  const [year, month, day] = chinaDay(moment).split('-').map(Number)
  const isThisYear = chinaDay(now).startsWith(`${year}-`)
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日${clockOf(moment)}`
}

const clockOf = (moment: number) => chinaTime(moment).slice(11, 16)
