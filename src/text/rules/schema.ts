import type { FindingArgs } from '../../domain/finding.ts'
import { localised } from '../locality.ts'
import { conditionText } from '../phrases.ts'
import { quoted, type RuleEntry, shorten, type Words } from './wording.ts'

/** What schemas report of one field. */

export const words = {
  missing: {
    title: '必填项没有填',
    problem: (_, { name }) => `没有填“${name}”。`,
    repair: (_, { example }) => `请补上${example ? `，例如 ${example}` : ''}。`,
    inFile: (_, { key }) => `在文件里的键是 ${key}。`,
  },
  'not-a-number': {
    title: '不是数字',
    problem: ({ value }, { name }) =>
      `“${name}”要填数字${value === undefined ? '' : `，不能写${quoted(value)}`}。`,
    repair: ({ suggestion }, { example }) =>
      suggestion
        ? `如果就是这个数，请写成 ${suggestion}（半角数字，不带单位、逗号和“约”）。`
        : `请只写半角数字，不带单位、逗号和“约”${example ? `，例如 ${example}` : ''}。`,
  },
  'not-a-date': {
    title: '不是日期',
    problem: ({ value, month }, { name }) =>
      `“${name}”不是有效的${month ? '月份' : '日期'}${value === undefined ? '' : `：${quoted(value)}`}。`,
    repair: ({ moment, month, suggestion }) =>
      moment
        ? '请写成带时区的时间，例如 2023-03-10T17:30:00+08:00。'
        : month
          ? `请写成“年-月”，例如 ${suggestion ?? '2023-08'}。`
          : `请写成“年-月-日”，例如 ${suggestion ?? '2023-03-02'}。`,
    inFile: () => '在文件里要加引号。',
  },
  'out-of-range': {
    title: '数字超出范围',
    problem: ({ value, expected }, { name }) =>
      expected === undefined
        ? `“${name}”${value === undefined ? '' : `写的是 ${shorten(value)}，`}超出了允许的范围。`
        : `“${name}”要从1起依次编号，这里应当是 ${expected}。`,
    repair: ({ min, max, decimals, expected }) => {
      if (expected !== undefined) return `请改为 ${expected}。`
      const bounds = [
        ...(min === undefined ? [] : [`不小于 ${min}`]),
        ...(max === undefined || max >= 1e12 ? [] : [`不大于 ${max}`]),
      ].join('、')
      return `请填${bounds && `${bounds} 的`}${decimals ? `数，小数最多 ${decimals} 位` : '整数'}。`
    },
  },
  'text-length': {
    title: '字数不对',
    problem: ({ length, max }, { name }) =>
      length > max
        ? `“${name}”有 ${length} 个字，最多 ${max} 个字。`
        : `“${name}”只有 ${length} 个字，太短。`,
    repair: ({ length, min, max }) =>
      length > max ? `请压缩到 ${max} 个字以内。` : `请至少写 ${min} 个字。`,
  },
  'list-length': {
    title: '项数不对',
    problem: ({ length, max }, { name }) =>
      length > max ? `“${name}”写了 ${length} 项，最多 ${max} 项。` : `“${name}”只写了 ${length} 项。`,
    repair: ({ length, min, max }) => (length > max ? `请删到 ${max} 项。` : `请至少写 ${min} 项。`),
    inFile: ({ length, max }) => (length > max ? undefined : '整段不适用的，把整段删掉。'),
  },
  'not-an-option': {
    title: '不在选项中',
    problem: ({ value }, { name }) => `“${name}”写的${quoted(value)}不在选项中。`,
    repair: ({ nearest, options }) =>
      options.length === 0
        ? '没有对得上的：请核对，没有的删去这一项。'
        : `${nearest ? `是不是“${nearest}”？` : ''}可选：${options.join('、')}。请照抄，连同引号和符号。`,
  },
  'required-here': {
    title: '这种情况下必填',
    problem: ({ because }, { name }) => `${conditionText(because).reason}，“${name}”必须填写。`,
    repair: ({ because }) => conditionText(because).repairMissing ?? '请补上这一项。',
    inFile: ({ because }, { key }) => conditionText(because).missingInFile ?? `在文件里的键是 ${key}。`,
  },
  'not-allowed-here': {
    title: '这种情况下不能填',
    problem: ({ because }, { name }) => `${conditionText(because).reasonAgainst}，不能填“${name}”。`,
    repair: ({ because }) => conditionText(because).repairExtra ?? '请删掉这一项。',
    inFile: ({ because }, { key }) =>
      conditionText(because).extraInFile ?? (key && `在文件里的键是 ${key}。`),
  },
  phone: {
    title: '电话号码不对',
    problem: ({ mobileOnly }, { name }) => `“${name}”不是有效的${mobileOnly ? '手机号码' : '电话号码'}。`,
    repair: ({ mobileOnly }, { locality }) =>
      mobileOnly
        ? '请填11位大陆手机号；港澳台或境外的号码，前面加国家（地区）代码，如 +852。'
        : localised('请填11位大陆手机号，或带区号的座机（如 {areaCode}-80000000）。', locality),
    inFile: () => '在文件里要加引号。',
  },
  'credit-code': {
    title: '统一社会信用代码不对',
    problem: ({ fault, vouched }) =>
      vouched
        ? `统一社会信用代码的校验位不符，${vouched === 'cycle' ? '市级' : '区里'}已对照营业执照核对。`
        : codeFaults[fault],
    repair: ({ fault, vouched, anonymous }) => {
      if (vouched) return '可以保留；有疑问的请再看营业执照。'
      if (fault !== 'check') return codeRepairs[fault] ?? '请对照营业执照重新核对。'
      return anonymous
        ? '请对照营业执照重新核对；营业执照上确是这个代码的，由所在区写明核对人和核对日期。'
        : '请对照营业执照重新核对；营业执照上确是这个代码的，请联系市级管理员登记后再报。'
    },
    inFile: ({ fault, vouched, anonymous }) => {
      if (fault === 'id-number' || fault === 'anonymous-needs-alias') return LEAKED
      if (fault !== 'check' || vouched) return undefined
      return anonymous
        ? '在文件里的键是 codeVerified（核对人 by、核对日期 on）。'
        : '在 cycle.yaml 里的键是 creditCodes。'
    },
  },
} satisfies Words

type CodeFault = FindingArgs['credit-code']['fault']

const codeFaults: Record<CodeFault, string> = {
  length: '统一社会信用代码应当是18位。',
  letters: '统一社会信用代码里有不会出现的字母（只用数字和大写字母，没有 I、O、S、V、Z）。',
  region: '统一社会信用代码第3至8位应当都是数字。',
  'id-number': '统一社会信用代码的位置上像是身份证号码。',
  check: '统一社会信用代码的校验位不符，可能抄错了一位。',
  'not-enterprise': '统一社会信用代码不以91、92、93开头，看起来不是企业的。',
  'named-needs-code': '公开企业名称的，文件名要用它的18位统一社会信用代码。',
  'anonymous-needs-alias': '企业不公开名称，文件名要用6位别名；用统一社会信用代码，等于公开了企业。',
}

const LEAKED = '已推送到公开仓库的，请联系管理员清除历史。'

const codeRepairs: Partial<Record<CodeFault, string>> = {
  'id-number': '身份证号码一律不收，请改填营业执照上的代码。',
  'not-enterprise': '请对照营业执照核对；确是企业的可以保留。',
  'anonymous-needs-alias': '请用原来的别名；没有的，在填报页面或工作台打开、保存，就会有一个。',
  'named-needs-code':
    '请把文件名改为营业执照上的统一社会信用代码；不想公开名称的，把企业名称移到非公开部分。',
}

export const entries = {
  missing: {
    meaning: '附件1没有注明可不填的栏目都要填；键写了、后面空着，算没有填。',
    bad: 'employees:',
    good: 'employees: 320',
  },
  'not-a-number': {
    meaning: '人数、金额、面积只写半角数字，单位已经在栏目名里。',
    bad: 'revenue: 8,650.5万',
    good: 'revenue: 8650.5',
  },
  'not-a-date': {
    meaning: '日期写成年-月-日，并且真有这一天。',
    bad: 'submittedOn: 2023年3月2日',
    good: 'submittedOn: "2023-03-02"',
  },
  'out-of-range': {
    meaning: '数字要在合理的范围内：人数至少1人，金额不为负、最多6位小数，难题从1起依次编号。',
    bad: 'employees: 0',
    good: 'employees: 12',
  },
  'text-length': {
    meaning: '太短说不清楚，太长没有人看完。难题名称4到200字，需求描述10到3000字，其他一般不超过1000字。',
    bad: 'summary: 镀膜差',
    good: 'summary: 高功率激光器腔面镀膜损伤阈值偏低',
  },
  'list-length': {
    meaning: '列表的项数有上下限，如研发机构最多3个，合作方式至少一项。',
    bad: 'modes: []',
    good: 'modes:\n  - 联合开发',
  },
  'not-an-option': {
    meaning: '选择题只能从附件1的选项里选，一字不差，连引号和波浪号也照抄。',
    bad: 'rdIntensity: 3%-5%',
    good: 'rdIntensity: "3%～5%"',
  },
  'required-here': {
    meaning:
      '有的栏目在一定情况下必填：选了“其他”要写明内容，有研发机构要写形式和类型，要“科技副总”要写保障条件。',
    bad: 'industry: 其他',
    good: 'industry: 其他\notherIndustry: 智能包装',
  },
  'not-allowed-here': {
    meaning: '不适用的栏目不能填，前后要一致：没有研发机构就没有类型，公开了经费就不再写非公开的经费。',
    bad: 'institutions: []\nestablishment:\n  - 企业自建',
    good: 'institutions: []\nestablishment: []',
  },
  phone: {
    meaning: '手机是11位大陆号码；要加引号，否则有的软件会把它当成数字。',
    bad: 'mobile: 1990000123',
    good: 'mobile: "19900001234"',
  },
  'credit-code': {
    meaning:
      '18位统一社会信用代码的第3至8位是数字，最后一位是校验位，抄错一位就对不上；身份证号码一律不收。营业执照上的老代码校验位确实不符的：公开名称的由市级列入当年参数的 creditCodes，不公开的由区里写 codeVerified。公开名称的企业用代码做文件名；不公开的用别名，代码写在非公开部分。',
    bad: '91420111MAFAKE991C.yaml',
    good: '91420111MAFAKE991B.yaml',
  },
} satisfies Record<keyof typeof words, RuleEntry>
