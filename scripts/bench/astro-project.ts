import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Program, projectFile } from './measure.ts'

const PARTS = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']

/** A copy of this project in a folder of its own. */
export async function copyProject(folder: string): Promise<void> {
  await linkPackages(folder)
  for (const part of PARTS) await cp(projectFile(part), join(folder, part), { recursive: true })
}

/** An Astro project of these files. */
export async function writeProject(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await linkPackages(folder)
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
}

/** This project's packages, and room for caches of its own. */
async function linkPackages(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'), { recursive: true })
  for (const name of await readdir(projectFile('node_modules'))) {
    if (name.startsWith('.')) continue
    await symlink(projectFile(`node_modules/${name}`), join(folder, 'node_modules', name), 'junction')
  }
}

export const distOf = (folder: string) => join(folder, 'out/dist')

/** `astro build` of the content below `root`, from nothing. */
export function buildOf(name: string, folder: string, root: string): Program {
  const out = join(folder, 'out')
  return {
    name,
    argv: [projectFile('node_modules/astro/bin/astro.mjs'), 'build', '--silent'],
    cwd: folder,
    env: {
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      CONTENT_ROOT: root,
      OUT_DIR: distOf(folder),
      CACHE_DIR: join(out, 'cache'),
    },
    // Moved, not deleted: see `comparison`.
    before: async () => {
      if (existsSync(out)) await rename(out, `${out}-${process.hrtime.bigint()}`)
    },
  }
}
