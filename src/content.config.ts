import { defineCollection } from 'astro:content'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import * as z from 'zod'
import type { Cycle, NoticeMatter } from './domain/cycle.ts'
import type { District } from './domain/district.ts'
import type { Ledger } from './domain/ledger.ts'
import { type PublicDemand, publicDemands } from './domain/public.ts'
import type { Selection } from './domain/selections.ts'
import type { Story } from './domain/showcase.ts'
import type { Site } from './domain/site.ts'
import { digestOfFiles } from './node/digest.ts'
import { readSoundLedger } from './node/ledger.ts'

/**
 * The collections of the site. A loader of our own reads `content/` with the project's one YAML
 * parser, and stores the public projection only: no page, index or cache can carry more.
 */

const root = process.env['CONTENT_ROOT'] ?? process.cwd()
let ledger: Promise<Ledger> | undefined

/** One pass over the files, whichever collection asks first. */
function readOnce(): Promise<Ledger> {
  ledger ??= readSoundLedger(root)
  return ledger
}

interface Item<Data> {
  id: string
  data: Data
}

function from<Data extends object>(name: string, items: (ledger: Ledger) => Item<Data>[]): Loader {
  return {
    name,
    async load({ store, watcher, generateDigest, config }) {
      const fill = async () => {
        store.clear()
        for (const { id, data } of items(await readOnce())) {
          const plain = { ...data } as Record<string, unknown>
          store.set({ id, data: plain, digest: generateDigest(plain) })
        }
      }
      await fill()
      watcher?.add(join(root, 'content'))
      watcher?.on('change', async (path) => {
        if (!path.startsWith(join(root, 'content')) || config.root.pathname === '') return
        ledger = undefined
        await fill()
      })
    },
  }
}

/** Accounts are for the check of pull requests alone. */
export type PublicDistrict = Omit<District, 'accounts'> & {
  /** Place in the official list; a collection itself comes back by id. */
  order: number
}
export type PublicSite = Pick<
  Site,
  | 'name'
  | 'host'
  | 'contact'
  | 'domain'
  | 'siteIdCode'
  | 'icp'
  | 'policeFiling'
  | 'samples'
  | 'forge'
  | 'privatePart'
  | 'recipients'
>
export type PublicCycle = Cycle & {
  noticeTitle: string | undefined
  notice: NoticeMatter | undefined
  selected: number
}
/** A published list of one year. */
export interface SelectionsOfYear {
  year: string
  list: Selection[]
}

/** What every page is made of beside its entry: code, settings, and the cycles' own files. */
const madeOf: Loader = {
  name: 'build',
  load({ store, config }) {
    const parts = [
      digestOfFiles(fileURLToPath(config.root), ['src/**', 'astro.config.mjs']),
      digestOfFiles(root, ['content/*.yaml', 'content/cycles/*/*']),
    ]
    store.set({ id: 'build', data: { madeOf: parts.join(' ') } })
    return Promise.resolve()
  },
}

export const collections = {
  demands: defineCollection({
    schema: z.custom<PublicDemand>(),
    loader: from('demands', ({ cycles }) =>
      [...cycles.values()]
        .flatMap((cycle) => publicDemands(cycle))
        .map((data) => ({ id: `${data.year}/${data.id}`, data })),
    ),
  }),
  cycles: defineCollection({
    schema: z.custom<PublicCycle>(),
    loader: from('cycles', ({ cycles }) =>
      [...cycles.values()].flatMap(({ year, cycle, notice, selections }) =>
        cycle
          ? {
              id: year,
              data: { ...cycle, noticeTitle: notice?.title, notice, selected: selections?.list.length ?? 0 },
            }
          : [],
      ),
    ),
  }),
  districts: defineCollection({
    schema: z.custom<PublicDistrict>(),
    loader: from('districts', ({ districts }) =>
      districts.map(({ accounts: _, ...data }, order) => ({ id: data.slug, data: { ...data, order } })),
    ),
  }),
  selections: defineCollection({
    schema: z.custom<SelectionsOfYear>(),
    loader: from('selections', ({ cycles }) =>
      [...cycles.values()].flatMap(({ year, selections }) =>
        selections ? [{ id: year, data: { year, list: selections.list } }] : [],
      ),
    ),
  }),
  stories: defineCollection({
    schema: z.custom<Story>(),
    loader: from('stories', ({ stories }) => stories.map(({ slug, story }) => ({ id: slug, data: story }))),
  }),
  build: defineCollection({ schema: z.custom<{ madeOf: string }>(), loader: madeOf }),
  site: defineCollection({
    schema: z.custom<PublicSite>(),
    loader: from('site', ({ site }) => {
      if (!site) return []
      const { accounts: _, ...data } = site
      return [{ id: 'site', data }]
    }),
  }),
}
