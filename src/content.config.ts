import { defineCollection } from 'astro:content'
import type { Loader } from 'astro/loaders'
import * as z from 'zod'
import type { Cycle, NoticeMatter } from './domain/cycle.ts'
import { type NumberedDemand, numberedDemands } from './domain/demand-number.ts'
import type { District } from './domain/district.ts'
import type { Ledger } from './domain/ledger.ts'
import type { Measure } from './domain/measures.ts'
import { type PlacedCounts, placedCounts } from './domain/placed-counts.ts'
import type { Selection } from './domain/selections.ts'
import type { Story } from './domain/showcase.ts'
import type { Site } from './domain/site.ts'
import type { SynonymGroups } from './domain/synonyms.ts'
import { errorsInWords, type Sync } from './live-content.ts'
import { CannotRun } from './node/cannot-run.ts'
import { readSoundLedger } from './node/check-folder.ts'

/**
 * The collections of the site. A loader of our own reads `content/` with the project's one YAML
 * parser, and stores the public projection only: no page, index or cache can carry more.
 */

const root = process.env['CONTENT_ROOT'] ?? process.cwd()
/** One reading of the files, and the collections that have had it. */
let pass: { published: Promise<Published>; given: Set<keyof Published> } | undefined

/**
 * One reading for all collections of a sync, which ask one after the other: who asks again belongs to the next
 * sync. It is let go when all have it.
 */
function readTogether(name: keyof Published, isDev: boolean): Promise<Published> {
  if (!pass || pass.given.has(name)) pass = { published: read(isDev), given: new Set() }
  const { published, given } = pass
  given.add(name)
  if (given.size === Object.keys(collections).length) pass = undefined
  return published
}

/** Throws `CannotRun`; while somebody writes content, an error that tells each fault at its place. */
async function read(isDev: boolean): Promise<Published> {
  try {
    return publishedOf(await readSoundLedger(root))
  } catch (error) {
    throw isDev && error instanceof CannotRun ? new Error(await errorsInWords(root)) : error
  }
}

interface Item<Data> {
  id: string
  data: Data
}

/** Throws before anything is replaced: while content is faulty, a running server keeps what it had. */
function from(name: keyof Published): Loader {
  return {
    name,
    async load({ store, watcher, refreshContextData }) {
      const sync = refreshContextData?.['sync'] as Sync | undefined
      if (sync) sync.isRead = true
      const items = (await readTogether(name, watcher !== undefined))[name]
      store.clear()
      for (const { id, data } of items) store.set({ id, data: { ...data } })
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
  /** The notice sentence by sentence; none where nobody has written them. */
  measures: readonly Measure[]
  selected: number
  /** Of the city, never of a district: nothing can be subtracted. */
  placed: PlacedCounts
}
/** A published list of one year. */
export interface SelectionsOfYear {
  year: string
  list: Selection[]
}

/** All that the collections hold, by collection. */
type Published = ReturnType<typeof publishedOf>

function publishedOf({ cycles, districts, stories, site, synonyms }: Ledger) {
  const years = [...cycles.values()]
  return {
    demands: years
      .flatMap((cycle) => numberedDemands(cycle, districts))
      .map((data): Item<NumberedDemand> => ({ id: `${data.year}/${data.id}`, data })),
    cycles: years.flatMap((ofYear): Item<PublicCycle>[] => {
      const { year, cycle, notice, measures, selections } = ofYear
      if (!cycle) return []
      // Who reports for the city is for its paper alone, as a district's filing is.
      const { cityReport: _, ...shown } = cycle
      const data = {
        ...shown,
        noticeTitle: notice?.title,
        notice,
        measures: measures?.list ?? [],
        selected: selections?.list.length ?? 0,
        placed: placedCounts(ofYear),
      }
      return [{ id: year, data }]
    }),
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
    synonyms: [{ id: 'synonyms', data: { groups: synonyms?.groups ?? [] } }],
  }
}

/** Accounts and teams are for the host alone. */
function siteItem({ accounts: _, owners: __, ...data }: Site): Item<PublicSite> {
  return { id: 'site', data }
}

export const collections = {
  demands: defineCollection({ schema: z.custom<NumberedDemand>(), loader: from('demands') }),
  cycles: defineCollection({ schema: z.custom<PublicCycle>(), loader: from('cycles') }),
  districts: defineCollection({ schema: z.custom<PublicDistrict>(), loader: from('districts') }),
  selections: defineCollection({ schema: z.custom<SelectionsOfYear>(), loader: from('selections') }),
  stories: defineCollection({ schema: z.custom<Story>(), loader: from('stories') }),
  site: defineCollection({ schema: z.custom<PublicSite>(), loader: from('site') }),
  synonyms: defineCollection({ schema: z.custom<{ groups: SynonymGroups }>(), loader: from('synonyms') }),
}
