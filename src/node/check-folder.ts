import type { Change } from '../domain/change.ts'
import type { Finding } from '../domain/finding.ts'
import { buildLedger, compare, type Ledger, type Source } from '../domain/ledger.ts'
import type { ListedFile } from '../domain/rules/check-paths.ts'
import { checkLedger } from '../domain/rules/index.ts'
import { unconfirmed } from '../domain/unconfirmed.ts'
import type { Key } from '../sealed/key.ts'
import { visible } from '../text/visible.ts'
import { CannotRun } from './cannot-run.ts'
import { notCanonical } from './canonical-entry.ts'
import { decryptFiles, opensNone } from './decrypt-files.ts'
import { listContent } from './folder.ts'
import { folderFindings, pathFindings, schemaDrift } from './folder-findings.ts'
import { type Files, readFiles } from './read-files.ts'

export interface Checked {
  ledger: Ledger
  /** Every file of a known kind that is no link, by path, as it was read: nothing is decrypted. */
  files: Files
  /** Every problem, in a stable order: by file, then as found from top to bottom. */
  findings: Finding[]
  /** The key is none of the recipients', and opens nothing of what is sealed: most likely the wrong file. */
  keyOpensNone: boolean
}

export interface CheckOptions {
  /** Decrypts private parts for the rules; without it they check the public parts. */
  key?: Key | undefined
  /** The pull request to check; absent = the folder as it is. All problems are found in either case. */
  change?: Change | undefined
  /** When what time makes due is judged; by default, when the change was received. Samples say a time of their own. */
  now?: string | ((ledger: Ledger) => string) | undefined
  /** Called after each file, for progress. */
  onProgress?: (done: number, total: number) => void
}

/** Reads `<root>/content`, each file once, and checks it: the only way from a folder to ledger and findings. */
export async function checkFolder(
  root: string,
  { key, change, now, onProgress }: CheckOptions = {},
): Promise<Checked> {
  const folder = listContent(root)
  return checkFiles(folder.files, readFiles(folder, onProgress), { key, change, now })
}

/** Checks files that were listed and read, wherever they are. */
export async function checkFiles(
  listed: readonly ListedFile[],
  files: Files,
  { key, change, now }: Pick<CheckOptions, 'key' | 'change' | 'now'>,
): Promise<Checked> {
  const decrypted = key ? await decryptFiles(files, key) : files
  const all = [...decrypted.values()]
  const ledger = buildLedger(all as Source[])
  const findings = [
    pathFindings(listed, change),
    all.flatMap((file) => file.findings),
    [...files.values()].flatMap(notCanonical),
    all.flatMap(unconfirmed),
    await folderFindings(all, ledger),
    [...checkLedger(ledger, change, typeof now === 'function' ? now(ledger) : now)],
    schemaDrift(files, ledger),
  ].flat()
  const keyOpensNone = key !== undefined && (await opensNone(key, files, decrypted))
  return { ledger, files, findings: inStableOrder(findings, files), keyOpensNone }
}

/** By file, then location, then code: the same on every machine. */
export function inStableOrder(findings: readonly Finding[], files: Files): Finding[] {
  const keyed = findings.map((found, index) => {
    const { line, column } = files.get(found.file)?.locate(found.path) ?? { line: 0, column: 0 }
    const at = 'at' in found.args && found.args.at ? found.args.at : { line, column }
    return { found, index, at }
  })
  keyed.sort(
    (a, b) =>
      compare(a.found.file, b.found.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      a.index - b.index,
  )
  return keyed.map(({ found }) => found)
}

/** The ledger of a folder without errors; throws `CannotRun` naming the faulty files otherwise. */
export async function readSoundLedger(root: string): Promise<Ledger> {
  const { ledger, findings } = await checkFolder(root)
  const faulty = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  if (faulty.size > 0) {
    const names = [...faulty].slice(0, 10).map(visible).join('、')
    throw new CannotRun(`有 ${faulty.size} 个文件还有错误，请先运行 npm run check：${names}`)
  }
  return ledger
}
