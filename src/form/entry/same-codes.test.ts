import { expect, test } from 'vitest'
import { type Base, type Edit, edited, files, locatedFindings } from '../../../tests/support/entry.ts'
import { codes } from '../../domain/finding.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import { valueAt } from '../../domain/tree.ts'
import { readYaml } from '../../yaml/read.ts'
import { answersOfEntry } from './answers-of-entry.ts'
import { remarksOn } from './remarks.ts'

/** The same faulty data gives the same codes in the form as on the command line, at the same severity. */
const faults: [name: string, base: Base, ...edits: Edit[]][] = [
  ['nothing wrong', 'named'],
  ['nothing wrong, anonymous', 'anonymous'],
  ['a number in words', 'named', ['employees: 320', 'employees: 约三百']],
  ['a number with its unit', 'named', ['revenue: 9321.5', 'revenue: 9321.5万元']],
  ['nobody works there', 'named', ['employees: 320', 'employees: 0']],
  ['more researchers than people', 'named', ['staff: 36', 'staff: 321']],
  ['seven decimals', 'named', ['revenue: 9321.5', 'revenue: 9321.5000001']],
  ['a short mobile', 'named', ['"19900009001"', '"1990000900"']],
  ['a landline', 'named', ['"19900009002"', '"027-80000001"']],
  ['no phone of a candidate', 'named', ['      phone: "19900009003"\n', '']],
  ['a candidate without a unit', 'named', ['organization: 某某大学\n', 'organization: ""\n']],
  [
    'a company as a candidate’s unit',
    'named',
    ['organization: 某某研究所', 'organization: 某某科技有限公司'],
  ],
  ['a day that is none', 'named', ['submittedOn: "2023-03-02"', 'submittedOn: "2023-02-30"']],
  ['no day', 'named', ['  submittedOn: "2023-03-02"\n', '']],
  ['a summary of three characters', 'named', ['summary: 封装胶高温黄变', 'summary: 胶黄变']],
  [
    'a description too short',
    'named',
    ['description: 85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', 'description: 2%'],
  ],
  ['a zero-width space', 'named', ['name: 武汉测试光电有限公司', 'name: "武汉测试\\u200b光电有限公司"']],
  ['no industry', 'named', ['    industry: 其他\n    otherIndustry: 智能包装\n', '']],
  [
    'an industry that is none of the options',
    'named',
    ['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子'],
  ],
  ['其他 without saying what', 'named', ['    otherHonor: 武汉市瞪羚企业\n', '']],
  ['institutions without a form', 'named', ['establishment:\n      - 企业自建', 'establishment: []']],
  [
    'institutions without a type',
    'named',
    [
      /* both types */ '- type: 企业技术中心\n        level: 省级\n      - type: 其他\n        name: 联合研究室',
      '[]',
    ],
  ],
  ['a type without its level', 'named', ['        level: 省级\n', '']],
  [
    'a level that the type has not',
    'named',
    ['- type: 企业技术中心\n        level: 省级', '- type: 协同创新中心\n        level: 国家级'],
  ],
  [
    'both kinds of 工程中心',
    'named',
    [
      '- type: 企业技术中心\n        level: 省级\n      - type: 其他\n        name: 联合研究室',
      '- type: 工程（技术）研究中心\n        level: 省级\n      - type: 工程研究中心\n        level: 市级',
    ],
  ],
  ['no way of cooperation', 'named', ['modes:\n          - 委托研发', 'modes: []']],
  ['support refused', 'named', ['offered: 是', 'offered: 否']],
  ['no consent', 'named', ['  consent:\n    by: 乙某某\n    on: "2023-03-02"\n', '']],
  ['half a consent', 'named', ['    on: "2023-03-02"\n', '']],
  [
    'three candidates',
    'named',
    [
      '      agreed: 否\n',
      '      agreed: 否\n    - name: 戊某某\n      organization: 某某学院\n      phone: "19900009005"\n      agreed: 否\n',
    ],
  ],
  [
    'a mobile in a public text',
    'named',
    ['requirements: 有镀膜设备', 'requirements: 有镀膜设备，19900001234'],
  ],
  ['a private name in a public text', 'named', ['requirements: 有镀膜设备', 'requirements: 请找丙某某']],
  ['a code that somebody’s typing broke', 'anonymous', ['MAFAKE9908', 'MAFAKE9909']],
  ['an ID number for a code', 'anonymous', ['91420111MAFAKE9908', '999999198709080496']],
  [
    'an old code, compared with the licence',
    'anonymous',
    ['"91420111MAFAKE9908"\n', '"91420111MAFAKE9909"\n    codeVerified: {by: 某某, on: "2023-03-02"}\n'],
  ],
  ['no name', 'named', ['    name: 武汉测试光电有限公司\n', '']],
]

/** An institution’s types as a list in one line. */
const withEmptyTypes = (text: string) => text.replace('types:\n      []', 'types: []')

const context = {
  site: { city: '武汉市', province: '湖北省', privatePart: 'plain' },
  cycle: { maxCandidates: 2, industries: [], smallAndMedium: [] },
} as unknown as EntryContext

test.each(faults)('%s', (_, base, ...edits) => {
  const file = files[base]
  const id = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)
  const text = withEmptyTypes(edited(base, edits))
  const reported = locatedFindings(text, file)
    .map(({ finding: { code, severity } }) => `${code} ${severity}`)
    // What only the text can be, not what it says.
    .filter((line) => codes[line.split(' ')[0] as keyof typeof codes].scope === 'entry')
  const tree = readYaml(text, file).tree!
  const inForm = remarksOn(answersOfEntry(tree, { district: 'hongshan', id }), '2023', context)
    .filter(({ code }) => code !== undefined && code !== 'other-industry' && code !== 'not-measurable')
    .map(({ code, severity }) => `${code} ${severity}`)
  expect(valueAt(tree, ['public'])).toBeDefined()
  expect([...new Set(inForm)].sort()).toEqual([...new Set(reported)].sort())
})
