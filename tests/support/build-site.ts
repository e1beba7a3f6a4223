import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { json } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { findChromium } from './browser.ts'
import { type SharedSite, sharedSites } from './shared-site-builds.ts'
import { type BuildOptions, type Built, serve } from './site.ts'
import { startBuilder } from './site-builder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string
    /** The samples' site: its folder, and where it is served. */
    dist: string
    url: string
    /** Where the other shared sites are asked for: `/<name>`; and, by POST, one of a test's own. */
    builder: string
  }
}

/** Builds and serves the samples' site for all browser tests; the other shared sites once they are asked for. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'keji-site-'))
  project.provide('chromium', findChromium())
  const builder = startBuilder()
  const { dist } = await builder.build({ root: resolve('.'), into: join(folder, 'samples') })
  const samples = await serve(dist)
  project.provide('dist', dist)
  project.provide('url', samples.url)

  const built = new Map<string, Promise<Built>>()
  const shared = (name: SharedSite): Promise<Built> => {
    const build = built.get(name) ?? sharedSites[name](join(folder, name), builder.build)
    built.set(name, build)
    return build
  }
  const server = createServer((request, response) => {
    const build =
      request.method === 'POST'
        ? json(request).then((options) => builder.build(options as BuildOptions))
        : shared((request.url ?? '').slice(1) as SharedSite)
    build.then(
      (site) => response.end(JSON.stringify(site)),
      (error) => response.writeHead(500).end(String(error.stderr ?? error)),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  project.provide('builder', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  return async () => {
    await samples.close()
    server.close()
    builder.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
