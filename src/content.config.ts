import { defineCollection } from 'astro:content'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import * as z from 'zod'
import type { Cycle, NoticeMatter } from './domain/cycle.ts'
import type { District } from './domain/district.ts'
import type { Ledger } from './domain/ledger.ts'
import { publicDemands } from './domain/public.ts'
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
let published: Promise<Published> | undefined

/**
 * One pass over the files, whichever collection asks first. What was read is let go at once: what is private
 * has no business here any longer, and the pages are made with room in the memory.
 */
function readOnce(): Promise<Published> {
  published ??= readSoundLedger(root).then(publishedOf)
  return published
}

interface Item<Data> {
  id: string
  data: Data
}

function from(name: keyof Published): Loader {
  return {
    name,
    async load({ store, watcher, generateDigest, config }) {
      const fill = async () => {
        store.clear()
        for (const { id, data } of (await readOnce())[name]) {
          const plain = { ...data } as Record<string, unknown>
          store.set({ id, data: plain, digest: generateDigest(plain) })
        }
      }
      await fill()
      watcher?.add(join(root, 'content'))
      watcher?.on('change', async (path) => {
        if (!path.startsWith(join(root, 'content')) || config.root.pathname === '') return
        published = undefined
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
  | 'city'
  | 'areaCode'
  | 'exampleDistrict'
  | 'province'
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
/** A `PublicDemand` as JSON: Astro takes a text into the site's code much faster than a tree of values. */
export interface DemandText {
  text: string
}
/** A published list of one year. */
export interface SelectionsOfYear {
  year: string
  list: Selection[]
}

/** All that the collections hold, by collection. */
type Published = ReturnType<typeof publishedOf>

function publishedOf({ cycles, districts, stories, site }: Ledger) {
  const years = [...cycles.values()]
  return {
    demands: years
      .flatMap((cycle) => publicDemands(cycle))
      .map(
        (demand): Item<DemandText> => ({
          id: `${demand.year}/${demand.id}`,
          data: { text: JSON.stringify(demand) },
        }),
      ),
    cycles: years.flatMap(({ year, cycle, notice, selections }): Item<PublicCycle>[] =>
      cycle
        ? [
            {
              id: year,
              data: { ...cycle, noticeTitle: notice?.title, notice, selected: selections?.list.length ?? 0 },
            },
          ]
        : [],
    ),
    districts: districts.map(
      ({ accounts: _, ...data }, order): Item<PublicDistrict> => ({
        id: data.slug,
        data: { ...data, order },
      }),
    ),
    selections: years.flatMap(({ year, selections }): Item<SelectionsOfYear>[] =>
      selections ? [{ id: year, data: { year, list: selections.list } }] : [],
    ),
    stories: stories.map(({ slug, story }): Item<Story> => ({ id: slug, data: story })),
    site: site ? [siteItem(site)] : [],
  }
}

function siteItem({ accounts: _, ...data }: Site): Item<PublicSite> {
  return { id: 'site', data }
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
  demands: defineCollection({ schema: z.custom<DemandText>(), loader: from('demands') }),
  cycles: defineCollection({ schema: z.custom<PublicCycle>(), loader: from('cycles') }),
  districts: defineCollection({ schema: z.custom<PublicDistrict>(), loader: from('districts') }),
  selections: defineCollection({ schema: z.custom<SelectionsOfYear>(), loader: from('selections') }),
  stories: defineCollection({ schema: z.custom<Story>(), loader: from('stories') }),
  site: defineCollection({ schema: z.custom<PublicSite>(), loader: from('site') }),
  build: defineCollection({ schema: z.custom<{ madeOf: string }>(), loader: madeOf }),
}
