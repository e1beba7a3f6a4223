import type { Finding } from '../domain/finding.ts'
import { classify } from '../domain/kinds.ts'
import { buildLedger, type Entry, orderOfEntries, type Source } from '../domain/ledger.ts'
import { type Content, type ContentFile, readContentFile } from '../yaml/content-file.ts'
import { contextOf, type EntryWork, type WorkContext, workOnEntry } from './entry-work.ts'
import { readListed } from './folder.ts'
import { readOther } from './read-other.ts'

/** What was read of a folder. */
export interface Reading {
  /** By path. */
  files: ReadonlyMap<string, ContentFile>
  /** Of the entries among them. */
  works: readonly EntryWork[]
}

/** An entry that is there, and has not been parsed. */
export interface Unread {
  file: string
  bytes: Content
}

/** A reading that grows by what turns out to be needed; the files that entries are judged by come first. */
export class PartialReading implements Reading {
  readonly files = new Map<string, ContentFile>()
  readonly works: EntryWork[] = []
  readonly #root: string
  #context: WorkContext | undefined

  constructor(root: string) {
    this.#root = root
  }

  read(file: string): void {
    const read = readOther(this.#root, file)
    if (read) this.files.set(file, read)
  }

  readEntry(file: string): ContentFile {
    this.#context ??= contextOf(buildLedger([...this.files.values()] as Source[]))
    return this.#add(workOnEntry(file, readListed(this.#root, file), this.#context))
  }

  /** An entry that matters for what is said of others; of itself nothing will be told. */
  readBeside({ file, bytes }: Unread): void {
    this.#add({ read: readContentFile(file, bytes)!, canonical: [], judged: [] })
  }

  #add(work: EntryWork): ContentFile {
    this.works.push(work)
    this.files.set(work.read.file, work.read)
    return work.read
  }

  /** Reads entries until one can be understood; false if none can, or if there is none. */
  readOneOf(entries: readonly string[]): boolean {
    const isUnderstood = (file: string) => this.files.get(file)?.partly !== undefined
    if (entries.some(isUnderstood)) return true
    return entries.some((file) => !this.files.has(file) && this.readEntry(file).partly !== undefined)
  }

  /** Of the cycles that can be read, ascending. */
  years(): string[] {
    const { cycles } = buildLedger([...this.files.values()] as Source[])
    return [...cycles.values()].filter(({ cycle }) => cycle !== undefined).map(({ year }) => year)
  }

  /** Paths of entries, read or not, as the ledger has them. */
  inLedgerOrder(entries: readonly string[]): string[] {
    const { districts } = buildLedger([...this.files.values()] as Source[])
    const order = orderOfEntries(districts)
    const placed = entries.map((file) => {
      const { year = '', district = '', id = '' } = classify(file).params ?? {}
      return { file, year, district, id }
    })
    return placed.sort(order).map(({ file }) => file)
  }

  entriesOf(files: readonly string[]): Entry[] {
    const wanted = new Set(files)
    const sources = [...this.files.values()].filter(({ file }) => wanted.has(file)) as Source[]
    return [...buildLedger(sources).cycles.values()].flatMap(({ entries }) => entries)
  }
}

/** What each entry was judged by itself, by its file; what a key has opened since has to be judged anew. */
export function judgedOf({ files, works }: Reading): Map<string, Finding[]> {
  const asRead = works.filter(({ read }) => files.get(read.file) === read)
  return new Map(asRead.map(({ read, judged }) => [read.file, judged]))
}
