import type { Clause } from '../../domain/clauses.ts'
import type { Code } from '../../domain/finding.ts'
import type { AboutPageName, AboutPart } from '../../text/about.ts'
import { clauseAnchor } from '../../text/clause-names.ts'

/** Below a sub-path too: every internal address of the site is made here. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '')

export const routes = {
  home: `${base}/`,
  demands: `${base}/demands/`,
  /** The list without scripts goes on from page 2. */
  demandsPage: (page: number) => `${base}/demands/${pagePart(page)}`,
  district: (slug: string, page = 1) => `${base}/demands/district/${slug}/${pagePart(page)}`,
  /** By its number on the form, from 1. */
  industry: (number: number, page = 1) => `${base}/demands/industry/${number}/${pagePart(page)}`,
  /** `id` as in the collection: year and file name. */
  demand: (id: string) => `${base}/demands/${id}/`,
  /** A year's demands to be printed for the meetings of enterprises and experts. */
  fair: (year: string | number) => `${base}/fair/${year}/`,
  notice: (year: string | number) => `${base}/notice/${year}/`,
  noticePart: (year: string | number, part: NoticePart) => `${base}/notice/${year}/#${part}`,
  clause: (year: string | number, clause: Clause) => `${base}/notice/${year}/#${clauseAnchor(clause) ?? ''}`,
  downloads: `${base}/downloads/`,
  download: (file: string) => `${base}/downloads/${file}`,
  rules: `${base}/rules/`,
  rule: (code: Code) => `${base}/rules/#${code}`,
  showcase: `${base}/showcase/`,
  story: (slug: string) => `${base}/showcase/${slug}/`,
  apply: `${base}/apply/`,
  applyExamples: `${base}/apply/examples.json`,
  desk: `${base}/desk/`,
  deskContext: `${base}/desk/context.json`,
  deskCycles: `${base}/desk/cycles.json`,
  report: `${base}/report/`,
  lastReview: `${base}/data/last-review.json`,
  deskPublished: (year: string) => `${base}/desk/published/${year}.json`,
  /** 网站地图, for people; the one for machines is XML. */
  siteMap: `${base}/map/`,
  openDemands: `${base}/data/demands.json`,
  /** The same of one year; the search reads them too. */
  openDemandsOf: (year: string) => `${base}/data/demands-${year}.json`,
  searchSettings: `${base}/data/search.json`,
  demandsCsv: `${base}/data/demands.csv`,
  challengesCsv: `${base}/data/challenges.csv`,
  dataPackage: `${base}/data/datapackage.json`,
  demandSchema: `${base}/schema/demand.schema.json`,
  selections: (year: string | number) => `${base}/selections/${year}/`,
  selectionsCsv: (year: string | number) => `${base}/data/selections-${year}.csv`,
  stats: `${base}/stats/`,
  statCsv: (table: string) => `${base}/data/stats/${table}.csv`,
  about: `${base}/about/`,
  aboutPart: (part: AboutPart) => `${base}/about/#${part}`,
  /** One of the pages that 关于本站 leads to. */
  aboutPage: (page: AboutPageName) => `${base}/about/${page}/`,
  /** A picture for sharing, with its ending. */
  share: (picture: string) => `${base}/share/${picture}`,
  rss: `${base}/rss.xml`,
  sitemapIndex: `${base}/sitemap-index.xml`,
  sitemap: `${base}/sitemap-0.xml`,
  asset: (name: string) => `${base}/${name}`,
}

/** An address of this site as others need it: feeds, tables that leave the site. */
export const absolute = (path: string): string => new URL(path, import.meta.env.SITE).href

const pagePart = (page: number) => (page > 1 ? `page/${page}/` : '')

type NoticePart = 'annex-1' | 'annex-2' | 'offices'

/** `tel:` only for what is nothing but a number. */
export function phoneLink(phone: string): string | undefined {
  return /^[\d-]{5,20}$/.test(phone) ? `tel:${phone}` : undefined
}
