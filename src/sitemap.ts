import { readFileSync } from 'node:fs'
import sitemap from '@astrojs/sitemap'
import type { AstroIntegration } from 'astro'
import { industryNumber, industryOption } from './domain/industry.ts'
import { pathOf } from './domain/kinds.ts'
import type { PublicDemand } from './domain/public-demand.ts'
import type { Story } from './domain/showcase.ts'
import { readListed } from './node/folder.ts'
import { readContentFile } from './yaml/content-file.ts'

/** Pages below a demand's or a story's, by path: the days they changed on. */
type Days = ReadonlyMap<string, string | undefined>

/**
 * `@astrojs/sitemap` over the pages that somebody may search for: not the desk, not the report of a pair, no further pages of lists,
 * nothing withdrawn, no empty list. Days come from the open data, which the same build has written.
 */
export function sitemapOfContent(contentRoot: string): AstroIntegration[] {
  let days: Days = new Map()
  let base = '/'
  const facts: AstroIntegration = {
    name: 'sitemap-days',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/')
      },
      'astro:build:done': ({ dir, pages }) => {
        const { demands } = JSON.parse(readFileSync(new URL('data/demands.json', dir), 'utf8'))
        const stories = pages.flatMap(({ pathname }) => storyOf(pathname, contentRoot))
        days = daysOf(demands, new Map(stories))
      },
    },
  }
  const written = sitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    serialize: (item) => {
      const path = new URL(item.url).pathname.slice(base.length)
      if (!isListed(path, days)) return undefined
      const day = days.get(path)
      return day ? { ...item, lastmod: day } : item
    },
  })
  return [facts, written]
}

function storyOf(pathname: string, contentRoot: string): [string, string][] {
  const [, slug] = /^showcase\/([^/]+)\/$/.exec(pathname) ?? []
  if (!slug) return []
  const file = pathOf('story', { slug })
  const story = readContentFile(file, readListed(contentRoot, file))?.value as Story | undefined
  return story ? [[pathname, story.publishedOn]] : []
}

/** Every page that has entries, with the day of the newest as far as it is told. */
export function daysOf(demands: readonly PublicDemand[], stories: ReadonlyMap<string, string>): Days {
  const listed = demands.filter(({ status }) => status !== '已撤回')
  const newest = (all: readonly string[]) => [...all].sort().at(-1)
  const ofDemands = newest(listed.map(({ submittedOn }) => submittedOn))
  return new Map<string, string | undefined>([
    ['demands/', ofDemands],
    ['stats/', ofDemands],
    ['showcase/', newest([...stories.values()])],
    ...stories,
    ...listed.flatMap((demand): [string, string | undefined][] => {
      const { id, year, submittedOn, identity } = demand
      const industry = industryOption(demand)
      return [
        [`demands/${year}/${id}/`, submittedOn],
        [`demands/district/${identity?.district}/`, undefined],
        [`demands/industry/${industry && industryNumber(industry)}/`, undefined],
      ]
    }),
  ])
}

/** Demands and lists of them stand only where they have something to show. */
export function isListed(path: string, days: Days): boolean {
  if (path === 'desk/' || path === 'report/' || path.includes('/page/')) return false
  return !path.startsWith('demands/') || days.has(path)
}
