import type { FilingPart } from '../../domain/finding.ts'
import { fieldName } from '../field-names.ts'
import { nested, type RuleEntry, shorten, type Words } from './wording.ts'

/** Entries of one cycle, compared: `src/domain/rules/cycle-rules.ts`, `similarity-rule.ts`. */

const FILING_PARTS: Record<FilingPart, string> = {
  file: '填报信息文件',
  reporter: '填报人',
  date: '填报日期',
  'organization-department': '组织部门备案日期',
}

export const words = {
  'duplicate-enterprise': {
    title: '同一企业重复填报',
    problem: ({ other, same, hidden }) =>
      `这家企业在本年度已经填报：${hidden ? '另一份（其中有一份不公开名称，这里不写出文件）' : other}（${same === 'code' ? '统一社会信用代码' : '企业名称'}相同）。`,
    repair: ({ same }) =>
      same === 'code'
        ? '一家企业一年只报一份。请合并成一份，几个难题写在同一份里。'
        : '如是同一家企业，请只留一份；如确是两家，请核对名称是否写全。',
    inFile: ({ same }) => (same === 'code' ? '难题在文件里的键是 challenges。' : undefined),
  },
  'candidate-wanted-twice': {
    title: '两家企业要同一位专家',
    problem: ({ other, otherPath }) => `这位备选人员同时是 ${other} 的${fieldName('demand', otherPath)}。`,
    repair: () => '请两家企业协商，或由区里协调；暂时可以都保留，对接时只能确定一家。',
  },
  'similar-challenge': {
    title: '与另一份需求雷同',
    problem: ({ other, otherPath, percent }, { name }) =>
      `“${name}”与 ${other} 的“${nested(fieldName('demand', otherPath))}”有 ${percent}% 相同。`,
    repair: () => '如是照抄，请按本企业实际重写；如是同一问题连年上报，请写明进展；共性技术可以保留。',
  },
  'not-filed': {
    title: '填报信息不完整',
    problem: ({ lacking }) =>
      `本区有需求，但填报信息还缺：${lacking.map((part) => FILING_PARTS[part]).join('、')}。`,
    repair: ({ lacking }) =>
      lacking.includes('file')
        ? '请新建这个文件，写上填报单位、填报人、填报日期和组织部门备案日期。'
        : '请补齐后再报送；组织部门备案后填备案日期。',
    inFile: ({ lacking }) =>
      lacking.includes('file') ? undefined : '备案日期在文件里的键是 filedWithOrganizationDepartmentOn。',
  },
  'unknown-cycle': {
    title: '没有这一年的征集',
    problem: ({ year, written }) =>
      written === undefined
        ? `没有 ${shorten(year)} 年度的征集通知（缺少 cycle.yaml），这份需求无处可报。`
        : `目录是 ${shorten(year)} 年度，文件里写的年度是 ${written}。`,
    repair: () => '请核对目录里的年度；新的一年由市级管理员先建好 cycle.yaml。',
  },
} satisfies Words

export const entries = {
  'duplicate-enterprise': {
    meaning: '一家企业一年只报一份，几个难题写在同一份里。按代码和名称判断，全角半角和空格不影响。',
    bad: '同一家企业在两个区各报一份',
    good: '合并为一份，由所在区报送',
  },
  'candidate-wanted-twice': {
    meaning: '一位专家一般只服务一家企业，两家都要时要早协商。这里只指出文件和栏目，不写出姓名。',
    bad: '两份需求的备选人员是同一人',
    good: '协商后其中一家换人',
  },
  'similar-challenge': {
    meaning: '与别家或往年的文字大半相同，可能是照抄模板。只比较公开的难题文字。',
    bad: '几家企业的需求描述只改了企业名',
    good: '各写各的现状、瓶颈和指标',
  },
  'not-filed': {
    meaning: '通知要求初核汇总、报区组织部门备案后报送，填报信息里要写明填报人、填报日期和备案日期。',
    bad: 'public:\n  unit: 某区科技和经济信息化局',
    good: 'public:\n  unit: 某区科技和经济信息化局\n  reportedOn: "2023-03-09"\n  filedWithOrganizationDepartmentOn: "2023-03-08"',
  },
  'unknown-cycle': {
    meaning: '需求要放在有征集通知的年度里。',
    bad: 'cycles/2203/demands/……',
    good: 'cycles/2023/demands/……',
  },
} satisfies Record<keyof typeof words, RuleEntry>
