import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Program } from './measure.ts'

/** Projects that are built for a measurement, each in a folder of its own, so that no cache is shared. */
export interface SiteProject {
  folder: string
  /** What it builds into; not there before the first build. */
  dist: string
  /** `astro build` of some content, from nothing. */
  build: (name: string, root: string) => Program
  /** The same over what the last build has left. */
  buildAgain: (name: string, root: string) => Program
  remove: () => Promise<void>
}

const OWN = fileURLToPath(new URL('../..', import.meta.url))
const PARTS = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']

/** This project, without some of its files and with others. */
export async function ownProject(
  without: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<SiteProject> {
  const folder = await projectFolder()
  for (const part of PARTS) await cp(join(OWN, part), join(folder, part), { recursive: true })
  for (const part of without) await rm(join(folder, part), { recursive: true })
  await writeAll(folder, files)
  return project(folder)
}

/** Astro alone, as it is set here: so many pages of one line as `pages` says when it is built. */
export async function bareProject(): Promise<SiteProject> {
  const folder = await projectFolder()
  const files = { 'package.json': PACKAGE, 'astro.config.mjs': CONFIG, 'src/pages/[id].astro': PAGE }
  await writeAll(folder, files)
  return project(folder)
}

/** How many pages a build has made. */
export const pagesIn = (dist: string): number => globSync('**/*.html', { cwd: dist }).length

/** The bare project reads it. */
export const setPages = (bare: SiteProject, pages: number): Promise<void> =>
  writeFile(join(bare.folder, 'pages.json'), String(pages))

const PACKAGE = '{ "name": "bare", "private": true, "type": "module" }'
const CONFIG = `import { defineConfig } from 'astro/config'
export default defineConfig({
  outDir: process.env.OUT_DIR,
  cacheDir: process.env.CACHE_DIR,
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8 },
})
`
const PAGE = `---
import pages from '../../pages.json'

export function getStaticPaths() {
  return Array.from({ length: pages }, (_, at) => ({ params: { id: String(at) } }))
}
const { id } = Astro.params
---

<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><title>{id}</title></head>
  <body><h1>{id}</h1></body>
</html>
`

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
}

/** With every package of this project, and room for caches of its own. */
async function projectFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keji-project-'))
  await mkdir(join(folder, 'node_modules'))
  for (const name of await readdir(join(OWN, 'node_modules'))) {
    if (!name.startsWith('.')) {
      await symlink(join(OWN, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
    }
  }
  return folder
}

function project(folder: string): SiteProject {
  const [dist, cache] = [join(folder, 'out/dist'), join(folder, 'out/cache')]
  const build = (name: string, root: string): Program => ({
    name,
    argv: [join(OWN, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'],
    cwd: folder,
    env: {
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      CONTENT_ROOT: root,
      OUT_DIR: dist,
      CACHE_DIR: cache,
    },
  })
  return {
    folder,
    dist,
    build: (name, root) => ({
      ...build(name, root),
      before: () => rm(join(folder, 'out'), { recursive: true, force: true }),
    }),
    buildAgain: build,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
