import type { PersonalData } from '../../domain/finding.ts'
import type { RuleEntry, Words } from './wording.ts'

/** Private data in public text: `src/domain/rules/privacy-rules.ts`. */

const PERSONAL_DATA: Record<PersonalData, string> = {
  mobile: '手机号',
  'id-number': '身份证号',
  'e-mail': '电子邮箱',
  'private-name': '非公开部分里的人名',
  'private-phone': '非公开部分里的电话',
}

export const words = {
  'personal-data-in-public': {
    title: '公开内容里有个人信息',
    problem: ({ what }, { name }) => `“${name}”会在网站公开，里面有${PERSONAL_DATA[what]}。`,
    repair: () => '请删去；需要经办人员知道的，写到不公开的栏目。',
    inFile: () => '已推送到公开仓库的，请联系管理员清除历史。',
  },
  'own-name-in-anonymous-text': {
    title: '公开内容暴露了匿名企业',
    problem: (_, { name }) => `企业要求不公开名称，但“${name}”里写了它的名称或字号。`,
    repair: () => '请改成“我公司”“本企业”，或删去。',
  },
} satisfies Words

export const entries = {
  'personal-data-in-public': {
    meaning: '公开部分会上网，不能有手机号、身份证号、邮箱，也不能有非公开部分里的人名和电话。',
    bad: 'requirements: 请联系王工 199 0000 1234',
    good: 'requirements: 有镀膜设备和在线检测经验',
  },
  'own-name-in-anonymous-text': {
    meaning: '要求不公开名称的企业，公开的文字里也不能写出自己的名称和字号。',
    bad: 'description: 某某光电现有镀膜机3台……',
    good: 'description: 我公司现有镀膜机3台……',
  },
} satisfies Record<keyof typeof words, RuleEntry>
