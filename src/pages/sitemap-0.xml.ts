import type { APIRoute } from 'astro'
import { allPlaces } from '../components/data/places.ts'
import { sitemapXml } from '../components/data/sitemap.ts'

export const GET: APIRoute = async () =>
  new Response(sitemapXml(await allPlaces()), { headers: { 'content-type': 'application/xml' } })
