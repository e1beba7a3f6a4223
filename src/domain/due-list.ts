import type { Clause } from './clauses.ts'
import { dueReports, type Engagement, engagementsOf } from './engagement.ts'
import { codes, type Finding } from './finding.ts'
import { dueDayOf } from './follow-up.ts'
import { groupBy } from './group-by.ts'
import { districtOf } from './kinds.ts'
import { type CycleLedger, compare, type Ledger } from './ledger.ts'
import { addMonths } from './months.ts'
import { rulesOfTime } from './rules/index.ts'

/** What time has made due, for the bureau's list and for the daily run. `today`: a day in China. */

/** Findings of the rules over time alone. */
export function dueFindings(ledger: Ledger, today: string): Finding[] {
  return [...ledger.cycles.values()].flatMap((cycle) =>
    rulesOfTime.flatMap(({ check }) => [...(check(cycle, ledger, today) as Iterable<Finding>)]),
  )
}

/** Those that were not there the day before. */
export function becameDue(ledger: Ledger, today: string, yesterday: string): Finding[] {
  const known = new Set(dueFindings(ledger, yesterday).map((found) => JSON.stringify(found)))
  return dueFindings(ledger, today).filter((found) => !known.has(JSON.stringify(found)))
}

/** Years whose dates cannot be read, so that nothing of them is known to be due. */
export const unreadYears = ({ cycles }: Ledger): string[] =>
  [...cycles.values()].flatMap(({ year, cycleGiven, cycle }) => (cycleGiven && !cycle ? [year] : []))

/** One line of the bureau's list: so many findings of a code, by district. */
export interface DueLine {
  year: string
  code: Finding['code']
  clause: Clause
  districts: { slug: string; count: number }[]
  /** Of reports: the newest period that lacks some. */
  period?: string
}

/** What is due now, without what is only late and done. */
export function dueLines(ledger: Ledger, today: string): DueLine[] {
  return [...ledger.cycles.values()].flatMap((cycle) => {
    const findings = rulesOfTime.flatMap(({ check }) => [...check(cycle, ledger, today)] as Finding[])
    const open = findings.filter(({ args }) => !('on' in args))
    const lines = [...groupBy(open, ({ code }) => code)].map(([code, group]): DueLine => {
      const byDistrict = groupBy(group, ({ file }) => districtOf(file) ?? '')
      const periods = group.flatMap(({ args }) => ('period' in args ? args.period : [])).sort()
      const newest = periods.at(-1)
      return {
        year: cycle.year,
        code,
        clause: codes[code].clause,
        districts: [...byDistrict].map(([slug, { length }]) => ({ slug, count: length })),
        ...(newest !== undefined && { period: newest }),
      }
    })
    const rank = ({ code }: DueLine) => Object.keys(codes).indexOf(code)
    return lines.sort((a, b) => rank(a) - rank(b))
  })
}

/** The collection of a cycle: who has handed in demands, and who has not. */
export function filedDistricts(
  { entries }: CycleLedger,
  districts: Ledger['districts'],
): { filed: string[]; missing: string[] } {
  const given = new Set(entries.map(({ district }) => district))
  const names = (has: boolean) =>
    districts.filter(({ slug }) => given.has(slug) === has).map(({ shortName }) => shortName)
  return { filed: names(true), missing: names(false) }
}

export interface NextPeriod {
  period: string
  dueOn: string
}

/** Of every cycle the period whose due day is today or later, where somebody owes its report; each once, the nearest first. */
export function nextPeriods({ cycles }: Ledger, today: string): NextPeriod[] {
  const found = [...cycles.values()].flatMap((cycle) => nextPeriod(cycle, today) ?? [])
  const byDay = new Map(found.map((next) => [`${next.dueOn} ${next.period}`, next]))
  return [...byDay].sort(([a], [b]) => compare(a, b)).map(([, next]) => next)
}

function nextPeriod(ledger: CycleLedger, today: string): NextPeriod | undefined {
  const followUp = ledger.cycle?.followUp
  if (!followUp) return undefined
  let period = followUp.first
  while (dueDayOf(period, followUp) < today) period = addMonths(period, followUp.everyMonths)
  // Of a sealed one nobody knows here whether it goes on.
  const owes = (one: Engagement) =>
    !one.isReadable || dueReports(one, followUp, today).some((due) => due.period === period)
  return engagementsOf(ledger).some(owes) ? { period, dueOn: dueDayOf(period, followUp) } : undefined
}
