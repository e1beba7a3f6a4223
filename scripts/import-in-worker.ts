import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { MAX_BYTES, type Refusal } from '../src/documents/import/guard/guard-document.ts'
import type { ImportResult } from '../src/documents/import/import-result.ts'
import { CannotRun } from '../src/node/cannot-run.ts'

export interface WorkerLimits {
  /** Milliseconds from start to answer. */
  time: number
  /** MiB of the JavaScript heap; the guard bounds inflated bytes. */
  memory: number
}

export interface ReadInWorker extends Partial<WorkerLimits> {
  /** As in `importDocument`. */
  cycleYear?: string
  /** What another script needs beside the bytes. */
  context?: unknown
}

/** A document is read in a second, on a machine that is busy with something else in ten; who waits longer than that thinks that it hangs. */
const LIMITS: WorkerLimits = { time: 30_000, memory: 256 }

/**
 * Reads a document in a thread of its own, which is terminated at the limits of time and memory: a
 * file may kill the thread, never the program. Resolves to a refusal then.
 */
export function importInWorker<Result = ImportResult>(
  bytes: Uint8Array,
  { time = LIMITS.time, memory = LIMITS.memory, cycleYear, context }: ReadInWorker = {},
  script: URL = new URL('./import-worker.ts', import.meta.url),
): Promise<Result | Refusal> {
  const { promise, resolve, reject } = Promise.withResolvers<Result | Refusal>()
  // A Buffer may share its memory; the worker gets a copy.
  const copy = new Uint8Array(bytes).buffer
  const worker = new Worker(script, {
    workerData: { bytes: copy, cycleYear, context },
    transferList: [copy],
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
    // Output of libraries could quote the document.
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => resolve({ refused: 'too-slow' }), time)
  worker.on('message', resolve)
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ refused: 'too-much-memory' })
    else reject(error)
  })
  worker.on('exit', () => resolve({ refused: 'damaged' }))
  return promise.finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}

/** The same of a file, of which no more is read than the guard allows: it may be anything. @throws CannotRun */
export async function readInWorker<Result = ImportResult>(
  file: string,
  options: ReadInWorker = {},
  script?: URL,
): Promise<Result | Refusal> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new CannotRun(error.code === 'ENOENT' ? '没有这个文件。' : '打不开文件。')
  })
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new CannotRun('这不是文件。')
    if (status.size > MAX_BYTES) return { refused: 'too-large' }
    return await importInWorker<Result>(await handle.readFile(), options, script)
  } finally {
    await handle.close()
  }
}
