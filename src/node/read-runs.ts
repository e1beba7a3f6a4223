import { classify } from '../domain/kinds.ts'
import { buildLedger, type Source } from '../domain/ledger.ts'
import { type Run, type SeenEntry, seenEntries } from '../domain/receipt.ts'
import type { Key } from '../sealed/key.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { decryptFiles } from './decrypt-files.ts'
import { blobsAt, contentsOf, hasCommit } from './git.ts'
import type { Files } from './read-files.ts'

interface Reading {
  /** What this commit has does not come with the pull request. */
  base?: string | undefined
  /** Tells the enterprises of sealed entries; with it the settings of the base say which parts are ours. */
  key?: Key | undefined
  settings?: Files | undefined
  /** Brings a commit that is not here, where it can. */
  fetch?: ((root: string, commit: string) => Promise<void>) | undefined
}

/**
 * The runs, each with the entries that its commit has and the base has not. Where the commit is not
 * here, what the run says already is kept.
 */
export async function readRuns(root: string, runs: readonly Run[], reading: Reading = {}): Promise<Run[]> {
  const accepted = reading.base === undefined ? new Map() : await entriesAt(root, reading.base)
  const snapshots = new Map<string, ReadonlyMap<string, string>>()
  for (const { commit } of runs) {
    if (snapshots.has(commit) || !(await isHere(root, commit, reading))) continue
    const entries = [...(await entriesAt(root, commit))]
    snapshots.set(commit, new Map(entries.filter(([file, blob]) => accepted.get(file) !== blob)))
  }
  const seen = await readEntries(root, [...snapshots.values()], reading)
  return runs.map((run) => {
    const snapshot = snapshots.get(run.commit)
    return snapshot ? { ...run, entries: [...snapshot].map(([file, blob]) => seen(file, blob)) } : run
  })
}

async function isHere(root: string, commit: string, { fetch }: Reading): Promise<boolean> {
  if (await hasCommit(root, commit)) return true
  await fetch?.(root, commit)
  return fetch !== undefined && hasCommit(root, commit)
}

async function entriesAt(root: string, commit: string): Promise<Map<string, string>> {
  const all = await blobsAt(root, commit, 'content/cycles')
  return new Map([...all].filter(([file]) => classify(file).kind === 'demand'))
}

/** Reads each content once at each of its paths, and tells what it is. */
async function readEntries(
  root: string,
  snapshots: readonly ReadonlyMap<string, string>[],
  { key, settings = new Map() }: Reading,
): Promise<(file: string, blob: string) => SeenEntry> {
  const blobs = new Set(snapshots.flatMap((snapshot) => [...snapshot.values()]))
  const contents = await contentsOf(root, [...blobs])
  const known = new Map<string, SeenEntry>()
  // A commit at a time, as each path has one content there.
  for (const snapshot of snapshots) {
    const unread = new Map([...snapshot].filter(([file, blob]) => !known.has(`${blob} ${file}`)))
    const files = [...unread].flatMap(([file, blob]) => readContentFile(file, contents.get(blob)) ?? [])
    const plain: Files = new Map([...settings, ...files.map((file) => [file.file, file] as const)])
    const whole = key ? await decryptFiles(plain, key) : plain
    for (const cycle of buildLedger([...whole.values()] as Source[]).cycles.values()) {
      for (const seen of seenEntries(cycle, unread)) known.set(`${seen.blob} ${seen.file}`, seen)
    }
  }
  return (file, blob) => known.get(`${blob} ${file}`) ?? { file, blob, readable: false }
}
