import type { APIRoute } from 'astro'
import { absolute } from '../components/data/absolute.ts'
import { sitemapIndexXml } from '../components/data/sitemap.ts'
import { routes } from '../components/shared/routes.ts'

export const GET: APIRoute = () =>
  new Response(sitemapIndexXml([absolute(routes.sitemap)]), {
    headers: { 'content-type': 'application/xml' },
  })
