import type { TextForm } from '../../domain/text-forms.ts'
import { clauseName } from '../clause-names.ts'
import { mdxFaultText } from '../mdx.ts'
import { unclassifiedText } from '../phrases.ts'
import { pictureFaultText } from '../pictures.ts'
import { quoted, type RuleEntry, type Words } from './wording.ts'

/** Other files of `content/`: settings, generated ones, stories, notices, pictures. */

const formRepairs: Record<TextForm, string> = {
  slug: '请只用小写字母、数字和连字符，例如 mou-qu。',
  domain: '请只写域名，例如 kjfz.example.gov.cn，不带 https:// 和斜杠。',
  address: '请写完整的地址，例如 https://git.example.cn/api/v1。',
  account: '请照抄平台上的登录名，只有字母、数字、点、下划线和连字符，不带 @。',
  team: '请写成“@组织/团队”，例如 @example-org/bureau，与平台上的名字一致。',
  'area-code': '请写以0开头的3到4位区号，例如 "027"。',
  'division-code': '请写6位数字，例如 "420111"；开发区没有代码的，这一项不写。',
}

/** An address may be pasted with a password before the host, or a token behind it. */
function withoutCredentials(value: string): string {
  const [colon, end] = [value.indexOf(':'), value.lastIndexOf('@')]
  const host = colon >= 0 && colon < end ? `…${value.slice(end)}` : value
  return host.replace(/[?#].*$/s, '…')
}

export const words = {
  'wrong-form': {
    title: '设置的写法不对',
    problem: ({ value }, { name }) =>
      `“${name}”写的${quoted(withoutCredentials(value))}不是有效的写法，程序用不了。`,
    repair: ({ form }) => formRepairs[form],
  },
  'unclassified-file': {
    title: '不该有的文件',
    problem: ({ reason, twin }) => unclassifiedText(reason, twin).problem,
    repair: ({ reason, twin }) => unclassifiedText(reason, twin).repair,
  },
  'schema-drift': {
    title: '生成的文件没有更新',
    problem: () => '这个文件由程序生成，现在与程序不一致。',
    repair: () => '请运行 npm run check -- --fix 重新生成，不要手工修改。',
  },
  'not-canonical': {
    title: '书写不规范',
    problem: () => '内容没有问题，但键的顺序、引号、注释或空格与统一写法不同。',
    repair: () => '不改也可以；要统一写法，请运行 npm run check -- --fix，或用填报页面打开后重新下载。',
  },
  unconfirmed: {
    title: '新年度的内容还没有核对',
    problem: ({ what, note }) =>
      what === 'value'
        ? `这一处是照上一年推的，还没有对照新通知核对${note ? `（${note}）` : ''}。`
        : `新通知的原文还没有填写${note ? `：${note}` : ''}。`,
    repair: ({ what }) =>
      what === 'value'
        ? '请对照新通知改好（没有变的不用改），然后删去“# 待核对”这一句注释。'
        : '请把“〔待填写…〕”换成新通知的原文。',
  },
  'measures-differ': {
    title: '逐句落实与通知原文不一致',
    problem: ({ reason, clause, passage }) =>
      reason === 'foreign'
        ? `${clauseName(clause)}里没有这一句，或者次序不对：${quoted(passage)}。`
        : `${clauseName(clause)}有一句没有写怎样落实：${quoted(passage)}。`,
    repair: ({ reason }) =>
      reason === 'foreign'
        ? '请照抄通知原文，按原文的次序排列；通知里没有的，删去这一项。'
        : '请在这一处补上一项，text 照抄原文，再写核对规则、页面、文件，或人工办理的原因。',
  },
  'story-without-consent': {
    title: '典型没有当事人同意',
    problem: () => '这篇典型写到了具体的人，但没有当事人同意公开的记录。',
    repair: () => '请取得同意后把 consent.given 改为 是，并写上日期；没有同意的请撤下。',
  },
  synonyms: {
    title: '同义词表的写法不对',
    problem: (args) =>
      args.fault === 'twice'
        ? `${quoted(args.word)}写了两次，第${args.group}组已经有这个词。`
        : args.fault === 'alone'
          ? `这一组只有${quoted(args.word)}一个词，没有和它同义的。`
          : `同义词有${args.count}组，最多${args.max}组，再多就没有人看得过来。`,
    repair: ({ fault }) =>
      fault === 'twice'
        ? '请把意思相同的词并成一组，每个词只写一次。'
        : fault === 'alone'
          ? '请补上同义的词，或删去这一组。'
          : '请删去不常用的，只留查找的人常写的说法。',
  },
  'mdx-not-allowed': {
    title: '正文里有不允许的写法',
    problem: ({ fault, name, expected }) => mdxFaultText(fault, name, expected).problem,
    repair: ({ fault, name, expected }) => mdxFaultText(fault, name, expected).repair,
  },
  'picture-not-allowed': {
    title: '图片里有不允许的内容',
    problem: ({ fault, name }) => pictureFaultText(fault, name).problem,
    repair: ({ fault, name }) => pictureFaultText(fault, name).repair,
  },
} satisfies Words

export const entries = {
  'wrong-form': {
    meaning: '域名、接口地址、账号、团队、目录名和区号要照规定的写法，写错了在别处看不出来。',
    bad: 'domain: https://kjfz.example.gov.cn/',
    good: 'domain: kjfz.example.gov.cn',
  },
  'unclassified-file': {
    meaning: 'content 目录只放规定的几类普通文件，其他文件、链接、可执行文件和容易混淆的名字一律不收。',
    bad: 'content/showcase/扫描件.pdf',
    good: '（删去）',
  },
  'schema-drift': {
    meaning: '编辑器用的说明文件由程序生成，与程序不一致时会误导填表的人。',
    bad: '手工修改 demand.schema.json',
    good: 'npm run check -- --fix',
  },
  'not-canonical': {
    meaning: '统一的写法让人一眼看出改了什么：键按附件1的顺序，旁边注明栏目名，代码、电话、日期加引号。',
    bad: 'mobile: "+86 199 0000 1234"',
    good: 'mobile: "19900001234" # 法人代表手机',
  },
  unconfirmed: {
    meaning:
      '新的一年由上一年复制而来（npm run new-cycle），每个日期、数字和联系人都带着“待核对”，通知正文是“待填写”。全部对照新通知核对以前，不能生成网站。',
    bad: 'target: 80 # 待核对：通知一，上一年为80名',
    good: 'target: 90',
  },
  'measures-differ': {
    meaning:
      '“本站如何落实”把通知一句一句列出来，每句写明靠哪条核对规则、哪个页面、哪份文件，或者为什么由人办理。各项连起来就是通知全文，不多一句，也不少一句。',
    bad: '- clause: "3"\n  text: 服务期为三年。\n  rules: [term-differs]',
    good: '- clause: "3"\n  text: “科技副总”每批服务期为2年。\n  rules: [term-differs]',
  },
  'story-without-consent': {
    meaning: '优秀典型写到了具体的人和企业，要当事人同意才能公开。',
    bad: 'consent:\n  given: 否\n  on: "2023-01-12"',
    good: 'consent:\n  given: 是\n  on: "2023-01-12"',
  },
  synonyms: {
    meaning: '同义词表只用于查找，一行一组。一个词只能在一组里，一组至少两个词，全部不超过一页。',
    bad: '- [人工智能]',
    good: '- [人工智能, AI]',
  },
  'mdx-not-allowed': {
    meaning:
      '典型和通知的正文是普通 Markdown，外加几个指定的组件。MDX 里的代码会在生成网站的机器上运行，所以代码、网页标签、脚本、外来图片和别的组件一律不收。',
    bad: "import fs from 'node:fs'\n\n<PullQuote by={fs}>……</PullQuote>",
    good: '<PullQuote by="顾同春，装调车间主任">……</PullQuote>',
  },
  'picture-not-allowed': {
    meaning:
      '图片原样上网，谁都可以单独打开。SVG 不只是图，也能带脚本、链接和外来文件，所以只收画图用的标签和属性；jpg、webp 要真是这种图片，而且只有画面：手机和相机会把拍摄的地点、时间、人名存进照片。',
    bad: '<svg xmlns="http://www.w3.org/2000/svg" onload="……">\n  <script>……</script>\n</svg>',
    good: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">\n  <path d="M0 120 L0 560" stroke="#d9d2c4"/>\n</svg>',
  },
} satisfies Record<keyof typeof words, RuleEntry>
