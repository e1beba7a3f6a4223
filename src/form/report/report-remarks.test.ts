import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cycleSchema } from '../../domain/cycle.ts'
import { type TreeMapping, withoutEmpty } from '../../domain/tree.ts'
import { validateAgainst } from '../../domain/validate-tree.ts'
import { readYaml } from '../../yaml/read.ts'
import { setAt } from '../entry/answers.ts'
import { noReport } from './report-answers.ts'
import { remarksOnReport } from './report-remarks.ts'
import { knownPlace, type ReportSettings } from './report-settings.ts'

const file = 'content/cycles/2023/cycle.yaml'
const { value: cycle } = validateAgainst(
  cycleSchema,
  'cycle',
  withoutEmpty(readYaml(readFileSync(file, 'utf8'), file).tree!),
  file,
)
const settings: ReportSettings = {
  cycles: [{ year: '2023', cycle: cycle!, followUp: cycle!.followUp! }],
  districts: [{ slug: 'hongshan', name: '洪山区', shortName: '洪山', office: '某局' }],
}
const known = knownPlace('#hongshan/k7m2p9/2023-08', settings)!
const NOW = Date.parse('2023-08-25T10:00:00+08:00')

/** What is said of a whole report after these changes. */
function said(changes: Record<string, string> = {}): string[] {
  const answers = noReport(known.months)
  const all: Record<string, string> = {
    'public.submittedOn': '2023-08-25',
    'private.days.0.days': '8',
    'private.days.1.days': '7',
    'private.work': '标定模温回路。',
    'private.confirmed.by': '归晓蕾',
    'private.confirmed.on': '2023-08-24',
    ...changes,
  }
  for (const [name, text] of Object.entries(all)) {
    setAt(
      answers as TreeMapping,
      name.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      text,
    )
  }
  return remarksOnReport(answers, known, NOW).map(
    ({ path, severity, problem, repair, suggestion }) =>
      `${severity} ${path.join('.')}: ${problem}${repair}${suggestion ? `[${suggestion}]` : ''}`,
  )
}

test('a link without the year belongs to the newest cycle with such a period; others lead nowhere', () => {
  expect(known.place.year).toBe('2023')
  const lost = ['#2024/hongshan/k7m2p9/2023-08', '#hongshan/k7m2p9/2023-09', '#atlantis/k7m2p9/2023-08', '']
  expect(lost.map((fragment) => knownPlace(fragment, settings))).toEqual(lost.map(() => undefined))
})

test('a whole report has nothing said of it', () => expect(said()).toEqual([]))

test.each([
  [{ 'private.work': ' ' }, ['error private.work: 没有填“本期工作”。请补上。']],
  [
    { 'private.days.0.days': '', 'private.days.1.days': '' },
    ['error private.days: 没有填服务天数。请至少填一个月；到岗了没有去的，填 0。'],
  ],
  [
    { 'private.days.0.days': '' },
    ['warning private.days.0.days: 没有填2023年7月的天数。还没有到岗的月份不用填；到岗了没有去的，填 0。'],
  ],
  [
    { 'private.days.0.days': '八天' },
    ['error private.days.0.days: “2023年7月的服务天数”要填数字。请只写半角数字，不带单位、逗号和“约”。'],
  ],
  [
    { 'private.days.0.days': '5' },
    [
      'warning private.days.0.days: 整月在岗，服务天数少于 7 天；通知要求原则上每月不少于 7 天。请核对天数；确实不足的可以保留，请在困难或下步打算里写明原因和补足的安排。',
    ],
  ],
  [
    { 'private.results.contract': '约12.5万元' },
    ['error private.results.contract: “合同额”要填数字。请只写半角数字，不带单位、逗号和“约”。[12.5]'],
  ],
  [
    { 'private.confirmed.by': '', 'private.confirmed.on': '' },
    ['warning private.confirmed: 这份双月报没有企业确认人和确认日期。请与企业核对内容后补填。'],
  ],
  [{ 'private.confirmed.on': '' }, ['error private.confirmed.on: 没有填“确认日期”。请补上。']],
  [
    { 'public.submittedOn': '2023-08-26' },
    ['warning public.submittedOn: “报送日期”晚于收到这份文件的日期（2023-08-25）。请核对年份，多半是手误。'],
  ],
])('%o', (changes, expected) => expect(said(changes)).toEqual(expected))

test('that it is late stands above the form, not beside the day', () => {
  expect(said({ 'public.submittedOn': '2023-08-27' }).join()).not.toContain('前报送')
})
