import { Worker } from 'node:worker_threads'
import type { ImportResult } from '../src/documents/import/import-result.ts'

export interface WorkerLimits {
  /** Milliseconds from start to answer. */
  time: number
  /** MiB of the JavaScript heap; the guard bounds inflated bytes. */
  memory: number
}

export interface ReadInWorker extends Partial<WorkerLimits> {
  /** As in `importDocument`. */
  cycleYear?: string
}

/** A document is read in a second, on a machine that is busy with something else in ten; who waits longer than that thinks that it hangs. */
const LIMITS: WorkerLimits = { time: 30_000, memory: 256 }

/**
 * Reads a document in a thread of its own, which is terminated at the limits of time and memory: a
 * file may kill the thread, never the program. Resolves to a refusal then.
 */
export function importInWorker(
  bytes: Uint8Array,
  { time = LIMITS.time, memory = LIMITS.memory, cycleYear }: ReadInWorker = {},
  script: URL = new URL('./import-worker.ts', import.meta.url),
): Promise<ImportResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ImportResult>()
  // A Buffer may share its memory; the worker gets a copy.
  const copy = new Uint8Array(bytes).buffer
  const worker = new Worker(script, {
    workerData: { bytes: copy, cycleYear },
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
