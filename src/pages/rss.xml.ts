import rss, { type RSSFeedItem } from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { districtNames, identityLine } from '../catalogue/identity-line.ts'
import { loadCatalogue } from '../components/demands/load-catalogue.ts'
import { cyclesWithNotice, siteSettings } from '../components/shared/collections.ts'
import { absolute, routes } from '../components/shared/routes.ts'
import { publishedStories } from '../components/stories/load-stories.ts'
import { demandTitle, storyTitle } from '../text/public.ts'
import { columns } from '../text/site.ts'
import { feed, statusNote } from '../text/small-pages.ts'

const MOST_DEMANDS = 100

/** What is new: demands, stories and notices. By days and ids alone, as the catalogue has them. */
export const GET: APIRoute = async () => {
  const site = await siteSettings()
  const dated = [...(await newestDemands()), ...(await stories())].sort(
    (a, b) => b.pubDate!.getTime() - a.pubDate!.getTime(),
  )
  const newest = dated[0] ? `<pubDate>${dated[0].pubDate!.toUTCString()}</pubDate>` : ''
  return rss({
    title: site.name,
    description: feed.description(site.name, site.samples),
    site: absolute(routes.home),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>zh-cn</language><atom:link href="${absolute(routes.rss)}" rel="self" type="application/rss+xml"/>${newest}`,
    items: [...dated, ...(await notices())],
  })
}

type Item = RSSFeedItem & { pubDate?: Date }

async function newestDemands(): Promise<Item[]> {
  const { demands, districts } = await loadCatalogue()
  const nameOf = districtNames(districts)
  return demands.slice(0, MOST_DEMANDS).map((demand) => {
    const { id, year, status, submittedOn } = demand
    return {
      title: demandTitle(demand),
      link: absolute(routes.demand(`${year}/${id}`)),
      description: [...identityLine(demand, nameOf), statusNote(status)].join(' · '),
      categories: [columns.demands.name],
      pubDate: midnight(submittedOn),
      customData: guid(`demand:${year}:${id}`),
    }
  })
}

async function stories(): Promise<Item[]> {
  return (await publishedStories()).map(({ slug, href, story }) => ({
    title: storyTitle(story),
    link: absolute(href),
    description: story.summary,
    categories: [columns.showcase.name],
    pubDate: midnight(story.publishedOn),
    customData: guid(`story:${slug}`),
  }))
}

/** The copy of the notice has no date, and none is invented. */
async function notices(): Promise<Item[]> {
  return (await cyclesWithNotice()).map(({ year, title, noticeTitle = title }) => ({
    title: noticeTitle,
    link: absolute(routes.notice(year)),
    description: noticeTitle,
    categories: [columns.notice.name],
    customData: guid(`notice:${year}`),
  }))
}

/** In China: the data knows days, no hours. */
const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** Stays the same wherever the site is served: the package's own is the address. */
const guid = (name: string) => `<guid isPermaLink="false">keji-fuzong:${name}</guid>`
