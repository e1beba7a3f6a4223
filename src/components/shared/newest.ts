import type { PublicCycle } from '../../content.config.ts'
import { knownCycles } from './known-cycles.ts'
import { once } from './once.ts'

/** Cycles with a notice, the newest first. */
export const cyclesWithNotice = once(async (): Promise<readonly PublicCycle[]> => {
  const cycles = await knownCycles()
  return [...cycles.values()]
    .filter(({ noticeTitle }) => noticeTitle !== undefined)
    .sort((a, b) => b.year - a.year)
})

/** The cycle that the home page is about. */
export async function newestCycle(): Promise<PublicCycle> {
  const [newest] = await cyclesWithNotice()
  if (!newest) throw new Error('content/cycles has no year with both cycle.yaml and notice.mdx')
  return newest
}

/** The year of the newest notice. */
export async function newestNotice(): Promise<number> {
  return (await newestCycle()).year
}
