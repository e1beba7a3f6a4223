import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Bare } from './bare.ts'
import { runGit } from './git.ts'

/** A folder of the project, under its own name, or files by path. */
export type Content = string | Record<string, string>

/** The files of a repository, by path. */
type Seed = Map<string, Buffer>

const seeds = new Map<string, Seed>()

/** A repository with one commit on a branch. The same beginning is made once, and written again from memory. */
export function seeded(folder: string, branch: string, content: Content): Bare {
  const key = JSON.stringify([branch, content])
  const seed = seeds.get(key) ?? make(branch, content)
  seeds.set(key, seed)
  for (const [path, bytes] of seed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return new Bare(folder)
}

function make(branch: string, content: Content): Seed {
  const whole = mkdtempSync(join(tmpdir(), 'keji-seed-'))
  const [bare, work] = [new Bare(join(whole, 'seed.git')), join(whole, 'work')]
  try {
    runGit(['init', '-q', '--bare', '--template=', '-b', branch, bare.folder])
    if (typeof content === 'string') cpSync(content, join(work, content), { recursive: true })
    else {
      for (const [path, text] of Object.entries(content)) {
        mkdirSync(dirname(join(work, path)), { recursive: true })
        writeFileSync(join(work, path), text)
      }
    }
    const env = { GIT_INDEX_FILE: join(whole, 'index') }
    bare.git(['-c', 'core.autocrlf=false', '--work-tree', work, 'add', '-A', '.'], { env, cwd: work })
    const commit = bare.commit(bare.git(['write-tree'], { env }), [], '样例')
    bare.update(`refs/heads/${branch}`, commit, undefined)
    return new Map(
      readdirSync(bare.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(bare.folder.length + 1), readFileSync(path)]),
    )
  } finally {
    rmSync(whole, { recursive: true, force: true })
  }
}
