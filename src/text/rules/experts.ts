import { dateInWords } from '../dates.ts'
import type { RuleEntry, Words } from './wording.ts'

/** Recommended experts: `expert-rules.ts` and `recommendation-rules.ts` of `src/domain/rules`. */

const APPROVED = '已写明例外，请市级核对批准的依据。'

export const words = {
  'expert-age': {
    title: '专家年龄超过上限',
    problem: ({ max, asOf, boundary }) =>
      boundary
        ? `按出生年月，到 ${dateInWords(asOf)} 满没满 ${max + 1} 周岁，要看出生在哪一天。`
        : `按出生年月，到 ${dateInWords(asOf)} 已经超过 ${max} 周岁。`,
    repair: ({ max, boundary, excepted }) => {
      if (boundary) return `请核对出生日期：没有满 ${max + 1} 周岁的可以保留。`
      return excepted
        ? APPROVED
        : '请核对出生年月；确属特别优秀、经批准放宽的，写明例外（条件、理由、批准人），否则删去这份推荐。'
    },
    inFile: ({ excepted }) => (excepted === false ? '例外在文件里的键是 exceptions。' : undefined),
  },
  'expert-rank': {
    title: '专家职称低于要求',
    problem: ({ least }) => `职称级别低于“${least}”。`,
    repair: ({ excepted }) =>
      excepted
        ? APPROVED
        : '请核对职称级别；经批准放宽的，写明例外（条件、理由、批准人），否则删去这份推荐。',
    inFile: ({ excepted }) => (excepted ? undefined : '例外在文件里的键是 exceptions。'),
  },
  'expert-record': {
    title: '没有本人声明',
    problem: ({ years }) => `没有本人声明：近 ${years} 年无不良记录、不在“科技副总”服务期内。`,
    repair: () => '请推荐单位问清后补上声明日期；本人不能声明的，不填报这位专家，也不要写原因。',
    inFile: () => '在文件里的键是 declaration（声明日期 on）。',
  },
  'expert-text-short': {
    title: '代表性工作写得太短',
    problem: ({ least }, { name }) => `“${name}”不到 ${least} 字，说不清能解决什么，匹配时不参与排序。`,
    repair: () => '请专家一行写一项：解决过什么问题、用什么方法、到了什么指标；不补的可以保留。',
  },
  'expert-recommended-twice': {
    title: '同一位专家推荐了两次',
    problem: ({ other }) => `这位专家在 ${other} 里已经推荐过（姓名、单位相同）。`,
    repair: () => '请核对：是同一人的，只留一份；同名不同人的可以保留。',
  },
} satisfies Words

export const entries = {
  'expert-age': {
    meaning:
      '年龄上限和计算到哪一天写在当年的参数里，按周岁，含本数。表上只有出生年月，差一个月时看不出满没满，只提醒核对出生日期，不猜。',
    bad: 'bornIn: 1976-05（上限45周岁，算到2023年3月10日）',
    good: 'bornIn: 1979-05',
  },
  'expert-rank': {
    meaning: '职称要求写在当年的参数里。经批准放宽的，写明条件、理由和批准人，只作提醒。',
    bad: 'rank: 中级及以下（要求副高级以上）',
    good: 'rank: 副高级',
  },
  'expert-record': {
    meaning:
      '专家近几年不能有不良记录，也不能在服务期内，由本人声明。仓库里只记声明日期；不能声明的不填报，谁的不良记录都不会留在仓库里。',
    bad: '（没有 declaration）',
    good: 'declaration:\n  on: "2023-03-20"',
  },
  'expert-text-short': {
    meaning:
      '匹配只看专家自己写的代表性工作和企业写的难题。写得太短的看不出对不对口，单列在“资料太短”里，不参与排序。',
    bad: 'strengths: 从事光学研究多年，成果丰硕。',
    good: 'strengths: |-\n  大口径红外镜头无热化：−40～60 ℃ 成像质量不下降，已用于两型产品。',
  },
  'expert-recommended-twice': {
    meaning: '几个渠道都报了同一个人时，会有两份。按姓名和单位判断，同名不同人的可以保留。',
    bad: '两份文件的姓名、单位都相同',
    good: '只留一份',
  },
} satisfies Record<keyof typeof words, RuleEntry>
