/** `stale`: another window has written since this one last looked; `blocked`: the device keeps nothing. */
export type PutOutcome = 'put' | 'stale' | 'blocked'

/**
 * One place on the device that several windows write to. A window overwrites only what it has seen: what another one
 * has put there meanwhile stays until a person has chosen, and the window looks again.
 */
export class SharedPlace {
  readonly key: string
  readonly #storage: () => Storage
  /** As this window last read or wrote it; null = nothing there. */
  #seen: string | null = null

  constructor(key: string, storage: () => Storage = () => localStorage) {
    this.key = key
    this.#storage = storage
  }

  /** What is there, which may then be overwritten; null also where the device keeps nothing. */
  look(): string | null {
    this.#seen = this.#stored() ?? null
    return this.#seen
  }

  /** Whether something else is there than this window has seen. */
  get isStale(): boolean {
    const stored = this.#stored()
    return stored !== undefined && stored !== this.#seen
  }

  /** Whether nothing is there, whoever took it away. */
  get isEmpty(): boolean {
    return this.#stored() === null
  }

  /** Null takes away what is there. */
  put(text: string | null): PutOutcome {
    if (this.isStale) return 'stale'
    try {
      if (text === null) this.#storage().removeItem(this.key)
      else this.#storage().setItem(this.key, text)
    } catch {
      return 'blocked'
    }
    this.#seen = text
    return 'put'
  }

  /** False in private windows of some browsers, and where storing is forbidden or full. Leaves no trace. */
  get keeps(): boolean {
    try {
      const probe = `${this.key}?`
      this.#storage().setItem(probe, '')
      this.#storage().removeItem(probe)
      return true
    } catch {
      return false
    }
  }

  #stored(): string | null | undefined {
    try {
      return this.#storage().getItem(this.key)
    } catch {
      return undefined
    }
  }
}
