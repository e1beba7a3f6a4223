import { basename } from 'node:path'
import type { Change } from '../domain/change.ts'
import { type Finding, finding } from '../domain/finding.ts'
import { kinds, pathOf } from '../domain/kinds.ts'
import { buildLedger, compare, type Ledger, type Source } from '../domain/ledger.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { judgeLedger } from '../domain/rules/index.ts'
import { judgePaths, type ListedFile } from '../domain/rules/paths.ts'
import { judgeMdx } from '../mdx/judge.ts'
import { demandJsonSchema } from '../text/json-schema.ts'
import { visible } from '../text/visible.ts'
import { type ContentFile, readContentFile } from '../yaml/content-file.ts'
import { notCanonical } from './canonical.ts'
import { CannotRun, isIgnored, listContent, readListed } from './folder.ts'

export interface Checked {
  ledger: Ledger
  /** By path, for places and excerpts. */
  files: Map<string, ContentFile>
  /** Every problem, in a stable order: by file, then as found from top to bottom. */
  findings: Finding[]
}

export interface ReadOptions {
  /** The pull request to judge; absent = everything as it stands. */
  change?: Change
  /** Called after each file, for progress. */
  onProgress?: (done: number, total: number) => void
}

/** Reads all of `<root>/content` once, and judges it: the one way from a folder to ledger and findings. */
export async function checkFolder(root: string, { onProgress, change }: ReadOptions = {}): Promise<Checked> {
  const { files: listed } = await listContent(root)
  const files = new Map<string, ContentFile>()
  const plain = listed.filter(({ symlink }) => !symlink)
  for (const [index, { file }] of plain.entries()) {
    const read = readContentFile(file, await readListed(root, file))
    if (read) files.set(file, read)
    onProgress?.(index + 1, plain.length)
  }
  const ledger = buildLedger([...files.values()] as Source[])
  const all = [...files.values()]
  // Not one `push` with many arguments: a file may have more findings than a call may have arguments.
  const findings = [
    judgePaths([...listed, ...committedAllTheSame(change)]),
    all.flatMap((file) => [...file.findings, ...notCanonical(file)]),
    all.flatMap(mdxFaults),
    missingFiles(files),
    unknownDistricts(files, ledger),
    unreadablePrivateParts(all, ledger),
    judgeLedger(ledger, change),
    schemaDrift(files),
  ].flatMap((found) => [...found])
  return { ledger, files, findings: inStableOrder(findings, files) }
}

/** What git was told to leave alone and holds nevertheless: nobody else would look at it. */
function committedAllTheSame(change: Change | undefined): ListedFile[] {
  return (change?.files ?? [])
    .filter(({ file, status }) => status !== 'deleted' && file.startsWith('content/'))
    .filter(({ file }) => isIgnored(basename(file)))
    .map(({ file }) => ({ file, symlink: false, executable: false }))
}

/** MDX is code once it is compiled, so its body is looked at here, where the parser is at hand. */
function mdxFaults({ file, kind, text }: ContentFile): Finding[] {
  return text !== undefined && isMdxKind(kind) ? judgeMdx(kind, file, text) : []
}

/** Without settings or districts most rules would be silent, so their absence is told. */
function* missingFiles(files: Map<string, ContentFile>): Generator<Finding> {
  for (const kind of ['site', 'districts'] as const) {
    const file = pathOf(kind, {})
    if (!files.has(file)) yield finding('missing', { file }, {})
  }
}

/** What cannot be read may still have been pushed in the open: the leak is told beside the fault. */
function* unreadablePrivateParts(files: ContentFile[], { site }: Ledger): Generator<Finding> {
  if (site?.privatePart === 'plain') return
  for (const { file, kind, text, partly } of files) {
    if (!kinds[kind].hasPrivatePart || partly !== undefined || !text) continue
    if (/^[^\S\n\r\u2028\u2029]*["']?private["']?\s*:/m.test(text))
      yield finding('private-part-unsealed', { file }, {})
  }
}

/** A folder of demands or a filing of no district of the list. */
function* unknownDistricts(files: Map<string, ContentFile>, { districts }: Ledger): Generator<Finding> {
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
function schemaDrift(files: Map<string, ContentFile>): Finding[] {
  const text = files.get(SCHEMA_FILE)?.text?.replaceAll('\r\n', '\n')
  return text === demandJsonSchema() ? [] : [finding('schema-drift', { file: SCHEMA_FILE }, {})]
}

/** By file, then place, then code, so that two runs, and two machines, say the same. */
export function inStableOrder(findings: readonly Finding[], files: Map<string, ContentFile>): Finding[] {
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
