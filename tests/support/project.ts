import { execFile } from 'node:child_process'
import { cpSync, symlinkSync } from 'node:fs'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isOfTwoDistricts, temporaryFolder } from './folder.ts'

/** What the commands need of the project. */
const PARTS = [
  '.github',
  '.gitignore',
  '.vscode',
  'astro.config.mjs',
  'content',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'src',
  'tsconfig.json',
]

/** A copy of the project with the files of two districts, and these changed, gone after the test; packages are this project's. */
export async function projectCopy(change: Record<string, (text: string) => string> = {}): Promise<string> {
  const folder = await temporaryFolder()
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true, filter: isOfTwoDistricts })
  for (const [file, edit] of Object.entries(change))
    await writeFile(join(folder, file), edit(await readFile(file, 'utf8')))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  await appendFile(join(folder, '.gitignore'), 'node_modules\n')
  return folder
}

/** A line of a shell as a runner or a timer runs it: nothing of this test's environment. */
export function runLine(line: string, folder: string, env: Record<string, string> = {}) {
  const options = {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
    maxBuffer: 64 * 1024 * 1024,
  }
  return new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile('bash', ['-e', '-o', 'pipefail', '-c', line], options, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}
