import { getCollection, getEntry } from 'astro:content'
import { feed, statusNote } from '../../text/feed.ts'
import { demandTitle } from '../../text/public.ts'
import { columns } from '../../text/site.ts'
import { districtNames } from '../demands/catalogue.ts'
import { identityLine } from '../demands/identity-line.ts'
import { loadCatalogue } from '../demands/load.ts'
import { cyclesWithNotice } from '../shared/newest.ts'
import { routes } from '../shared/routes.ts'
import { storiesNewestFirst } from '../stories/stories.ts'
import { absolute } from './absolute.ts'
import type { Feed, FeedItem } from './rss.ts'

const MOST_DEMANDS = 100

/** What is new: demands, stories and notices. By days and ids alone, as the catalogue has them. */
export async function loadFeed(): Promise<Feed> {
  const { data: site } = (await getEntry('site', 'site'))!
  const { demands, districts } = await loadCatalogue()
  const nameOf = districtNames(districts)
  const ofDemands = demands.slice(0, MOST_DEMANDS).map((demand): FeedItem => {
    const { id, year, status, submittedOn } = demand
    return {
      title: demandTitle(demand),
      link: absolute(routes.demand(`${year}/${id}`)),
      guid: `keji-fuzong:demand:${year}:${id}`,
      description: [...identityLine(demand, nameOf), statusNote(status)].join(' · '),
      category: columns.demands.name,
      day: submittedOn,
    }
  })
  const ofStories = storiesNewestFirst(await getCollection('stories')).map(
    ({ slug, href, story }): FeedItem => ({
      title: story.title,
      link: absolute(href),
      guid: `keji-fuzong:story:${slug}`,
      description: story.summary,
      category: columns.showcase.name,
      day: story.publishedOn,
    }),
  )
  // The copy of the notice has no date, and none is invented.
  const ofNotices = (await cyclesWithNotice()).map(
    ({ year, title, noticeTitle = title }): FeedItem => ({
      title: noticeTitle,
      link: absolute(routes.notice(year)),
      guid: `keji-fuzong:notice:${year}`,
      description: noticeTitle,
      category: columns.notice.name,
    }),
  )
  const dated = [...ofDemands, ...ofStories].sort((a, b) => (a.day! < b.day! ? 1 : a.day! > b.day! ? -1 : 0))
  return {
    title: site.name,
    description: feed.description(site.name, site.samples),
    link: absolute(routes.home),
    self: absolute(routes.rss),
    items: [...dated, ...ofNotices],
  }
}
