import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './browser.ts'
import { buildSite, serve } from './site.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: string
    dist: string
    url: string
  }
}

/** Builds the samples' site once for all browser tests, and serves it. */
export default async function setup(project: TestProject) {
  const into = await mkdtemp(join(tmpdir(), 'keji-site-'))
  project.provide('chromium', findChromium())
  const { dist } = await buildSite({ root: resolve('.'), into })
  const { url, close } = await serve(dist)
  project.provide('dist', dist)
  project.provide('url', url)
  return async () => {
    await close()
    await rm(into, { recursive: true, force: true })
  }
}
