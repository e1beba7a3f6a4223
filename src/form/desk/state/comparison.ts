import { loadJson } from './context.ts'
import type { PublishedEntry } from './published.ts'

/**
 * What is published, to compare with. Most of it is of earlier years and never changes, so that it lies in one
 * file for each year, which a browser keeps; it is loaded once there is something to compare.
 */
export class Comparison extends EventTarget {
  readonly #addresses: readonly string[]
  readonly #get: typeof fetch
  readonly #years = new Map<string, readonly PublishedEntry[]>()
  #state: 'unasked' | 'loading' | 'failed' = 'unasked'
  #published: readonly PublishedEntry[] = []

  constructor(addresses: readonly string[], get: typeof fetch = (address) => fetch(address)) {
    super()
    this.#addresses = addresses
    this.#get = get
  }

  /** `failed` where a year could not be loaded: loaded years stay, and `load` requests the others. */
  get state(): 'unasked' | 'loading' | 'failed' | 'whole' {
    return this.#years.size === this.#addresses.length ? 'whole' : this.#state
  }

  /** Of the years that are loaded; the same list until `change`. */
  get published(): readonly PublishedEntry[] {
    return this.#published
  }

  async load(): Promise<void> {
    if (this.state === 'loading' || this.state === 'whole') return
    this.#setState('loading')
    const missing = this.#addresses.filter((address) => !this.#years.has(address))
    const asked = missing.map((address) => loadJson<PublishedEntry[]>(address, this.#get))
    for (const [index, answer] of (await Promise.allSettled(asked)).entries()) {
      // A proxy may answer something else.
      if (answer.status === 'fulfilled' && Array.isArray(answer.value)) {
        this.#years.set(missing[index]!, answer.value)
      }
    }
    this.#published = this.#addresses.flatMap((address) => this.#years.get(address) ?? [])
    this.#setState('failed')
  }

  #setState(state: 'loading' | 'failed'): void {
    this.#state = state
    this.dispatchEvent(new Event('change'))
  }
}
