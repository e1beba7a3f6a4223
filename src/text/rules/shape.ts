import { characterName, shapeName } from '../phrases.ts'
import { type RuleEntry, shorten, type Words } from './wording.ts'

/** What is in a file, or in a form's answers, and does not fit the schema as a whole. */

export const words = {
  'too-many-findings': {
    title: '问题太多，没有全部列出',
    problem: ({ shown }) => `这个文件的问题太多，只列出了前 ${shown} 条，从这里往后的没有列出。`,
    repair: () => '请先改正列出的问题，再核对一次；多半是整份内容放错了文件，可以用填报页面重新生成。',
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

export const entries = {
  'too-many-findings': {
    meaning: '一个文件最多列出200条问题。再多就不是一处处的笔误，列出来也没有人看。',
    bad: '把别的文件粘贴进来，几千行都读不懂',
    good: '用填报页面重新生成',
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
