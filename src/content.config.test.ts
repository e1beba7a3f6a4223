import type { Loader } from 'astro/loaders'
import { expect, test, vi } from 'vitest'

const reads: string[] = []

vi.mock('astro:content', () => ({ defineCollection: (collection: object) => collection }))
vi.mock('./node/check-folder.ts', () => ({
  readSoundLedger: async (root: string) => {
    reads.push(root)
    const site = { name: '某站', accounts: ['bureau'], owners: { bureau: '@某/某' } }
    return { cycles: new Map(), districts: [], stories: [], synonyms: undefined, site }
  },
}))

test('all collections of a sync share one reading of the files; who has rights on the host is not in them', async () => {
  // As the mock gives them back.
  const { collections } = (await import('./content.config.ts')) as {
    collections: Record<string, { loader: Loader }>
  }
  const stored: object[] = []
  const context = { store: { clear: () => {}, set: (item: object) => stored.push(item) } } as never
  // As a build asks: each collection only when the one before it is done.
  for (const sync of [1, 2]) {
    for (const collection of Object.values(collections)) {
      if ('loader' in collection) await collection.loader.load(context)
    }
    expect(reads).toHaveLength(sync)
  }
  expect(stored).toContainEqual({ id: 'site', data: { name: '某站' } })
})
