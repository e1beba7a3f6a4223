import { foreignFile } from '../../src/documents/import/guard/guard-magic.ts'
import { type Change, concerning, isBureau, isSameAccount, touchedPaths } from '../../src/domain/change.ts'
import { type Finding, finding } from '../../src/domain/finding.ts'
import { classify, districtOf, kinds } from '../../src/domain/kinds.ts'
import { buildLedger, type Ledger, type Source } from '../../src/domain/ledger.ts'
import { keepReceipts, type Run, type SeenEntry, seenEntries, withKept } from '../../src/domain/receipt.ts'
import { utf16Of } from '../../src/domain/utf-16.ts'
import { checkFiles } from '../../src/node/check-folder.ts'
import { hasPlainPrivatePart } from '../../src/node/folder-findings.ts'
import { type Files, readFiles } from '../../src/node/read-files.ts'
import { locateFindings } from '../../src/report/locate-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { publicTables } from '../../src/report/public-table.ts'
import type { Reason } from '../../src/review/label.ts'
import { isRegular, type TreeFile } from '../../src/review/merge-trees.ts'
import { caps, type PullCase } from '../../src/review/pull-case.ts'
import type { ReviewReport } from '../../src/review/report.ts'
import { actorOf, isOwn } from '../../src/review/rights.ts'
import { localityOf } from '../../src/text/locality.ts'
import { type Content, isRead, readContentFile } from '../../src/yaml/content-file.ts'

/** Markdown of the findings and tables; the comment has more to say. Bytes. */
const LONGEST = 36_000

/**
 * The judgement of one pull request: what `check` says of the content as merging would leave it, by the rules,
 * accounts and dates of the main branch. Reads blobs, and nothing else; asks nobody.
 */
export async function judgeCase(pull: PullCase, blob: (id: string) => Uint8Array): Promise<ReviewReport> {
  const contentOf = (file: TreeFile) => contentIn(pull, file, blob)
  const files = readFiles(folderOf(pull.mergedFiles, contentOf))
  const before = buildLedger([...tipFiles(pull, files, contentOf).values()] as Source[])
  const change = changeOf(pull, before, contentOf)
  const listed = pull.mergedFiles.map(({ path, mode }) => ({
    file: path,
    symlink: mode === '120000' || mode === '160000',
    executable: mode === '100755',
  }))
  // Of histories that crossed nothing was laid over the main branch; who deletes everything is judged all the same.
  const isMerged = pull.mergedFiles.length + pull.files.length > 0
  const checked = isMerged ? await checkFiles(listed, files, { change }) : undefined
  const concerned = concerning(change, checked?.findings ?? [])
  const findings = [...leaks(pull, change, blob), ...concerned]
  const locality = checked && localityOf(checked.ledger.site, checked.ledger.districts)
  const report = { findings: locateFindings(findings, files, locality), files: files.size }
  const { number, head, tip, judgedAt, unanswered, author } = pull
  const hasRights = isListed(author, before)
  return {
    number,
    head,
    tip,
    ...(change.now !== undefined && { receivedAt: change.now }),
    judgedAt,
    reasons: [...pull.reasons, ...reasonsOf(pull, findings, change)],
    isBureausOwn: isBureau(change) && isOwn(pull),
    rightsNotCounted: hasRights && change.actor === undefined,
    unanswered,
    receipts: keepReceipts(change.runs ?? []),
    body: markdownReport(report, {
      ...(before.site?.domain && { siteUrl: `https://${before.site.domain}/` }),
      tables: publicTables(change.files, files, report.findings),
      longest: LONGEST,
      isPart: true,
    }),
  }
}

/** What is larger than its kind allows has its size alone; a link or submodule has nothing. */
function contentIn({ sizes }: PullCase, file: TreeFile, blob: (id: string) => Uint8Array): Content {
  const length = sizes[file.id]
  if (length === undefined || !isRegular(file)) return undefined
  return isRead(file.path, length) ? blob(file.id) : { length }
}

function folderOf(listed: readonly TreeFile[], contentOf: (file: TreeFile) => Content) {
  const byPath = new Map(listed.map((file) => [file.path, file]))
  const files = listed.map((file) => ({ file: file.path, symlink: !isRegular(file), executable: false }))
  return { files, read: (file: string) => contentOf(byPath.get(file)!) }
}

/** The main branch's files; what merging would leave as it is was read already. */
function tipFiles(pull: PullCase, merged: Files, contentOf: (file: TreeFile) => Content): Files {
  const now = new Map(pull.mergedFiles.map(({ path, id }) => [path, id]))
  const read = pull.tipFiles.flatMap((file) => {
    const known = now.get(file.path) === file.id ? merged.get(file.path) : undefined
    const isData = known !== undefined || classify(file.path).kind !== 'picture'
    return known ?? (isData ? (readContentFile(file.path, contentOf(file)) ?? []) : [])
  })
  return new Map(read.map((file) => [file.file, file]))
}

function changeOf(pull: PullCase, before: Ledger, contentOf: (file: TreeFile) => Content): Change {
  const { head, kept, receipts } = pull
  const actor = actorOf(pull)
  const host = pull.runs.map(({ commit, receivedAt, entries }): Run => {
    const seen = entries && seenIn(entries, contentOf)
    return { commit, receivedAt, ...(seen && { entries: seen }) }
  })
  // Where the host does not tell, nothing that we kept is older than it should be.
  const runs = receipts || kept ? withKept(host, kept) : undefined
  const own = runs?.filter(({ commit }) => commit === head).map(({ receivedAt }) => receivedAt)
  const now = own?.sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  return {
    files: pull.files,
    before,
    ...(now !== undefined && { now }),
    ...(runs && { runs }),
    ...(actor !== undefined && { actor }),
  }
}

function seenIn(entries: readonly TreeFile[], contentOf: (file: TreeFile) => Content): SeenEntry[] {
  const sources = entries.flatMap((file) => readContentFile(file.path, contentOf(file)) ?? [])
  const blobs = new Map(entries.map(({ path, id }) => [path, id]))
  const cycles = [...buildLedger(sources as Source[]).cycles.values()]
  const seen = cycles.flatMap((cycle) => seenEntries(cycle, blobs))
  const known = new Set(seen.map(({ file }) => file))
  const others = entries.filter(({ path }) => !known.has(path))
  return [...seen, ...others.map(({ path, id }) => ({ file: path, blob: id, readable: false }))]
}

/** Plain private parts that a later commit removed, as text or as the form in Word: git keeps them all the same. */
function leaks(pull: PullCase, change: Change, blob: (id: string) => Uint8Array): Finding[] {
  const { site } = change.before
  if (site?.privatePart === 'plain') return []
  const files = new Set<string>()
  for (const { id, path } of pull.earlier) {
    // Code of the bureau may speak of private parts; whatever others bring is looked at.
    const isLooked = path.startsWith('content/') || !isBureau(change)
    if (!isLooked || (pull.sizes[id] ?? 0) > caps.fileBytes || files.has(path)) continue
    const bytes = blob(id)
    const isForm = !isBureau(change) && classify(path).kind === undefined && isDocument(bytes)
    if (isForm || hasPlainPrivatePart(textOf(bytes))) files.add(path)
  }
  return [...files].map((file) => finding('private-part-unsealed', { file }, { earlier: true }))
}

/** Also as Notepad saves it. */
const textOf = (bytes: Uint8Array) => new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes)

/** Word, Excel, WPS, a scan; never opened. */
const isDocument = (bytes: Uint8Array) => !TEXTS.includes(foreignFile(bytes))
const TEXTS: readonly unknown[] = ['text', 'csv', 'unknown', 'empty']

function* reasonsOf(pull: PullCase, findings: readonly Finding[], change: Change): Generator<Reason> {
  const count = findings.filter(({ severity }) => severity === 'error').length
  if (count > 0) yield { code: 'errors', count }
  const paths = [...touchedPaths(change)].filter((path) => districtOf(path) === undefined)
  if (paths.length > 0)
    yield { code: 'bureau-paths', paths: paths.slice(0, 10).map((path) => path.slice(0, 400)) }
  if (pull.earlier.some(({ id, path }) => !isLookedThrough(path, pull.sizes[id] ?? 0)))
    yield { code: 'too-large', max: caps.fileBytes }
  if (findings.some(({ code }) => code === 'deadline-not-judged')) yield { code: 'deadline-not-judged' }
}

/** Pictures have no private part. */
function isLookedThrough(path: string, size: number): boolean {
  const { kind } = classify(path)
  return size <= caps.fileBytes || (kind !== undefined && kinds[kind].read === 'none')
}

/** Whether the main branch lists the account, as the bureau's or a district's. */
function isListed(account: string, { site, districts }: Ledger): boolean {
  const accounts = [...(site?.accounts ?? []), ...districts.flatMap((district) => district.accounts)]
  return accounts.some((listed) => isSameAccount(listed, account))
}
