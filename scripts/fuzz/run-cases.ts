import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Batch, Slice } from './worker.ts'

export interface Tried {
  cases: number
  refused: number
  codes: Record<string, number>
  faults: { at: number; faults: string[] }[]
}

export interface Fuzzing {
  seed: number
  count: number
  /** Called now and then, with the number of cases done. */
  onProgress?: (done: number) => void
  /** A case that takes longer hangs. Milliseconds. */
  patience?: number
  script?: URL
}

const PATIENCE = 2_000

/** Tries the cases in as many threads as there are cores; a case that hangs is a fault, and the next one goes on. */
export async function runCases({ seed, count, ...options }: Fuzzing): Promise<Tried> {
  const tried: Tried = { cases: 0, refused: 0, codes: {}, faults: [] }
  const step = Math.min(availableParallelism(), 4)
  const add = (batch: Batch) => {
    tried.cases += batch.cases
    tried.refused += batch.refused
    for (const [code, times] of Object.entries(batch.codes))
      tried.codes[code] = (tried.codes[code] ?? 0) + times
    tried.faults.push(...batch.faults)
    options.onProgress?.(tried.cases)
  }
  const lanes = Array.from({ length: step }, (_, from) =>
    runLane({ seed, from, to: count, step }, add, options),
  )
  await Promise.all(lanes)
  tried.faults.sort((a, b) => a.at - b.at)
  return tried
}

type Lane = Omit<Slice, 'current'>

/** How much longer a case may take that seemed to hang: the machine may have been busy. */
const SECOND_CHANCE = 5

/** One thread, and another one behind each case that hangs. */
async function runLane(
  lane: Lane,
  add: (batch: Batch) => void,
  { patience = PATIENCE, script = new URL('./worker.ts', import.meta.url) }: Partial<Fuzzing>,
): Promise<void> {
  let next = lane.from
  const take = (batch: Batch) => {
    next = batch.next
    add(batch)
  }
  while (next < lane.to) {
    const hung = await runThread({ ...lane, from: next }, take, patience, script)
    if (hung === undefined) return
    // What was tried since the last batch was not told yet.
    await runThread({ ...lane, from: next, to: hung }, take, patience, script)
    const alone = { ...lane, from: hung, to: hung + 1 }
    const again = await runThread(alone, take, patience * SECOND_CHANCE, script)
    next = hung + lane.step
    if (again !== undefined)
      take({ cases: 1, refused: 0, codes: {}, faults: [{ at: hung, faults: ['hang'] }], next })
  }
}

/** The case at which the thread hung; undefined if it came to its end. */
function runThread(
  lane: Lane,
  add: (batch: Batch) => void,
  patience: number,
  script: URL,
): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const current = new SharedArrayBuffer(4)
  const tried = new Int32Array(current).fill(-1)
  const worker = new Worker(script, { workerData: { ...lane, current } satisfies Slice })
  let [last, since] = [-1, performance.now()]
  const watchdog = setInterval(() => {
    const now = Atomics.load(tried, 0)
    // Before its first case a thread is only starting.
    if (now !== last || now === -1) [last, since] = [now, performance.now()]
    else if (performance.now() - since > patience) resolve(now)
  }, 100)
  worker.on('message', add)
  worker.on('error', reject)
  worker.on('exit', () => resolve(undefined))
  return promise.finally(() => {
    clearInterval(watchdog)
    return worker.terminate()
  })
}
