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
  const added = await Promise.all(
    entries.map(({ demand, item }) => index.addCustomRecord(recordOf(demand, item))),
  )
  const built = await index.getFiles()
  await close()
  const complaints = [...added.flatMap((one) => one.errors), ...built.errors]
  if (complaints.length > 0) throw new Error(`Pagefind: ${complaints.join('; ')}`)

  const ids = new Map(built.files.flatMap((file) => fragmentId(file)))
  const table = tableOf(entries, ({ year, id }) => ids.get(`${year}/${id}`)!)
  return [
    ...built.files
      .filter(({ path }) => !NOT_USED.test(path))
      .map(({ path, content }) => ({ path, content: new Uint8Array(content) })),
    { path: 'table.json', content: new TextEncoder().encode(JSON.stringify(table)) },
  ]
}

const SIGNATURE = 'pagefind_dcd'.length

/** [url of the record, Pagefind's name for it]; [] for another kind of file. */
function fragmentId({ path, content }: IndexFile): [string, string][] {
  const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1]
  if (!name) return []
  const text = new TextDecoder().decode(gunzipSync(new Uint8Array(content)).subarray(SIGNATURE))
  return [[(JSON.parse(text) as { url: string }).url, name]]
}
