import type { Client } from './client.ts'
import type { Host, PullRequest, RepositoryRef } from './host.ts'
import { existingFiles } from './lagging-fork.ts'
import type { ChangedFile } from './submission.ts'

/**
 * Makes sure that an open pull request's branch has what the main branch has got since of the changed files. Else what
 * is corrected could not be merged, and an entry that only the main branch has could not be deleted. The branch is
 * levelled where the host can, and looked at again (`conflict`); else it is the fault `pull-behind`.
 */
export async function assertNotBehind(
  client: Client,
  host: Host,
  { main, tip }: { main: RepositoryRef; tip: string },
  { pull, parent }: { pull: PullRequest; parent: string },
  files: readonly ChangedFile[],
): Promise<void> {
  const inMain = await existingFiles(host, main, tip, files)
  const inBranch = await existingFiles(host, pull.repository, parent, files)
  const other = files.filter(({ path }) => inMain.get(path) !== inBranch.get(path))
  if (other.length === 0) return
  const before = await existingFiles(host, main, await host.mergeBase(pull), other)
  if (other.every(({ path }) => inMain.get(path) === before.get(path))) return
  const isLevelled = await host.level?.(pull)
  throw client.fault(isLevelled ? 'conflict' : 'pull-behind')
}
