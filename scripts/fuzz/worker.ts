import { parentPort, workerData } from 'node:worker_threads'
import { judgeCase, type Verdict } from './judge-case.ts'
import { mutated } from './mutate.ts'
import { randomFrom } from './random.ts'
import { type Seeds, seedsFor } from './seeds.ts'

/** The thread's side: cases `from`, `from + step`, … below `to`. */
export interface Slice {
  seed: number
  from: number
  to: number
  step: number
  /** The case that is being tried, for the watchdog. */
  current: SharedArrayBuffer
}

/** Told after every `BATCH` cases and at the end. */
export interface Batch {
  cases: number
  refused: number
  /** How often each code was an error. */
  codes: Record<string, number>
  faults: { at: number; faults: string[] }[]
  /** The first case that was not tried yet. */
  next: number
}

const BATCH = 200

/** Case number `at` of a seed: the same file on every machine, whoever else is tried. */
export function caseOf({ entries }: Seeds, seed: number, at: number): { file: string; bytes: Uint8Array } {
  const random = randomFrom((Math.imul(seed, 0x9e3779b1) + at) | 0)
  const pick = () => entries[Math.floor(random() * entries.length)]!
  const { file, text } = pick()
  return { file, bytes: mutated(text, pick().text, random) }
}

/** A verdict, whatever happens. */
export function attempt(judge: () => Verdict): Verdict {
  try {
    return judge()
  } catch (error) {
    const [what, ...where] = ((error as Error).stack ?? '').split('\n', 3)
    return { faults: [`crash: ${what} ${where.map((line) => line.trim()).join(' ')}`], errors: new Set() }
  }
}

function work({ seed, from, to, step, current }: Slice): void {
  const seeds = seedsFor(seed)
  const tried = new Int32Array(current)
  let batch: Batch = empty()
  for (let at = from; at < to; at += step) {
    Atomics.store(tried, 0, at)
    const { file, bytes } = caseOf(seeds, seed, at)
    const { faults, errors } = attempt(() => judgeCase(file, bytes, seeds.surroundings))
    if (errors.size > 0) batch.refused += 1
    for (const code of errors) batch.codes[code] = (batch.codes[code] ?? 0) + 1
    if (faults.length > 0) batch.faults.push({ at, faults })
    batch.cases += 1
    batch.next = at + step
    if (batch.cases === BATCH) {
      parentPort!.postMessage(batch)
      batch = empty()
    }
  }
  if (batch.cases > 0) parentPort!.postMessage(batch)
}

const empty = (): Batch => ({ cases: 0, refused: 0, codes: {}, faults: [], next: 0 })

if (parentPort) work(workerData as Slice)
