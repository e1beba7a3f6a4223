import type { Cycle } from '../../../domain/cycle.ts'
import type { District } from '../../../domain/district.ts'
import type { Selection } from '../../../domain/selections.ts'
import type { Site } from '../../../domain/site.ts'
import type { PublishedEntry } from './published.ts'

/** The site's data that the desk loads first: `/desk/context.json`. All of it is public. */
export interface DeskContext {
  /** The newest cycle, which is collecting. */
  cycle: Cycle
  /** In official order. */
  districts: Pick<District, 'slug' | 'name' | 'shortName' | 'office' | 'responsePhone'>[]
  site: Pick<
    Site,
    'city' | 'province' | 'areaCode' | 'host' | 'contact' | 'privatePart' | 'recipients' | 'forge'
  >
  /** The published 选派名单 of all years. */
  selections: { year: string; list: Selection[] }[]
  /** Addresses of what is published, one for each year: `/desk/published/<year>.json`. */
  publishedAt: string[]
  /** Address of this: `/desk/context.json`. */
  contextAt: string
  /** Address of the cycles of all years, the newest first: `/desk/cycles.json`. */
  cyclesAt: string
}

/** Everything that the checks of the desk need. */
export interface Known extends DeskContext {
  published: readonly PublishedEntry[]
}

export async function loadJson<T>(address: string, get: typeof fetch = fetch): Promise<T> {
  const response = await get(address)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

/**
 * Whether the site has been published with other settings since this window was opened: what they seal now would leave it plain, or
 * go elsewhere. A site that does not answer tells nothing.
 */
export async function settingsChanged({ contextAt, site }: DeskContext): Promise<boolean> {
  const fresh: typeof fetch = (address) => fetch(address, { cache: 'no-store' })
  const now = await loadJson<DeskContext>(contextAt, fresh).catch(() => undefined)
  return now !== undefined && JSON.stringify(now.site) !== JSON.stringify(site)
}
