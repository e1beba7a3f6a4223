import type { Cycle } from '../cycle.ts'
import type { FindingArgs } from '../finding.ts'
import type { Entry } from '../ledger.ts'
import type { Path } from '../tree.ts'
import { entryRule } from './rule.ts'

type Args = FindingArgs['implausible-amount']
type Limits = NonNullable<Cycle['plausible']>

interface Amount {
  path: Path
  value: number
  /** The amount from which the limit of the cycle is exceeded. */
  most: number
  against: Args['against']
}

/** 元 in place of 万元. */
const YUAN = 10_000
/** So far beyond the limit that a slip of the point does not explain it. */
const FAR = 10
/** A young enterprise has no revenue to compare with: at least this part of the limit for each of its people counts. */
const LEAST_REVENUE = 1 / 20

/** 附件1 asks for 万元: a sum in 元 is ten thousand times too large, a lost point ten or a hundred times. */
export const implausibleAmount = entryRule('implausible-amount', function* ({ partial }, { cycle }) {
  const limits = cycle?.plausible
  if (!limits) return
  for (const { path, value, most, against } of amountsOf(partial, limits)) {
    if (value <= most) continue
    const isYuan = against !== 'area' && value >= YUAN && (against !== 'employees' || value > FAR * most)
    yield { path, args: { against, ...(isYuan && { divisor: YUAN }) } }
  }
})

function* amountsOf({ public: open, private: closed }: Entry['partial'], limits: Limits): Generator<Amount> {
  const { employees, revenue } = closed?.enterprise ?? {}
  const { siteArea, equipmentValue } = closed?.innovation ?? {}
  if (employees === undefined) return
  if (siteArea !== undefined) {
    const most = limits.areaPerEmployee * employees
    yield { path: ['private', 'innovation', 'siteArea'], value: siteArea, most, against: 'area' }
  }
  if (revenue === undefined) return
  const most = limits.revenuePerEmployee * employees
  yield { path: ['private', 'enterprise', 'revenue'], value: revenue, most, against: 'employees' }
  // Sums in 元 would hide behind a revenue in 元.
  const inTenThousands = revenue > FAR * most ? revenue / YUAN : revenue
  const base = Math.max(inTenThousands, most * LEAST_REVENUE)
  if (equipmentValue !== undefined) {
    const path = ['private', 'innovation', 'equipmentValue']
    yield { path, value: equipmentValue, most: limits.equipmentToRevenue * base, against: 'revenue' }
  }
  const budgets: [Path, number | undefined][] = [
    ...(open?.challenges ?? []).map((item, index): [Path, number | undefined] => [
      ['public', 'challenges', index, 'cooperation', 'budget'],
      item?.cooperation?.budget,
    ]),
    ...(closed?.challenges ?? []).map((item, index): [Path, number | undefined] => [
      ['private', 'challenges', index, 'budget'],
      item?.budget,
    ]),
  ]
  for (const [path, value] of budgets) {
    if (value === undefined) continue
    yield { path, value, most: limits.budgetToRevenue * base, against: 'revenue' }
  }
}
