import { describe, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { type Base, bases, type Edit, edited, files, findingsOf } from '../../tests/support/entry.ts'
import { locate } from '../yaml/offsets.ts'
import { readYaml } from '../yaml/read.ts'
import { demandSchema } from './demand.ts'
import { allNodes, formTree } from './form-tree.ts'
import { validate } from './validate.ts'

/** Each row: what is edited, what must be found and where; and a twin that is accepted. */
interface Row {
  name: string
  base?: Base
  edits: Edit[]
  finds: string[]
  twin: Edit[]
}

const N = '武汉测试光电有限公司'

const CODE_LINE = '    creditCode: "91420111MAFAKE9908"\n'

const rows: Row[] = [
  // 一、企业基本信息
  {
    name: 'submittedOn is a date',
    edits: [['submittedOn: "2023-03-02"', 'submittedOn: "2023-02-30"']],
    finds: ['not-a-date 3:3'],
    twin: [['submittedOn: "2023-03-02"', 'submittedOn: 2023-02-28']],
  },
  {
    name: 'status is an option',
    edits: [['status: 征集中', 'status: 已结束']],
    finds: ['not-an-option 4:3'],
    twin: [['status: 征集中', 'status: 已匹配']],
  },
  {
    name: 'name has 4 characters',
    edits: [[N, '武汉光']],
    finds: ['text-length 6:5'],
    twin: [[N, '武汉光电']],
  },
  {
    name: 'name has 60 characters',
    edits: [[N, '光'.repeat(61)]],
    finds: ['text-length 6:5'],
    twin: [[N, '𬭎'.repeat(60)]],
  },
  {
    name: 'name is one line',
    edits: [[N, '"武汉测试\\n光电"']],
    finds: ['character 6:5'],
    twin: [[N, '"武汉测试光电"']],
  },
  {
    name: 'honors are options',
    edits: [['省级“专精特新”中小企业', '省级"专精特新"中小企业']],
    finds: ['not-an-option 8:9'],
    twin: [['省级“专精特新”中小企业', '现代种业优势特色企业']],
  },
  {
    name: 'honors are said once',
    edits: [['      - 其他\n', '      - 其他\n      - 其他\n']],
    finds: ['not-allowed-here 10:9'],
    twin: [['      - 其他\n', '      - 其他\n      - 现代种业优势特色企业\n']],
  },
  {
    name: 'otherHonor with 其他',
    edits: [['    otherHonor: 武汉市瞪羚企业\n', '']],
    finds: ['required-here 5:3'],
    twin: [
      ['      - 其他\n', ''],
      ['    otherHonor: 武汉市瞪羚企业\n', ''],
    ],
  },
  {
    name: 'no otherHonor without 其他',
    edits: [['      - 其他\n', '']],
    finds: ['not-allowed-here 9:5'],
    twin: [],
  },
  {
    name: 'otherHonor has a length',
    edits: [['武汉市瞪羚企业', '光'.repeat(1001)]],
    finds: ['text-length 10:5'],
    twin: [['武汉市瞪羚企业', '光'.repeat(1000)]],
  },
  {
    name: 'industry is an option',
    edits: [['industry: 其他', 'industry: 光电子']],
    finds: ['not-an-option 11:5', 'not-allowed-here 12:5'],
    twin: [
      ['industry: 其他', 'industry: 光电子信息'],
      ['    otherIndustry: 智能包装\n', ''],
    ],
  },
  {
    name: 'otherIndustry with 其他',
    edits: [['    otherIndustry: 智能包装\n', '']],
    finds: ['required-here 5:3'],
    twin: [],
  },
  {
    name: 'no otherIndustry without 其他',
    edits: [['industry: 其他', 'industry: 新材料']],
    finds: ['not-allowed-here 12:5'],
    twin: [],
  },
  {
    name: 'otherIndustry has a length',
    edits: [['智能包装', '光'.repeat(1001)]],
    finds: ['text-length 12:5'],
    twin: [['智能包装', '光']],
  },
  {
    name: 'employees are whole',
    edits: [['employees: 320', 'employees: 320.5']],
    finds: ['out-of-range 49:5'],
    twin: [['employees: 320', 'employees: 321']],
  },
  {
    name: 'employees ≥ 1',
    edits: [
      ['employees: 320', 'employees: 0'],
      ['staff: 36', 'staff: 0'],
    ],
    finds: ['out-of-range 49:5'],
    twin: [
      ['employees: 320', 'employees: 1'],
      ['staff: 36', 'staff: 1'],
    ],
  },
  {
    name: 'employees are digits',
    edits: [['employees: 320', 'employees: 约500人']],
    finds: ['not-a-number 49:5'],
    twin: [['employees: 320', 'employees: "500"']],
  },
  {
    name: 'revenue has at most 6 decimals',
    edits: [['revenue: 9321.5', 'revenue: 9321.1234567']],
    finds: ['out-of-range 50:5'],
    twin: [['revenue: 9321.5', 'revenue: 9321.123456']],
  },
  {
    name: 'revenue ≥ 0',
    edits: [['revenue: 9321.5', 'revenue: -1']],
    finds: ['out-of-range 50:5'],
    twin: [['revenue: 9321.5', 'revenue: 0']],
  },
  {
    name: 'revenue is a plain number',
    edits: [['revenue: 9321.5', 'revenue: 9,321.5万']],
    finds: ['not-a-number 50:5'],
    twin: [['revenue: 9321.5', 'revenue: 8650']],
  },
  {
    name: 'full-width digits are no number',
    edits: [['revenue: 9321.5', 'revenue: ９３２１']],
    finds: ['not-a-number 50:5'],
    twin: [],
  },
  {
    name: 'legal representative has a name',
    edits: [['    legalRepresentative:\n      name: 甲某某\n', '    legalRepresentative:\n']],
    finds: ['missing 51:5'],
    twin: [],
  },
  {
    name: 'legal representative’s name is one line',
    edits: [['甲某某', '"甲\\n某"']],
    finds: ['character 52:7'],
    twin: [['甲某某', '买买提·某某']],
  },
  {
    name: 'mobile is a mainland mobile',
    edits: [['"19900009001"', '"12900009001"']],
    finds: ['phone 53:7'],
    twin: [['"19900009001"', '"+86 199 0000 9001"']],
  },
  {
    name: 'mobile is no landline',
    edits: [['"19900009001"', '"027-80000001"']],
    finds: ['phone 53:7'],
    twin: [['"19900009001"', '"+853 6612 3456"']],
  },
  {
    name: 'contact has a name',
    edits: [['乙某某\n      phone', '\n      phone']],
    finds: ['missing 55:7'],
    twin: [],
  },
  {
    name: 'contact’s name is one line',
    edits: [['乙某某\n      phone', '"乙\\n某"\n      phone']],
    finds: ['character 55:7'],
    twin: [],
  },
  {
    name: 'contact’s phone is a phone',
    edits: [['"19900009002"', '"1990000900"']],
    finds: ['phone 56:7'],
    twin: [['"19900009002"', '"１９９０００００９００２"'.replace('０００００', '００００')]],
  },
  {
    name: 'address is required',
    edits: [['    address: 武汉市某某路1号\n', '']],
    finds: ['missing 48:3'],
    twin: [],
  },
  {
    name: 'address is one line',
    edits: [['武汉市某某路1号', '"武汉市\\n某某路1号"']],
    finds: ['character 57:5'],
    twin: [],
  },
  // 二、企业创新情况
  {
    name: 'at most 3 institutions',
    edits: [['      - 武汉测试光电企业技术中心\n', '      - 甲\n      - 乙\n      - 丙\n      - 丁\n']],
    finds: ['list-length 14:5'],
    twin: [['      - 武汉测试光电企业技术中心\n', '      - 甲\n      - 乙\n      - 丙\n']],
  },
  {
    name: 'institutions are said once',
    edits: [['      - 武汉测试光电企业技术中心\n', '      - 甲\n      - 甲\n']],
    finds: ['not-allowed-here 16:9'],
    twin: [],
  },
  {
    name: 'an institution has a length',
    edits: [['武汉测试光电企业技术中心', '光'.repeat(1001)]],
    finds: ['text-length 15:9'],
    twin: [['武汉测试光电企业技术中心', '光'.repeat(1000)]],
  },
  {
    name: 'an institution needs establishment',
    edits: [['    establishment:\n      - 企业自建\n', '    establishment: []\n']],
    finds: ['required-here 16:5'],
    twin: [],
  },
  {
    name: 'establishment is an option',
    edits: [['- 企业自建', '- 自建']],
    finds: ['not-an-option 17:9'],
    twin: [['- 企业自建', '- 与其他单位共建']],
  },
  {
    name: 'establishment is said once',
    edits: [['      - 企业自建\n', '      - 企业自建\n      - 企业自建\n']],
    finds: ['not-allowed-here 18:9'],
    twin: [['      - 企业自建\n', '      - 企业自建\n      - 与其他单位共建\n']],
  },
  {
    name: 'an institution needs types',
    edits: [
      [
        '    types:\n      - type: 企业技术中心\n        level: 省级\n      - type: 其他\n        name: 联合研究室\n',
        '    types: []\n',
      ],
    ],
    finds: ['required-here 18:5'],
    twin: [],
  },
  {
    name: 'no institution, no establishment',
    base: 'anonymous',
    edits: [['establishment: []', 'establishment:\n      - 企业自建']],
    finds: ['not-allowed-here 9:5'],
    twin: [],
  },
  {
    name: 'no institution, no types',
    base: 'anonymous',
    edits: [['types: []', 'types:\n      - type: 院士工作站']],
    finds: ['not-allowed-here 10:5'],
    twin: [],
  },
  {
    name: 'a type is an option',
    edits: [['type: 企业技术中心', 'type: 技术中心']],
    finds: ['not-an-option 19:9'],
    twin: [['type: 企业技术中心', 'type: 工程（技术）研究中心']],
  },
  {
    name: 'a type with levels needs one',
    edits: [['        level: 省级\n', '']],
    finds: ['required-here 19:9'],
    twin: [['type: 企业技术中心\n        level: 省级', 'type: 院士工作站']],
  },
  {
    name: 'a type without levels has none',
    edits: [['type: 企业技术中心', 'type: 院士工作站']],
    finds: ['not-allowed-here 20:9'],
    twin: [],
  },
  {
    name: '产业技术研究院 is never 国家级',
    edits: [['type: 企业技术中心\n        level: 省级', 'type: 产业技术研究院\n        level: 国家级']],
    finds: ['not-an-option 20:9'],
    twin: [['type: 企业技术中心\n        level: 省级', 'type: 产业技术研究院\n        level: 市级']],
  },
  {
    name: 'at most 20 types',
    edits: [['      - type: 其他\n', `${'      - type: 院士工作站\n'.repeat(19)}      - type: 其他\n`]],
    finds: ['list-length 18:5'],
    twin: [['      - type: 其他\n', `${'      - type: 院士工作站\n'.repeat(18)}      - type: 其他\n`]],
  },
  {
    name: 'at most 20 candidates in a file',
    edits: [
      [
        '  candidates:\n',
        `  candidates:\n${'    - {name: 甲, organization: 某大学, phone: "19900009009", agreed: 是}\n'.repeat(19)}`,
      ],
    ],
    finds: ['list-length 65:3', 'too-many-candidates 68:7'],
    twin: [],
  },
  {
    name: 'at most 20 private problems',
    edits: [['      budget: 35.5\n', `      budget: 35.5\n${'    - no: 2\n'.repeat(20)}`]],
    finds: ['list-length 78:3', ...Array.from({ length: 20 }, (_, i) => `not-allowed-here ${82 + i}:7`)],
    twin: [],
  },
  {
    name: 'a level is an option whatever the type',
    edits: [['type: 企业技术中心\n        level: 省级', 'type: 技术中心\n        level: 区级']],
    finds: ['not-an-option 19:9', 'not-an-option 20:9'],
    twin: [],
  },
  {
    name: 'a level is an option',
    edits: [['level: 省级', 'level: 区级']],
    finds: ['not-an-option 20:9'],
    twin: [['level: 省级', 'level: 国家级']],
  },
  {
    name: '其他 type needs a name',
    edits: [['      - type: 其他\n        name: 联合研究室\n', '      - type: 其他\n']],
    finds: ['required-here 21:9'],
    twin: [],
  },
  {
    name: 'only 其他 type has a name',
    edits: [['        level: 省级\n', '        level: 省级\n        name: 中心\n']],
    finds: ['not-allowed-here 21:9'],
    twin: [],
  },
  {
    name: 'a type’s name has a length',
    edits: [['联合研究室', '光'.repeat(1001)]],
    finds: ['text-length 22:9'],
    twin: [['联合研究室', '室']],
  },
  {
    name: 'site area is a number',
    edits: [['siteArea: 1200', 'siteArea: 1200㎡']],
    finds: ['not-a-number 59:5'],
    twin: [['siteArea: 1200', 'siteArea: 0']],
  },
  {
    name: 'staff is whole',
    edits: [['staff: 36', 'staff: 3.5']],
    finds: ['out-of-range 60:5'],
    twin: [['staff: 36', 'staff: 0']],
  },
  {
    name: 'equipment is a number',
    edits: [['equipmentValue: 560.25', 'equipmentValue: 无']],
    finds: ['not-a-number 61:5'],
    twin: [['equipmentValue: 560.25', 'equipmentValue: 0']],
  },
  {
    name: 'R&D intensity has no default',
    edits: [['    rdIntensity: 3%～5%\n', '']],
    finds: ['missing 58:3'],
    twin: [],
  },
  {
    name: 'R&D intensity keeps its ～',
    edits: [['3%～5%', '3%~5%']],
    finds: ['not-an-option 62:5'],
    twin: [['3%～5%', '10%以上']],
  },
  {
    name: 'projects are options',
    edits: [['- 自主研发', '- 自研']],
    finds: ['not-an-option 64:9'],
    twin: [['- 自主研发', '- 外购']],
  },
  {
    name: 'projects are said once',
    edits: [['      - 自主研发\n', '      - 自主研发\n      - 自主研发\n']],
    finds: ['not-allowed-here 65:9'],
    twin: [['      - 自主研发\n', '      - 自主研发\n      - 模仿改进\n']],
  },
  // 三、“科技副总”需求
  {
    name: 'source is required',
    edits: [['    source: 省内高校院所\n', '']],
    finds: ['missing 23:3'],
    twin: [],
  },
  {
    name: 'source is one line',
    edits: [['source: 省内高校院所', 'source: "省内\\n高校"']],
    finds: ['character 24:5'],
    twin: [],
  },
  {
    name: 'field is one line',
    edits: [['field: 激光封装', 'field: "激光\\n封装"']],
    finds: ['character 25:5'],
    twin: [],
  },
  {
    name: 'problem has a length',
    edits: [['高功率激光器封装应力大，热循环后光功率下降超过 5%。', '光'.repeat(1001)]],
    finds: ['text-length 26:5'],
    twin: [['高功率激光器封装应力大，热循环后光功率下降超过 5%。', '光'.repeat(1000)]],
  },
  {
    name: 'collaboration has a length',
    edits: [['联合开发一套应力测试平台。', '光'.repeat(1001)]],
    finds: ['text-length 27:5'],
    twin: [['    collaboration: 联合开发一套应力测试平台。\n', '']],
  },
  {
    name: 'a candidate has a name',
    edits: [['    - name: 丙某某\n      organization', '    - organization']],
    finds: ['missing 66:7'],
    twin: [],
  },
  {
    name: 'a candidate’s name is one line',
    edits: [['丙某某', '"丙\\n某"']],
    finds: ['character 66:7'],
    twin: [],
  },
  {
    name: 'a candidate has a unit',
    edits: [['      organization: 某某大学\n', '']],
    finds: ['missing 66:7'],
    twin: [],
  },
  {
    name: 'a candidate’s unit is one line',
    edits: [['organization: 某某大学', 'organization: "某某\\n大学"']],
    finds: ['character 67:7'],
    twin: [],
  },
  {
    name: 'a candidate’s phone is a phone',
    edits: [['"19900009003"', '"1990"']],
    finds: ['phone 68:7'],
    twin: [['"19900009003"', '"027-80000003"']],
  },
  {
    name: 'agreed is 是 or 否',
    edits: [['      agreed: 是\n', '      agreed: 已同意\n']],
    finds: ['not-an-option 69:7'],
    twin: [['      agreed: 是\n', '      agreed: 否\n']],
  },
  {
    name: 'a note has a length',
    edits: [['备选1已协商一致', '光'.repeat(1001)]],
    finds: ['text-length 74:3'],
    twin: [['  candidateNote: 备选1已协商一致\n', '']],
  },
  {
    name: 'support goes with part 三',
    edits: [['  support:\n    offered: 是\n    details: 提供食宿\n', '']],
    finds: ['required-here 47:1'],
    twin: [],
  },
  {
    name: 'support is 是 or 否',
    edits: [['offered: 是', 'offered: 愿意']],
    finds: ['not-an-option 76:5'],
    twin: [['offered: 是', 'offered: 否']],
  },
  {
    name: 'support details have a length',
    edits: [['提供食宿', '光'.repeat(1001)]],
    finds: ['text-length 77:5'],
    twin: [['    details: 提供食宿\n', '']],
  },
  {
    name: 'without part 三 no candidates',
    base: 'anonymous',
    edits: [
      [
        '  consent:\n',
        '  candidates:\n    - name: 丙某某\n      organization: 某某大学\n      phone: "19900009003"\n      agreed: 是\n  consent:\n',
      ],
    ],
    finds: ['not-allowed-here 35:3'],
    twin: [['  consent:\n', '  candidates: []\n  consent:\n']],
  },
  {
    name: 'without part 三 no note',
    base: 'anonymous',
    edits: [['  consent:\n', '  candidateNote: 无\n  consent:\n']],
    finds: ['not-allowed-here 35:3'],
    twin: [],
  },
  {
    name: 'without part 三 no support',
    base: 'anonymous',
    edits: [['  consent:\n', '  support:\n    offered: 是\n  consent:\n']],
    finds: ['not-allowed-here 35:3'],
    twin: [],
  },
  // 四、技术创新难题
  {
    name: 'no starts with 1',
    edits: [['    - no: 1\n', '    - no: 3\n']],
    finds: ['out-of-range 29:7'],
    twin: [],
  },
  {
    name: 'no counts on',
    edits: [['    - no: 2\n      summary', '    - no: 1\n      summary']],
    finds: ['out-of-range 40:7', 'not-allowed-here 79:7'],
    twin: [],
  },
  {
    name: 'no is a number',
    edits: [['    - no: 1\n', '    - no: 一\n']],
    finds: ['not-a-number 29:7'],
    twin: [],
  },
  {
    name: 'summary has 4 characters',
    edits: [['summary: 腔面镀膜损伤阈值偏低', 'summary: 镀膜差']],
    finds: ['text-length 30:7'],
    twin: [['summary: 腔面镀膜损伤阈值偏低', 'summary: 镀膜较差']],
  },
  {
    name: 'summary has 200 characters',
    edits: [['腔面镀膜损伤阈值偏低', '光'.repeat(201)]],
    finds: ['text-length 30:7'],
    twin: [['腔面镀膜损伤阈值偏低', '光'.repeat(200)]],
  },
  {
    name: 'common technology is 是 or 否',
    edits: [['commonTechnology: 是', 'commonTechnology: yes']],
    finds: ['not-an-option 31:7'],
    twin: [['commonTechnology: 是', 'commonTechnology: 否']],
  },
  {
    name: 'description has 10 characters',
    edits: [['85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', '黄变不大于 2%']],
    finds: ['text-length 43:7'],
    twin: [['85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', '黄变不大于 2%、3%']],
  },
  {
    name: 'description has 3000 characters',
    edits: [['85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', '光'.repeat(3001)]],
    finds: ['text-length 43:7'],
    twin: [['85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', '光'.repeat(3000)]],
  },
  {
    name: 'challenges are not an empty list',
    base: 'anonymous',
    edits: [
      [
        bases.anonymous.slice(
          bases.anonymous.indexOf('  challenges:\n'),
          bases.anonymous.indexOf('private:'),
        ),
        '  challenges: []\n',
      ],
    ],
    finds: ['list-length 11:3', 'nothing-requested 2:1'],
    twin: [],
  },
  {
    name: 'modes have one at least',
    edits: [['        modes:\n          - 委托研发\n', '        modes: []\n']],
    finds: ['list-length 45:9'],
    twin: [],
  },
  {
    name: 'modes are options',
    edits: [['- 委托研发', '- 委托']],
    finds: ['not-an-option 46:13'],
    twin: [['- 委托研发', '- 共建新研发、生产实体']],
  },
  {
    name: 'modes are said once',
    edits: [['          - 委托研发\n', '          - 委托研发\n          - 委托研发\n']],
    finds: ['not-allowed-here 47:13'],
    twin: [],
  },
  {
    name: 'otherMode with 其他合作方式',
    edits: [['        otherMode: 共用测试平台\n', '']],
    finds: ['required-here 33:7'],
    twin: [],
  },
  {
    name: 'no otherMode without it',
    edits: [['          - 其他合作方式\n', '']],
    finds: ['not-allowed-here 36:9'],
    twin: [],
  },
  {
    name: 'otherMode has a length',
    edits: [['共用测试平台', '光'.repeat(1001)]],
    finds: ['text-length 37:9'],
    twin: [['共用测试平台', '光']],
  },
  {
    name: 'requirements have a length',
    edits: [['有镀膜设备', '光'.repeat(1001)]],
    finds: ['text-length 38:9'],
    twin: [['        requirements: 有镀膜设备\n', '']],
  },
  {
    name: 'budget is a number',
    edits: [['budget: 80', 'budget: 面议']],
    finds: ['not-a-number 39:9'],
    twin: [['        budget: 80\n', '']],
  },
  {
    name: 'a private problem has a public twin',
    edits: [['    - no: 2\n      intended', '    - no: 3\n      intended']],
    finds: ['not-allowed-here 79:7'],
    twin: [],
  },
  {
    name: 'a private problem stands once',
    edits: [['      budget: 35.5\n', '      budget: 35.5\n    - no: 2\n']],
    finds: ['not-allowed-here 82:7'],
    twin: [],
  },
  {
    name: 'a private no is a number',
    edits: [['    - no: 2\n      intended', '    - no: 二\n      intended']],
    finds: ['not-a-number 79:7'],
    twin: [],
  },
  {
    name: 'the budget stands once',
    edits: [['          - 委托研发\n', '          - 委托研发\n        budget: 10\n']],
    finds: ['not-allowed-here 82:7'],
    twin: [
      ['          - 委托研发\n', '          - 委托研发\n        budget: 10\n'],
      ['      budget: 35.5\n', ''],
    ],
  },
  {
    name: 'partners only with cooperation',
    edits: [
      ['      cooperation:\n        modes:\n          - 委托研发\n', ''],
      ['      budget: 35.5\n', ''],
    ],
    finds: ['not-allowed-here 77:7'],
    twin: [],
  },
  {
    name: 'a private budget only with cooperation',
    edits: [
      ['      cooperation:\n        modes:\n          - 委托研发\n', ''],
      ['      intendedPartners: 某某大学材料学院\n', ''],
    ],
    finds: ['not-allowed-here 77:7'],
    twin: [],
  },
  {
    name: 'partners have a length',
    edits: [['某某大学材料学院', '光'.repeat(1001)]],
    finds: ['text-length 80:7'],
    twin: [['      intendedPartners: 某某大学材料学院\n', '']],
  },
  {
    name: 'a private budget is a number',
    edits: [['budget: 35.5', 'budget: 三十']],
    finds: ['not-a-number 81:7'],
    twin: [],
  },
  { name: 'consent names somebody', edits: [['    by: 乙某某\n', '']], finds: ['missing 82:3'], twin: [] },
  {
    name: 'consent’s name is one line',
    edits: [['    by: 乙某某', '    by: "乙\\n某"']],
    finds: ['character 83:5'],
    twin: [],
  },
  {
    name: 'consent has a date',
    edits: [['    on: "2023-03-02"', '    on: "昨天"']],
    finds: ['not-a-date 84:5'],
    twin: [],
  },
  // The entry as a whole
  {
    name: 'an anonymous entry says its code',
    base: 'anonymous',
    edits: [['    creditCode: "91420111MAFAKE9908"\n', '']],
    finds: ['required-here 17:3'],
    twin: [],
  },
  {
    name: 'the code’s check character fits',
    base: 'anonymous',
    edits: [['MAFAKE9908', 'MAFAKE9909']],
    finds: ['credit-code 19:5'],
    twin: [],
  },
  {
    name: 'the code’s region is digits',
    base: 'anonymous',
    edits: [['91420111MAFAKE9908', '9142AB11MAFAKE9908']],
    finds: ['credit-code 19:5'],
    twin: [],
  },
  {
    name: 'who compared the code is named',
    base: 'anonymous',
    edits: [[CODE_LINE, `${CODE_LINE}    codeVerified: {by: "乙\\n某", on: "2023-03-02"}\n`]],
    finds: ['character 20:20'],
    twin: [[CODE_LINE, `${CODE_LINE}    codeVerified: {by: 乙某某, on: "2023-03-02"}\n`]],
  },
  {
    name: 'and when',
    base: 'anonymous',
    edits: [[CODE_LINE, `${CODE_LINE}    codeVerified: {by: 乙某某, on: "昨天"}\n`]],
    finds: ['not-a-date 20:29'],
    twin: [],
  },
  {
    name: 'a named entry has no code to compare inside',
    edits: [
      ['    employees: 320\n', '    codeVerified: {by: 乙某某, on: "2023-03-02"}\n    employees: 320\n'],
    ],
    finds: ['not-allowed-here 49:5'],
    twin: [],
  },
  {
    name: 'an anonymous name has a length',
    base: 'anonymous',
    edits: [['武汉隐名光电有限公司', '隐名']],
    finds: ['text-length 18:5'],
    twin: [['武汉隐名光电有限公司', '隐名光电']],
  },
  {
    name: 'a named entry has no code inside',
    edits: [['    employees: 320\n', '    creditCode: "91420111MAFAKE991B"\n    employees: 320\n']],
    finds: ['not-allowed-here 49:5'],
    twin: [],
  },
  {
    name: 'private is there, or sealed',
    base: 'anonymous',
    edits: [[bases.anonymous.slice(bases.anonymous.indexOf('private:')), '']],
    finds: ['required-here 1:1'],
    twin: [
      [
        bases.anonymous.slice(bases.anonymous.indexOf('private:')),
        'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----\n',
      ],
    ],
  },
  {
    name: 'private and sealed exclude each other',
    edits: [['private:\n', 'sealed: abc\nprivate:\n']],
    finds: ['not-allowed-here 48:1'],
    twin: [],
  },
  {
    name: 'sealed has a length',
    base: 'anonymous',
    edits: [[bases.anonymous.slice(bases.anonymous.indexOf('private:')), `sealed: ${'a'.repeat(60_001)}\n`]],
    finds: ['text-length 16:1'],
    twin: [[bases.anonymous.slice(bases.anonymous.indexOf('private:')), `sealed: ${'a'.repeat(60_000)}\n`]],
  },
]

/** Findings that are not about the schema, and that twins may have. */
const NOTES = /^(?:sealed-not-checked|landline|support-refused)/
const found = (base: Base, edits: readonly Edit[]) =>
  findingsOf(edited(base, edits), files[base]).filter((line) => !NOTES.test(line))
describe('each condition of 附件1', () => {
  test.each(rows)('$name', ({ base = 'named', edits, finds, twin }) => {
    expect(found(base, edits)).toEqual(finds)
    expect(found(base, twin)).toEqual([])
  })
})

/** Everything in the schema that can refuse: transforms of fields, checks of lists and mappings. */
function* refusers(schema: z.core.$ZodType, path = ''): Generator<{ path: string; off: () => () => void }> {
  const def = (schema._zod as unknown as { def: z.core.$ZodTypes['_zod']['def'] }).def
  for (const [index, check] of (def.checks ?? []).entries()) {
    const zod = check._zod
    yield { path: `${path} check ${index}`, off: () => swap(zod, 'check', () => {}) }
  }
  if (def.type === 'optional') yield* refusers(def.innerType, path)
  if (def.type === 'array') yield* refusers(def.element, `${path}[]`)
  if (def.type === 'object') {
    for (const [key, field] of Object.entries(def.shape)) yield* refusers(field, `${path}.${key}`)
  }
  if (def.type === 'pipe') {
    const transform = (def.out as unknown as { _zod: { def: { transform: unknown } } })._zod.def
    yield { path, off: () => swap(transform, 'transform', (input: unknown) => input) }
  }
}

function swap<T extends object, K extends keyof T>(holder: T, key: K, value: unknown): () => void {
  const before = holder[key]
  holder[key] = value as T[K]
  return () => {
    holder[key] = before
  }
}

/** What the schema alone says of a text that was read before: codes and their places. */
function schemaReader(base: Base, edits: readonly Edit[]): () => string {
  const { tree, offsets: places, lines } = readYaml(edited(base, edits), files[base])
  return () =>
    validate('demand', tree!, files[base])
      .findings.map(({ code, path }) => `${code} ${locate(places!, lines, path).line}`)
      .join()
}

describe('removing any one condition makes a row fail', () => {
  const readers = rows.flatMap(({ base = 'named', edits, twin }) => [
    schemaReader(base, edits),
    schemaReader(base, twin),
  ])
  const before = readers.map((read) => read())

  test.each([...refusers(demandSchema)])('$path', ({ path, off }) => {
    const restore = off()
    try {
      const fails = readers.some((read, at) => read() !== before[at])
      expect(fails, `no row above fails without the condition of ${path}: write one`).toBe(true)
    } finally {
      restore()
    }
  })
})

/** Written by hand from the form dictionary: the schema must say the same, in the same order. */
test('fields, limits and order are those of the form dictionary', () => {
  const lines = [...allNodes(formTree(demandSchema))].slice(1).map(({ path, optional, spec }) => {
    const details = Object.entries(spec)
      .filter(([key, value]) => key !== 'kind' && key !== 'options' && value !== false && value !== 'one')
      .map(([key, value]) => `${key}=${value}`)
    return [path + (optional ? '?' : ''), spec.kind, ...details].join(' ')
  })
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "public mapping
    public.submittedOn date
    public.status? option
    public.enterprise mapping
    public.enterprise.name? text min=4 max=60 isName=true
    public.enterprise.honors list min=0 max=1000 unique=true
    public.enterprise.honors[] option
    public.enterprise.otherHonor? text min=1 max=1000
    public.enterprise.industry option
    public.enterprise.otherIndustry? text min=1 max=1000
    public.research mapping
    public.research.institutions list min=0 max=3 unique=true
    public.research.institutions[] text min=1 max=1000
    public.research.establishment list min=0 max=1000 unique=true
    public.research.establishment[] option
    public.research.types list min=0 max=20
    public.research.types[] mapping
    public.research.types[].type option
    public.research.types[].level? option
    public.research.types[].name? text min=1 max=1000
    public.expertRequest? mapping
    public.expertRequest.source text min=1 max=1000
    public.expertRequest.field text min=1 max=1000
    public.expertRequest.problem text min=1 max=1000 lines=many
    public.expertRequest.collaboration? text min=1 max=1000 lines=many
    public.challenges? list min=1 max=20
    public.challenges[] mapping
    public.challenges[].no number min=1 max=1000000000000 decimals=0
    public.challenges[].summary text min=4 max=200
    public.challenges[].commonTechnology yes-no
    public.challenges[].description text min=10 max=3000 lines=many
    public.challenges[].cooperation? mapping
    public.challenges[].cooperation.modes list min=1 max=1000 unique=true
    public.challenges[].cooperation.modes[] option
    public.challenges[].cooperation.otherMode? text min=1 max=1000
    public.challenges[].cooperation.requirements? text min=1 max=1000 lines=many
    public.challenges[].cooperation.budget? number min=0 max=1000000000000 decimals=6
    private? mapping
    private.enterprise mapping
    private.enterprise.name? text min=4 max=60 isName=true
    private.enterprise.creditCode? text min=18 max=18 format=credit-code
    private.enterprise.codeVerified? mapping
    private.enterprise.codeVerified.by text min=1 max=1000 isName=true
    private.enterprise.codeVerified.on date
    private.enterprise.employees number min=1 max=1000000000000 decimals=0
    private.enterprise.revenue number min=0 max=1000000000000 decimals=6
    private.enterprise.legalRepresentative mapping
    private.enterprise.legalRepresentative.name text min=1 max=1000 isName=true
    private.enterprise.legalRepresentative.mobile text min=7 max=40 format=mobile
    private.enterprise.contact mapping
    private.enterprise.contact.name text min=1 max=1000 isName=true
    private.enterprise.contact.phone text min=7 max=40 format=phone
    private.enterprise.address text min=1 max=1000
    private.innovation mapping
    private.innovation.siteArea number min=0 max=1000000000000 decimals=6
    private.innovation.staff number min=0 max=1000000000000 decimals=0
    private.innovation.equipmentValue number min=0 max=1000000000000 decimals=6
    private.innovation.rdIntensity option
    private.innovation.projects list min=0 max=1000 unique=true
    private.innovation.projects[] option
    private.candidates? list min=0 max=20
    private.candidates[] mapping
    private.candidates[].name text min=1 max=1000 isName=true
    private.candidates[].organization text min=1 max=1000 isName=true
    private.candidates[].phone? text min=7 max=40 format=phone
    private.candidates[].agreed yes-no
    private.candidateNote? text min=1 max=1000 lines=many
    private.support? mapping
    private.support.offered yes-no
    private.support.details? text min=1 max=1000 lines=many
    private.challenges? list min=0 max=20
    private.challenges[] mapping
    private.challenges[].no number min=1 max=1000000000000 decimals=0
    private.challenges[].intendedPartners? text min=1 max=1000 lines=many
    private.challenges[].budget? number min=0 max=1000000000000 decimals=6
    private.consent? mapping
    private.consent.by text min=1 max=1000 isName=true
    private.consent.on date
    sealed? text min=1 max=60000 lines=many"
  `)
})
