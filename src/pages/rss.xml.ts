import type { APIRoute } from 'astro'
import { loadFeed } from '../components/data/feed.ts'
import { rssXml } from '../components/data/rss.ts'

export const GET: APIRoute = async () =>
  new Response(rssXml(await loadFeed()), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
