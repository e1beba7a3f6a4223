import { getEntry } from 'astro:content'
import type { PublicSite } from '../../content.config.ts'
import { once } from './once.ts'

/** The settings of the site, which every page shows. */
export const knownSite = once(async (): Promise<PublicSite> => (await getEntry('site', 'site'))!.data)
