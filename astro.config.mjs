import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

// Tests build other content with the same code; everybody else builds this folder's own.
const contentRoot = process.env.CONTENT_ROOT ?? fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.SITE_BASE ?? '/',
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.astro',
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 2 },
  devToolbar: { enabled: false },
  integrations: [mdx()],
  vite: {
    resolve: { alias: { '@content': `${contentRoot}/content` } },
    server: { fs: { allow: ['.', contentRoot] } },
  },
})
