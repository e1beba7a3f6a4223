import type { DemandItem } from '../components/demands/catalogue.ts'
import { writeEntry } from '../components/search/index-entry.ts'
import { entryPath, type IndexFile, shardPath, TABLE } from '../components/search/index-file.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { invert } from './invert.ts'
import type { SearchFile } from './pack.ts'
import { recordOf } from './record.ts'
import { shardsOf } from './shards.ts'
import { tableOf } from './write-table.ts'

/**
 * The search's files, made of records and not of pages: what is not in a record cannot be found, and no
 * page has to be read again.
 */
export async function searchFiles(
  entries: readonly { demand: PublicDemand; item: DemandItem }[],
): Promise<SearchFile[]> {
  const records = entries.map(({ demand, item }) => recordOf(demand, item))
  const { lists, lengths } = invert(records.map(({ texts }) => texts))
  const { count, files } = shardsOf(lists)
  const written = records.map(({ entry }) => bytesOf(writeEntry(entry)))
  const version = await digestOf([...files, ...written])
  const table: IndexFile = { version, shards: count, lengths, ...tableOf(entries) }
  return [
    { path: TABLE, content: bytesOf(JSON.stringify(table)) },
    ...files.map((content, number) => ({ path: shardPath(version, number), content })),
    ...written.map((content, row) => ({ path: entryPath(version, row), content })),
  ]
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Eight bytes tell the builds of a site from each other. */
async function digestOf(contents: Uint8Array<ArrayBuffer>[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(contents).arrayBuffer())
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
