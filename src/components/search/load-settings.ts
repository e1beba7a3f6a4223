import { getEntry } from 'astro:content'
import { type SearchSettings, searchSettingsOf } from '../../catalogue/search-settings.ts'
import { foundPages } from '../../text/found-pages.ts'
import { loadCatalogue } from '../demands/load-catalogue.ts'
import { cyclesByYear, newestNotice } from '../shared/collections.ts'
import { routes } from '../shared/routes.ts'

export async function loadSearchSettings(): Promise<SearchSettings> {
  const [{ demands, districts }, cycles, notice, synonyms] = await Promise.all([
    loadCatalogue(),
    cyclesByYear(),
    newestNotice(),
    getEntry('synonyms', 'synonyms'),
  ])
  return searchSettingsOf({
    demands,
    cycles,
    districts,
    synonyms: synonyms?.data.groups ?? [],
    pages: foundPages.map(({ page, title, words }) => ({ title, words, address: addressOf(page, notice) })),
    addressOf: routes.openDemandsOf,
  })
}

type Page = (typeof foundPages)[number]['page']

function addressOf(page: Page, notice: number): string {
  if (page === 'notice') return routes.notice(notice)
  if (page === 'offices') return routes.noticePart(notice, 'offices')
  if (page === 'fair') return routes.fair(notice)
  if (page === 'help' || page === 'privacy' || page === 'data') return routes.aboutPage(page)
  return routes[page]
}
