import { getCollection } from 'astro:content'
import { industries } from '../../domain/options.ts'
import { loadCatalogue } from '../demands/load.ts'
import { cyclesWithNotice } from '../shared/newest.ts'
import { routes } from '../shared/routes.ts'
import { storiesNewestFirst } from '../stories/stories.ts'
import { absolute } from './absolute.ts'
import type { Place } from './sitemap.ts'

/** Every page that somebody may search for: not the desk, not what was withdrawn, no empty lists. */
export async function allPlaces(): Promise<Place[]> {
  const { demands, itemsWith, districts } = await loadCatalogue()
  const newest = demands[0]?.submittedOn
  const has = (facet: string) => itemsWith(facet).length > 0
  const stories = storiesNewestFirst(await getCollection('stories'))
  const at = (path: string, changedOn?: string): Place => ({
    address: absolute(path),
    ...(changedOn && { changedOn }),
  })
  return [
    at(routes.home),
    ...(await cyclesWithNotice()).map(({ year }) => at(routes.notice(year))),
    at(routes.demands, newest),
    ...districts.filter(({ slug }) => has(`district:${slug}`)).map(({ slug }) => at(routes.district(slug))),
    ...industries.flatMap((_, index) =>
      has(`industry:${index + 1}`) ? [at(routes.industry(index + 1))] : [],
    ),
    ...demands.map(({ year, id, submittedOn }) => at(routes.demand(`${year}/${id}`), submittedOn)),
    at(routes.showcase, stories[0]?.story.publishedOn),
    ...stories.map(({ href, story }) => at(href, story.publishedOn)),
    at(routes.stats, newest),
    at(routes.apply),
    at(routes.downloads),
    at(routes.rules),
    at(routes.about),
    at(routes.siteMap),
  ]
}
