import { chinaDay } from '../src/domain/china-day.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import { isMoment } from '../src/domain/moment.ts'
import { sampleDay } from '../src/domain/sample-day.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { visible } from '../src/text/visible.ts'

/** What `--now` takes instead of a moment: the clock's time, or in samples their newest day. */
export const TODAY = 'today'

interface Now {
  /** Milliseconds. */
  at: number
  /** The newest day of the samples, where it stands for now: it is said. */
  ofSamples?: string
}

/** The moment that a command counts to: as asked for, the samples' newest day, or the clock's. @throws CannotRun */
export function momentOf(ledger: Ledger, wanted: string | undefined): Now {
  if (!wanted || wanted === TODAY) {
    const ofSamples = sampleDay(ledger)
    return ofSamples ? { at: Date.parse(`${ofSamples}T09:00:00+08:00`), ofSamples } : { at: Date.now() }
  }
  if (isMoment(wanted)) return { at: Date.parse(wanted) }
  throw new CannotRun(`--now 要写带时区的时间，例如 2023-08-27T09:00:00+08:00；这里是“${visible(wanted)}”。`)
}

/** The day in China of that moment. @throws CannotRun */
export const todayOf = (ledger: Ledger, wanted: string | undefined): string =>
  chinaDay(momentOf(ledger, wanted).at)
