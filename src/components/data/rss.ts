import { xml } from './xml.ts'

/** https://www.rssboard.org/rss-specification: RSS 2.0, with its own address as Atom asks for. */
export interface Feed {
  title: string
  description: string
  /** Absolute addresses of the site and of the feed. */
  link: string
  self: string
  items: FeedItem[]
}

export interface FeedItem {
  title: string
  link: string
  /** Stays the same wherever the site is served. */
  guid: string
  description: string
  category: string
  /** A day in China; absent where none is known. */
  day?: string
}

export function rssXml({ title, description, link, self, items }: Feed): string {
  const days = items.flatMap(({ day }) => day ?? []).sort()
  const newest = days.at(-1)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', title),
    element('link', link),
    element('description', description),
    element('language', 'zh-cn'),
    `<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>`,
    ...(newest ? [element('pubDate', rfc822(newest))] : []),
    ...items.map(itemXml),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function itemXml({ title, link, guid, description, category, day }: FeedItem): string {
  return [
    '<item>',
    element('title', title),
    element('link', link),
    `<guid isPermaLink="false">${xml(guid)}</guid>`,
    element('description', description),
    element('category', category),
    ...(day ? [element('pubDate', rfc822(day))] : []),
    '</item>',
  ].join('\n')
}

const element = (name: string, text: string) => `<${name}>${xml(text)}</${name}>`

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 2023-03-02 → Thu, 02 Mar 2023 00:00:00 +0800; the data knows days, no hours. */
export function rfc822(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  const [year, month, date] = day.split('-')
  return `${weekday}, ${date} ${MONTHS[Number(month) - 1]} ${year} 00:00:00 +0800`
}
