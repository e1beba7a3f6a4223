import { classify, type KindName, kinds } from '../../domain/kinds.ts'
import { fileNameHint } from '../kind-names.ts'
import { characterName, featureName, pathInWords, shapeName, yamlFault } from '../phrases.ts'
import { type RuleEntry, shorten, type Words } from './wording.ts'

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
    repair: () => '请只写表中要求的内容，图纸、附件另行提供；名单确实放不下的，请联系网站的维护人员。',
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
  'too-many-findings': {
    title: '问题太多，没有全部列出',
    problem: ({ shown }) => `这个文件的问题太多，只列出了前 ${shown} 条，从这里往后的没有列出。`,
    repair: () => '请先改正列出的问题，再核对一次；多半是整份内容放错了文件，可以用填报页面重新生成。',
  },
  'duplicate-key': {
    title: '同一项写了两次',
    problem: ({ key, first }) =>
      `${key === undefined ? '同一个键' : `“${key}”`}在第${first.line}行已经写过一次。`,
    repair: () => '请只留下正确的那一处，删掉另一处。',
  },
  'unknown-key': {
    title: '不认识的键',
    problem: ({ key }) =>
      key === undefined ? '这里有一个表中没有的键。' : `表中没有“${shorten(key)}”这一项。`,
    repair: ({ nearest, known }) =>
      nearest
        ? `是不是想写 ${nearest}？`
        : `这里可以写：${known.length > 0 ? known.join('、') : '（没有下级内容）'}。`,
  },
  'wrong-shape': {
    title: '内容的形式不对',
    problem: ({ expected, actual }, { name }) =>
      `“${name}”应当是${shapeName(expected).name}，这里写成了${shapeName(actual).name}。`,
    repair: ({ expected, fullWidthColon }) =>
      fullWidthColon
        ? '键后面要用半角冒号加一个空格（name: 内容），不要用全角冒号“：”。'
        : shapeName(expected).repair,
  },
  character: {
    title: '有看不见或不允许的字符',
    problem: ({ fault, codePoint }, { name }) =>
      `${name === '文件' ? '这里' : `“${name}”`}有${characterName(fault)}（${codePoint}），多半是从网页或 Word 复制时带来的。`,
    repair: ({ fault }) =>
      fault === 'private-use'
        ? '请改用普通的符号（如“1.”“－”），否则别人的电脑上只显示一个方框。'
        : '请删掉这几个字重新手工输入。',
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
  'too-many-findings': {
    meaning: '一个文件最多列出200条问题。再多就不是一处处的笔误，列出来也没有人看。',
    bad: '把别的文件粘贴进来，几千行都读不懂',
    good: '用填报页面重新生成',
  },
  'duplicate-key': {
    meaning: '同一项只写一次。写了两次，不同的软件会取不同的那一个。',
    bad: 'employees: 320\nemployees: 330',
    good: 'employees: 330',
  },
  'unknown-key': {
    meaning: '只写表中有的项，多半是英文名拼错了。',
    bad: 'honours:\n  - 其他',
    good: 'honors:\n  - 其他',
  },
  'wrong-shape': {
    meaning: '有的栏目是一段文字，有的是列表，有的下面还有几项，不能混用。',
    bad: 'honors: 省级“专精特新”中小企业',
    good: 'honors:\n  - 省级“专精特新”中小企业',
  },
  character: {
    meaning:
      '从网页、Word、微信复制的文字常带看不见的字符，会让表格打不开，或让人看到的与实际不同；Word 的项目符号换一台电脑只剩方框，给出提醒。',
    bad: 'name: {city}〈零宽空格〉某某光电有限公司',
    good: 'name: {city}某某光电有限公司',
  },
} satisfies Record<keyof typeof words, RuleEntry>
