import { expect, test } from 'vitest'
import type { Cycle } from '../../src/domain/cycle.ts'
import type { Entry } from '../../src/domain/ledger.ts'
import { checkEntry } from '../../src/domain/rules/check-entry.ts'
import type { Path } from '../../src/domain/tree.ts'
import { figure } from '../support/figure.ts'
import { ledger } from '../support/sample-ledger.ts'

/** Sums in 元 where 万元 is asked, and years that a finger missed: told before anybody publishes them. */

const { cycle, entries } = ledger.cycles.get('2023')! as { cycle: Cycle; entries: Entry[] }
const RECEIVED = '2023-03-10'

/** The paths of which the rules over slips say something. */
function told(entry: Entry): string[] {
  return [...checkEntry(entry, { site: ledger.site, cycle, receivedOn: RECEIVED })]
    .filter(({ code }) => code.startsWith('implausible'))
    .map(({ path }) => path.join('.'))
}

/** The same entry with one value changed. */
function changed(entry: Entry, path: Path, change: (value: never) => unknown): Entry {
  const partial = structuredClone(entry.partial)
  const last = path.at(-1)!
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>(
      (node, key) => node[key] as Record<string | number, unknown>,
      partial as Record<string, unknown>,
    )
  holder[last] = change(holder[last] as never)
  return { ...entry, partial }
}

/** Sums of a sample that are not nothing. */
function sumsOf({ partial }: Entry): Path[] {
  const { private: closed, public: open } = partial
  const budgets = (open?.challenges ?? []).flatMap((item, at): Path[] =>
    item?.cooperation?.budget ? [['public', 'challenges', at, 'cooperation', 'budget']] : [],
  )
  const hidden = (closed?.challenges ?? []).flatMap((item, at): Path[] =>
    item?.budget ? [['private', 'challenges', at, 'budget']] : [],
  )
  const equipment: Path[] = closed?.innovation?.equipmentValue
    ? [['private', 'innovation', 'equipmentValue']]
    : []
  const revenue: Path[] = closed?.enterprise?.revenue ? [['private', 'enterprise', 'revenue']] : []
  return [...revenue, ...equipment, ...budgets, ...hidden]
}

test('each sum of each sample, typed in 元, is told', (context) => {
  const tries = entries.flatMap((entry) => sumsOf(entry).map((path) => ({ entry, path })))
  const missed = tries.filter(
    ({ entry, path }) => !told(changed(entry, path, (sum: number) => sum * 10_000)).includes(path.join('.')),
  )
  figure(context, `${tries.length} sums in 元, ${missed.length} missed`)
  expect(tries.length).toBeGreaterThan(60)
  expect(missed.map(({ entry, path }) => `${entry.id} ${path.join('.')}`)).toEqual([])
})

test('each date of each sample, in 1900, 2099 or tomorrow, is told', (context) => {
  const paths: Path[] = [
    ['public', 'submittedOn'],
    ['private', 'consent', 'on'],
  ]
  const days = ['1900-03-02', '2099-03-02', '2023-03-11']
  const given = entries.filter(({ isGiven }) => paths.every(isGiven))
  const tries = given.flatMap((entry) => paths.flatMap((path) => days.map((day) => ({ entry, path, day }))))
  const missed = tries.filter(
    ({ entry, path, day }) => !told(changed(entry, path, () => day)).includes(path.join('.')),
  )
  figure(context, `${tries.length} dates, ${missed.length} missed`)
  expect(tries.length).toBeGreaterThan(60)
  expect(missed).toEqual([])
})

test('the samples as they are give no remark', (context) => {
  const remarks = entries.flatMap(told)
  figure(context, `${entries.length} samples, ${remarks.length} remarks`)
  expect(remarks).toEqual([])
})
