import type { Client } from './client.ts'
import type { Branch, Host, RepositoryRef } from './host.ts'
import type { ChangedFile } from './submission.ts'

/** The main repository's tip, and a fork whose main branch may be behind it. */
export interface Fork {
  main: RepositoryRef
  tip: string
  repository: RepositoryRef
}

/**
 * Where a new branch starts: the first of `starts` that has the changed files as the tip has them, and nothing that
 * the main branch lacks. So the pull request can be merged, and changes just what was asked. The first of `starts` is
 * the fork's main branch; the others are branches that were handed in before, the newest first. They are tried before
 * it: so each has what those before it have, and entries that were merged one by one are corrected together.
 */
export async function startOfBranch(
  client: Client,
  host: Host,
  { main, tip, repository }: Fork,
  starts: readonly [Branch, ...Branch[]],
  files: readonly ChangedFile[],
): Promise<Branch> {
  const [own, ...earlier] = starts
  if (own.commit === tip) return own
  const wanted = await existingFiles(host, main, tip, files)
  let isDiverged = false
  for (const start of [...earlier, own]) {
    const isMerged = await host.isInMain?.(repository, start.name)
    if (start === own) isDiverged = isMerged === false
    // A fork's main branch has nothing of its own, unless the host says so.
    if (isMerged === false || (isMerged === undefined && start !== own)) continue
    const there = await existingFiles(host, repository, start.commit, files)
    if (files.every(({ path }) => there.get(path) === wanted.get(path))) return start
  }
  throw client.fault(isDiverged ? 'fork-diverged' : 'fork-lags')
}

/** Path to blob of all files in the folders of the changed ones. */
export async function existingFiles(
  host: Host,
  repository: RepositoryRef,
  commit: string,
  files: readonly ChangedFile[],
): Promise<Map<string, string>> {
  const folders = new Set(files.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  const existing = new Map<string, string>()
  for (const folder of folders) {
    for (const { path, id } of await host.list(repository, commit, folder, 'direct')) existing.set(path, id)
  }
  return existing
}
