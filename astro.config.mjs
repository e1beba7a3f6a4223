import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { pathOf } from './src/domain/kinds.ts'
import { hostOrigin } from './src/domain/site.ts'
import { liveContent } from './src/live-content.ts'
import { guardMdx } from './src/mdx/guard-mdx.ts'
import { sharePictures } from './src/share/share-pictures.ts'
import { sitemapOfContent } from './src/sitemap.ts'
import { readContentFile } from './src/yaml/content-file.ts'

// Tests build other content with the same code; everybody else builds this folder's own.
const contentRoot = process.env.CONTENT_ROOT ?? fileURLToPath(new URL('.', import.meta.url))

// Astro would tell its makers of each build, from an office's own network.
process.env.ASTRO_TELEMETRY_DISABLED = '1'

/** The desk speaks with the git host of `site.yaml`, and with nobody else. */
function forgeOrigin() {
  const file = pathOf('site', {})
  const path = join(contentRoot, file)
  const site = existsSync(path) ? readContentFile(file, readFileSync(path))?.value : undefined
  const origin = hostOrigin(site?.forge?.api ?? '')
  return origin ? ` ${origin}` : ''
}

const FRAME = [
  'layouts/',
  'components/shared/',
  'components/demands/DemandList.',
  'styles/base.',
  'styles/brief.',
]

/**
 * Styles of the frame and of what many pages show within it are one file: a page asked for up to eight, and Astro makes a
 * digest for each of them on every page.
 */
const FRAME_STYLES = {
  name: 'frame',
  test: (id) =>
    /\.css$|[?&]type=style/.test(id) &&
    FRAME.some((part) => id.replaceAll('\\', '/').includes(`/src/${part}`)),
}

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  base: process.env.SITE_BASE || '/',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.astro',
  trailingSlash: 'always',
  // Most of a page's time is waiting for the disk: others are made meanwhile.
  build: { format: 'directory', concurrency: 8 },
  devToolbar: { enabled: false },
  // No page shows code, and the highlighter's inline styles would not pass the policy below.
  markdown: { syntaxHighlight: false },
  // An official text is published as it was written: no quote or dash is “improved”.
  // The guard comes first: the compiler sees no MDX that was not looked at.
  integrations: [
    guardMdx(contentRoot),
    mdx({ smartypants: false }),
    ...sitemapOfContent(contentRoot),
    sharePictures(contentRoot),
    liveContent(contentRoot),
  ],
  security: {
    // Script and style hashes come from Astro. `frame-ancestors` cannot stand in a meta tag: the host's header.
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        `connect-src 'self'${forgeOrigin()}`,
        "font-src 'none'",
        "form-action 'self'",
        "img-src 'self'",
        "object-src 'none'",
        // The desk reads each file in a worker.
        "worker-src 'self'",
      ],
    },
  },
  vite: {
    environments: {
      prerender: { build: { rolldownOptions: { output: { codeSplitting: { groups: [FRAME_STYLES] } } } } },
    },
    resolve: { alias: { '@content': `${contentRoot}/content` } },
    server: { fs: { allow: ['.', contentRoot] } },
    // A data: address would ask for a wider img-src.
    // The browsers of old office PCs: `light-dark()` and what else they lack is written out for them.
    build: { assetsInlineLimit: 0, cssTarget: ['chrome87', 'edge88', 'firefox78', 'safari14.1'] },
    // A worker may then load its large parts when they are needed.
    worker: { format: 'es' },
  },
})
