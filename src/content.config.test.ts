import type { Loader } from 'astro/loaders'
import { expect, test, vi } from 'vitest'

const reads: string[] = []

vi.mock('astro:content', () => ({ defineCollection: (collection: object) => collection }))
vi.mock('./node/check-folder.ts', () => ({
  readSoundLedger: async (root: string) => {
    reads.push(root)
    return { cycles: new Map(), districts: [], stories: [], synonyms: undefined, site: undefined }
  },
}))

test('all collections of a sync share one reading of the files', async () => {
  // As the mock gives them back.
  const { collections } = (await import('./content.config.ts')) as {
    collections: Record<string, { loader: Loader }>
  }
  const context = { store: { clear: () => {}, set: () => {} } } as never
  // As a build asks: each collection only when the one before it is done.
  for (const sync of [1, 2]) {
    for (const collection of Object.values(collections)) {
      if ('loader' in collection) await collection.loader.load(context)
    }
    expect(reads).toHaveLength(sync)
  }
})
