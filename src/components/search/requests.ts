import type { SearchSettings } from '../../catalogue/search-settings.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'

export interface YearFile {
  demands: PublicDemand[]
}

/** What the first search waits for, all of it on its way at once. */
export interface Requests {
  settings: Promise<SearchSettings>
  /** The open data that was the newest when the page was built. */
  newest: { address: string; file: Promise<YearFile> } | undefined
}

/** The addresses stand on the catalogue's element. */
export function requestData({ dataset: { settings = '', newest } }: HTMLElement): Requests {
  const requests: Requests = {
    settings: requested(settings),
    newest: newest ? { address: newest, file: requested(newest) } : undefined,
  }
  // Whoever waits for them hears of it.
  Promise.all([requests.settings, requests.newest?.file]).catch(() => {})
  return requests
}

/** Rejects when the file cannot be had. */
export async function requested<File>(address: string): Promise<File> {
  // What the browser has kept may be of an older site.
  const response = await fetch(address, { cache: 'no-cache' })
  if (!response.ok) throw new Error(address)
  return response.json()
}
