import { listed } from '../../src/catalogue/demand-item.ts'
import { Finder } from '../../src/catalogue/finder.ts'
import { readQuery, withWords } from '../../src/catalogue/query.ts'
import { searchSettingsOf } from '../../src/catalogue/search-settings.ts'
import { simplified } from '../../src/catalogue/traditional.ts'
import { type NumberedDemand, numberedDemands } from '../../src/domain/demand-number.ts'
import { readSoundLedger } from '../../src/node/check-folder.ts'
import { foundPages } from '../../src/text/found-pages.ts'
import type { Judged } from './judged.ts'

/** A way to search: what it finds, best first, as ids of demands and addresses of pages. */
export type Search = (judged: Judged) => Promise<string[]>

/** The site's own search over a folder's content, as the browser runs it. */
export async function ownSearch(root: string): Promise<{ search: Search; demands: NumberedDemand[] }> {
  const { cycles, districts, synonyms } = await readSoundLedger(root)
  const demands = listed([...cycles.values()].reverse().flatMap((cycle) => numberedDemands(cycle, districts)))
  const settings = searchSettingsOf({
    demands,
    cycles: new Map(),
    districts,
    synonyms: synonyms?.groups ?? [],
    pages: foundPages.map(({ page, title, words }) => ({ title, words, address: ADDRESSES[page] })),
    addressOf: (year) => year,
  })
  const finder = new Finder(settings, new Date(0))
  for (const { year } of settings.years) {
    finder.add(
      year,
      demands.filter((demand) => demand.year === year),
    )
  }
  const search: Search = async ({ query, kind }) => {
    const plain = await simplified(query, finder)
    if (kind === 'profile') return idsOf(finder.find({ ...readQuery(''), sort: 'relevance' }, plain))
    const found = finder.find(withWords(readQuery(''), plain))
    return kind === 'page' ? found.pages.map(({ address }) => address) : idsOf(found)
  }
  return { search, demands }
}

const idsOf = ({ rows }: ReturnType<Finder['find']>) => rows.map(({ demand }) => demand.id)

const ADDRESSES: Record<(typeof foundPages)[number]['page'], string> = {
  notice: '/notice/2023/',
  offices: '/notice/2023/',
  apply: '/apply/',
  downloads: '/downloads/',
  showcase: '/showcase/',
  stats: '/stats/',
  rules: '/rules/',
  help: '/about/help/',
  privacy: '/about/privacy/',
  data: '/about/data/',
  about: '/about/',
  fair: '/fair/2023/',
  siteMap: '/map/',
  desk: '/desk/',
  rss: '/rss.xml',
}
