import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expertRows } from '../../../tests/fixtures/expert-rows.ts'
import { followUpRows } from '../../../tests/fixtures/follow-up-rows.ts'
import { bases, type Edit, edited } from '../../../tests/support/entry.ts'
import { ledgerOf } from '../../../tests/support/ledger-of.ts'
import { messageExamples, wholeMessage } from '../../../tests/support/message-examples.ts'
import { wordFinding } from '../../text/findings.ts'
import { readYaml } from '../../yaml/read.ts'
import type { Change, ChangedFile } from '../change.ts'
import { type Code, codes, type Finding } from '../finding.ts'
import { buildLedger, type Source } from '../ledger.ts'
import type { SeenEntry } from '../receipt.ts'
import type { Path, Tree, TreeMapping } from '../tree.ts'
import { validate } from '../validate.ts'
import {
  checkLedger,
  rulesOfChange,
  rulesOfCycle,
  rulesOfEntry,
  rulesOfExpert,
  rulesOfPlacement,
  rulesOfReport,
  rulesOfTime,
} from './index.ts'
import * as pairs from './pair-rules.ts'
import * as quota from './quota-rules.ts'
import * as recommendation from './recommendation-rules.ts'
import * as service from './service-rules.ts'
import * as twoParts from './two-part-rules.ts'

/**
 * Each row is a small content folder, the change if there is one, and exactly what the rules say of it:
 * `code severity file path`. Files not named are those of `WORLD`.
 */
interface Row {
  name: string
  files?: Record<string, string | null>
  /** By the clerk of hongshan, unless it says otherwise; `null` = nobody knows by whom. */
  change?: Omit<Change, 'before' | 'actor'> & { actor?: string | null }
  /** What the base has otherwise: by default `WORLD`, with what the row has beside the changed files. */
  before?: Record<string, string | null>
  finds: string[]
  /** The findings as people read them, a blank line between two. */
  says?: string
}

const D = 'content/cycles/2023/demands'
const NAMED = `${D}/hongshan/91420111MAFAKE991B.yaml`
const OTHER = `${D}/jiangan/91420111MAFAKE992E.yaml`
const HIDDEN = `${D}/hongshan/k7m2xq.yaml`
const SYNONYMS = 'content/synonyms.yaml'
const FILING = 'content/cycles/2023/filings/hongshan.yaml'
const CYCLE = 'content/cycles/2023/cycle.yaml'
const LAST_YEAR = 'content/cycles/2022'

const filing = `public:\n  unit: 洪山区科经局\n  reportedOn: "2023-03-09"\n  filedWithOrganizationDepartmentOn: "2023-03-08"\nprivate:\n  reporter: 某某\n  phone: "027-80000001"\n`

const sealedFiling = filing.replace(/private:[\s\S]*/, 'sealed: abc\n')
const OTHER_FILING = 'content/cycles/2023/filings/jiangan.yaml'

const cycle = `year: 2023
title: 通知
revenueYear: 2022
deadline: "2023-03-10T17:30:00+08:00"
stages:
  - clause: "4.1"
    name: 征集企业需求
target: 80
maxCandidates: 2
excludeSelectionsOf: [2021, 2022]
term: {years: 2, daysPerMonth: 7}
expert: {maxAge: 45, ageAsOf: "2023-03-10", minimumTitle: 副高级, cleanYears: 3}
funding: {total: 5, payments: 2}
industries:
  - {option: 光电子信息, priority: 是}
  - {option: 新材料, priority: 否}
smallAndMedium:
  - {industries: [光电子信息], employees: 1000, revenue: 40000}
  - {industries: [现代种业], revenue: 20000}
contacts: []
extensions: []
`
const limited = `${cycle}plausible: {revenuePerEmployee: 1000, equipmentToRevenue: 5, budgetToRevenue: 1, areaPerEmployee: 500}
`
const site = `name: 某站\ncity: 武汉市\nprovince: 湖北省\nhost: 某局\nprivatePart: plain\nrecipients: []\naccounts: [bureau]\nsamples: 是\n`
/** The same, where enterprises may hand in new entries by themselves. */
const selfService = `${site}forge:
  kind: github
  api: https://api.github.example
  owner: o
  repository: r
  branch: main
  selfService: 是
`
const districts = `- {slug: hongshan, name: 洪山区, shortName: 洪山区, office: 某局, accounts: [hs-clerk]}
- {slug: jiangan, name: 江岸区, shortName: 江岸区, office: 某局, accounts: [ja-clerk]}
`
const selection = (
  name: string,
  organization: string,
  to = '2022-05-31',
  enterprise = '旧企业有限公司',
  code = '',
) =>
  `- expert: {name: ${name}, organization: ${organization}}\n  enterprise: {name: ${enterprise}${code && `, creditCode: "${code}"`}}\n  district: jiangan\n  term: {from: "2021-06-01", to: "${to}"}\n`

const story = `---
title: 某典型
summary: 摘要
expert: 某教授
organization: 某大学
enterprise: 某公司
district: hongshan
cycle: "2022"
industry: 新材料
figures: []
consent: {given: 是, on: "2023-01-12"}
publishedOn: "2023-02-08"
---
正文
`

const NOTICE = 'content/cycles/2023/notice.mdx'
const MEASURES = 'content/cycles/2023/measures.yaml'
const notice = (text: string) =>
  `---\ntitle: 某通知\n---\n\n各区：\n\n<Clause id="1" title="一、目标">\n\n${text}\n\n</Clause>\n`
const measures = (...passages: string[]) =>
  ['title|某通知', 'title|各区：', ...passages]
    .map((passage) => passage.split('|'))
    .map(([clause, text]) => `- {clause: "${clause}", text: ${text}, pages: [首页]}\n`)
    .join('')

const storyOf = (enterprise: string, year: string, demand?: string) =>
  story.replace('某公司', enterprise).replace('"2022"', `"${year}"${demand ? `\ndemand: "${demand}"` : ''}`)

/** A priority industry, so that a base entry gives no finding at all. */
const sound = (...edits: Edit[]) =>
  edited('named', [['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息'], ...edits])
const hidden = (...edits: Edit[]) => edited('anonymous', edits)

const BASE_FILES: Record<string, string> = {
  'content/site.yaml': site,
  'content/districts.yaml': districts,
  [CYCLE]: cycle,
  [FILING]: filing,
  'content/cycles/2023/filings/jiangan.yaml': filing,
  [NAMED]: sound(),
}
/** Another enterprise with other people and other problems. */
const another = (...edits: Edit[]) =>
  sound(
    ['武汉测试光电有限公司', '武汉另家光电有限公司'],
    ['丙某某', '戊某某'],
    ['丁某某', '己某某'],
    ['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', '主轴热伸长 40 μm，要求补偿到 5 μm 以内。'],
    ['85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', '涂布面密度波动 3%，要求不大于 1%。'],
    ['高功率激光器封装应力大，热循环后光功率下降超过 5%。', '主轴高速运转时温升 18 ℃，精度漂移。'],
    ...edits,
  )

const IN_TIME = '2023-03-10T17:29:59+08:00'
const LATE = '2023-03-10T17:30:01+08:00'
const added = (now: string | undefined, ...files: string[]): NonNullable<Row['change']> => ({
  files: files.map((file) => ({ file, status: 'added' })),
  ...(now !== undefined && { now }),
})
const extended = cycle.replace(
  'extensions: []',
  'extensions:\n  - {district: hongshan, until: "2023-03-12T17:30:00+08:00", reason: 系统故障}',
)

const BUREAU_FILES = [
  'content/site.yaml',
  'content/districts.yaml',
  CYCLE,
  'content/cycles/2022/selections.yaml',
  'content/cycles/2023/notice.mdx',
  'content/showcase/x.mdx',
  'content/showcase/x.svg',
  'content/demand.schema.json',
  '.github/workflows/publish.yml',
  'scripts/check.ts',
  'package.json',
]
const EVIL = `${D}/evil-qu/91420111MAFAKE992E.yaml`
const OTHER_CODE = `${D}/hongshan/91420111MAFAKE992E.yaml`
const ALIAS = `${D}/hongshan/aaaaaa.yaml`
const HIDDEN_CODE = /creditCode: "?(\w+)/.exec(bases.anonymous)![1]!
const sealedHidden = bases.anonymous.replace(/private:[\s\S]*/, 'sealed: abc\n')
const withoutRequests = sound()
  .replace(/ {2}expertRequest:[\s\S]*?(?=\n {2}\w|\nprivate:)/, '')
  .replace(/ {2}challenges:[\s\S]*?(?=private:)/, '')
const [NEW_BLOB, OLD_BLOB] = ['a'.repeat(40), 'b'.repeat(40)]
/** Added late, after runs of its branch that saw this of it; undefined = their commit is gone. */
const receivedBefore = (
  ...runs: [receivedAt: string, seen: Partial<SeenEntry> | undefined][]
): NonNullable<Row['change']> => ({
  files: [{ file: NAMED, status: 'added', blob: NEW_BLOB }],
  now: LATE,
  runs: runs.map(([receivedAt, seen], index) => ({
    receivedAt,
    commit: String(index).repeat(40),
    ...(seen && { entries: [{ ...SEEN, ...seen }] }),
  })),
})
const withoutNow = ({ now: _, ...change }: NonNullable<Row['change']>) => change
const SEEN = { file: NAMED, blob: OLD_BLOB, readable: true, enterprise: '91420111MAFAKE991B' }
const long =
  '连续退火炉带钢张力波动大导致跑偏需要建立在线预测模型并把张力控制精度由百分之五提高到百分之二以内同时降低能耗'

const rows: Row[] = [
  { name: 'a sound entry', finds: [] },
  // entry
  {
    name: 'nothing requested',
    files: { [HIDDEN]: bases.anonymous.replace(/ {2}challenges:[\s\S]*?(?=private:)/, '') },
    finds: [`nothing-requested error ${HIDDEN} public`],
  },
  {
    name: 'too many candidates',
    files: { [CYCLE]: cycle.replace('maxCandidates: 2', 'maxCandidates: 1') },
    finds: [`too-many-candidates error ${NAMED} private.candidates.1`],
  },
  {
    name: 'staff exceeds employees',
    files: { [NAMED]: sound(['staff: 36', 'staff: 321']) },
    finds: [`staff-exceeds-employees error ${NAMED} private.innovation.staff`],
    says: '研发人员多于从业人数（附件1）\n“研发人员”比“企业从业人数”还多。\n请核对这两个数。',
  },
  { name: 'all employees are staff', files: { [NAMED]: sound(['staff: 36', 'staff: 320']) }, finds: [] },
  {
    name: 'the name in both parts',
    files: {
      [NAMED]: sound(['    employees: 320\n', '    name: 武汉测试光电有限公司\n    employees: 320\n']),
    },
    finds: [`name-published-twice error ${NAMED} private.enterprise.name`],
  },
  {
    name: 'the name in neither part',
    files: { [NAMED]: sound(['    name: 武汉测试光电有限公司\n', '']) },
    finds: [`name-published-twice error ${NAMED} public.enterprise.name`],
  },
  {
    name: 'a named entry under an alias',
    files: { [NAMED]: null, [HIDDEN]: sound() },
    finds: [`credit-code error ${HIDDEN} `],
  },
  {
    name: 'an anonymous entry under its code',
    files: { [NAMED]: hidden(['91420111MAFAKE9908', '91420111MAFAKE991B']) },
    finds: [`credit-code error ${NAMED} `],
  },
  {
    name: 'a code with a wrong check character',
    files: { [NAMED]: null, [`${D}/hongshan/91420111MAFAKE991C.yaml`]: sound() },
    finds: [`credit-code error ${D}/hongshan/91420111MAFAKE991C.yaml `],
  },
  ...['999999198709080496', '99999919870908049X'].map((number) => ({
    name: `somebody’s ID number as a file’s name: ${number}`,
    files: { [NAMED]: null, [`${D}/hongshan/${number}.yaml`]: sound() },
    finds: [`credit-code error ${D}/hongshan/${number}.yaml `],
  })),
  {
    name: 'somebody’s ID number in small letters as a file’s name',
    files: { [NAMED]: null, [`${D}/hongshan/11010519491231002x.yaml`]: sound() },
    finds: [`credit-code error ${D}/hongshan/11010519491231002x.yaml `],
  },
  {
    name: 'no cycle and no licence makes an ID number a code',
    files: {
      [NAMED]: null,
      [CYCLE]: `${cycle}creditCodes: ["91420111MAFAKE991C"]\n`,
      [HIDDEN]: hidden([
        '"91420111MAFAKE9908"\n',
        '"999999198709080496"\n    codeVerified: {by: 某某, on: "2023-03-02"}\n',
      ]),
    },
    // The schema refuses it.
    finds: [],
  },
  {
    name: 'a code whose check character does not fit, on the cycle’s list',
    files: {
      [CYCLE]: `${cycle}creditCodes: ["91420111MAFAKE991C"]\n`,
      [NAMED]: null,
      [`${D}/hongshan/91420111MAFAKE991C.yaml`]: sound(),
    },
    finds: [`credit-code warning ${D}/hongshan/91420111MAFAKE991C.yaml `],
  },
  {
    name: 'an anonymous entry’s code whose check character does not fit',
    files: { [NAMED]: null, [HIDDEN]: hidden(['MAFAKE9908', 'MAFAKE9909']) },
    finds: [`credit-code error ${HIDDEN} private.enterprise.creditCode`],
  },
  {
    name: 'the same, on the cycle’s list, which is of named ones',
    files: {
      [CYCLE]: `${cycle}creditCodes: ["91420111MAFAKE9909"]\n`,
      [NAMED]: null,
      [HIDDEN]: hidden(['MAFAKE9908', 'MAFAKE9909']),
    },
    finds: [`credit-code error ${HIDDEN} private.enterprise.creditCode`],
  },
  {
    name: 'the same, compared with the licence',
    files: {
      [NAMED]: null,
      [HIDDEN]: hidden([
        '"91420111MAFAKE9908"\n',
        '"91420111MAFAKE9909"\n    codeVerified: {by: 某某, on: "2023-03-02"}\n',
      ]),
    },
    finds: [`credit-code warning ${HIDDEN} private.enterprise.creditCode`],
  },
  {
    name: 'the same, by nobody in particular',
    files: {
      [NAMED]: null,
      [HIDDEN]: hidden([
        '"91420111MAFAKE9908"\n',
        '"91420111MAFAKE9909"\n    codeVerified: {on: "2023-03-02"}\n',
      ]),
    },
    finds: [`credit-code error ${HIDDEN} private.enterprise.creditCode`],
  },
  {
    name: 'a code of no enterprise',
    files: { [NAMED]: null, [`${D}/hongshan/12420111MAFAKE991G.yaml`]: sound() },
    finds: [`credit-code warning ${D}/hongshan/12420111MAFAKE991G.yaml `],
  },
  {
    name: 'a selection with a wrong code, and one on a cycle’s list',
    files: {
      [CYCLE]: `${cycle}creditCodes: ["91420111MAFAKE992F"]\n`,
      [`${LAST_YEAR}/selections.yaml`]:
        selection('庚某某', '某某大学', '2022-05-31', '甲企业有限公司', '91420111MAFAKE991C') +
        selection('辛某某', '某某大学', '2022-05-31', '乙企业有限公司', '91420111MAFAKE992F'),
    },
    finds: [
      `credit-code error ${LAST_YEAR}/selections.yaml 0.enterprise.creditCode`,
      `credit-code warning ${LAST_YEAR}/selections.yaml 1.enterprise.creditCode`,
    ],
  },
  {
    name: 'sums in 元',
    files: {
      [CYCLE]: limited,
      [NAMED]: sound(
        ['revenue: 9321.5', 'revenue: 93215000'],
        ['equipmentValue: 560.25', 'equipmentValue: 5602500'],
        ['budget: 80', 'budget: 800000'],
        ['budget: 35.5', 'budget: 355000'],
      ),
    },
    finds: [
      `implausible-amount warning ${NAMED} private.enterprise.revenue`,
      `implausible-amount warning ${NAMED} private.innovation.equipmentValue`,
      `implausible-amount warning ${NAMED} public.challenges.0.cooperation.budget`,
      `implausible-amount warning ${NAMED} private.challenges.0.budget`,
    ],
  },
  {
    name: 'a published budget of 650000 万元',
    files: { [CYCLE]: limited, [NAMED]: sound(['budget: 80', 'budget: 650000']) },
    finds: [`implausible-amount warning ${NAMED} public.challenges.0.cooperation.budget`],
    says: `数字大得反常（附件1）
“四、技术创新难题第1项的预计技术合作经费投入”与营业收入、从业人数相比大得反常，像是按元填的（这里以万元计）。
按元填的请除以 10000；确实这么大的可以保留。`,
  },
  {
    name: 'a lost point, and an area of hectares',
    files: {
      [CYCLE]: limited,
      [NAMED]: sound(['revenue: 9321.5', 'revenue: 932150'], ['siteArea: 1200', 'siteArea: 1200000']),
    },
    finds: [
      `implausible-amount warning ${NAMED} private.innovation.siteArea`,
      `implausible-amount warning ${NAMED} private.enterprise.revenue`,
    ],
  },
  {
    name: 'large ones within the limits, and a young enterprise without revenue',
    files: {
      [CYCLE]: limited,
      [NAMED]: sound(
        ['revenue: 9321.5', 'revenue: 300000'],
        ['equipmentValue: 560.25', 'equipmentValue: 46000'],
        ['budget: 80', 'budget: 9000'],
        ['siteArea: 1200', 'siteArea: 150000'],
      ),
      [HIDDEN]: hidden(['revenue: 500', 'revenue: 0'], ['equipmentValue: 0', 'equipmentValue: 300']),
    },
    finds: [],
  },
  {
    name: 'a cycle without limits',
    files: { [NAMED]: sound(['budget: 80', 'budget: 650000']) },
    finds: [],
  },
  ...['2099-03-02', '1900-03-02', '2020-12-31'].map((day) => ({
    name: `a date of another time: ${day}`,
    files: {
      [NAMED]: sound(
        ['submittedOn: "2023-03-02"', `submittedOn: "${day}"`],
        ['    on: "2023-03-02"', `    on: "${day}"`],
      ),
      [FILING]: filing.replace('2023-03-09', day),
    },
    finds: [
      `implausible-date warning ${NAMED} public.submittedOn`,
      `implausible-date warning ${NAMED} private.consent.on`,
      `implausible-date warning ${FILING} public.reportedOn`,
    ],
  })),
  {
    name: 'a year mistyped, as people read it',
    files: { [NAMED]: sound(['submittedOn: "2023-03-02"', 'submittedOn: "2032-03-02"']) },
    finds: [`implausible-date warning ${NAMED} public.submittedOn`],
    says: `日期反常（通知“报送要求”）
“填报日期”不在 2022 年到 2026 年之间。
请核对年份，多半是手误。`,
  },
  {
    name: 'a deadline and an extension of another decade; what a cycle plans lies ahead',
    files: {
      [CYCLE]: extended.replace('2023-03-10T', '2032-03-10T').replace('2023-03-12T', '2032-03-12T'),
    },
    finds: [
      `implausible-date warning ${CYCLE} deadline`,
      `implausible-date warning ${CYCLE} extensions.0.until`,
    ],
  },
  {
    name: 'dates after the time of receipt, in China',
    files: {
      [NAMED]: sound(['submittedOn: "2023-03-02"', 'submittedOn: "2023-03-11"']),
      [FILING]: filing.replace('2023-03-09', '2023-03-11'),
    },
    change: added(IN_TIME, NAMED, FILING),
    finds: [
      `implausible-date warning ${NAMED} public.submittedOn`,
      `implausible-date warning ${FILING} public.reportedOn`,
    ],
  },
  {
    name: 'dates of the day of receipt, which in London is the day before',
    files: { [NAMED]: sound(['submittedOn: "2023-03-02"', 'submittedOn: "2023-03-10"']) },
    change: added('2023-03-09T16:30:00Z', NAMED),
    finds: [],
  },
  {
    name: 'received in time, checked again later: the time of receipt counts',
    files: { [NAMED]: sound(['submittedOn: "2023-03-02"', 'submittedOn: "2023-03-09"']) },
    change: {
      ...receivedBefore(['2023-03-08T09:00:00+08:00', { blob: NEW_BLOB }]),
      now: IN_TIME,
    },
    finds: [`implausible-date warning ${NAMED} public.submittedOn`],
  },
  {
    name: 'a term that begins and ends later is agreed, not mistyped',
    files: {
      'content/cycles/2023/selections.yaml': selection('庚某某', '某某大学', '2025-06-30').replace(
        '2021-06-01',
        '2023-07-01',
      ),
    },
    change: added(IN_TIME, NAMED),
    finds: ['selected-not-placed warning content/cycles/2023/selections.yaml 0'],
  },
  {
    name: 'a landline',
    files: { [NAMED]: sound(['"19900009002"', '"027-80000002"']) },
    finds: [`landline warning ${NAMED} private.enterprise.contact.phone`],
  },
  {
    name: 'a legal representative from 香港 or abroad can go on',
    files: { [NAMED]: sound(['"19900009001"', '"00852 9123 4567"']) },
    finds: [`landline warning ${NAMED} private.enterprise.legalRepresentative.mobile`],
  },
  {
    name: 'a candidate without phone',
    files: { [NAMED]: sound(['      phone: "19900009003"\n', '']) },
    finds: [`candidate-without-phone warning ${NAMED} private.candidates.0.phone`],
  },
  {
    name: 'no consent',
    files: { [NAMED]: sound(['  consent:\n    by: 乙某某\n    on: "2023-03-02"\n', '']) },
    finds: [`no-consent warning ${NAMED} private.consent`],
  },
  {
    name: 'plain where it must be sealed',
    files: {
      'content/site.yaml': site.replace('plain', 'sealed'),
      [FILING]: sealedFiling,
      [OTHER_FILING]: sealedFiling,
    },
    finds: [`private-part-unsealed error ${NAMED} private`],
  },
  {
    name: 'a plain filing where it must be sealed',
    files: {
      'content/site.yaml': site.replace('plain', 'sealed'),
      [NAMED]: null,
      [OTHER_FILING]: sealedFiling,
    },
    finds: [`private-part-unsealed error ${FILING} private`],
  },
  {
    name: 'nobody has said that plain text may lie here',
    files: { 'content/site.yaml': null, [FILING]: sealedFiling, [OTHER_FILING]: sealedFiling },
    finds: [`private-part-unsealed error ${NAMED} private`],
  },
  {
    name: 'a sealed part is not judged',
    files: { [HIDDEN]: bases.anonymous.replace(/private:[\s\S]*/, 'sealed: abc\n') },
    finds: [`sealed-not-checked information ${HIDDEN} sealed`],
  },
  {
    name: 'a candidate of a company',
    files: { [NAMED]: sound(['organization: 某某研究所', 'organization: 某某科技有限公司']) },
    finds: [`candidate-not-from-academia warning ${NAMED} private.candidates.1.organization`],
  },
  {
    name: 'a company of a university is a company, a centre is none',
    files: { [NAMED]: sound(['organization: 某某研究所', 'organization: 某某大学技术转移中心']) },
    finds: [],
  },
  {
    name: 'both limits reached',
    files: { [NAMED]: sound(['employees: 320', 'employees: 1000'], ['revenue: 9321.5', 'revenue: 40000']) },
    finds: [`not-sme warning ${NAMED} private.enterprise.revenue`],
  },
  {
    name: 'one limit reached',
    files: {
      [NAMED]: sound(['employees: 320', 'employees: 1000'], ['revenue: 9321.5', 'revenue: 39999.999999']),
    },
    finds: [],
  },
  {
    name: 'an industry with one limit only',
    files: {
      [CYCLE]: cycle
        .replace('industries: [光电子信息], employees: 1000', 'industries: [光电子信息]')
        .replace('revenue: 40000', 'revenue: 9321.5'),
    },
    finds: [`not-sme warning ${NAMED} private.enterprise.revenue`],
  },
  {
    name: 'both kinds of centre',
    files: {
      [NAMED]: sound([
        '      - type: 其他\n        name: 联合研究室\n',
        '      - type: 工程（技术）研究中心\n        level: 市级\n      - type: 工程研究中心\n        level: 市级\n',
      ]),
    },
    finds: [`overlapping-centre-types warning ${NAMED} public.research.types.2.type`],
  },
  {
    name: 'no priority industry',
    files: { [NAMED]: sound(['industry: 光电子信息', 'industry: 新材料']) },
    finds: [`other-industry information ${NAMED} public.enterprise.industry`],
  },
  {
    name: 'another industry',
    files: { [NAMED]: edited('named', []) },
    finds: [`other-industry information ${NAMED} public.enterprise.industry`],
  },
  {
    name: 'support refused',
    files: { [NAMED]: sound(['offered: 是', 'offered: 否']) },
    finds: [`support-refused warning ${NAMED} private.support.offered`],
  },
  {
    name: 'nothing to measure',
    files: {
      [NAMED]: sound([
        '85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。',
        '封装胶在高温下会变黄，希望有所改善。',
      ]),
    },
    finds: [`not-measurable warning ${NAMED} public.challenges.1.description`],
  },
  {
    name: 'a figure in words',
    files: {
      [NAMED]: sound([
        '85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。',
        '封装胶使用三个月后变黄，希望有所改善。',
      ]),
    },
    finds: [],
  },
  // privacy
  {
    name: 'a mobile in public',
    files: { [NAMED]: sound(['有镀膜设备', '有镀膜设备，联系１９９ 0000 9009']) },
    finds: [`personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`],
  },
  {
    name: 'an ID number in public',
    files: { [NAMED]: sound(['有镀膜设备', '证号 11010519491231002X']) },
    finds: [`personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`],
  },
  {
    name: 'an e-mail in public',
    files: { [NAMED]: sound(['有镀膜设备', '请写信到 a.b@example.com']) },
    finds: [`personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`],
  },
  {
    name: 'a candidate’s name in public',
    files: { [NAMED]: sound(['有镀膜设备', '希望丁某某教授团队参与']) },
    finds: [`personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`],
  },
  {
    name: 'a private landline in public',
    files: { [NAMED]: sound(['"19900009002"', '"027-80000002"'], ['有镀膜设备', '电话 027 80000002']) },
    finds: [
      `landline warning ${NAMED} private.enterprise.contact.phone`,
      `personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`,
    ],
  },
  {
    name: 'a mobile, an ID number, an e-mail and a name in one text: told at once',
    files: {
      [NAMED]: sound(['有镀膜设备', '丁某某 19900009009，证号 11010519491231002X，a.b@example.com']),
    },
    finds: Array(4).fill(
      `personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`,
    ),
  },
  {
    name: 'an ID number or a mobile in a story and in a 选派名单',
    files: {
      'content/showcase/x.mdx': story
        .replace('summary: 摘要', 'summary: 证号 11010519491231002X')
        .replace('正文', '正文，电话 199 0000 9009'),
      [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学 11010519491231002X'),
    },
    finds: [
      `personal-data-in-public error ${LAST_YEAR}/selections.yaml 0.expert.organization`,
      'personal-data-in-public error content/showcase/x.mdx summary',
      'personal-data-in-public error content/showcase/x.mdx ',
    ],
  },
  {
    name: 'a long figure is no phone',
    files: { [NAMED]: sound(['有镀膜设备', '寿命 199000090091 次']) },
    finds: [],
  },
  {
    name: 'its own name',
    files: { [HIDDEN]: hidden(['summary: 腔面镀膜损伤阈值偏低', 'summary: 隐名光电腔面镀膜损伤阈值偏低']) },
    finds: [`own-name-in-anonymous-text error ${HIDDEN} public.challenges.0.summary`],
  },
  {
    name: 'its own name in full',
    files: { [HIDDEN]: hidden(['summary: 腔面镀膜损伤阈值偏低', 'summary: 武汉 隐名光电有限公司的问题']) },
    finds: [`own-name-in-anonymous-text error ${HIDDEN} public.challenges.0.summary`],
  },
  {
    name: 'a named entry may name itself',
    files: { [NAMED]: sound(['有镀膜设备', '武汉测试光电有限公司有镀膜设备']) },
    finds: [],
  },
  // cycle
  { name: 'another enterprise is no duplicate', files: { [OTHER]: another() }, finds: [] },
  {
    name: 'the same code in two districts',
    files: { [`${D}/jiangan/91420111MAFAKE991B.yaml`]: another() },
    finds: [`duplicate-enterprise error ${D}/jiangan/91420111MAFAKE991B.yaml `],
  },
  {
    name: 'the same name under two codes, whatever its width and spaces',
    files: { [OTHER]: another(['武汉另家光电有限公司', '"武汉 测试光电有限公司"']) },
    finds: [`duplicate-enterprise error ${OTHER} public.enterprise.name`],
  },
  {
    name: 'the code inside an anonymous entry',
    files: {
      [HIDDEN]: hidden(
        ['91420111MAFAKE9908', '91420111MAFAKE991B'],
        ['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', '主轴热伸长 40 μm，要求补偿到 5 μm。'],
      ),
    },
    finds: [`duplicate-enterprise error ${HIDDEN} `],
  },
  {
    name: 'two want the same person',
    files: {
      [OTHER]: another(['己某某', '丙某某'], ['organization: 某某研究所', 'organization: 某某 大学']),
    },
    finds: [`candidate-wanted-twice warning ${OTHER} private.candidates.1.name`],
  },
  {
    name: 'a namesake of another unit is another person',
    files: { [OTHER]: another(['己某某', '丙某某']) },
    finds: [],
  },
  { name: 'no filing', files: { [FILING]: null }, finds: [`not-filed warning ${FILING} `] },
  {
    name: 'a filing without 备案',
    files: { [FILING]: filing.replace(/ {2}filedWith.*\n/, '') },
    finds: [`not-filed warning ${FILING} public`],
  },
  {
    name: 'a filing without reporter and date',
    files: { [FILING]: filing.replace(/ {2}reporter.*\n/, '').replace(/ {2}reportedOn.*\n/, '') },
    finds: [`not-filed warning ${FILING} public`],
  },
  {
    name: 'a year without notice',
    files: {
      [`content/cycles/2031/demands/hongshan/91420111MAFAKE992E.yaml`]: another(),
      'content/cycles/2031/filings/hongshan.yaml': filing,
    },
    finds: ['unknown-cycle error content/cycles/2031/demands/hongshan/91420111MAFAKE992E.yaml '],
  },
  {
    name: 'a notice of which every passage has its measure, wherever it is divided',
    files: {
      [NOTICE]: notice('甲句。[乙 句](#annex-1)；丙句。'),
      [MEASURES]: measures('1|甲句。乙句；', '1|丙句。'),
    },
    finds: [],
  },
  {
    name: 'a sentence of the notice without measure',
    files: { [NOTICE]: notice('甲句。乙句。丙句。'), [MEASURES]: measures('1|甲句。', '1|丙句。') },
    finds: [`measures-differ error ${MEASURES} 3.text`],
    says: '逐句落实与通知原文不一致（文件书写要求）\n通知一有一句没有写怎样落实：“乙句。”。\n请在这一处补上一项，text 照抄原文，再写核对规则、页面、文件，或人工办理的原因。',
  },
  {
    name: 'the end of a clause without measure',
    files: { [NOTICE]: notice('甲句。乙句。'), [MEASURES]: measures('1|甲句。') },
    finds: [`measures-differ error ${MEASURES} 2.text`],
  },
  {
    name: 'a clause without measure',
    files: { [NOTICE]: notice('甲句。'), [MEASURES]: measures() },
    finds: [`measures-differ error ${MEASURES} `],
  },
  {
    name: 'a measure of nothing that the notice says',
    files: { [NOTICE]: notice('甲句。乙句。'), [MEASURES]: measures('1|甲句。乙句。', '1|丁句。') },
    finds: [`measures-differ error ${MEASURES} 3.text`],
    says: '逐句落实与通知原文不一致（文件书写要求）\n通知一里没有这一句，或者次序不对：“丁句。”。\n请照抄通知原文，按原文的次序排列；通知里没有的，删去这一项。',
  },
  {
    name: 'what a form says stands on paper, and a notice that is not written yet has nothing to compare',
    files: {
      [NOTICE]: notice('甲句。'),
      [MEASURES]: measures('1|甲句。', '附件1|最多2人', '附件2|填报单位'),
      'content/cycles/2024/notice.mdx': notice('〔待填写：“一、目标”的原文〕'),
      'content/cycles/2024/measures.yaml': measures('1|甲句。'),
    },
    finds: [],
  },
  {
    name: 'a faulty cycle file is a fault of its own',
    files: { [CYCLE]: cycle.replace('target: 80', 'target: 八十') },
    finds: [],
  },
  {
    name: 'nearly another’s text',
    files: {
      [NAMED]: sound(['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', `${long}，指标 2%。`]),
      [OTHER]: another(['主轴热伸长 40 μm，要求补偿到 5 μm 以内。', `${long}，指标为 2%！`]),
    },
    finds: [`similar-challenge warning ${OTHER} public.challenges.0.description`],
  },
  {
    name: 'last year’s text',
    files: {
      [NAMED]: sound(['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', `${long}，指标 2%。`]),
      [`${LAST_YEAR}/demands/hongshan/91420111MAFAKE991B.yaml`]: sound([
        '现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。',
        `${long}，指标 2%。`,
      ]),
      [`${LAST_YEAR}/cycle.yaml`]: cycle
        .replace('year: 2023', 'year: 2022')
        .replace('[2021, 2022]', '[2020, 2021]'),
      [`${LAST_YEAR}/filings/hongshan.yaml`]: filing,
    },
    finds: [`similar-challenge warning ${NAMED} public.challenges.0.description`],
  },
  {
    name: 'a withdrawn text is no model',
    files: {
      [NAMED]: sound(
        ['status: 征集中', 'status: 已撤回'],
        ['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', `${long}，指标 2%。`],
      ),
      [OTHER]: another(['主轴热伸长 40 μm，要求补偿到 5 μm 以内。', `${long}，指标 2%。`]),
    },
    finds: [],
  },
  // history
  {
    name: 'selected in an excluded year',
    files: { [`${LAST_YEAR}/selections.yaml`]: selection('丙某某', '某某大学') },
    finds: [`candidate-selected-before error ${NAMED} private.candidates.0.name`],
  },
  {
    name: 'a namesake was selected',
    files: { [`${LAST_YEAR}/selections.yaml`]: selection('丙某某', '别的大学') },
    finds: [`candidate-selected-before warning ${NAMED} private.candidates.0.name`],
  },
  {
    name: 'selected long ago',
    files: { 'content/cycles/2020/selections.yaml': selection('丙某某', '某某大学') },
    finds: [],
  },
  {
    name: 'still in service',
    files: { 'content/cycles/2020/selections.yaml': selection('丙某某', '某某大学', '2023-03-10') },
    finds: [`expert-in-service error ${NAMED} private.candidates.0.name`],
  },
  {
    name: 'served until the day before',
    files: { 'content/cycles/2020/selections.yaml': selection('丙某某', '某某大学', '2023-03-09') },
    finds: [],
  },
  {
    name: 'the enterprise was served, by name',
    files: {
      [`${LAST_YEAR}/selections.yaml`]: selection('无关', '无关大学', '2022-05-31', '武汉测试光电有限公司'),
    },
    finds: [`enterprise-served-before warning ${NAMED} public.expertRequest`],
  },
  {
    name: 'the enterprise was served, by code',
    files: {
      [`${LAST_YEAR}/selections.yaml`]: selection(
        '无关',
        '无关大学',
        '2022-05-31',
        '曾用名有限公司',
        '91420111MAFAKE991B',
      ),
    },
    finds: [`enterprise-served-before warning ${NAMED} public.expertRequest`],
  },
  {
    name: 'it may still put a problem',
    files: {
      [HIDDEN]: hidden([
        '现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。',
        '主轴热伸长 40 μm，要求补偿到 5 μm。',
      ]),
      [`${LAST_YEAR}/selections.yaml`]: selection('无关', '无关大学', '2022-05-31', '武汉隐名光电有限公司'),
    },
    finds: [],
  },
  // change
  { name: 'in time', change: added(IN_TIME, NAMED), finds: [] },
  { name: 'late', change: added(LATE, NAMED), finds: [`late-submission error ${NAMED} `] },
  {
    name: 'late in another zone',
    change: added('2023-03-10T09:30:01Z', NAMED),
    finds: [`late-submission error ${NAMED} `],
  },
  { name: 'in time in another zone', change: added('2023-03-10T09:29:59Z', NAMED), finds: [] },
  {
    name: 'a late correction',
    change: { files: [{ file: NAMED, status: 'modified' }], now: LATE },
    finds: [`late-submission warning ${NAMED} `],
  },
  {
    name: 'a moved entry stays received',
    change: { files: [{ file: NAMED, was: HIDDEN, status: 'moved' }], now: LATE },
    finds: [],
  },
  {
    name: 'a deletion is no submission',
    change: { files: [{ file: HIDDEN, status: 'deleted' }], now: LATE },
    finds: [],
  },
  {
    name: 'within an extension',
    files: { [CYCLE]: extended },
    change: added(LATE, NAMED),
    finds: [`late-submission warning ${NAMED} `],
  },
  {
    name: 'after the extension',
    files: { [CYCLE]: extended },
    change: added('2023-03-12T17:30:01+08:00', NAMED),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'an extension is for its district',
    files: { [CYCLE]: extended, [OTHER]: another() },
    change: { ...added(LATE, OTHER), actor: 'ja-clerk' },
    finds: [`late-submission error ${OTHER} `],
  },
  {
    name: 'no time of receipt',
    change: added(undefined, NAMED),
    finds: [`deadline-not-judged information ${CYCLE} deadline`],
  },
  {
    name: 'two districts',
    files: { [OTHER]: another() },
    change: added(IN_TIME, NAMED, OTHER),
    finds: [`more-than-one-district error ${OTHER} `, `not-your-district error ${OTHER} `],
  },
  {
    name: 'two districts, by a move',
    change: { files: [{ file: NAMED, was: OTHER, status: 'moved' }], now: IN_TIME },
    finds: [`more-than-one-district error ${OTHER} `, `not-your-district error ${OTHER} `],
  },
  {
    name: 'two districts, by the bureau',
    files: { [OTHER]: another() },
    change: { ...added(IN_TIME, NAMED, OTHER), actor: 'bureau' },
    finds: [],
  },
  { name: 'one’s own district', change: { ...added(IN_TIME, NAMED, FILING), actor: 'hs-clerk' }, finds: [] },
  {
    name: 'another’s district',
    change: { ...added(IN_TIME, NAMED), actor: 'ja-clerk' },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'a stranger',
    change: { ...added(IN_TIME, NAMED), actor: 'stranger' },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'an enterprise hands in its own entry, where the site lets it: the district decides',
    files: { 'content/site.yaml': selfService },
    change: { ...added(IN_TIME, NAMED), actor: 'stranger' },
    finds: [`not-your-district warning ${NAMED} `],
  },
  {
    name: 'a stranger changes an entry, although enterprises may hand in new ones',
    files: { 'content/site.yaml': selfService },
    change: { files: [{ file: NAMED, status: 'modified' }], now: IN_TIME, actor: 'stranger' },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'a district changes a workflow',
    change: { ...added(IN_TIME, NAMED, '.github/workflows/publish.yml'), actor: 'hs-clerk' },
    finds: ['outside-district-scope error .github/workflows/publish.yml '],
  },
  {
    name: 'whoever changes entries changes nothing else',
    change: added(IN_TIME, NAMED, 'scripts/check.ts'),
    finds: ['outside-district-scope error scripts/check.ts '],
  },
  {
    name: 'a district changes the cycle alone',
    change: { files: [{ file: CYCLE, status: 'modified' }], now: IN_TIME, actor: 'hs-clerk' },
    finds: [`outside-district-scope error ${CYCLE} `],
  },
  {
    name: 'an anonymous sealed entry under its code',
    files: { [NAMED]: bases.anonymous.replace(/private:[\s\S]*/, 'sealed: abc\n') },
    finds: [`credit-code error ${NAMED} `, `sealed-not-checked information ${NAMED} sealed`],
  },
  ...[
    '+86 199 1234 5678',
    '8619912345678',
    '联系人1 19912345678',
    '199.1234.5678',
    '199–1234–5678',
    '199（1234）5678',
    '199_1234_5678',
    'yixie@例子.中国',
  ].map((phone) => ({
    name: `a mobile or address in public: ${phone}`,
    files: { [NAMED]: sound(['有镀膜设备', `有镀膜设备，${phone}`]) },
    finds: [`personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`],
  })),
  ...['87531004', '（027）8753 1004', '027/87531004', '87531004转802', '027-8753-1004-802'].map((phone) => ({
    name: `a private landline with an extension, in public: ${phone}`,
    files: {
      [NAMED]: sound(['"19900009002"', '"027-87531004-802"'], ['有镀膜设备', `有镀膜设备，电话${phone}`]),
    },
    finds: [
      `landline warning ${NAMED} private.enterprise.contact.phone`,
      `personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`,
    ],
  })),
  {
    name: 'a longer number is no landline within it',
    files: {
      [NAMED]: sound(['"19900009002"', '"027-87531004"'], ['有镀膜设备', '有镀膜设备，ZL202187531004.5']),
    },
    finds: [`landline warning ${NAMED} private.enterprise.contact.phone`],
  },
  {
    name: 'a mobile in a public value that has another fault, or stands where nothing belongs',
    files: {
      [NAMED]: sound(
        ['industry: 光电子信息', 'industry: 光电子信息19900009009\n    phone: "19900009009"'],
        ['有镀膜设备', `19900009009${'设备'.repeat(2000)}`],
      ),
    },
    finds: [
      `personal-data-in-public error ${NAMED} public.enterprise.industry`,
      `personal-data-in-public error ${NAMED} public.enterprise.phone`,
      `personal-data-in-public error ${NAMED} public.challenges.0.cooperation.requirements`,
    ],
  },
  {
    name: 'nothing but mobiles: the first are told',
    files: {
      [NAMED]: sound(['      - 省级“专精特新”中小企业\n', '      - "19900009009"\n'.repeat(1000)]),
    },
    finds: Array(200)
      .fill('')
      .map((_, at) => `personal-data-in-public error ${NAMED} public.enterprise.honors.${at}`),
  },
  {
    name: 'figures in brackets are no phone',
    files: { [NAMED]: sound(['有镀膜设备', '寿命 1300（实测 1280）小时，试样 12_1990_0012_345 号，@例子']) },
    finds: [],
  },
  {
    name: 'a name of two characters may be a word',
    files: { [NAMED]: sound(['丁某某', '高原'], ['有镀膜设备', '高原环境下使用，有镀膜设备']) },
    finds: [`personal-data-in-public warning ${NAMED} public.challenges.0.cooperation.requirements`],
  },
  {
    name: 'a company may be called after its founder',
    files: { [NAMED]: sound(['甲某某', '测试光'], ['有镀膜设备', '武汉测试光电有限公司有镀膜设备']) },
    finds: [],
  },
  {
    name: 'its own 字号, as people shorten it',
    files: {
      [HIDDEN]: hidden(
        ['武汉隐名光电有限公司', '武汉熠浔波导技术有限公司'],
        ['腔面镀膜损伤阈值偏低', '熠浔公司腔面镀膜损伤阈值偏低'],
      ),
    },
    finds: [`own-name-in-anonymous-text error ${HIDDEN} public.challenges.0.summary`],
  },
  {
    name: 'words of the trade tell nobody apart',
    files: {
      [HIDDEN]: hidden(
        ['武汉隐名光电有限公司', '武汉智能制造有限公司'],
        ['腔面镀膜损伤阈值偏低', '智能制造产线节拍偏低'],
      ),
    },
    finds: [],
  },
  {
    name: 'a year, a generation and 一种 measure nothing',
    files: {
      [NAMED]: sound([
        '85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。',
        '自2023年以来采用5G和3D打印，希望有一种新方法。',
      ]),
    },
    finds: [`not-measurable warning ${NAMED} public.challenges.1.description`],
  },
  {
    name: 'a story without consent',
    files: { 'content/showcase/x.mdx': story.replace('given: 是', 'given: 否') },
    finds: ['story-without-consent error content/showcase/x.mdx consent.given'],
  },
  {
    name: 'synonyms: a word twice, in whatever width and case',
    files: { [SYNONYMS]: '- [人工智能, AI]\n- [机器学习, ＡＩ]\n' },
    finds: [`synonyms error ${SYNONYMS} 1.1`],
    says: '同义词表的写法不对（文件书写要求）\n“ＡＩ”写了两次，第1组已经有这个词。\n请把意思相同的词并成一组，每个词只写一次。',
  },
  {
    name: 'synonyms: a group of one',
    files: { [SYNONYMS]: '- [人工智能]\n' },
    finds: [`synonyms error ${SYNONYMS} 0`],
    says: '同义词表的写法不对（文件书写要求）\n这一组只有“人工智能”一个词，没有和它同义的。\n请补上同义的词，或删去这一组。',
  },
  {
    name: 'synonyms: more than a page',
    files: { [SYNONYMS]: Array.from({ length: 61 }, (_, at) => `- [甲${at}, 乙${at}]\n`).join('') },
    finds: [`synonyms error ${SYNONYMS} 60`],
    says: '同义词表的写法不对（文件书写要求）\n同义词有61组，最多60组，再多就没有人看得过来。\n请删去不常用的，只留查找的人常写的说法。',
  },
  {
    name: 'synonyms: a page',
    files: { [SYNONYMS]: Array.from({ length: 60 }, (_, at) => `- [甲${at}, 乙${at}]\n`).join('') },
    finds: [],
  },
  {
    name: 'a story of an enterprise whose demand is anonymous',
    files: { [HIDDEN]: hidden(), 'content/showcase/x.mdx': storyOf('武汉隐名光电有限公司', '2023') },
    finds: [`matched-alias warning ${HIDDEN} private.enterprise.name`],
    says: '名单或典型会暴露不公开名称的企业（个人信息保护要求）\n这家企业在需求里不公开名称，这一年的典型却写了它；两边的问题一对照，别名和企业就对上了。\n请先征求企业意见：同意在需求里公开名称，或者撤下典型。',
  },
  {
    name: 'a story that is called by an alias',
    files: {
      [HIDDEN]: hidden(),
      'content/showcase/k7m2xq.mdx': storyOf('武汉测试光电有限公司', '2022'),
    },
    finds: ['alias-taken error content/showcase/k7m2xq.mdx '],
    says: `文件名用了别的文件的别名（个人信息保护要求）\n典型的文件名与 ${HIDDEN} 的别名相同：典型写明是谁，网址一公布，别人就知道那份文件也是他的。\n请另取一个英文文件名，例如 voice-chip.mdx。`,
  },
  {
    name: 'the same by its code',
    files: { [HIDDEN]: hidden(), 'content/showcase/x.mdx': storyOf('某公司', '2023', HIDDEN_CODE) },
    finds: [`matched-alias warning ${HIDDEN} private.enterprise.name`],
  },
  {
    name: 'a story of that enterprise in another year, and of a named one',
    files: {
      [HIDDEN]: hidden(),
      'content/showcase/x.mdx': storyOf('武汉隐名光电有限公司', '2022'),
      'content/showcase/y.mdx': storyOf('武汉测试光电有限公司', '2023', '91420111MAFAKE991B'),
    },
    finds: [],
  },
  { name: 'a story with consent', files: { 'content/showcase/x.mdx': story }, finds: [] },
  {
    name: 'a cycle copied and not corrected',
    files: { 'content/cycles/2024/cycle.yaml': cycle },
    finds: ['unknown-cycle error content/cycles/2024/cycle.yaml year'],
  },
  {
    name: 'a faulty filing is told at its place',
    files: { [FILING]: filing.replace('2023-03-09', '三月九日') },
    finds: [],
  },
  {
    name: 'who makes himself the bureau is none yet',
    files: {
      'content/site.yaml': site.replace('[bureau]', '[bureau, evil]'),
      [CYCLE]: cycle.replace('2023-03-10T17', '2024-03-10T17'),
    },
    change: {
      files: [
        ...added(LATE, NAMED).files,
        { file: CYCLE, status: 'modified' },
        { file: 'content/site.yaml', status: 'modified' },
      ],
      now: LATE,
      actor: 'evil',
    },
    finds: [
      `late-submission error ${NAMED} `,
      `not-your-district error ${NAMED} `,
      `outside-district-scope error ${CYCLE} `,
      'outside-district-scope error content/site.yaml ',
      'settings-changed warning content/site.yaml accounts',
      `settings-changed warning ${CYCLE} deadline`,
    ],
  },
  { name: 'logins ignore case', change: { ...added(IN_TIME, NAMED), actor: 'HS-Clerk' }, finds: [] },
  // deadline: what was there in time
  {
    name: 'a rename to another enterprise is no correction',
    change: { files: [{ file: NAMED, was: OTHER_CODE, status: 'modified' }], now: LATE },
    before: { [OTHER_CODE]: another() },
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'an anonymous entry that gets its name late is a correction',
    change: { files: [{ file: NAMED, was: HIDDEN, status: 'modified' }], now: LATE },
    before: { [NAMED]: null, [HIDDEN]: hidden([HIDDEN_CODE, '91420111MAFAKE991B']) },
    finds: [`late-submission warning ${NAMED} `],
  },
  {
    name: 'under its alias was another firm',
    change: { files: [{ file: NAMED, was: HIDDEN, status: 'modified' }], now: LATE },
    before: { [NAMED]: null, [HIDDEN]: bases.anonymous },
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'another alias for the same firm, deleted and added',
    files: { [HIDDEN]: hidden(['腔面镀膜损伤阈值偏低', '腔面镀膜损伤阈值很低']) },
    change: {
      files: [
        { file: ALIAS, status: 'deleted' },
        { file: HIDDEN, status: 'added' },
      ],
      now: LATE,
    },
    before: { [ALIAS]: bases.anonymous },
    finds: [`late-submission warning ${HIDDEN} `],
  },
  {
    name: 'another firm in an old alias',
    files: { [HIDDEN]: hidden([HIDDEN_CODE, '91420111MAFAKE992E']) },
    change: { files: [{ file: HIDDEN, status: 'modified' }], now: LATE },
    before: { [HIDDEN]: bases.anonymous },
    finds: [`late-submission error ${HIDDEN} `],
  },
  {
    name: 'the same firm in its old alias',
    files: { [HIDDEN]: hidden(['腔面镀膜损伤阈值偏低', '腔面镀膜损伤阈值很低']) },
    change: { files: [{ file: HIDDEN, status: 'modified' }], now: LATE },
    before: { [HIDDEN]: bases.anonymous },
    finds: [`late-submission warning ${HIDDEN} `],
  },
  ...Object.entries({
    'an empty file': '',
    'a file with its name alone': 'public:\n  enterprise:\n    name: 武汉测试光电有限公司\n',
    'a faulty file': sound(['employees: 320', 'employees: 约']),
    'no YAML': 'a: [',
    'an entry that asks for nothing': withoutRequests,
  }).map(([name, text]) => ({
    name: `a placeholder is nothing to correct: ${name}`,
    change: { files: [{ file: NAMED, status: 'modified' as const }], now: LATE },
    before: { [NAMED]: text },
    finds: [`late-submission error ${NAMED} `],
  })),
  {
    name: 'a sealed entry that was there: only the key tells whose',
    files: { [HIDDEN]: `${sealedHidden}# 2\n` },
    change: { files: [{ file: HIDDEN, status: 'modified' }], now: LATE },
    before: { [HIDDEN]: sealedHidden },
    finds: [`sealed-not-checked information ${HIDDEN} sealed`, `late-submission warning ${HIDDEN} `],
    says: `加密部分未核对（个人信息保护要求）
非公开部分已加密，这里没有密钥，涉及它的要求没有核对。
不用处理；持有密钥的经办页面和市级主分支会核对。

逾期报送（通知“报送要求”）
报送截止时间 2023年3月10日17:30 已过，这是截止后的修改；之前那份内容是否完整、是否同一家企业，要有密钥才能核对。
请说明修改原因；市级经信部门用密钥核对后决定是否采用。`,
  },
  {
    name: 'a sealed placeholder is none, with or without a key',
    files: { [HIDDEN]: sealedHidden },
    change: { files: [{ file: HIDDEN, status: 'modified' }], now: LATE },
    before: { [HIDDEN]: 'public: {}\nsealed: abc\n' },
    finds: [`sealed-not-checked information ${HIDDEN} sealed`, `late-submission error ${HIDDEN} `],
  },
  {
    name: 'a new sealed entry is late without a key',
    files: { [HIDDEN]: sealedHidden },
    change: added(LATE, HIDDEN),
    finds: [`sealed-not-checked information ${HIDDEN} sealed`, `late-submission error ${HIDDEN} `],
  },
  {
    name: 'last year’s entry moved into this year is new',
    change: { files: [{ file: NAMED, was: NAMED.replace('2023', '2022'), status: 'moved' }], now: LATE },
    before: { [NAMED.replace('2023', '2022')]: sound() },
    finds: [`late-submission error ${NAMED} `],
  },
  // deadline: what earlier runs saw
  {
    name: 'content that was received in time stays received',
    change: receivedBefore([IN_TIME, { blob: NEW_BLOB }]),
    finds: [],
  },
  {
    name: 'also under another name, before a rename',
    change: receivedBefore([IN_TIME, { blob: NEW_BLOB, file: OTHER_CODE, enterprise: '91420111MAFAKE992E' }]),
    finds: [],
  },
  {
    name: 'content of another year was not received in this one',
    change: receivedBefore([IN_TIME, { blob: NEW_BLOB, file: NAMED.replace('2023', '2022') }]),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'an entry of the same branch, there in time and changed late, is a correction',
    change: receivedBefore([IN_TIME, {}], [LATE, { blob: NEW_BLOB }]),
    finds: [`late-submission warning ${NAMED} `],
  },
  {
    name: 'a placeholder of the same branch',
    change: receivedBefore([IN_TIME, { readable: false }], [LATE, { blob: NEW_BLOB }]),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'the same enterprise’s entry at another path of the branch',
    change: receivedBefore([IN_TIME, { file: ALIAS }]),
    finds: [`late-submission warning ${NAMED} `],
  },
  {
    name: 'another firm’s entry at another path of the branch',
    change: receivedBefore([IN_TIME, { file: ALIAS, enterprise: '91420111MAFAKE992E' }]),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'the same enterprise’s entry, but after the deadline',
    change: receivedBefore(['2023-03-10T17:30:01+08:00', {}]),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'an earlier run whose commit cannot be read: not judged, never late',
    change: receivedBefore([IN_TIME, undefined]),
    finds: [`deadline-not-judged information ${NAMED} `],
    says: `没有核对截止时间（通知“报送要求”）
以前核对过的一次提交已经读不到，这份内容可能那时就已收到，是否逾期没有判断。
不用重新提交；请市级经信部门按当时的收件记录确认。`,
  },
  {
    name: 'an unreadable run after the deadline could have received nothing in time',
    change: receivedBefore([LATE, undefined]),
    finds: [`late-submission error ${NAMED} `],
  },
  {
    name: 'content that no run saw, and no time of the change: not judged',
    change: withoutNow(receivedBefore([IN_TIME, { file: OTHER_CODE, enterprise: '91420111MAFAKE992E' }])),
    finds: [`deadline-not-judged information ${NAMED} `],
  },
  {
    name: 'within the extension the first, after it a correction',
    files: { [CYCLE]: extended },
    change: { ...receivedBefore([LATE, {}]), now: '2023-03-13T10:00:00+08:00' },
    finds: [`late-submission warning ${NAMED} `],
  },
  // settings that name what is not there
  {
    name: 'a district mistyped, wherever a file names one',
    files: {
      'content/site.yaml': `${site}exampleDistrict: hongsan\n`,
      [CYCLE]: extended.replace('district: hongshan', 'district: 洪山区'),
      [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学').replace('jiangan', 'jianggan'),
      'content/showcase/x.mdx': story.replace('district: hongshan', 'district: hongshna'),
    },
    finds: [
      'not-an-option error content/site.yaml exampleDistrict',
      `not-an-option error ${CYCLE} extensions.0.district`,
      `not-an-option error ${LAST_YEAR}/selections.yaml 0.district`,
      'not-an-option error content/showcase/x.mdx district',
    ],
  },
  {
    name: 'a district mistyped, as people read it',
    files: { 'content/site.yaml': `${site}exampleDistrict: hongsan\n` },
    finds: ['not-an-option error content/site.yaml exampleDistrict'],
    says: `不在选项中（文件书写要求）
“示例用的区”写的“hongsan”不在选项中。
是不是“hongshan”？可选：hongshan、jiangan。请照抄，连同引号和符号。
改成：exampleDistrict: hongshan`,
  },
  {
    name: 'the same districts, written as they are',
    files: {
      'content/site.yaml': `${site}exampleDistrict: hongshan\n`,
      [CYCLE]: extended,
      [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学'),
      'content/showcase/x.mdx': story,
    },
    finds: [],
  },
  {
    name: 'an excluded year mistyped: a list that is there would decide nothing',
    files: {
      [CYCLE]: cycle.replace('[2021, 2022]', '[2021, 2202]'),
      [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学'),
    },
    finds: [
      `not-an-option warning ${CYCLE} excludeSelectionsOf.0`,
      `not-an-option warning ${CYCLE} excludeSelectionsOf.1`,
    ],
  },
  {
    name: 'an excluded year mistyped as an earlier one',
    files: {
      [CYCLE]: cycle.replace('[2021, 2022]', '[2021, 2012]'),
      [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学'),
    },
    finds: [
      `not-an-option warning ${CYCLE} excludeSelectionsOf.0`,
      `not-an-option warning ${CYCLE} excludeSelectionsOf.1`,
    ],
  },
  {
    name: 'an excluded year whose list is not there yet',
    files: { [`${LAST_YEAR}/selections.yaml`]: selection('庚某某', '某某大学') },
    finds: [],
  },
  // settings that contradict each other
  ...[
    'https://api.github.com',
    'https://API.GitHub.com./',
    'https://gitlab.com/api/v4',
    'https://gitee.com:443/api/v5',
  ].map((api) => ({
    name: `plain private parts on ${api}`,
    files: { 'content/site.yaml': selfService.replace('https://api.github.example', api) },
    finds: ['plain-on-open-host warning content/site.yaml privatePart'],
  })),
  ...['https://git.wuhan.example/api/v1', 'https://github.com.example/api/v3', 'https://notgithub.com/'].map(
    (api) => ({
      name: `plain private parts on ${api}, which nobody knows to be open`,
      files: { 'content/site.yaml': selfService.replace('https://api.github.example', api) },
      finds: [],
    }),
  ),
  {
    name: 'sealed private parts may lie on any host',
    files: {
      'content/site.yaml': selfService
        .replace('api.github.example', 'api.github.com')
        .replace('plain', 'sealed'),
      [NAMED]: sound().replace(/private:[\s\S]*/, 'sealed: abc\n'),
      [FILING]: sealedFiling,
      [OTHER_FILING]: sealedFiling,
    },
    finds: [`sealed-not-checked information ${NAMED} sealed`],
  },
  // authority: nobody but the bureau
  ...[
    ...BUREAU_FILES,
    'README.md',
    'content/secret.txt',
    'content/cycles/2023/demands/hongshan/a/b.yaml',
  ].flatMap((file) =>
    (['stranger', 'ymgd', 'hs-clerk', 'bureau2', null] as const).map((actor) => ({
      name: `${actor ?? 'nobody'} changes ${file}`,
      change: { files: [{ file, status: 'modified' as const }], now: IN_TIME, actor },
      finds: [`outside-district-scope error ${file} `],
    })),
  ),
  ...BUREAU_FILES.map((file) => ({
    name: `the bureau changes ${file}`,
    change: { files: [{ file, status: 'modified' as const }], now: IN_TIME, actor: 'Bureau' },
    finds: [],
  })),
  {
    name: 'nobody knows by whom an entry comes',
    change: { ...added(IN_TIME, NAMED), actor: null },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'a district of his own, with an account and an entry',
    files: {
      'content/districts.yaml': `${districts}- {slug: evil-qu, name: 恶区, shortName: 恶区, office: 某局, accounts: [evil]}\n`,
      [EVIL]: another(),
      'content/cycles/2023/filings/evil-qu.yaml': filing,
    },
    change: {
      files: [
        { file: 'content/districts.yaml', status: 'modified' },
        { file: EVIL, status: 'added' },
      ],
      now: IN_TIME,
      actor: 'evil',
    },
    before: { 'content/cycles/2023/filings/evil-qu.yaml': filing },
    finds: [
      `not-your-district error ${EVIL} `,
      'outside-district-scope error content/districts.yaml ',
      'settings-changed warning content/districts.yaml 2.accounts',
    ],
  },
  {
    name: 'a district that the base does not know, where enterprises may hand in by themselves',
    files: {
      'content/site.yaml': selfService,
      [EVIL]: another(),
      'content/cycles/2023/filings/evil-qu.yaml': filing,
    },
    change: { ...added(IN_TIME, EVIL), actor: 'evil' },
    finds: [`not-your-district error ${EVIL} `],
  },
  {
    name: 'an enterprise hands in its entry and something else',
    files: { 'content/site.yaml': selfService },
    change: { ...added(IN_TIME, NAMED, 'README.md'), actor: 'ymgd' },
    finds: [`not-your-district error ${NAMED} `, 'outside-district-scope error README.md '],
  },
  {
    name: 'another district’s clerk is no enterprise',
    files: { 'content/site.yaml': selfService },
    change: { ...added(IN_TIME, NAMED), actor: 'ja-clerk' },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'nobody knows whose new entry it is, where enterprises may hand in by themselves',
    files: { 'content/site.yaml': selfService },
    change: { ...added(IN_TIME, NAMED), actor: null },
    finds: [`not-your-district error ${NAMED} `],
  },
  {
    name: 'who opens self-service in the same change',
    files: { 'content/site.yaml': selfService },
    change: {
      files: [...added(IN_TIME, NAMED).files, { file: 'content/site.yaml', status: 'modified' }],
      now: IN_TIME,
      actor: 'ymgd',
    },
    finds: [
      `not-your-district error ${NAMED} `,
      'outside-district-scope error content/site.yaml ',
      'settings-changed warning content/site.yaml forge',
    ],
  },
  {
    name: 'an entry moved out of another’s district',
    change: {
      files: [{ file: NAMED, was: NAMED.replace('hongshan', 'jiangan'), status: 'moved' }],
      now: IN_TIME,
    },
    finds: [
      `more-than-one-district error ${NAMED.replace('hongshan', 'jiangan')} `,
      `not-your-district error ${NAMED.replace('hongshan', 'jiangan')} `,
    ],
  },
  {
    name: 'an entry moved out of what districts may change',
    change: { files: [{ file: 'content/site2.yaml', was: NAMED, status: 'moved' }], now: IN_TIME },
    finds: ['outside-district-scope error content/site2.yaml '],
  },
  // settings: always told, also of the bureau
  ...Object.entries<[string, string, string, string]>({
    recipients: [
      'content/site.yaml',
      'recipients: []',
      'recipients: [{label: 市级, key: age1evil}]',
      'recipients',
    ],
    accounts: ['content/site.yaml', '[bureau]', '[bureau, evil]', 'accounts'],
    forge: ['content/site.yaml', site, selfService, 'forge'],
    owners: ['content/site.yaml', 'samples', 'owners: {bureau: "@o/b"}\nsamples', 'owners'],
    domain: ['content/site.yaml', 'samples', 'domain: evil.example\nsamples', 'domain'],
    'a district’s accounts': ['content/districts.yaml', '[ja-clerk]', '[ja-clerk, evil]', '1.accounts'],
    deadline: [CYCLE, '2023-03-10T17:30', '2023-03-11T17:30', 'deadline'],
    extension: [CYCLE, cycle, extended, 'extensions'],
  }).map(([name, [file, from, to, path]]) => ({
    name: `the bureau changes ${name}`,
    files: { [file]: (BASE_FILES[file] ?? '').replace(from, to) },
    change: { files: [{ file, status: 'modified' as const }], now: IN_TIME, actor: 'bureau' },
    finds: [`settings-changed warning ${file} ${path}`],
  })),
  {
    name: 'a selection list comes, in a file that is renamed',
    files: {
      [`${LAST_YEAR}/selections.yaml`]: selection('某甲', '某大学'),
      [`${LAST_YEAR}/cycle.yaml`]: null,
    },
    change: {
      files: [
        {
          file: `${LAST_YEAR}/selections.yaml`,
          was: 'content/cycles/2021/selections.yaml',
          status: 'modified',
        },
      ],
      now: IN_TIME,
      actor: 'bureau',
    },
    before: { 'content/cycles/2021/selections.yaml': selection('某乙', '某大学') },
    finds: [
      'settings-changed warning content/cycles/2021/selections.yaml ',
      `settings-changed warning ${LAST_YEAR}/selections.yaml `,
    ],
    says: `改动了重要设置（个人信息保护要求）
“选派名单”去掉：某乙（某大学）旧企业有限公司 jiangan 2021-06-01 2022-05-31。
请市级管理员另找途径核实，确认是有意的改动再合并。

改动了重要设置（个人信息保护要求）
“选派名单”增加：某甲（某大学）旧企业有限公司 jiangan 2021-06-01 2022-05-31。
请市级管理员另找途径核实，确认是有意的改动再合并。`,
  },
  {
    name: 'the bureau turns sealing off',
    change: { files: [{ file: 'content/site.yaml', status: 'modified' }], now: IN_TIME, actor: 'bureau' },
    before: { 'content/site.yaml': site.replace('plain', 'sealed') },
    finds: ['settings-changed warning content/site.yaml privatePart'],
    says: `改动了重要设置（个人信息保护要求）
“非公开部分的存放方式”原来是：sealed；改成：plain。
请市级管理员另找途径核实，确认是有意的改动再合并。`,
  },
  {
    name: 'a list of accounts deleted',
    files: { 'content/districts.yaml': null },
    change: { files: [{ file: 'content/districts.yaml', status: 'deleted' }], now: IN_TIME, actor: 'bureau' },
    before: { 'content/districts.yaml': districts },
    finds: [
      'settings-changed warning content/districts.yaml ',
      'settings-changed warning content/districts.yaml ',
    ],
    says: `改动了重要设置（个人信息保护要求）
洪山区“账号”去掉：hs-clerk。
请市级管理员另找途径核实，确认是有意的改动再合并。

改动了重要设置（个人信息保护要求）
江岸区“账号”去掉：ja-clerk。
请市级管理员另找途径核实，确认是有意的改动再合并。`,
  },
  {
    name: 'a district that stands twice hides no account',
    files: {
      'content/districts.yaml': `${districts.split('\n')[0]!.replace('hs-clerk', 'evil')}\n${districts}`,
    },
    change: {
      files: [{ file: 'content/districts.yaml', status: 'modified' }],
      now: IN_TIME,
      actor: 'bureau',
    },
    finds: ['settings-changed warning content/districts.yaml 1.accounts'],
  },
  {
    name: 'a private key among the public ones is not repeated',
    files: {
      'content/site.yaml': site.replace(
        'recipients: []',
        'recipients: [{label: 市级, key: AGE-SECRET-KEY-1X}]',
      ),
    },
    change: { files: [{ file: 'content/site.yaml', status: 'modified' }], now: IN_TIME, actor: 'bureau' },
    finds: ['settings-changed warning content/site.yaml recipients'],
    says: `改动了重要设置（个人信息保护要求）
“加密公钥”增加：市级 （不是公钥）。
请市级管理员另找途径核实，确认是有意的改动再合并。`,
  },
  {
    name: 'a name or an order of settings that decides nothing',
    files: { 'content/site.yaml': site.replace('name: 某站', 'name: 某新站') },
    change: { files: [{ file: 'content/site.yaml', status: 'modified' }], now: IN_TIME, actor: 'bureau' },
    finds: [],
  },
]

function findingsOf({ files = {}, before = {}, change }: Row): Finding[] {
  const ledger = ledgerOf({ ...BASE_FILES, ...files })
  if (!change) return [...checkLedger(ledger)].filter(({ code }) => code !== 'deadline-not-judged')
  const changed = new Set(change.files.map(({ file }) => file))
  const untouched = Object.entries(files).filter(([file]) => !changed.has(file))
  const isNew = ({ status, was }: ChangedFile) => status === 'added' || was !== undefined
  const added = change.files.filter(isNew).map(({ file }) => [file, null] as const)
  const base = { ...BASE_FILES, ...Object.fromEntries([...untouched, ...added]), ...before }
  const { actor = 'hs-clerk', ...rest } = change
  return [...checkLedger(ledger, { ...rest, ...(actor !== null && { actor }), before: ledgerOf(base) })]
}

const reported = (row: Row): string[] =>
  findingsOf(row).map(({ code, severity, file, path }) => `${code} ${severity} ${file} ${path.join('.')}`)

describe('each rule', () => {
  test.each(rows)('$name', (row) => {
    expect(reported(row)).toEqual(row.finds)
    if (row.says) expect(findingsOf(row).map(wholeMessage).join('\n\n')).toBe(row.says)
  })
})

/** Of experts, placements and reports: `follow-up-rules.test.ts` has their rows. */
const elsewhere = new Set<unknown>([
  ...rulesOfExpert,
  ...rulesOfPlacement,
  ...rulesOfReport,
  ...rulesOfTime,
  ...[recommendation, pairs, quota, service, twoParts].flatMap((file) => Object.values(file)),
])
const listed = [...rulesOfEntry, ...rulesOfCycle, ...rulesOfChange].filter((rule) => !elsewhere.has(rule))

describe('switching any rule off makes a row fail', () => {
  test.each(listed.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
    const before = rule.check
    rule.check = () => []
    try {
      const fails = rows.some((row) => reported(row).join() !== row.finds.join())
      expect(fails, `no row of rules.test.ts yields ${code}: write one`).toBe(true)
    } finally {
      rule.check = before
    }
  })
})

test('every rule of this folder is run', async () => {
  const run = new Set<unknown>([...listed, ...elsewhere])
  const forgotten = []
  for (const path of globSync('src/domain/rules/*.ts', { exclude: ['**/*.test.ts'] })) {
    const exported = Object.entries((await import(resolve(path))) as Record<string, unknown>)
    const rules = exported.filter(([, value]) => typeof value === 'object' && value && 'check' in value)
    forgotten.push(
      ...rules.filter(([, rule]) => !run.has(rule)).map(([name]) => `${basename(path)}: ${name}`),
    )
  }
  expect(forgotten, 'rules that check-entry.ts and index.ts do not import').toEqual([])
})

test('every code has a rule, or what else reports it', () => {
  const ofOthers = [...elsewhere] as { code: string }[]
  const ruled = new Set<string>([...listed, ...ofOthers].map(({ code }) => code))
  const others = Object.entries(codes).flatMap(([code, info]) =>
    ruled.has(code) || 'ofSchema' in info ? [] : code,
  )
  const byReader =
    'file-name encoding file-too-large yaml-syntax yaml-feature too-deep too-many-findings duplicate-key unknown-key wrong-shape character'
  const bySealing = 'sealed-not-opened recipient'
  const byFolder =
    'unclassified-file schema-drift owners-placeholder not-canonical unconfirmed mdx-not-allowed picture-not-allowed'
  const bySettings = 'wrong-form'
  const byLedger = 'deadline-not-judged story-without-consent plain-on-open-host synonyms'
  const known = [byReader, bySealing, bySettings, byFolder, byLedger].join(' ').split(' ')
  expect(others.sort(), 'codes without a rule in src/domain/rules').toEqual(known.sort())
})

test('every code has its message in a row or an example', () => {
  const inRows = [...rows, ...followUpRows, ...expertRows]
    .filter(({ says }) => says)
    .flatMap(({ finds }) => finds.map((line) => line.split(' ')[0]))
  const lacking = (Object.keys(codes) as Code[]).filter(
    (code) => !messageExamples[code] && !inRows.includes(code),
  )
  expect(lacking, 'codes of which no row of rules.test.ts has `says`').toEqual([])
})

test('whatever stands where a text, a list or a mapping should, nothing throws', () => {
  const base = readYaml(bases.named, 'f').tree as TreeMapping
  const shapes: Tree[] = ['', 'x', [], [[]], {}, { name: '实验室' }, ['a', { b: 'c' }]]
  const listPaths = [...paths(base)]
  expect(listPaths.length).toBeGreaterThan(80)
  for (const path of listPaths) {
    for (const shape of shapes) {
      const tree = replaced(base, path, shape)
      const { value, partial, input, findings } = validate('demand', tree, NAMED)
      const source = {
        file: NAMED,
        kind: 'demand',
        params: { year: '2023', district: 'hongshan', id: 'x' },
      } as const
      const ledger = buildLedger([{ ...source, value, partial, tree: input } as Source])
      for (const found of [...findings, ...checkLedger(ledger)])
        expect(wordFinding(found).problem).not.toBe('')
    }
  }
})

function* paths(tree: Tree, path: Path = []): Generator<Path> {
  yield path
  if (typeof tree === 'string') return
  for (const key of Object.keys(tree)) {
    yield* paths((tree as TreeMapping)[key]!, [...path, Array.isArray(tree) ? Number(key) : key])
  }
}

function replaced(tree: Tree, [key, ...rest]: Path, shape: Tree): Tree {
  if (key === undefined) return shape
  const copy = Array.isArray(tree) ? [...tree] : { ...(tree as TreeMapping) }
  const holder = copy as Record<string | number, Tree>
  holder[key] = replaced(holder[key]!, rest, shape)
  return copy
}
