import { getCollection } from 'astro:content'
import type { PublicDemand } from '../../domain/public.ts'
import { once } from './once.ts'

export interface KnownDemand {
  demand: PublicDemand
  /** A name for its content. */
  digest: string
}

/** Every published demand by `year/id`, each read from its text once. */
export const knownDemands = once(async (): Promise<ReadonlyMap<string, KnownDemand>> => {
  const entries = await getCollection('demands')
  return new Map(
    entries.map(({ id, data, digest }) => [
      id,
      { demand: JSON.parse(data.text) as PublicDemand, digest: String(digest) },
    ]),
  )
})
