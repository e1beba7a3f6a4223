import { dateInWords, monthInWords } from '../dates.ts'
import type { RuleEntry, Words } from './wording.ts'

/** Two-month reports: `report-rules.ts`, `service-rules.ts` and `due-rules.ts` of `src/domain/rules`. */

export const words = {
  'report-missing': {
    title: '双月报逾期未报',
    problem: ({ period, dueOn }) =>
      `${monthInWords(period)}这一期的双月报还没有报，应当在 ${dateInWords(dueOn)} 前报送。`,
    repair: () => '请催专家补报；服务已经结束的，填结束日期和原因，以后不再催。',
  },
  'report-late': {
    title: '双月报迟报',
    problem: ({ dueOn }) => `这一期应当在 ${dateInWords(dueOn)} 前报送，报送日期晚于它。`,
    repair: () => '已经收到，可以保留；下一期请提前催办。',
  },
  'report-out-of-service': {
    title: '双月报对不上服务',
    problem: ({ reason }) =>
      ({
        'no-placement': '没有这一对专家和企业的对接签约文件，这份双月报不知道是谁的。',
        'no-period': '文件名的月份不是一期的期末月份。',
        'before-duty': '这一期专家还没有到岗。',
        'after-end': '这一期开始之前服务已经结束。',
        'other-month': '这个月份既不在本期，也不在上一期。',
        'not-served': '这个月还没有到岗，或者服务已经结束，却写了服务天数。',
      })[reason],
    repair: ({ reason }) =>
      ({
        'no-placement': '请核对编号；还没有读取或提交这一对的对接签约的，请先读取或提交。',
        'no-period': '请改成期末的月份，例如 2023-08 是 7、8 两个月。',
        'before-duty': '请核对期别和到岗日期；到岗日期还没有填的，先在对接签约里补上。',
        'after-end': '请核对期别和结束日期。',
        'other-month': '请核对月份；只能报本期的，或重报上一期的。',
        'not-served': '请核对月份、到岗日期和结束日期；到岗以前、结束以后的天数不算，请删去。',
      })[reason],
    inFile: ({ reason }) => (reason === 'no-placement' ? '上一级目录的名字是对接签约文件的6位别名。' : ''),
  },
  'report-days': {
    title: '当月服务天数偏少',
    problem: ({ least }) => `整月在岗，服务天数少于 ${least} 天；通知要求原则上每月不少于 ${least} 天。`,
    repair: () => '请核对天数；确实不足的可以保留，请在困难或下步打算里写明原因和补足的安排。',
  },
  'report-unconfirmed': {
    title: '企业还没有确认',
    problem: () => '这份双月报没有企业确认人和确认日期。',
    repair: () => '请与企业核对内容后补填。',
    inFile: () => '在文件里的键是非公开部分的 confirmed（确认人 by、确认日期 on）。',
  },
  'report-repeats': {
    title: '与上一期雷同',
    problem: ({ other, percent }, { name }) => `“${name}”与上一期（${other}）有 ${percent}% 相同。`,
    repair: () => '请写本期新做的事；确实没有进展的，写明原因。',
  },
  'kept-too-long': {
    title: '超过保留期限',
    problem: ({ days, expert }) =>
      expert
        ? `名单印发已超过 ${days} 天，这位专家没有派到企业，资料过了保留期限。`
        : `服务结束已超过 ${days} 天，这份双月报过了保留期限。`,
    repair: () => '请市级按 SECURITY.md 删除：先删文件，再销毁这一年度的密钥，历史里的就打不开了。',
  },
} satisfies Words

export const entries = {
  'report-missing': {
    meaning:
      '到岗以后每期都要报送，没有文件就是没有报。给出现在的时间（--now）并且看得到结束日期时才判断；已结束的不催。',
    bad: '2023年8月一期，到8月27日还没有文件',
    good: '8月26日前提交 reports/〈区目录〉/〈6位别名〉/2023-08.yaml',
  },
  'report-late': {
    meaning:
      '报送截止日写在当年的参数里（每期期末月份的某一天），晚于它的提醒；那时已经结束、或者刚到岗，本来不用报的不提醒。',
    bad: 'submittedOn: "2023-08-30"（2023-08 一期）',
    good: 'submittedOn: "2023-08-25"',
  },
  'report-out-of-service': {
    meaning: '双月报要对得上一对在服务的专家和企业：有对接签约文件，已到岗，没有结束，期别和月份都对。',
    bad: '2023-09.yaml（期末月份应是双月）',
    good: '2023-10.yaml',
  },
  'report-days': {
    meaning:
      '原则上每月服务时间不少于规定的天数。只看整月在岗、并且月末以后才报的数；截止日早于月末的，下一期重报。',
    bad: 'days:\n  - month: 2023-07\n    days: 4',
    good: 'days:\n  - month: 2023-07\n    days: 8',
  },
  'report-unconfirmed': {
    meaning: '双月报的数字要经企业确认，以后的考核和服务证明以经确认的为准。',
    bad: '没有 confirmed',
    good: 'confirmed:\n  by: 某某\n  on: "2023-08-25"',
  },
  'report-repeats': {
    meaning: '与上一期的“本期工作”大半相同，可能是照抄。',
    bad: '两期都写“指导企业解决技术问题，开展培训”',
    good: '写本期做了哪几件事、到了什么程度',
  },
  'kept-too-long': {
    meaning: '个人信息只保留到需要为止，期限写在当年的参数里（retention），到期由市级删除。',
    bad: '服务结束三年后仍在仓库里的双月报',
    good: '到期删除，销毁那一年度的密钥',
  },
} satisfies Record<keyof typeof words, RuleEntry>
