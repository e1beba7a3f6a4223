import { execFile } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isOfTwoDistricts, temporaryFolder } from './folder.ts'

/** What the commands need of the project, beside its code. */
const PARTS = [
  '.github',
  '.gitignore',
  '.vscode',
  'astro.config.mjs',
  'content',
  'package-lock.json',
  'package.json',
  'public',
  'tsconfig.json',
]
const CODE = ['scripts', 'src']

/** Pages that a copy builds: the first, the one for what is not there, and the data that a build reads again. All others: tests/site. */
const PAGES = ['index.astro', '404.astro', 'data/demands.json.ts', 'data/last-review.json.ts']

/** Whether a file is of this year and of two districts, and no test, story or other page. */
function isOfCopy(path: string): boolean {
  const [, page] = /^src\/pages\/(.+\.\w+)$/.exec(path) ?? []
  if (page !== undefined) return PAGES.includes(page)
  return isOfTwoDistricts(path) && !/\.test\.ts$|^content\/(?:showcase|cycles\/202[12])\b/.test(path)
}

/**
 * A copy of the project with little content and these files changed, gone after the test. Packages are this project's, and the code as
 * well, which needs no compiling again; for a build, or where code is changed, it is the copy's own.
 */
export async function projectCopy(
  change: Record<string, (text: string) => string> = {},
  code: 'linked' | 'own' = 'linked',
): Promise<string> {
  const folder = await temporaryFolder()
  const linked = code === 'linked' ? [...CODE, 'node_modules'] : ['node_modules']
  for (const part of code === 'linked' ? PARTS : [...PARTS, ...CODE])
    await cp(part, join(folder, part), { recursive: true, filter: isOfCopy })
  for (const part of linked) symlinkSync(resolve(part), join(folder, part))
  for (const [file, edit] of Object.entries(change))
    await writeFile(join(folder, file), edit(await readFile(file, 'utf8')))
  await appendFile(join(folder, '.gitignore'), 'node_modules\n')
  return folder
}

/** A line of a shell as a runner or a timer runs it: nothing of this test's environment but what only saves time. */
export function runLine(line: string, folder: string, env: Record<string, string> = {}) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const options = {
    cwd: folder,
    env: { PATH, NODE_COMPILE_CACHE, HOME: folder, ...env },
    maxBuffer: 64 * 1024 * 1024,
  }
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile('bash', ['-e', '-o', 'pipefail', '-c', line], options, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}
