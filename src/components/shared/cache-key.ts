import { getEntry } from 'astro:content'
import { buildTime, inChina } from './china-time.ts'
import { once } from './once.ts'

/**
 * A page's `cacheKey`: a name for the data that it shows, and for what all pages are made of, to the day at
 * their foot. Where the build before had the same, Astro takes its page and does not make it again.
 */
export async function cacheKeyOf(data: unknown): Promise<string> {
  const text = JSON.stringify(data)
  return `${await common()} ${text.length > LONGEST ? await digestOf(text) : text}`
}

/** What is short stands in the key as it is: a digest takes longer than all the rest of it. */
const LONGEST = 200

/** The same for all pages of a build. */
const common = once(async () => {
  const { madeOf } = (await getEntry('build', 'build'))!.data
  return digestOf(JSON.stringify([madeOf, inChina(buildTime()).day]))
})

async function digestOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
