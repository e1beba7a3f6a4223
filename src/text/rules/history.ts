import { dateInWords } from '../dates.ts'
import type { RuleEntry, Words } from './wording.ts'

/** Selections of earlier years: `src/domain/rules/history-rules.ts`. */

export const words = {
  'candidate-selected-before': {
    title: '备选人员往年已选派',
    problem: ({ year, sameOrganization }) =>
      sameOrganization
        ? `这位备选人员在 ${year} 年的选派名单里，不得列为备选。`
        : `${year} 年的选派名单里有同名、不同单位的人。`,
    repair: ({ sameOrganization }) =>
      sameOrganization
        ? '请与企业商定换人，或删去这位备选人员。'
        : '请核对是否同一人；是同一人的不得列为备选，不是的可以保留。',
  },
  'expert-in-service': {
    title: '专家仍在服务期内',
    problem: ({ until, placed, recommended }) =>
      `这位${placed || recommended ? '专家' : '备选人员'}担任“科技副总”的服务期到 ${dateInWords(until)} 才满，尚在服务期内的不得申报。`,
    repair: ({ placed, recommended }) => {
      if (recommended) return '请删去这份推荐，并告诉推荐单位；名单有误的，请核对往年名单。'
      return placed
        ? '请换一位专家；名单有误的，请市级核对往年名单。'
        : '请与企业商定换人，或删去这位备选人员。'
    },
  },
  'enterprise-served-before': {
    title: '企业往年已选派过',
    problem: ({ year }) => `这家企业在 ${year} 年已选派过“科技副总”，原则上不再安排。`,
    repair: ({ excepted }) => {
      if (excepted === undefined)
        return '请区里研究是否保留；仍要申报的，请在合并请求里说明理由。只有技术难题的，可以删去第三部分。'
      return excepted ? '已写明理由，请市级审核时确认。' : '请换一家企业；确需安排的，请写明理由。'
    },
    inFile: ({ excepted }) => (excepted === false ? '理由在文件里的键是非公开部分的 exception。' : undefined),
  },
} satisfies Words

export const entries = {
  'candidate-selected-before': {
    meaning:
      '附件1规定，往年已选派担任“科技副总”的专家不得列为备选。按姓名和单位判断；只有姓名相同的请人工核对。',
    bad: '备选人员在2022年选派名单里',
    good: '换成没有选派过的专家',
  },
  'expert-in-service': {
    meaning:
      '尚在服务期内的“科技副总”不得申报，服务期看往年的选派名单；提前结束的，对接文件里写了结束日期就不再算。',
    bad: '备选人员的服务期到2024年5月31日',
    good: '换成不在服务期内的专家',
  },
  'enterprise-served-before': {
    meaning: '已选派过“科技副总”的企业原则上不再安排，是否保留由区里研究。',
    bad: '2021年选派名单里有这家企业',
    good: '说明理由后保留，或只提技术难题',
  },
} satisfies Record<keyof typeof words, RuleEntry>
