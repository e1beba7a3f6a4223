import { pathOf } from '../kinds.ts'
import { quotaOf } from '../quota.ts'
import { cycleRule } from './rule.ts'

/** Rules over the numbers of a cycle: places (四（四）) and payments (五（一）). */

export const overQuota = cycleRule('over-quota', function* ({ cycle, selections }) {
  const places = cycle?.quota?.places
  if (places === undefined || !selections || selections.list.length <= places) return
  yield { file: selections.file, path: [], args: { count: selections.list.length, places } }
})

/** 四（四）: by share of the province's demands, which is a whole number only by rounding down or up. */
export const quotaDiffers = cycleRule('quota-differs', function* (ledger) {
  const quota = quotaOf(ledger)
  const places = ledger.cycle?.quota?.places
  if (!quota || places === undefined || (places >= quota.least && places <= quota.most)) return
  const { least, most } = quota
  yield {
    file: pathOf('cycle', { year: ledger.year }),
    path: ['quota', 'places'],
    args: { places, least, most },
  }
})

/** 五（一）: 按年度、分两次拨付. Sums are compared in millionths: 万元 has six decimals. */
export const instalmentsDiffer = cycleRule('instalments-differ', function* ({ year, cycle }) {
  const { instalments, payments = 0, total = 0 } = cycle?.funding ?? {}
  if (!instalments) return
  const file = pathOf('cycle', { year })
  const path = ['funding', 'instalments']
  if (instalments.length !== payments) {
    yield { file, path, args: { reason: 'count' as const, expected: payments } }
  }
  const millionths = instalments.reduce((sum, { amount }) => sum + Math.round(amount * 1e6), 0)
  if (millionths !== Math.round(total * 1e6)) {
    yield { file, path, args: { reason: 'sum' as const, expected: total } }
  }
  const years = instalments.map(({ cutoff }) => cutoff.slice(0, 4))
  const twice = years.findIndex((one, at) => years.indexOf(one) < at)
  if (twice < 0) return
  yield {
    file,
    path: [...path, twice, 'cutoff'],
    args: { reason: 'years' as const, expected: instalments.length },
  }
})
