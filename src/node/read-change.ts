import type { Change, ChangedFile } from '../domain/change.ts'
import { classify, type KindName, kinds } from '../domain/kinds.ts'
import { buildLedger, type Source } from '../domain/ledger.ts'
import { type KeptReceipts, withKept } from '../domain/receipt.ts'
import type { Key } from '../sealed/key.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { decryptFiles } from './decrypt-files.ts'
import { readListed } from './folder.ts'
import { blobId, blobsAt, changesSince, contentsOf, fetchCommit } from './git.ts'
import type { Files } from './read-files.ts'
import { readRuns } from './read-runs.ts'

export interface ChangeQuestion {
  since: string
  now?: string | undefined
  actor?: string | undefined
  /** The receipts of earlier runs; the commits that are here are read again. */
  kept?: KeptReceipts | undefined
  /** Tells the enterprises of sealed entries of the base and of earlier runs. */
  key?: Key | undefined
}

/** A pull request as the rules see it. */
export async function readChange(root: string, question: ChangeQuestion): Promise<Change> {
  const { fork, files } = await changesSince(root, question.since)
  const { now, actor, kept, key } = question
  const before = await filesBefore(root, fork, files)
  const decrypted = key ? await decryptFiles(before, key) : before
  const runs =
    kept &&
    withKept(await readRuns(root, kept.runs, { base: fork, key, settings: before, fetch: fetchCommit }), kept)
  return {
    files: files.map((changed) => withBlob(root, changed)),
    ...(now && { now }),
    ...(actor && { actor }),
    ...(runs && { runs }),
    before: buildLedger([...decrypted.values()] as Source[]),
  }
}

/** What decides before the change: settings, districts, cycles, selections, and the entries that it touches. */
async function filesBefore(root: string, commit: string, changed: readonly ChangedFile[]): Promise<Files> {
  const touched = new Set(changed.flatMap(({ file, was = file }) => [file, was]))
  const all = await blobsAt(root, commit, 'content')
  const wanted = [...all].filter(([file]) => {
    const { kind } = classify(file)
    return kind !== undefined && kinds[kind].read === 'yaml' && (isAuthority(kind) || touched.has(file))
  })
  const contents = await contentsOf(
    root,
    wanted.map(([, blob]) => blob),
  )
  const files = wanted.flatMap(([file, blob]) => readContentFile(file, contents.get(blob)) ?? [])
  return new Map(files.map((file) => [file.file, file]))
}

function isAuthority(kind: KindName): boolean {
  return kinds[kind].changedBy === 'bureau' && kinds[kind].decidesForAll
}

/** Links are never opened. */
function withBlob(root: string, changed: ChangedFile): ChangedFile {
  if (changed.status === 'deleted' || classify(changed.file).kind !== 'demand') return changed
  const bytes = readListed(root, changed.file)
  return bytes instanceof Uint8Array ? { ...changed, blob: blobId(bytes) } : changed
}
