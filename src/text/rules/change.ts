import type { SettingName } from '../../domain/finding.ts'
import { momentInWords } from '../dates.ts'
import { labelAt } from '../field-names.ts'
import { type RuleEntry, shorten, type Words } from './wording.ts'

/** What a pull request changes: `deadline-rules.ts`, `authority-rules.ts` and `settings-rule.ts` of `src/domain/rules`. */

/** Values in a list that a person can read; longer ones are compared in the file. */
const MOST_VALUES = 20

function labelOf(setting: SettingName): string {
  if (setting === 'selections') return '选派名单'
  if (setting === 'district-accounts') return '账号'
  const kind = setting === 'deadline' || setting === 'extensions' ? 'cycle' : 'site'
  return labelAt(kind, [setting])?.label ?? setting
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).join('、')
  return values.length > MOST_VALUES ? `${shown}……共 ${values.length} 项` : shown
}

export const words = {
  'late-submission': {
    title: '逾期报送',
    problem: ({ deadline, correction, undecided, extendedUntil }) =>
      correction
        ? `报送截止时间 ${momentInWords(deadline)} 已过，这是截止后的修改${undecided ? '；之前那份内容是否完整、是否同一家企业，要有密钥才能核对' : ''}。`
        : `报送截止时间 ${momentInWords(deadline)} 已过${extendedUntil ? `，本区已获准延期至 ${momentInWords(extendedUntil)}` : ''}，这是新报送的需求。`,
    repair: ({ correction, undecided, extendedUntil }) =>
      correction
        ? undecided
          ? '请说明修改原因；市级经信部门用密钥核对后决定是否采用。'
          : '请说明修改原因，由市级经信部门决定是否采用；截止前的内容仍然有效。'
        : extendedUntil
          ? '在延期内，由市级经信部门确认后受理。'
          : '按通知逾期不再受理；确有特殊情况，请联系市级经信部门申请延期。',
  },
  'deadline-not-judged': {
    title: '没有核对截止时间',
    problem: ({ missing, dues }) =>
      ({
        now: `没有给出收到的时间，截止时间${dues ? '、到期未办的事项' : ''}没有核对。`,
        since: `这次核对的是全部内容，不是一次提交，截止时间没有核对${dues ? '；没有给出现在的时间，到期未办的事项也没有核对' : ''}。`,
        run: '以前核对过的一次提交已经读不到，这份内容可能那时就已收到，是否逾期没有判断。',
      })[missing],
    repair: ({ missing, dues }) =>
      missing === 'run'
        ? '不用重新提交；请市级经信部门按当时的收件记录确认。'
        : missing === 'since' && dues
          ? '截止时间不用处理，合并请求的自动核对会带上收到的时间；要看到期未办的，运行时加 --now。'
          : '不用处理；合并请求的自动核对会带上收到的时间（--since 和 --now）。',
  },
  'more-than-one-district': {
    title: '一次提交涉及几个区',
    problem: ({ districts }) => `这次提交同时改了几个区的文件：${districts.join('、')}。`,
    repair: () => '请每个区单独提交一个合并请求。',
  },
  'not-your-district': {
    title: '不是本区的账号',
    problem: ({ actor, slug, district, selfService }) => {
      const who = actor === undefined ? '不知道是谁提交的' : `账号 ${shorten(actor)} `
      if (district === undefined) return `名单里没有 ${shorten(slug)} 这个区（开发区），它的文件不能改。`
      if (selfService) return `${who}不在${district}的账号名单里，这是企业自行提交的一份新需求。`
      return actor === undefined
        ? `${who}，不能改${district}的文件。`
        : `${who}不在${district}的账号名单里，不能改这个文件。`
    },
    repair: ({ actor, district, selfService }) => {
      if (selfService) return '请区里向企业核实后再合并。'
      if (district === undefined) return '新增区（开发区）和账号，请市级管理员先改 content/districts.yaml。'
      return `请由该区的账号提交；账号有变动的，请市级管理员更新 content/districts.yaml。${actor === undefined ? '在自己电脑上核对时，用 --actor 写明账号。' : ''}`
    },
  },
  'outside-district-scope': {
    title: '改动超出本区范围',
    problem: ({ district }) =>
      district === undefined
        ? '这个文件只有市级管理员可以改。'
        : `${district}的提交只能改本区的需求、填报信息、对接签约和双月报，这个文件不在其中。`,
    repair: () => '请撤销对这个文件的改动；确需修改的，请市级管理员单独提交。',
  },
  'settings-changed': {
    title: '改动了重要设置',
    problem: ({ setting, was, will, owner }) => {
      const what = `${owner ?? ''}“${labelOf(setting)}”`
      if (was.length === 0) return `${what}增加：${listed(will)}。`
      if (will.length === 0) return `${what}去掉：${listed(was)}。`
      return `${what}原来是：${listed(was)}；改成：${listed(will)}。`
    },
    repair: () => '请市级管理员另找途径核实，确认是有意的改动再合并。',
  },
  'owners-placeholder': {
    title: '审核团队还是样例',
    problem: () => '审核团队写的还是样例 @example-org，平台上没有这个团队，改动没有人审核。',
    repair: () =>
      '请在 content/site.yaml 的 owners 里写实际的团队，再运行 npm run codeowners 生成 .github/CODEOWNERS。',
  },
} satisfies Words

export const entries = {
  'late-submission': {
    meaning:
      '按北京时间判断截止，以平台第一次收到的时间为准，不看文件里写的日期。内容没有变的，改名、重新推送都不算逾期。截止前报的可以更正，但那份内容要完整，而且是同一家企业的；占位的、空的、有错误的不算。获准延期的区按延期时间。',
    bad: '3月10日17:30以后新增的需求',
    good: '3月10日17:30以前提交，之后只作更正',
  },
  'deadline-not-judged': {
    meaning:
      '在自己电脑上核对全部内容时，不知道哪些是新提交的，因此不判断截止时间；以前的提交读不到的，也不判断。',
    bad: 'npm run check',
    good: 'npm run check -- --since origin/main --now 2023-03-10T17:00:00+08:00',
  },
  'more-than-one-district': {
    meaning: '各区各报各的，一次提交只涉及一个区，才能分别核对和退改。',
    bad: '一个合并请求里有{districtName}和{otherDistrictName}的文件',
    good: '两个区各提交一个合并请求',
  },
  'not-your-district': {
    meaning:
      '每个区登记了自己的账号，防止误改别的区的表。以合并前的名单为准，名单里没有的区谁也不能报；市级管理员不受限制。',
    bad: '{otherDistrictName}的账号修改{districtName}的需求',
    good: '由{districtName}的账号提交',
  },
  'outside-district-scope': {
    meaning:
      '除市级管理员外，谁都只能改自己区的需求和填报信息；程序、工作流、参数、账号和其他内容由市级管理员改。谁是市级管理员，以合并前的设置为准。',
    bad: '提交里带了对 cycle.yaml 的修改',
    good: '只有 demands/{district}/ 和 filings/{district}.yaml',
  },
  'settings-changed': {
    meaning:
      '公钥、存放方式、账号、仓库、审核团队、域名、选派名单、截止时间和延期，关系到谁能看、谁能改、谁算按时，不论谁改都提醒。',
    bad: 'recipients 里多了一个来历不明的公钥',
    good: '向持有人当面核对过的公钥',
  },
  'owners-placeholder': {
    meaning: 'CODEOWNERS 写明哪些改动要谁审核；名字不存在的，平台会忽略，等于没有人审核。只提醒市级。',
    bad: 'owners:\n  bureau: "@example-org/bureau"',
    good: 'owners:\n  bureau: "@whjx/shiji"',
  },
} satisfies Record<keyof typeof words, RuleEntry>
