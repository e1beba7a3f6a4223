import { classify } from '../domain/kinds.ts'
import type { Traces } from '../domain/traces.ts'
import type { Content } from '../yaml/content-file.ts'
import { readListed } from './folder.ts'

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
  bearing(traces: Traces, known: ReadonlyMap<string, unknown>): { file: string; bytes: Content }[] {
    const found: { file: string; bytes: Content }[] = []
    for (const entry of this.#entries) {
      if (known.has(entry.file) || !traces.reach(entry.year)) continue
      const bytes = this.#read(entry.file)
      if (bytes instanceof Buffer && traces.mayBeIn(entry, bytes.toString('utf8')))
        found.push({ file: entry.file, bytes })
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
