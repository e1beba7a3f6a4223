import { textOf } from './bytes.ts'
import { connect } from './connect.ts'
import { headOf, remoteState } from './remote-state.ts'
import type { Connection, ForgeSettings } from './submission.ts'

/** Requests under way at the same time. */
const PARALLEL = 6

export interface TextFile {
  path: string
  text: string
}

/**
 * The text files directly below a folder, in the order of their names: as the open pull request of this change
 * set has them, else as the main branch has them. What is not UTF-8 is left out.
 */
export async function readFolder(
  settings: ForgeSettings,
  token: string,
  { folder, branch }: { folder: string; branch: string },
  connection: Connection,
): Promise<TextFile[]> {
  const { client, host } = connect(settings, token, connection)
  return client.guard(async () => {
    const { main, open } = await remoteState(client, host, branch)
    const repository = open?.repository ?? main
    const commit = await headOf(client, host, repository, open?.branch ?? settings.branch)
    const entries = await host.list(repository, commit, folder)
    let done = 0
    const total = entries.length
    client.enter('files', { done, total })
    const files = await inParallel(entries, PARALLEL, async ({ path, id }) => {
      const text = textOf(await host.read(repository, id))
      done++
      client.enter('files', { done, total })
      return text === undefined ? [] : [{ path, text }]
    })
    return files.flat().sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}

/** The results in order; at most `limit` at a time, and none started after the first failure. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  let failed = false
  const worker = async () => {
    while (next < items.length && !failed) {
      const index = next++
      try {
        results[index] = await work(items[index]!)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}
