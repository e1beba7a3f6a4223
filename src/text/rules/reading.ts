import { classify, type KindName, kinds } from '../../domain/kinds.ts'
import { fileNameHint } from '../kind-names.ts'
import { featureName, pathInWords, yamlFault } from '../phrases.ts'
import type { RuleEntry, Words } from './wording.ts'

/** Files that cannot be read as they are written. */

export const words = {
  'file-name': {
    title: '文件名或位置不对',
    problem: ({ reason, expected }) =>
      ({
        extension: '文件的后缀不对，只认 .yaml。',
        'entry-name': nameOf(expected),
        'unknown-place': '这个位置不放这类文件，系统不会读取它。',
        'unknown-district': '文件所在的目录不是名单里的区（开发区）。',
      })[reason],
    repair: ({ reason, expected }) =>
      reason === 'unknown-district'
        ? `请移到这些目录之一：${expected}。`
        : `请改为 ${pathInWords(expected)}。`,
  },
  encoding: {
    title: '文件不是 UTF-8 编码',
    problem: ({ likely }) =>
      likely === 'utf-16'
        ? '文件是 UTF-16 编码（记事本、Excel 里叫“Unicode”），不是 UTF-8。'
        : '文件不是 UTF-8 编码（可能是 GBK），有文字读不出来。',
    repair: () => '请用“另存为”，编码选“UTF-8”后重新提交；不要在乱码上直接改。',
  },
  'file-too-large': {
    title: '文件太大',
    problem: ({ bytes, max }) =>
      `文件有 ${Math.ceil(bytes / 1024)} KB，超过了 ${max / 1024} KB 的上限，没有读取。`,
    repair: ({ picture }) =>
      picture
        ? '请用看图软件把图片缩小再另存，1200 像素宽就够。'
        : '请只写表中要求的内容，图纸、附件另行提供；名单确实放不下的，请联系网站的维护人员。',
  },
  'yaml-syntax': {
    title: 'YAML 写法错误',
    problem: ({ fault }) => `这里的写法读不懂：${yamlFault(fault).problem}。`,
    repair: ({ fault }) => yamlFault(fault).repair,
  },
  'yaml-feature': {
    title: '用了不允许的 YAML 写法',
    problem: ({ feature }) => `这里用了${featureName(feature).name}，本项目不允许。`,
    repair: ({ feature }) => featureName(feature).repair,
  },
  'too-deep': {
    title: '嵌套太深',
    problem: ({ max }) => `内容一层套一层超过了 ${max} 层。`,
    repair: () => '请对照空白样例，检查缩进和括号。',
  },
  'duplicate-key': {
    title: '同一项写了两次',
    problem: ({ key, first }) =>
      `${key === undefined ? '同一个键' : `“${key}”`}在第${first.line}行已经写过一次。`,
    repair: () => '请只留下正确的那一处，删掉另一处。',
  },
} satisfies Words

const kilobytes = (kind: KindName) => kinds[kind].maxBytes / 1024

/** What a file of the expected path's kind is called by. */
function nameOf(expected: string): string {
  const { kind } = classify(expected.replace(':alias', 'aaaaaa').replace(':period', '2023-08'))
  return `文件名不合要求：${fileNameHint(kind)}`
}

export const entries = {
  'file-name': {
    meaning: '每家企业一个文件，放在本区的目录里，用统一社会信用代码命名。名字不对，系统就不知道这是谁的表。',
    bad: 'demands/{district}/{city}某某公司.yml',
    good: 'demands/{district}/91420111MAFAKE991B.yaml',
  },
  encoding: {
    meaning: '文件要用 UTF-8 编码保存。旧软件常存成 GBK，记事本的“Unicode”是 UTF-16，别人打开就是乱码。',
    bad: '另存为时编码选 ANSI 或 GBK',
    good: '另存为时编码选 UTF-8',
  },
  'file-too-large': {
    meaning: `一份表最大 ${kilobytes('demand')} KB，约两万个汉字，足够写清楚。更大的多半是误贴了图片或附件。市级维护的选派名单、区名单和网站设置，最大 ${kilobytes('selections')} KB。`,
    bad: '把整份可行性报告粘贴进需求描述',
    good: '写清现状、瓶颈、指标，报告另行提供',
  },
  'yaml-syntax': {
    meaning: '文件要能读得懂：缩进、引号、括号、冒号后的空格。',
    bad: 'name:{city}某某光电有限公司',
    good: 'name: {city}某某光电有限公司',
  },
  'yaml-feature': {
    meaning: '只用最简单的写法，不用锚点、引用、标签等高级功能，任何软件读出来都一样。',
    bad: 'summary: *同上',
    good: 'summary: 腔面镀膜损伤阈值偏低',
  },
  'too-deep': {
    meaning: '表格最多六层，套得更深的不是这张表。',
    bad: 'honors: [[[[[[[[其他]]]]]]]]',
    good: 'honors: [其他]',
  },
  'duplicate-key': {
    meaning: '同一项只写一次。写了两次，不同的软件会取不同的那一个。',
    bad: 'employees: 320\nemployees: 330',
    good: 'employees: 330',
  },
} satisfies Record<keyof typeof words, RuleEntry>
