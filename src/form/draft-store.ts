import { isMapping } from '../domain/tree.ts'
import { type PutOutcome, SharedPlace } from './entry/shared-place.ts'

/** Raised when stored names change their meaning; values of unknown names are listed to the person, never dropped. */
const VERSION = 1

export interface Draft<State> {
  state: State
  /** Milliseconds since 1970. */
  savedAt: number
}

/**
 * A draft on this device. `localStorage` is written at once, so that even a crash right after typing loses nothing.
 */
export class DraftStore<State> {
  readonly place: SharedPlace
  readonly #stateIn: (stored: Record<string, unknown>) => State | undefined

  /** `stateIn`: the readable part of whatever an earlier version stored. */
  constructor(key: string, stateIn: (stored: Record<string, unknown>) => State | undefined) {
    this.place = new SharedPlace(key)
    this.#stateIn = stateIn
  }

  save(state: State, now = Date.now()): PutOutcome {
    return this.place.put(JSON.stringify({ version: VERSION, savedAt: now, state }))
  }

  read(): Draft<State> | undefined {
    try {
      return this.#draftIn(JSON.parse(this.place.look() ?? 'null'))
    } catch {
      return undefined
    }
  }

  delete(): PutOutcome {
    return this.place.put(null)
  }

  #draftIn(stored: unknown): Draft<State> | undefined {
    if (!isMapping(stored)) return undefined
    const { savedAt, state: given } = stored as Record<string, unknown>
    const state = isMapping(given) ? this.#stateIn(given) : undefined
    return state && { state, savedAt: typeof savedAt === 'number' ? savedAt : 0 }
  }
}

/** The texts of a stored list. */
export const textsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
