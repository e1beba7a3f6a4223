import { basename } from 'node:path'
import { bounded } from '../domain/bounded.ts'
import type { Change } from '../domain/change.ts'
import { type Finding, finding } from '../domain/finding.ts'
import { classify, hasPrivatePart, pathOf } from '../domain/kinds.ts'
import { buildLedger, compare, type Ledger, type Source } from '../domain/ledger.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { judgeLedger } from '../domain/rules/index.ts'
import { judgePaths, type ListedFile } from '../domain/rules/paths.ts'
import { judgeMdx } from '../mdx/judge.ts'
import type { Key } from '../sealed/key.ts'
import { demandJsonSchema } from '../text/json-schema.ts'
import { visible } from '../text/visible.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { contextOf } from './entry-work.ts'
import { CannotRun, isIgnored, listContent } from './folder.ts'
import { openReading } from './open-sealed.ts'
import { readConcerned } from './read-concerned.ts'
import { readOther } from './read-other.ts'
import { judgedOf, type Reading } from './reading.ts'
import { recipientFaults } from './recipient-faults.ts'
import { type WorkOptions, workOnEntries } from './work-on-entries.ts'

export interface Checked {
  ledger: Ledger
  /** Every file of a known kind, read or not. */
  names: ReadonlySet<string>
  /** Those that were read, by path, for places and excerpts. */
  files: ReadonlyMap<string, ContentFile>
  /** Every problem, in a stable order: by file, then as found from top to bottom. */
  findings: Finding[]
}

export interface ReadOptions {
  /** Opens what is sealed, so that the rules see it; without it they judge what is public. */
  key?: Key | undefined
  /**
   * The pull request to judge; absent = everything as it stands. With it no more is read than it concerns, so
   * ledger and findings are whole only as far as it goes (`concerning`).
   */
  change?: Change
  /** What can be no error is not looked for. */
  errorsOnly?: boolean
  /** Called after each file, for progress. */
  onProgress?: (done: number, total: number) => void
  /** How many read the entries; absent = as many as pay. What is found does not depend on it. */
  threads?: number
}

/** Reads `<root>/content`, each file once, and judges it: the one way from a folder to ledger and findings. */
export async function checkFolder(
  root: string,
  { onProgress, threads, key, ...options }: ReadOptions = {},
): Promise<Checked> {
  const { files: listed } = listContent(root)
  const plain = listed.flatMap(({ file, symlink }) => (symlink ? [] : [file]))
  const names = new Set(plain.filter((file) => classify(file).kind !== undefined))
  let done = 0
  const onEach = () => onProgress?.(++done, plain.length)
  const { change, errorsOnly = false } = options
  const ofPaths = [...judgePaths([...listed, ...unlisted(change, listed)])]
  const judge = (reading: Reading) => judgeReading(reading, ofPaths, { change, errorsOnly })
  // What is sealed cannot be looked through for what it may have in common with a change.
  const concerned =
    change && !key && (await readConcerned(root, plain, change, async (read) => (await judge(read)).findings))
  const reading = concerned || (await readAll(root, plain, errorsOnly, { onEach, threads }))
  const opened = key ? await openReading(reading, key) : reading
  return { ...(await judge(opened)), names, files: reading.files }
}

/** Every file read once: the few first by which entries are judged, then all entries, which are shared out. */
async function readAll(
  root: string,
  plain: readonly string[],
  errorsOnly: boolean,
  { onEach, threads }: WorkOptions,
): Promise<Reading> {
  const files = new Map<string, ContentFile>()
  const entries: string[] = []
  for (const file of plain) {
    if (classify(file).kind === 'demand') entries.push(file)
    else {
      const read = readOther(root, file)
      if (read) files.set(file, read)
      onEach()
    }
  }
  const context = { ...contextOf(buildLedger([...files.values()] as Source[])), errorsOnly }
  const works = await workOnEntries(root, entries, context, { onEach, threads })
  for (const { read } of works) files.set(read.file, read)
  return { files, works }
}

async function judgeReading(
  reading: Reading,
  ofPaths: readonly Finding[],
  { change, errorsOnly }: { change: Change | undefined; errorsOnly: boolean },
): Promise<Pick<Checked, 'ledger' | 'findings'>> {
  const { files, works } = reading
  const all = [...files.values()]
  const ledger = buildLedger(all as Source[])
  // Not one `push` with many arguments: a file may have more findings than a call may have arguments.
  const findings = [
    ofPaths,
    all.flatMap((file) => file.findings),
    works.flatMap(({ canonical }) => canonical),
    all.flatMap(mdxFaults),
    missingFiles(files),
    unknownDistricts(files, ledger),
    unreadablePrivateParts(all, ledger),
    await recipientFaults(all, ledger),
    judgeLedger(ledger, change, { judged: judgedOf(reading), errorsOnly }),
    schemaDrift(files),
  ].flatMap((found) => [...found])
  return { ledger, findings: inStableOrder(findings, files) }
}

/**
 * What a change brings and the folder does not show: a file that git was told to leave alone, or one that is
 * none here, such as another repository (a submodule). Nobody else would look at it.
 */
function unlisted(change: Change | undefined, listed: readonly ListedFile[]): ListedFile[] {
  const known = new Set(listed.map(({ file }) => file))
  return (change?.files ?? [])
    .filter(({ file, status }) => status !== 'deleted' && file.startsWith('content/') && !known.has(file))
    .map(({ file }) => ({ file, symlink: !isIgnored(basename(file)), executable: false }))
}

const FIRST = { line: 1, column: 1 }

/** MDX is code once it is compiled, so its body is looked at here, where the parser is at hand. */
function mdxFaults({ file, kind, text }: ContentFile): Finding[] {
  if (text === undefined || !isMdxKind(kind)) return []
  return bounded(file, judgeMdx(kind, file, text), ({ args }) => ('at' in args && args.at) || FIRST)
}

/** Without settings or districts most rules would be silent, so their absence is told. */
function* missingFiles(files: ReadonlyMap<string, ContentFile>): Generator<Finding> {
  for (const kind of ['site', 'districts'] as const) {
    const file = pathOf(kind, {})
    if (!files.has(file)) yield finding('missing', { file }, {})
  }
}

/** What cannot be read may still have been pushed in the open: the leak is told beside the fault. */
function* unreadablePrivateParts(files: ContentFile[], { site }: Ledger): Generator<Finding> {
  if (site?.privatePart === 'plain') return
  for (const { file, kind, text, partly } of files) {
    if (!hasPrivatePart(kind) || partly !== undefined || !text) continue
    if (/^[^\S\n\r\u2028\u2029]*["']?private["']?\s*:/m.test(text))
      yield finding('private-part-unsealed', { file }, {})
  }
}

/** A folder of demands or a filing of no district of the list. */
function* unknownDistricts(
  files: ReadonlyMap<string, ContentFile>,
  { districts }: Ledger,
): Generator<Finding> {
  if (districts.length === 0) return
  const known = new Set(districts.map(({ slug }) => slug))
  for (const { file, params } of files.values()) {
    if (params.district === undefined || known.has(params.district)) continue
    const args = { reason: 'unknown-district', expected: [...known].join('、') } as const
    yield finding('file-name', { file }, args)
  }
}

const SCHEMA_FILE = pathOf('demandJsonSchema', {})

/** The JSON Schema for editors is generated; a stale one would teach a form that is no more. */
function schemaDrift(files: ReadonlyMap<string, ContentFile>): Finding[] {
  const text = files.get(SCHEMA_FILE)?.text?.replaceAll('\r\n', '\n')
  // What is not there, or not read, is compared with nothing that would first have to be made.
  const isAsMade = text !== undefined && text === demandJsonSchema()
  return isAsMade ? [] : [finding('schema-drift', { file: SCHEMA_FILE }, {})]
}

/** By file, then place, then code, so that two runs, and two machines, say the same. */
export function inStableOrder(
  findings: readonly Finding[],
  files: ReadonlyMap<string, ContentFile>,
): Finding[] {
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
  const { ledger, findings } = await checkFolder(root, { errorsOnly: true })
  const faulty = new Set(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  if (faulty.size > 0) {
    const names = [...faulty].slice(0, 10).map(visible).join('、')
    throw new CannotRun(`有 ${faulty.size} 个文件还有错误，请先运行 npm run check：${names}`)
  }
  return ledger
}
