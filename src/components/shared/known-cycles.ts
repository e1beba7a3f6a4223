import { getCollection } from 'astro:content'
import type { PublicCycle } from '../../content.config.ts'
import { once } from './once.ts'

/** Every cycle that has settings, by year. */
export const knownCycles = once(async (): Promise<ReadonlyMap<string, PublicCycle>> => {
  const cycles = await getCollection('cycles')
  return new Map(cycles.map(({ id, data }) => [id, data]))
})
