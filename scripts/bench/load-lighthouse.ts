import { exec } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { CannotRun } from '../../src/node/cannot-run.ts'
import { projectFile } from './measure.ts'

/** What is read and given of Lighthouse's own types. */
export type Lighthouse = (
  url: string,
  flags: { port: number; logLevel: 'silent'; onlyCategories: string[]; output: 'json' },
) => Promise<{ lhr: LighthouseReport }>

interface LighthouseReport {
  runtimeError?: { message: string }
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<
    string,
    { score: number | null; title: string; displayValue?: string; numericValue?: number }
  >
}

/** Outside `scripts/`: some of its packages bring tests, which would be run as the project's own. */
const FOLDER = 'out/bench/lighthouse'
const LOCK = 'package-lock.json'
const locked = (file: string) => projectFile(`scripts/bench/lighthouse/${file}`)

/** Installed at its first use: its packages are a quarter of all, and nothing else needs them. */
export async function loadLighthouse(log: (line: string) => void): Promise<Lighthouse> {
  if (!isInstalled()) {
    log(`安装 Lighthouse（${FOLDER}）`)
    await install()
  }
  const entry = resolve(FOLDER, 'node_modules/lighthouse/core/index.js')
  return (await import(pathToFileURL(entry).href)).default
}

/** npm writes its own list when all is there. */
function isInstalled(): boolean {
  if (!existsSync(join(FOLDER, 'node_modules/.package-lock.json'))) return false
  return readFileSync(join(FOLDER, LOCK), 'utf8') === readFileSync(locked(LOCK), 'utf8')
}

async function install(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  for (const file of ['package.json', LOCK]) await copyFile(locked(file), join(FOLDER, file))
  try {
    await promisify(exec)('npm ci --ignore-scripts', { cwd: FOLDER })
  } catch (error) {
    throw new CannotRun(`没有装上 Lighthouse：${(error as Error).message}`)
  }
}
