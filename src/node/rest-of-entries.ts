import { classify } from '../domain/kinds.ts'
import type { Sharing } from '../domain/sharing.ts'
import type { Traces } from '../domain/traces.ts'
import type { Content } from '../yaml/content-file.ts'
import { readListed } from './folder.ts'
import type { Unread } from './reading.ts'

/** What may concern the entries that left traces. */
export interface Bearing {
  /** May have their enterprise or a candidate. */
  named: Unread[]
  /** Have some of their texts' runs. */
  sharing: SharingFile[]
}

export type SharingFile = Unread & Sharing

/** The entries that a change does not touch: looked through as they are written, and not parsed. */
export class RestOfEntries {
  readonly #root: string
  readonly #entries: { file: string; year: string; id: string }[]
  readonly #bytes = new Map<string, Content>()

  constructor(root: string, entries: readonly string[]) {
    this.#root = root
    this.#entries = entries.map((file) => {
      const { year = '', id = '' } = classify(file).params ?? {}
      return { file, year, id }
    })
  }

  /** Those that may bear one of the traces, apart from what is `known` already. */
  bearing(traces: Traces, known: ReadonlyMap<string, unknown>): Bearing {
    const found: Bearing = { named: [], sharing: [] }
    for (const entry of this.#entries) {
      const { file } = entry
      if (known.has(file) || !traces.reach(entry.year)) continue
      const bytes = this.#read(file)
      if (!(bytes instanceof Buffer)) continue
      const text = bytes.toString('utf8')
      if (traces.mayBeNamed(entry, text)) {
        found.named.push({ file, bytes })
        continue
      }
      const runs = traces.runsIn(text)
      if (runs.length > 0) found.sharing.push({ file, bytes, text, runs })
    }
    return found
  }

  #read(file: string): Content {
    if (this.#bytes.has(file)) return this.#bytes.get(file)
    const bytes = readListed(this.#root, file)
    this.#bytes.set(file, bytes)
    return bytes
  }
}
