import { Finder } from '../../catalogue/finder.ts'
import type { SearchSettings } from '../../catalogue/search-settings.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'

/** The open data as the search reads it: one year after the other, the newest first. */
export class OpenData {
  readonly finder: Finder
  readonly settings: SearchSettings
  #loaded = 0
  #loading: Promise<unknown> = Promise.resolve()

  private constructor(settings: SearchSettings, finder: Finder) {
    this.settings = settings
    this.finder = finder
  }

  /** With the newest year. Rejects when a file cannot be had, as every method does. */
  static async load(address: string): Promise<OpenData> {
    const settings: SearchSettings = await (await fetched(address)).json()
    const finder = new Finder(settings, new Date())
    const data = new OpenData(settings, finder)
    await data.loadOlder()
    return data
  }

  get years(): string[] {
    return this.settings.years.slice(0, this.#loaded).map(({ year }) => year)
  }

  /** Demands of the years that are not loaded. */
  get olderCount(): number {
    return this.settings.years.slice(this.#loaded).reduce((sum, { count }) => sum + count, 0)
  }

  /** One year more; those who ask at the same time wait for each other. */
  async loadOlder(): Promise<void> {
    const next = this.#loading.catch(() => {}).then(() => this.#loadNext())
    this.#loading = next
    await next
  }

  async #loadNext(): Promise<void> {
    const year = this.settings.years[this.#loaded]
    if (!year) return
    const { demands }: { demands: PublicDemand[] } = await (await fetched(year.address)).json()
    this.finder.add(year.year, demands)
    this.#loaded++
  }
}

async function fetched(address: string): Promise<Response> {
  // What the browser has kept may be of an older site.
  const response = await fetch(address, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response
}
