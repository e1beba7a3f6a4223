import type { CycleLedger } from './ledger.ts'

/** All that the site may know of experts and placements: how many of a cycle there are, and how many have these public dates. */
export interface PlacedCounts {
  recommended: number
  signed: number
  onDuty: number
}

export function placedCounts({
  experts,
  placements,
}: Pick<CycleLedger, 'experts' | 'placements'>): PlacedCounts {
  const having = (key: 'signedOn' | 'onDutyOn') =>
    placements.filter(({ partial }) => partial.public?.[key] !== undefined).length
  return { recommended: experts.length, signed: having('signedOn'), onDuty: having('onDutyOn') }
}
