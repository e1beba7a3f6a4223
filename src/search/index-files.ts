import { gunzipSync } from 'fflate'
import { close, createIndex, type IndexFile } from 'pagefind'
import type { DemandItem } from '../components/demands/catalogue.ts'
import type { PublicDemand } from '../domain/public.ts'
import { recordOf } from './record.ts'
import { tableOf } from './table.ts'

export interface SearchFile {
  /** Below the search's own folder. */
  path: string
  content: Uint8Array<ArrayBuffer>
}

/** One fragment for each entry: in bundles, a page of hits would load many that are not shown. */
const ALL = 1_000_000

/** Pagefind brings its own pages of results as well; the catalogue has its own. */
const NOT_USED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./

/**
 * The search's files, made of records and not of pages: what is not in a record cannot be found, and no
 * page has to be read again. Rejects when Pagefind does.
 */
export async function searchFiles(
  entries: readonly { demand: PublicDemand; item: DemandItem }[],
): Promise<SearchFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'zh', maxFragments: ALL })
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  const records = entries.map(({ demand, item }) => recordOf(demand, item))
  const added = await Promise.all(records.map((record) => index.addCustomRecord(record)))
  const built = await index.getFiles()
  await close()
  const complaints = [...added.flatMap((one) => one.errors), ...built.errors]
  if (complaints.length > 0) throw new Error(`Pagefind: ${complaints.join('; ')}`)

  const names = new Map(built.files.flatMap(nameOfFragment))
  const inOrder = records.map(({ url }) => names.get(url) ?? url)
  if (!isListed(built.files, inOrder)) throw new Error('Pagefind lists the entries in another order')
  return [
    ...built.files
      .filter(({ path }) => !NOT_USED.test(path))
      .map(({ path, content }) => ({ path, content: new Uint8Array(content) })),
    { path: 'table.json', content: new TextEncoder().encode(JSON.stringify(tableOf(entries))) },
  ]
}

const SIGNATURE = 'pagefind_dcd'.length

/** [url of the record, Pagefind's name for it]; [] for another kind of file. */
function nameOfFragment({ path, content }: IndexFile): [string, string][] {
  const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1]
  return name ? [[(JSON.parse(unpacked(content)) as { url: string }).url, name]] : []
}

/** Whether the index lists these names one after the other: rows of the table go by that, and have no names. */
function isListed(files: readonly IndexFile[], names: readonly string[]): boolean {
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'))
  const list = meta ? unpacked(meta.content) : ''
  let at = 0
  return names.every((name) => {
    at = list.indexOf(name, at) + 1
    return at > 0
  })
}

const unpacked = (content: Uint8Array) =>
  new TextDecoder().decode(gunzipSync(new Uint8Array(content)).subarray(SIGNATURE))
