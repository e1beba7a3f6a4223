import { expect, test } from 'vitest'
import { Random } from '../../../scripts/bench/random.ts'
import { buildLedger, type Entry } from '../ledger.ts'
import { MAX_SHARING, passagesOf } from './passages.ts'
import { similarChallenge } from './similarity-rule.ts'

const random = new Random(3)
const words = (count: number) =>
  String.fromCharCode(...Array.from({ length: count }, () => random.between(0x4e00, 0x9fa5)))

const entryWith = (file: string, problem: string): Entry => ({
  file,
  year: '2023',
  district: 'hongshan',
  id: file,
  demand: undefined,
  partial: { public: { expertRequest: { problem } } },
  isGiven: () => true,
  written: () => undefined,
})

/** The runs of a long text with the smallest hashes: whatever text has them is known by them alone. */
function phraseOfSmallestHashes(): string {
  const text = words(50_000)
  const smallest = passagesOf(entryWith('x', text))[0]!.sketch
  const runs: string[] = []
  for (let at = 0; at + 5 <= text.length; at++) {
    const run = text.slice(at, at + 5)
    // The hash of the run itself stands in a passage that begins with it six times.
    const [passage] = passagesOf(entryWith('x', run.repeat(6)))
    if (passage!.hashes.some((hash) => smallest.includes(hash))) runs.push(run)
    if (runs.length === smallest.length) break
  }
  return runs.join('')
}

function found(entries: Entry[]): string[] {
  const source = { file: 'content/cycles/2023/cycle.yaml', kind: 'cycle', params: { year: '2023' } } as const
  const empty = buildLedger([{ ...source, value: undefined, partial: undefined }])
  const cycle = { ...empty.cycles.get('2023')!, entries }
  const ledger = { ...empty, cycles: new Map([['2023', cycle]]) }
  return [...similarChallenge.check(cycle, ledger)].map(({ file }) => file)
}

test('of a phrase that many share, the first few alone are compared', () => {
  const phrase = phraseOfSmallestHashes()
  const others = Array.from({ length: MAX_SHARING }, (_, at) => entryWith(`other-${at}`, phrase + words(60)))
  const text = phrase + words(60)
  const copied = entryWith('copied', text)
  const changed = entryWith('changed', `${text}。`)
  // The one that it repeats is not among the first.
  expect(found([...others, copied, changed])).toEqual([])
  expect(found([...others.slice(1), copied, changed])).toEqual(['changed'])
})
