import type { APIRoute } from 'astro'
import { absolute, routes } from '../components/shared/routes.ts'

/** Robots look for it at the root of the host; below a sub-path its owner copies it there. */
export const GET: APIRoute = () =>
  new Response(
    `User-agent: *\nDisallow: ${routes.desk}\nDisallow: ${routes.report}\n\nSitemap: ${absolute(routes.sitemapIndex)}\n`,
    {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  )
