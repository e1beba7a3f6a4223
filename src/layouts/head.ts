import type { SharePicture } from '../components/shared/share-picture.ts'
import type { PublicSite } from '../content.config.ts'
import { type Column, columns } from '../text/site.ts'
import source from './display-boot.js?raw'

export interface Article {
  title: string
  /** Day of publication; the notice's copy has none, and none is invented. */
  publishedOn?: string | undefined
  source: string
}

export interface MetaTag {
  name: string
  content: string
}

/** Meta tags that pages of government sites carry (《政府网站网页标签规范》); what is blank is left out. */
export function governmentTags(
  site: PublicSite,
  column: Column | undefined,
  article: Article | undefined,
): MetaTag[] {
  const { name, type } = column ? columns[column] : { name: undefined, type: undefined }
  const tags: [string, string | undefined][] = [
    ['SiteName', site.name],
    ['SiteDomain', site.domain],
    ['SiteIDCode', site.siteIdCode],
    ['ColumnName', name],
    ['ColumnType', type],
    ['ArticleTitle', article?.title],
    // The form asks for a time of day; the data knows days.
    ['PubDate', article?.publishedOn && `${article.publishedOn} 00:00`],
    ['ContentSource', article?.source],
  ]
  return tags.flatMap(([tag, content]) => (content ? [{ name: tag, content }] : []))
}

export interface SharedPage {
  /** Whole addresses, since they are read elsewhere. */
  address: string
  title: string
  description: string
  isArticle: boolean
  picture: SharePicture
}

/** What chats, mail programs and social media show of a page that somebody shares (https://ogp.me). */
export function shareTags(
  site: PublicSite,
  { address, title, description, isArticle, picture }: SharedPage,
): { property: string; content: string }[] {
  return Object.entries({
    'og:type': isArticle ? 'article' : 'website',
    'og:site_name': site.name,
    'og:locale': 'zh_CN',
    'og:title': title,
    'og:description': description,
    'og:url': address,
    'og:image': picture.address,
    'og:image:width': String(picture.width),
    'og:image:height': String(picture.height),
  }).map(([property, content]) => ({ property, content }))
}

/** The script that stands in every page's head, without its comment and indentation. */
export const displayBoot = source
  .replace(/^ *\/\/.*\n/gm, '')
  .replace(/\n\s*/g, '\n')
  .trim()

/** By which the page's policy lets it run, as a source of `script-src`. */
export const displayBootHash = await sha256Source(displayBoot)

async function sha256Source(script: string): Promise<`sha256-${string}`> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
