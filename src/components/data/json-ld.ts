import type { PublicSite } from '../../content.config.ts'
import type { Story } from '../../domain/showcase.ts'
import { common } from '../../text/site.ts'
import { linkedData } from '../../text/small-pages.ts'

/**
 * Statements for search engines, in words of https://schema.org; only what the page itself says. A site of
 * samples names no authority as its publisher: it would not be true.
 */
export type JsonLd = { '@context': 'https://schema.org'; '@type': string } & Record<string, unknown>

const about = (type: string, rest: Record<string, unknown>): JsonLd => ({
  '@context': 'https://schema.org',
  '@type': type,
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
})

const publisher = ({ host, samples }: PublicSite) =>
  samples ? undefined : { '@type': 'GovernmentOrganization', name: host }
const status = ({ samples }: PublicSite) => (samples ? common.samples.sentence : undefined)

/** From the home page down to the page itself; addresses are absolute. */
export function breadcrumbs(trail: readonly { name: string; address: string }[]): JsonLd {
  return about('BreadcrumbList', {
    itemListElement: trail.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: address,
    })),
  })
}

export function dataset(
  site: PublicSite,
  years: readonly string[],
  addresses: { page: string; licence: string; csv: string; json: string },
): JsonLd {
  const download = (encodingFormat: string, contentUrl: string) => ({
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl,
  })
  return about('Dataset', {
    name: linkedData.dataset(site.name),
    description: `${linkedData.datasetText}${status(site) ?? ''}`,
    url: addresses.page,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    license: addresses.licence,
    temporalCoverage: years.length > 0 ? [years[0], years.at(-1)].join('/') : undefined,
    creator: publisher(site),
    creativeWorkStatus: status(site),
    distribution: [download('text/csv', addresses.csv), download('application/json', addresses.json)],
  })
}

export function storyArticle(
  site: PublicSite,
  story: Story,
  addresses: { page: string; picture?: string },
): JsonLd {
  return about('Article', {
    headline: story.title,
    description: story.summary,
    datePublished: story.publishedOn,
    inLanguage: 'zh-CN',
    image: addresses.picture,
    mainEntityOfPage: addresses.page,
    publisher: publisher(site),
    creativeWorkStatus: status(site),
  })
}

/** The copy of the notice has no date and no signature, so nothing is said of either. */
export function noticeArticle(title: string, page: string): JsonLd {
  return about('Article', { headline: title, inLanguage: 'zh-CN', mainEntityOfPage: page })
}

/** As the text of a data block: no `<` that could end it. */
export function jsonLdText(block: JsonLd): string {
  return JSON.stringify(block).replaceAll('<', '\\u003c')
}
