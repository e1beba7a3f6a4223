import { describe, expect, test } from 'vitest'
import { expertRows } from '../../../tests/fixtures/expert-rows.ts'
import { FOLLOW_UP_WORLD, type FollowUpRow, followUpRows } from '../../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../../tests/support/ledger-of.ts'
import { wholeMessage } from '../../../tests/support/message-examples.ts'
import { checkLedger, rulesOfExpert, rulesOfPlacement, rulesOfReport, rulesOfTime } from './index.ts'
import * as pairs from './pair-rules.ts'
import * as quota from './quota-rules.ts'
import * as recommendation from './recommendation-rules.ts'
import * as service from './service-rules.ts'
import * as twoParts from './two-part-rules.ts'

/**
 * 四（二） to 五（一）: the rows state their own verdict in `tests/fixtures/follow-up-rows.ts` and
 * `tests/fixtures/expert-rows.ts`.
 */
const allRows = [...followUpRows, ...expertRows]

function findingsOf({ files, now }: FollowUpRow) {
  const ledger = ledgerOf({ ...FOLLOW_UP_WORLD, ...files })
  const at = now && `${now}T09:00:00+08:00`
  const known = new Set(['deadline-not-judged', 'not-measurable'])
  return [...checkLedger(ledger, undefined, at)].filter(({ code }) => !known.has(code))
}
const reported = (row: FollowUpRow): string[] =>
  findingsOf(row).map(({ code, severity, file, path }) => `${code} ${severity} ${file} ${path.join('.')}`)

describe('each rule over experts, placements, reports, quota and payments', () => {
  test.each(allRows)('$name', (row) => {
    expect(reported(row)).toEqual(row.finds)
    if (row.says) expect(findingsOf(row).map(wholeMessage).join('\n\n')).toBe(row.says)
  })
})

const rules: { code: string; check: (...args: never[]) => Iterable<unknown> }[] = [
  ...rulesOfExpert,
  ...rulesOfPlacement,
  ...rulesOfReport,
  ...rulesOfTime,
  ...Object.values(recommendation),
  ...Object.values(pairs),
  ...Object.values(quota),
  ...Object.values(service),
  ...Object.values(twoParts),
]

describe('switching any of these rules off makes a row fail', () => {
  test.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
    const before = rule.check
    rule.check = () => []
    try {
      const rows = allRows.filter(({ finds }) => finds.some((found) => found.startsWith(`${code} `)))
      const fails = rows.some((row) => reported(row).join() !== row.finds.join())
      expect(fails, `no row of follow-up-rows.ts or expert-rows.ts yields ${code}: write one`).toBe(true)
    } finally {
      rule.check = before
    }
  })
})
