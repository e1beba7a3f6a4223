import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { openPack } from '../node/open-pack.ts'
import { unpack } from './pack.ts'

/**
 * The search has more files than the site has pages, and Astro takes longer for each file that a route makes
 * than it takes to write it. So the route makes one file, which is taken apart once it is there. While somebody
 * writes content the route makes each, and Astro wants a slash at the end of their addresses, as of a page's.
 */
export function spreadIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:generated': ({ dir }) => {
        openPack(fileURLToPath(new URL('search-index/packed', dir)), unpack)
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _, next) => {
          const { url = '' } = request
          if (url.includes('/search-index/') && !url.endsWith('/')) request.url = `${url}/`
          next()
        })
      },
    },
  }
}
