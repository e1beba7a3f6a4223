import { getEntry } from 'astro:content'
import { buildTime, inChina } from './china-time.ts'
import { once } from './once.ts'

/**
 * A page's `cacheKey`: a name for the data that it shows, and for what all pages are made of, to the day at
 * their foot. Where the build before had the same, Astro takes its page and does not make it again.
 */
export async function cacheKeyOf(data: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([await madeOf(), inChina(buildTime()).day, data]))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const madeOf = once(async () => (await getEntry('build', 'build'))!.data.madeOf)
