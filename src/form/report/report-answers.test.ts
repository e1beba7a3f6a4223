import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { classify } from '../../domain/kinds.ts'
import { readReportMark, withoutReportMark } from '../../domain/report-place.ts'
import type { Tree } from '../../domain/tree.ts'
import { withoutEmpty } from '../../domain/tree.ts'
import { canonicalEntry } from '../../node/canonical-entry.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { readYaml } from '../../yaml/read.ts'
import { textsNotIn } from '../entry/texts-not-in.ts'
import {
  answersOfReport,
  carryOver,
  daysByMonth,
  inAskedMonths,
  noReport,
  reportOfAnswers,
} from './report-answers.ts'
import { reportFile } from './report-file.ts'
import { askedMonths, periodsUntil } from './report-months.ts'

const followUp = { everyMonths: 2, dueDay: 26, first: '2023-08' }
const samples = globSync('content/cycles/*/reports/*/*/*.yaml')
  .map((file) => file.split(sep).join('/'))
  .sort()
const treeOf = (text: string) => withoutEmpty(readYaml(text, '').tree!)

describe('the form keeps what a report says', () => {
  test.each(samples)('%s', (file) => {
    const { year = '', district = '', alias = '', period = '' } = classify(file).params ?? {}
    const place = { year, district, alias, period }
    const text = readFileSync(file, 'utf8').replace(/^# 样例.*\n/, '')
    const tree = treeOf(text)
    const { tree: written } = reportOfAnswers(answersOfReport(tree, askedMonths(period, followUp)))
    const made = reportFile(written, place, '某区')
    expect(readReportMark(made.text)).toEqual(place)
    expect(withoutReportMark(made.text)).toBe(text)
    expect(made.name).toBe(`双月报-${alias}-${period}.yaml`)
    // In `content/` the file's name says what its first line does: `check --fix` takes it out.
    expect(canonicalEntry(readContentFile(file, new TextEncoder().encode(made.text))!)).toBe(text)
  })

  test('there are samples with months restated', () => {
    const stated = samples.map((file) => daysByMonth(treeOf(readFileSync(file, 'utf8'))).size)
    expect(Math.max(...stated)).toBeGreaterThan(followUp.everyMonths)
  })
})

const months = askedMonths('2023-08', followUp)

const before = treeOf(`public:
  submittedOn: "2023-08-24"
private:
  days:
    - month: "2023-08"
      days: 6
  work: 标定模温回路。
  results:
    solved: 1
  problems: 真空机没有到货。
  next: 试抽真空。
  confirmed:
    by: 归晓蕾
    "on": "2023-08-24"
`)

test('a month of another time, and a key without a field, are told, not dropped in silence', () => {
  const tree = treeOf(`public:
  submittedOn: "2023-08-24"
private:
  days:
    - month: "2022-12"
      days: 3
  work: 做了。
  外号: 老王
`)
  const { tree: written } = reportOfAnswers(answersOfReport(tree, months))
  expect(textsNotIn(tree, written).map(({ text }) => text)).toEqual(['2022-12', '3', '老王'])
})

test('months of the period before count only where they are asked for', () => {
  const answers = noReport(months)
  answers.choices['earlier'] = [{ month: '2023-06', days: '8' }] as Tree
  const daysOf = () => reportOfAnswers(answers).tree['private']
  expect(daysOf()).toEqual({ days: [] })
  answers.choices['restates'] = ['是']
  expect(daysOf()).toEqual({ days: [{ month: '2023-06', days: '8' }] })
})

test('a finding is shown in the row that it is about, past those left blank', () => {
  const answers = noReport(months)
  answers.private['days'] = [{ month: '2023-07' }, { month: '2023-08', days: 'x' }]
  answers.choices['restates'] = ['是']
  answers.choices['earlier'] = [{ month: '2023-05' }, { month: '2023-06', days: 'y' }]
  const { askedAt } = reportOfAnswers(answers)
  expect(askedAt(['private', 'days', 0, 'days'])).toEqual(['choices', 'earlier', 1, 'days'])
  expect(askedAt(['private', 'days', 1, 'days'])).toEqual(['private', 'days', 1, 'days'])
  expect(askedAt(['private', 'work'])).toEqual(['private', 'work'])
})

test('from the report before comes what stays the same: no number, no date, nothing over what was written', () => {
  const next = askedMonths('2023-10', followUp)
  const { answers, carried } = carryOver(noReport(next), before)
  expect(carried).toEqual(['private.problems', 'private.confirmed.by'])
  expect(reportOfAnswers(answers).tree).toEqual({
    public: {},
    private: { problems: '真空机没有到货。', confirmed: { by: '归晓蕾' }, days: [] },
  })
  const own = noReport(next)
  own.private['problems'] = '没有。'
  expect(carryOver(own, before).carried).toEqual(['private.confirmed.by'])
})

test('which months a period asks for, and which periods can be chosen', () => {
  expect(askedMonths('2024-02', followUp)).toEqual({
    own: ['2024-01', '2024-02'],
    earlier: ['2023-11', '2023-12'],
  })
  expect(periodsUntil('2023-10-27', followUp, 2)).toEqual(['2023-12', '2023-10', '2023-08'])
  expect(periodsUntil('2023-10-26', followUp, 2)).toEqual(['2023-10', '2023-08'])
  expect(periodsUntil('2023-03-01', followUp, 2)).toEqual(['2023-08'])
  // Nobody serves for ever.
  expect(periodsUntil('2099-01-01', followUp, 2)[0]).toBe('2026-08')
})

test('a draft of other months is asked in the rows of today', () => {
  const monthly = askedMonths('2023-10', { ...followUp, everyMonths: 1 })
  const draft = answersOfReport(
    treeOf('public: {}\nprivate:\n  days:\n    - month: "2023-10"\n      days: 9\n'),
    monthly,
  )
  const asked = askedMonths('2023-10', followUp)
  const fitted = inAskedMonths(draft, asked)
  expect(daysByMonth(fitted)).toEqual(
    new Map([
      ['2023-09', ''],
      ['2023-10', '9'],
    ]),
  )
  expect(textsNotIn(draft, fitted)).toEqual([])
  expect(daysByMonth(inAskedMonths(noReport({ own: [], earlier: [] }), asked)).size).toBe(2)
})
