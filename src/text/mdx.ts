import type { MdxFault } from '../domain/mdx.ts'
import { visible } from './visible.ts'

const LONGEST = 40

/** The problem with a story's or a notice's body, and the repair; `name` is text of a public file. */
export function mdxFaultText(
  fault: MdxFault,
  name: string | undefined,
  expected: readonly string[],
): { problem: string; repair: string } {
  const shown = visible([...(name ?? '')].slice(0, LONGEST).join(''))
  return FAULTS[fault](shown, expected.join('、'))
}

const FAULTS: Record<MdxFault, (name: string, expected: string) => { problem: string; repair: string }> = {
  syntax: () => ({
    problem: '这里读不懂，多半是尖括号没有配对。',
    repair: '组件要有头有尾，写成 <PullQuote by="说话的人">……</PullQuote>；文字里的小于号写成全角“＜”。',
  }),
  'too-deep': () => ({
    problem: '引用、列表或尖括号套得太深、太多，不像一篇文章。',
    repair: '请改成普通段落。',
  }),
  'second-front-matter': () => ({
    problem: '正文以“---”或“+++”开头，会被当成又一份文件头。',
    repair: '文件头只写一份；正文请从文字开始。',
  }),
  import: () => ({
    problem: '正文里有 import 或 export，这是代码。',
    repair: '请删掉这一行；组件不用引入，直接写。一行文字要以 import 或 export 开头的，前面加一个字。',
  }),
  expression: () => ({
    problem: '正文里有花括号“{”，花括号里的内容会当作代码运行。',
    repair: '请删掉；文字里要用花括号的，写全角“｛｝”，或在前面加反斜线“\\{”。',
  }),
  spread: (name) => ({
    problem: `组件 ${name} 里有“{...}”，这是代码。`,
    repair: '请把每个属性写成 名字="文字"。',
  }),
  component: (name, expected) => ({
    problem: name ? `<${name}> 不是这里可用的组件，网页标签也不能用。` : '这里有一个没有名字的标签“<>”。',
    repair: `请用普通 Markdown；可用的组件只有：${expected}。`,
  }),
  attribute: (name, expected) => ({
    problem: `组件没有 ${name} 这个属性，或者写了两次。`,
    repair: expected ? `可以写的属性：${expected}，每个一次。` : '这个组件不写属性，请删掉。',
  }),
  'missing-attribute': (name) => ({
    problem: `组件少了属性 ${name}。`,
    repair: `请补上 ${name}="……"。`,
  }),
  clause: (name, expected) => ({
    problem: `通知里没有“${name}”这一条。`,
    repair: `条款编号写成：${expected}。`,
  }),
  link: (name) => ({
    problem: `链接“${name}”不是网址。`,
    repair: '链接只能指向 https:// 或 http:// 开头的网址、本站以“/”开头的页面、本页以“#”开头的位置。',
  }),
  markup: (name) => ({
    problem: `这里的写法（${MARKUP[name] ?? name}）不能用。`,
    repair: '正文用段落、二级以下标题、列表、引用、表格、加粗和链接；图片写在文件头的 picture。',
  }),
}

const MARKUP: Record<string, string> = {
  '#': '一级标题，页面已有标题',
  image: '图片',
  imageReference: '图片',
  code: '代码块或行首缩进',
  inlineCode: '代码',
  html: '网页标签',
  definition: '链接定义',
  linkReference: '引用式链接',
  footnoteReference: '脚注',
  footnoteDefinition: '脚注',
}
