import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import sirv from 'sirv'

export interface Built {
  dist: string
  /** Everything the build said. */
  log: string
}

export interface BuildOptions {
  /** The project whose code builds; default: this one. */
  project?: string
  /** The folder that holds `content/`. */
  root: string
  /** For `dist` and cache. */
  into: string
  base?: string
}

/** `astro build` of some content into some folder, as `npm run build` does it. */
export async function buildSite({ project = '.', root, into, base = '/' }: BuildOptions): Promise<Built> {
  const dist = join(into, 'dist')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    VITEST: '',
    // Vitest sets it for its own pages, and Astro would take it for the site's base.
    BASE_URL: undefined,
    CONTENT_ROOT: root,
    OUT_DIR: dist,
    CACHE_DIR: join(into, 'cache'),
    SITE_BASE: base,
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [astro, 'build'], {
    cwd: project,
    env,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { dist, log: stdout + stderr }
}

/** Serves a built site on a free port of this machine. */
export async function serve(dist: string): Promise<{ url: string; close: () => Promise<void> }> {
  const handler = sirv(dist, { extensions: ['html'] })
  const server = createServer((request, response) => {
    handler(request, response, () => {
      response.statusCode = 404
      response.end()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
