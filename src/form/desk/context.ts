import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import type { PublicDemand } from '../../domain/public.ts'
import type { Selection } from '../../domain/selections.ts'
import type { Site } from '../../domain/site.ts'

/** What the desk must know of the site: `/desk/context.json`. All of it is public. */
export interface DeskContext {
  /** The newest one: what is collected now. */
  cycle: Cycle
  /** In official order. */
  districts: Pick<District, 'slug' | 'name' | 'shortName' | 'office'>[]
  site: Pick<Site, 'host' | 'privatePart' | 'recipients' | 'forge'>
  /** The published 选派名单 of all years. */
  selections: { year: string; list: Selection[] }[]
}

/** `/data/demands.json`: the open data. */
export interface OpenDemands {
  /** Where it comes from, in one sentence. */
  source: string
  demands: PublicDemand[]
}

/** Where the page finds both. */
export interface DeskAddresses {
  context: string
  demands: string
}

export async function loadKnown(
  { context, demands }: DeskAddresses,
  get: typeof fetch = fetch,
): Promise<Known> {
  const [about, open] = await Promise.all([json<DeskContext>(context, get), json<OpenDemands>(demands, get)])
  return { ...about, published: open.demands }
}

/** Everything that the desk judges by. */
export interface Known extends DeskContext {
  published: readonly PublicDemand[]
}

async function json<T>(address: string, get: typeof fetch): Promise<T> {
  const response = await get(address)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}
