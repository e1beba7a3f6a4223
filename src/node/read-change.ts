import type { Change, ChangedFile } from '../domain/change.ts'
import { classify, kinds } from '../domain/kinds.ts'
import { buildLedger, type Ledger, type Source } from '../domain/ledger.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { blobsAt, changesSince, fileAt } from './git.ts'

export interface ChangeQuestion {
  since: string
  now?: string | undefined
  actor?: string | undefined
  received?: Change['received'] | undefined
}

/** A pull request as the rules see it. */
export async function readChange(root: string, question: ChangeQuestion): Promise<Change> {
  const { fork, files } = await changesSince(root, question.since)
  const { now, actor, received } = question
  return {
    files,
    ...(now && { now }),
    ...(actor && { actor }),
    ...(received && { received }),
    ...(files.some(isAuthority) && { before: await authorityAt(root, fork) }),
  }
}

/** Accounts, deadlines and extensions. */
function isAuthority({ file, was = file }: ChangedFile): boolean {
  return [file, was].some((path) => {
    const { kind } = classify(path)
    return kind !== undefined && kinds[kind].changedBy === 'bureau' && kinds[kind].read === 'yaml'
  })
}

/** Settings, districts and cycles before the change: its own version of them does not apply to it. */
async function authorityAt(root: string, commit: string): Promise<Ledger> {
  const paths = [...(await blobsAt(root, commit, 'content')).keys()].filter((file) =>
    ['site', 'districts', 'cycle'].includes(classify(file).kind ?? ''),
  )
  const sources: Source[] = []
  for (const path of paths) {
    const read = readContentFile(path, await fileAt(root, commit, path))
    if (read) sources.push(read as Source)
  }
  return buildLedger(sources)
}

/** One run of the check on the forge: when it began, and for which commit. */
export interface Run {
  createdAt: string
  commit: string
}

/**
 * When each entry's content was received: the first run whose commit holds the very content, and the
 * first that holds the file. A later push that leaves the file alone makes nothing late.
 */
export async function receivedTimes(
  root: string,
  head: string,
  runs: readonly Run[],
): Promise<Map<string, { content: string; first: string }>> {
  const now = await blobsAt(root, head, 'content/cycles')
  const received = new Map<string, { content: string; first: string }>()
  const inOrder = [...runs].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
  const firstSeen = new Map<string, string>()
  for (const { createdAt, commit } of inOrder) {
    for (const [file, blob] of await blobsAt(root, commit, 'content/cycles')) {
      if (!firstSeen.has(file)) firstSeen.set(file, createdAt)
      if (now.get(file) !== blob || received.has(file)) continue
      received.set(file, { content: createdAt, first: firstSeen.get(file)! })
    }
  }
  return received
}
