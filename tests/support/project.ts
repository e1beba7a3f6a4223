import { execFile } from 'node:child_process'
import { cpSync, symlinkSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
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

/** Pages that a copy builds: the first, the one for what is not there, and the data that a build reads again. All others: tests/site. */
const PAGES = ['index.astro', '404.astro', 'data/demands.json.ts', 'data/last-review.json.ts']

/** Whether a file is of this year and of two districts, and no test, story or other page. */
function isOfCopy(path: string): boolean {
  const [, page] = /^src\/pages\/(.+\.\w+)$/.exec(path) ?? []
  if (page !== undefined) return PAGES.includes(page)
  return isOfTwoDistricts(path) && !/\.test\.ts$|^content\/(?:showcase|cycles\/202[12])\b/.test(path)
}

/**
 * A copy of the project with little content and these files changed, gone after the test. Packages and code are this project's, which
 * need no compiling again; but the site's code is a copy where it is built, and all code where it is changed or carried to a host.
 */
export async function projectCopy(
  change: Record<string, (text: string) => string> = {},
  copied: readonly ('scripts' | 'src')[] = [],
): Promise<string> {
  const folder = await temporaryFolder()
  for (const part of [...PARTS, ...copied])
    cpSync(part, join(folder, part), { recursive: true, filter: isOfCopy })
  for (const part of ['scripts', 'src', 'node_modules'] as const)
    if (!copied.some((each) => each === part)) symlinkSync(resolve(part), join(folder, part))
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
