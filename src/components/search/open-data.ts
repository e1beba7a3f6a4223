import { Finder } from '../../catalogue/finder.ts'
import type { SearchSettings } from '../../catalogue/search-settings.ts'
import { type Requests, requested, type YearFile } from './requests.ts'

/** The open data as the search reads it: one year after the other, the newest first. */
export class OpenData {
  readonly finder: Finder
  readonly settings: SearchSettings
  readonly #newest: Requests['newest']
  #loaded = 0
  #loading: Promise<unknown> = Promise.resolve()

  private constructor(settings: SearchSettings, newest: Requests['newest']) {
    this.settings = settings
    this.finder = new Finder(settings, new Date())
    this.#newest = newest
  }

  /** With the newest year. Rejects when a file cannot be had, as every method does. */
  static async load({ settings, newest }: Requests): Promise<OpenData> {
    const data = new OpenData(await settings, newest)
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
    const { demands } = await this.#fileAt(year.address)
    this.finder.add(year.year, demands)
    this.#loaded++
  }

  /** A page that was left open may have asked for a year that is no longer the newest. */
  #fileAt(address: string): Promise<YearFile> {
    return this.#newest?.address === address ? this.#newest.file : requested(address)
  }
}
