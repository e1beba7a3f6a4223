import { chinaDay } from '../src/domain/china-day.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import { isMoment } from '../src/domain/moment.ts'
import { sampleDay } from '../src/domain/sample-day.ts'
import { CannotRun } from '../src/node/folder.ts'
import { visible } from '../src/text/visible.ts'

/** The day in China that a command counts to: as asked for, the samples' newest, or today. @throws CannotRun */
export function todayOf(ledger: Ledger, now: string | undefined): string {
  if (!now) return sampleDay(ledger) ?? chinaDay(Date.now())
  if (isMoment(now)) return chinaDay(Date.parse(now))
  throw new CannotRun(`--now 要写带时区的时间，例如 2023-08-27T09:00:00+08:00；这里是“${visible(now)}”。`)
}
