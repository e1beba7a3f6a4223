import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { json } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { findChromium } from './browser.ts'
import { type SharedSite, sharedSites } from './shared-site-builds.ts'
import { type BuildOptions, type Built, distOf, serve } from './site.ts'
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

/**
 * Builds the samples' site while other tests run, and serves it to all browser tests, which wait for it (`samples-built.ts`); the other
 * shared sites once they are asked for.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'keji-site-'))
  project.provide('chromium', findChromium())
  const builder = startBuilder()
  const ofSamples = { root: resolve('.'), into: join(folder, 'samples') }
  const samples = await serve(distOf(ofSamples))
  project.provide('dist', distOf(ofSamples))
  project.provide('url', samples.url)

  const built = new Map([['samples', builder.build(ofSamples)]])
  // Told to who asks for it.
  built.get('samples')!.catch(() => {})
  const shared = (name: string): Promise<Built> => {
    const build = built.get(name) ?? sharedSites[name as SharedSite](join(folder, name), builder.build)
    built.set(name, build)
    return build
  }
  const server = createServer((request, response) => {
    const build =
      request.method === 'POST'
        ? json(request).then((options) => builder.build(options as BuildOptions))
        : shared((request.url ?? '').slice(1))
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
