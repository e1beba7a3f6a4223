import * as z from 'zod/mini'
import { classify } from './kinds.ts'
import { type CycleLedger, creditCodeOf, type Entry } from './ledger.ts'
import { isMoment } from './moment.ts'

/** Times of receipt of a pull request's entries, from what each run of the host saw. */

/** An entry as one run saw it. */
export interface SeenEntry {
  file: string
  /** The entry's digest: the id that git gives the file's bytes (its blob). */
  blob: string
  /** Whole, without a fault in its fields, and requesting something: a placeholder is no entry. */
  readable: boolean
  /** Its credit code; absent where it is sealed, or not readable, or was left out of a public record. */
  enterprise?: string | undefined
}

/** One run of the check on the host, for one commit of the pull request. */
export interface Run {
  /** When the host started it: the time of receipt. An instant with its zone. */
  receivedAt: string
  commit: string
  /** The entries of the commit, or those that no earlier run saw; absent = the commit could not be read. */
  entries?: readonly SeenEntry[] | undefined
}

/** When an entry was received; absent = not by any run. */
export interface Receipt {
  /** First receipt of the very content, at any path of the year. */
  content?: string
  /** First receipt of a readable entry of the same enterprise, at any path of the year. */
  enterprise?: string
  /** First receipt of a readable entry at this path of which only the key tells whose it is. */
  undecided?: string
  /** The first run whose commit could not be read: it may have had anything. */
  unread?: string
}

export interface Wanted {
  file: string
  blob?: string | undefined
  enterprise?: string | undefined
}

/** The receipts of the runs, in any order: each run is read once, however many entries are asked about. */
export function receiptsOf(runs: readonly Run[]): (wanted: Wanted) => Receipt {
  const content = new Firsts()
  const enterprise = new Firsts()
  /** Readable entries by path: all, and those of which the run does not say whose they are. */
  const readable = new Firsts()
  const unknown = new Firsts()
  let unread: string | undefined
  for (const { receivedAt, entries } of inOrder(runs)) {
    if (!entries) unread ??= receivedAt
    for (const seen of entries ?? []) {
      const year = yearOf(seen.file)
      content.note(receivedAt, year, seen.blob)
      if (!seen.readable) continue
      readable.note(receivedAt, year, seen.file)
      if (seen.enterprise === undefined) unknown.note(receivedAt, year, seen.file)
      else enterprise.note(receivedAt, year, seen.enterprise)
    }
  }
  return (wanted) => {
    const year = yearOf(wanted.file)
    const undecided = wanted.enterprise === undefined ? readable : unknown
    const receipt = {
      content: content.of(year, wanted.blob),
      enterprise: enterprise.of(year, wanted.enterprise),
      undecided: undecided.of(year, wanted.file),
      unread,
    }
    return Object.fromEntries(Object.entries(receipt).filter(([, at]) => at !== undefined))
  }
}

/** The first time of each value in a year. */
class Firsts {
  readonly #times = new Map<string, string>()

  note(at: string, year: string | undefined, value: string): void {
    const key = `${year} ${value}`
    if (!this.#times.has(key)) this.#times.set(key, at)
  }

  of(year: string | undefined, value: string | undefined): string | undefined {
    return value === undefined ? undefined : this.#times.get(`${year} ${value}`)
  }
}

/** The entries of a cycle as a run sees them; a file without blob is left out. */
export function seenEntries({ entries }: CycleLedger, blobs: ReadonlyMap<string, string>): SeenEntry[] {
  return entries.flatMap((entry) => {
    const blob = blobs.get(entry.file)
    return blob === undefined ? [] : seenEntry(entry, blob)
  })
}

export function seenEntry(entry: Entry, blob: string): SeenEntry {
  const { file, demand } = entry
  const { expertRequest, challenges = [] } = demand?.public ?? {}
  const readable = demand !== undefined && (expertRequest !== undefined || challenges.length > 0)
  const enterprise = readable ? creditCodeOf(entry) : undefined
  return { file, blob, readable, ...(enterprise !== undefined && { enterprise }) }
}

/** Characters. No entry's own path is as long. */
const MAX_PATH = 200

const seenEntrySchema = z.strictObject({
  file: z.string().check(z.maxLength(MAX_PATH)),
  blob: z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)),
  readable: z.boolean(),
  enterprise: z.optional(z.string().check(z.regex(/^[0-9A-Z]{18}$/))),
})
const runSchema = z.strictObject({
  receivedAt: z.string().check(z.refine(isMoment)),
  commit: z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)),
  entries: z.optional(z.array(seenEntrySchema)),
})

/**
 * Receipts as they are kept from run to run, in the trusted comment and in the file of `--received`: public. What
 * tells an anonymous entry's enterprise is not in it: who has the key, or the private part, reads the commit again.
 */
export const keptReceiptsSchema = z.strictObject({ runs: z.array(runSchema) })
export interface KeptReceipts {
  runs: readonly Run[]
}

/** Kept receipts from their JSON; undefined if it is anything else. */
export function readKeptReceipts(json: string): KeptReceipts | undefined {
  try {
    return keptReceiptsSchema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/** The runs in order, each with the contents that no earlier one had, without what is private or never an entry. */
export function keepReceipts(runs: readonly Run[]): KeptReceipts {
  const known = new Set<string>()
  const kept: Run[] = []
  for (const { receivedAt, commit, entries } of inOrder(runs)) {
    const added = entries?.filter(
      ({ file, blob }) => file.length <= MAX_PATH && !known.has(`${blob} ${file}`),
    )
    for (const { file, blob } of added ?? []) known.add(`${blob} ${file}`)
    // A run that brought nothing new is no first receipt of anything.
    if (added?.length !== 0)
      kept.push({ receivedAt, commit, ...(added && { entries: added.map(withoutSecret) }) })
  }
  return { runs: kept }
}

/** Only the code in a file's name is public. */
function withoutSecret({ file, blob, readable, enterprise }: SeenEntry): SeenEntry {
  const isPublic = enterprise !== undefined && classify(file).params?.id === enterprise
  return { file, blob, readable, ...(isPublic && { enterprise }) }
}

/** The host's runs with what was kept of them: of each commit the first time, and the record wherever there is one. */
export function withKept(runs: readonly Run[], kept: KeptReceipts | undefined): Run[] {
  const keyOf = ({ file, blob }: SeenEntry) => `${blob} ${file}`
  // What is read now may also know the enterprise of an anonymous entry.
  const read = new Map(runs.flatMap(({ entries = [] }) => entries.map((seen) => [keyOf(seen), seen])))
  const byCommit = new Map<string, Run>()
  for (const run of inOrder([...(kept?.runs ?? []), ...runs])) {
    const known = byCommit.get(run.commit)
    const isRead = known?.entries !== undefined || run.entries !== undefined
    const all = new Map(
      [...(known?.entries ?? []), ...(run.entries ?? [])].map((seen) => [keyOf(seen), seen]),
    )
    const entries = [...all].map(([key, seen]) => read.get(key) ?? seen)
    const { receivedAt, commit } = known ?? run
    byCommit.set(commit, { receivedAt, commit, ...(isRead && { entries }) })
  }
  return [...byCommit.values()]
}

function inOrder(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt))
}

function yearOf(file: string): string | undefined {
  const classified = classify(file)
  return classified.kind === 'demand' ? classified.params.year : undefined
}
