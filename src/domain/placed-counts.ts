import type { FiledPlacement } from './ledger.ts'

/** All that the site may know of placements: how many of a cycle have these public dates. */
export interface PlacedCounts {
  signed: number
  onDuty: number
}

export function placedCounts(placements: readonly FiledPlacement[]): PlacedCounts {
  const having = (key: 'signedOn' | 'onDutyOn') =>
    placements.filter(({ partial }) => partial.public?.[key] !== undefined).length
  return { signed: having('signedOn'), onDuty: having('onDutyOn') }
}
