import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type EntryWork, type WorkContext, workOnEntry } from './entry-work.ts'
import { readListed } from './folder.ts'
import { received, type SentEntry } from './sent-entry.ts'

/** Fewer entries are done before a second thread has started. */
const WORTH_A_THREAD = 500
const MOST_THREADS = 4
/** Entries that a thread takes at a time. */
const SHARE = 32

export interface WorkOptions {
  /** Threads, this one included; chosen by the number of entries and processors where it is not given. */
  threads?: number | undefined
  onEach: () => void
}

/** What a worker is given. */
export interface Share {
  root: string
  files: readonly string[]
  context: WorkContext
  /** One number for all threads: the first entry that none of them has taken. */
  next: Int32Array
}

export interface Batch {
  /** Index of the first. */
  from: number
  sent: SentEntry[]
}

/** The work on every entry, in their order, shared among threads: whichever is free takes the next few. */
export async function workOnEntries(
  root: string,
  files: readonly string[],
  context: WorkContext,
  { threads = threadsFor(files.length), onEach }: WorkOptions,
): Promise<EntryWork[]> {
  const works = new Array<EntryWork>(files.length)
  const add = (at: number, work: EntryWork) => {
    works[at] = work
    onEach()
  }
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workers = Array.from({ length: threads - 1 }, () =>
    helper({ root, files, context, next }, ({ from, sent }) => {
      for (const [at, entry] of sent.entries()) add(from + at, received(entry))
    }),
  )
  for (const [from, to] of shares(next, files.length)) {
    for (let at = from; at < to; at++) {
      const file = files[at]!
      add(at, workOnEntry(file, readListed(root, file), context))
    }
    // What the others have done meanwhile comes in.
    if (workers.length > 0) await setImmediate()
  }
  await Promise.all(workers)
  return works
}

function threadsFor(entries: number): number {
  return entries < WORTH_A_THREAD ? 1 : Math.min(MOST_THREADS, availableParallelism())
}

/** The ranges that fall to the thread that asks. */
export function* shares(next: Int32Array, length: number): Generator<[from: number, to: number]> {
  for (;;) {
    const from = Atomics.add(next, 0, SHARE)
    if (from >= length) return
    yield [from, Math.min(from + SHARE, length)]
  }
}

/** Resolves when a worker has sent all that it took. */
function helper(share: Share, take: (batch: Batch) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const worker = new Worker(new URL('./entries-worker.ts', import.meta.url), {
    workerData: share,
    env: { ...process.env },
  })
  worker.on('message', (message: Batch | 'done') => (message === 'done' ? resolve() : take(message)))
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread of the check ended before its work')))
  return promise
}
