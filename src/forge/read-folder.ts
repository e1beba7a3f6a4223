import { textOf } from './bytes.ts'
import { connect } from './connect.ts'
import { inParallel } from './parallel.ts'
import { standingOf } from './standing.ts'
import type { Connection, ForgeSettings } from './types.ts'

const AT_ONCE = 6

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
    const { main, open } = await standingOf(client, host, branch)
    const place = open?.place ?? main
    const commit = await host.head(place, open?.branch ?? settings.branch)
    if (commit === undefined) throw client.fault('not-found')
    const entries = await host.list(place, commit, folder)
    let done = 0
    const total = entries.length
    client.enter('files', { done, total })
    const files = await inParallel(entries, AT_ONCE, async ({ path, id }) => {
      const text = textOf(await host.read(place, id))
      done++
      client.enter('files', { done, total })
      return text === undefined ? [] : [{ path, text }]
    })
    return files.flat().sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}
