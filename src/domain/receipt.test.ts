import { describe, expect, test } from 'vitest'
import {
  keepReceipts,
  type Run,
  readKeptReceipts,
  receiptsOf,
  type SeenEntry,
  type Wanted,
  withKept,
} from './receipt.ts'

const receiptOf = (wanted: Wanted, runs: readonly Run[]) => receiptsOf(runs)(wanted)

const D = 'content/cycles/2023/demands/hongshan'
const [CODE, OTHER_CODE] = ['91420111MAFAKE991B', '91420111MAFAKE992E']
const [NAMED, ALIAS] = [`${D}/${CODE}.yaml`, `${D}/k7m2xq.yaml`]
const [ONE, TWO] = ['1'.repeat(40), '2'.repeat(40)]

const seen = (file: string, blob: string, enterprise?: string): SeenEntry => ({
  file,
  blob,
  readable: true,
  ...(enterprise && { enterprise }),
})
const run = (hour: number, ...entries: SeenEntry[]): Run => ({
  receivedAt: `2023-03-10T0${hour}:00:00Z`,
  commit: String(hour).repeat(40),
  entries,
})
const gone = (hour: number): Run => ({ receivedAt: run(hour).receivedAt, commit: run(hour).commit })
const at = (hour: number) => run(hour).receivedAt

describe('the receipt of an entry', () => {
  test('is the first of its content and of its enterprise, in whatever order the host lists its runs', () => {
    const runs = [
      run(3, seen(NAMED, ONE, CODE)),
      run(1, seen(NAMED, TWO, CODE)),
      run(2, seen(NAMED, ONE, CODE)),
    ]
    expect(receiptOf({ file: NAMED, blob: ONE, enterprise: CODE }, runs)).toEqual({
      content: at(2),
      enterprise: at(1),
    })
  })

  test('compares times as instants, whatever their zone', () => {
    const runs = [{ ...run(1, seen(NAMED, ONE, CODE)), receivedAt: '2023-03-10T17:00:00+08:00' }, run(8)]
    const { content } = receiptOf({ file: NAMED, blob: ONE, enterprise: CODE }, [
      ...runs,
      run(9, seen(NAMED, ONE, CODE)),
    ])
    expect(content).toBe('2023-03-10T17:00:00+08:00')
  })

  test('knows an alias by its enterprise; without a key the same path is undecided, another path is nothing', () => {
    const other = seen(ALIAS, TWO, OTHER_CODE)
    expect(receiptOf({ file: ALIAS, blob: ONE, enterprise: CODE }, [run(1, other)])).toEqual({})
    expect(receiptOf({ file: ALIAS, blob: ONE }, [run(1, other)])).toEqual({ undecided: at(1) })
    expect(receiptOf({ file: `${D}/aaaaaa.yaml`, blob: ONE }, [run(1, seen(ALIAS, TWO))])).toEqual({})
  })
})

describe('kept receipts', () => {
  test('hold first receipts only, and no code of an anonymous entry', () => {
    const kept = keepReceipts([
      run(2, seen(NAMED, ONE, CODE), seen(ALIAS, TWO, OTHER_CODE)),
      run(1, seen(NAMED, ONE, CODE)),
      run(3, seen(NAMED, ONE, CODE)),
      gone(4),
    ])
    expect(kept.runs).toEqual([run(1, seen(NAMED, ONE, CODE)), run(2, seen(ALIAS, TWO)), gone(4)])
    expect(JSON.stringify(kept)).not.toContain(OTHER_CODE)
    expect(readKeptReceipts(JSON.stringify(kept))).toEqual(kept)
  })

  test.each(['', 'null', '{"runs":1}', '{"runs":[{"receivedAt":"昨天","commit":"x"}]}', '{"runs":[],"x":1}'])(
    'are nothing else: %s',
    (text) => expect(readKeptReceipts(text)).toBeUndefined(),
  )

  test('stay where the host forgets the run, or the commit', () => {
    const before = keepReceipts([run(1, seen(NAMED, ONE, CODE))])
    expect(withKept([run(2, seen(NAMED, TWO, CODE))], before)).toHaveLength(2)
    expect(withKept([gone(1)], before)).toEqual(before.runs)
    // And a record of a run that was not readable is completed.
    expect(withKept([run(1, seen(NAMED, ONE, CODE))], { runs: [gone(1)] })).toEqual(before.runs)
  })

  test('learn the enterprise of an anonymous entry where its commit is read again with the key', () => {
    const before = keepReceipts([run(1, seen(ALIAS, ONE, CODE))])
    expect(receiptOf({ file: ALIAS, blob: TWO, enterprise: OTHER_CODE }, before.runs)).toEqual({
      undecided: at(1),
    })
    const read = withKept([run(1, seen(ALIAS, ONE, CODE))], before)
    expect(receiptOf({ file: ALIAS, blob: TWO, enterprise: OTHER_CODE }, read)).toEqual({})
    expect(receiptOf({ file: ALIAS, blob: TWO, enterprise: CODE }, read)).toEqual({ enterprise: at(1) })
  })
})
