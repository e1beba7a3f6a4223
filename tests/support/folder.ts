import { cpSync, existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Main } from '../../scripts/run.ts'
import { guarded } from '../../scripts/run.ts'

/**
 * Folders and commands of the tests: a copy of the real content, with files put in or replaced. `cpSync` copies with a tenth of the
 * work of `cp`.
 */

/** A temporary folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keji-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The sample content, and these files on top; `null` removes one. Gone after the test, or below a folder that is there. */
export async function contentWith(
  files: Record<string, string | Uint8Array | null>,
  into?: string,
): Promise<string> {
  const root = into ?? (await temporaryFolder())
  // What is to be removed is not copied.
  const isLeftOut = (path: string) => files[path] === null && existsSync(path)
  cpSync('content', join(root, 'content'), { recursive: true, filter: (path) => !isLeftOut(path) })
  await writeFiles(root, Object.fromEntries(Object.entries(files).filter(([path]) => !isLeftOut(path))))
  return root
}

/**
 * The content with the districts' files of two alone and no recommended experts, and these files on top: for tests of settings, names
 * and rights, as each check reads all that is there. Gone as in `contentWith`.
 */
export async function littleContentWith(
  files: Record<string, string | Uint8Array | null>,
  into?: string,
): Promise<string> {
  const root = into ?? (await temporaryFolder())
  cpSync('content', join(root, 'content'), { recursive: true, filter: isOfTwoDistricts })
  await writeFiles(root, files)
  return root
}

/**
 * Settings, districts and this year's dates, as of a site before its first entry, and these files on top: for tests of single files,
 * which need nothing beside them. `into` as in `contentWith`.
 */
export async function newSiteWith(
  files: Record<string, string | Uint8Array | null>,
  into?: string,
): Promise<string> {
  const root = into ?? (await temporaryFolder())
  for (const file of OF_NEW_SITE) cpSync(file, join(root, file))
  await writeFiles(root, files)
  return root
}

const OF_NEW_SITE = [
  'content/site.yaml',
  'content/districts.yaml',
  'content/demand.schema.json',
  'content/cycles/2023/cycle.yaml',
]

/** What a district has in its folders this year, to put into a new site. */
export const filesOf = (district: string): Record<string, string> =>
  Object.fromEntries(
    globSync(`content/cycles/2023/*/${district}{.yaml,/**/*.yaml}`).map((file) => [
      file,
      readFileSync(file, 'utf8'),
    ]),
  )

/** Whether a file is none of a district, or of one of two. */
export const isOfTwoDistricts = (path: string): boolean =>
  !/content\/cycles\/\d+\/(?:experts|(?:demands|filings|placements|reports)\/(?!hongshan|wuchang))/.test(path)

/** `null` removes a file. */
export async function writeFiles(
  root: string,
  files: Record<string, string | Uint8Array | null>,
): Promise<void> {
  for (const [file, data] of Object.entries(files)) {
    const path = join(root, file)
    if (data === null) {
      await rm(path, { recursive: true })
      continue
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, data)
  }
}

export interface Ran {
  code: number
  out: string
  err: string
}

/** A command as `npm run` would run it, with its output. */
export async function run(main: Main, ...argv: string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const output = { write: (text: string) => (out += text), complain: (text: string) => (err += text) }
  const code = await guarded(main, argv, output as never)
  return { code, out, err }
}
