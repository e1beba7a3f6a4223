import type { CharacterFault } from '../domain/characters.ts'
import type { Condition, Shape, UnclassifiedReason, YamlFeature } from '../domain/finding.ts'
import { pictureFormats } from '../domain/kinds.ts'

/** Parts of sentences that the wordings share. */

export function shapeName(shape: Shape): { name: string; repair: string } {
  return {
    text: { name: '一段文字', repair: '请写在冒号后面的同一行；长文字用 |- 换行后缩进书写。' },
    list: { name: '列表', repair: '请每项一行，以“- ”开头；没有就写 []。' },
    mapping: { name: '下一级内容', repair: '请换行，缩进两个空格，逐项写“键: 内容”。' },
  }[shape]
}

/** A path with its variable parts in words: content/cycles/2023/demands/〈区目录〉/〈代码〉.yaml. */
export function pathInWords(path: string): string {
  return path
    .replace(':year', '〈年度〉')
    .replace(':district', '〈区目录〉')
    .replace(':id', '〈统一社会信用代码〉')
    .replace(':alias', '〈6位别名〉')
    .replace(':period', '〈期末月份〉')
    .replace(':slug', '〈英文短名〉')
}

export function characterName(fault: CharacterFault): string {
  return {
    control: '控制字符',
    tab: '制表符（Tab）',
    'line-break': '换行',
    bidi: '改变文字方向的隐藏字符',
    'zero-width': '看不见的零宽字符',
    'non-character': 'Unicode 非字符',
    surrogate: '不完整的字符',
    replacement: '乱码替代字符',
    'private-use': ' Word 等软件自带的特殊符号',
  }[fault]
}

export function featureName(feature: YamlFeature): { name: string; repair: string } {
  const copy = '请把内容直接写出来。'
  return {
    anchor: { name: '锚点（&）', repair: `如果文字本来以 & 开头，请加引号；否则${copy}` },
    alias: { name: '引用（*）', repair: `如果文字本来以 * 开头，请加引号；否则${copy}` },
    tag: { name: '标签（!）', repair: '如果文字本来以 ! 开头，请加引号；否则请删掉。' },
    directive: { name: '以 % 开头的指令', repair: '请删掉这一行。' },
    'several-documents': {
      name: '“---”分隔的第二份文档',
      repair: '一个文件只写一家企业，请删掉“---”以后的内容或另存为一个文件。',
    },
    'complex-key': { name: '复杂的键（? 或括号）', repair: '键只能是表中列出的英文名，请改正。' },
  }[feature]
}

/** By the code that the YAML library gives; its own messages quote the source, so they are not used. */
export function yamlFault(code: string): { problem: string; repair: string } {
  return (
    YAML_FAULTS[code] ?? { problem: '不符合 YAML 的书写规则', repair: '请对照空白样例检查这一行和上一行。' }
  )
}

const YAML_FAULTS: Record<string, { problem: string; repair: string }> = {
  BAD_INDENT: { problem: '缩进不对', repair: '同一级的键要上下对齐，下一级多缩进两个空格。' },
  TAB_AS_INDENT: { problem: '用 Tab 键缩进', repair: '请把行首的 Tab 换成空格。' },
  MISSING_CHAR: {
    problem: '缺少引号、括号、冒号或空格',
    repair: '请检查这一行和上一行的引号、括号是否成对，冒号、减号后面是否有空格。',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: '一行里有两个“: ”',
    repair: '文字里带冒号的，请给整段文字加上英文引号。',
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: '键后面缺少冒号，或文字换了行',
    repair: '请写成“键: 内容”；多行文字用 |- 换行后缩进书写。',
  },
  UNEXPECTED_TOKEN: {
    problem: '这里多出了内容',
    repair: '请检查引号、括号是否成对；以特殊符号开头的文字请加英文引号。',
  },
  BAD_SCALAR_START: { problem: '文字以特殊符号开头', repair: '请给整段文字加上英文引号。' },
  BAD_DQ_ESCAPE: { problem: '双引号里有反斜杠“\\”', repair: '请改用单引号，或写成“\\\\”。' },
  BAD_ALIAS: { problem: '文字以 * 开头', repair: '请给整段文字加上英文引号。' },
  BLOCK_IN_FLOW: { problem: '括号里不能再换行列项', repair: '请去掉括号，每项一行，以“- ”开头。' },
}

export function unclassifiedText(
  reason: UnclassifiedReason,
  twin: string | undefined,
): { problem: string; repair: string } {
  return {
    unknown: {
      problem: 'content 目录里没有这一类文件，系统不会读取它。',
      repair: `请删掉，或移到正确的位置；图片用 ${pictureFormats.join('、')}，文件名用小写字母、数字和减号。`,
    },
    'unsafe-name': {
      problem: '文件名里有不安全的字符，或是 Windows 的保留名（如 con、nul）。',
      repair: '文件名只用英文字母、数字、点、减号和下划线；需求文件用18位统一社会信用代码。',
    },
    symlink: {
      problem: '这是一个符号链接或特殊文件，不是普通文件，没有读取。',
      repair: '请删掉它，提交文件本身。',
    },
    unreadable: {
      problem: '这个文件或目录读不出来。',
      repair: '请检查它的名字是不是乱码、有没有读取权限，或删掉它。',
    },
    executable: { problem: '文件带有可执行权限。', repair: '请去掉可执行权限后重新提交。' },
    twin: {
      problem: `文件名与 ${twin ?? '另一个文件'} 只差大小写或字符写法，在 Windows 上会互相覆盖。`,
      repair: '请只留一个。',
    },
  }[reason]
}

interface ConditionText {
  /** Why the field must be there. */
  reason: string
  /** Why it must not. */
  reasonAgainst: string
  repairMissing?: string
  repairExtra?: string
  /** The same for people who write the file by hand; replaces the key's name. */
  missingInFile?: string
  extraInFile?: string
}

export function conditionText(because: Condition): ConditionText {
  switch (because.when) {
    case 'has-option': {
      const { option } = because
      return {
        reason: `选了“${option}”`,
        reasonAgainst: `没有选“${option}”`,
        repairExtra: `如确属“${option}”，请把它选上；否则删掉这一项。`,
      }
    }
    case 'institutions':
      return {
        reason: '填了研发机构名称',
        reasonAgainst: '没有研发机构',
        repairMissing: '请至少选一项；没有研发机构的，去掉研发机构名称。',
        missingInFile: '没有研发机构，在文件里写 []。',
        repairExtra: '请去掉；如有研发机构，请先填研发机构名称。',
        extraInFile: '没有，在文件里写 []。',
      }
    case 'type-level':
      return { reason: `研发机构类型是“${because.type}”`, reasonAgainst: `“${because.type}”不分级别` }
    case 'expert-request':
      return {
        reason: '提出了“科技副总”需求（第三部分）',
        reasonAgainst: '没有提出“科技副总”需求（第三部分）',
        repairExtra: '请删掉这一项；如有“科技副总”需求，请先填第三部分。',
        extraInFile: '第三部分在文件里的键是公开部分的 expertRequest。',
      }
    case 'cooperation-absent':
      return {
        reason: '有对外技术合作需求',
        reasonAgainst: '这个难题没有对外技术合作需求',
        repairExtra: '请删掉这一项；如有合作需求，请先填合作方式。',
        extraInFile: '合作需求在文件里的键是公开部分的 cooperation。',
      }
    case 'budget-published':
      return {
        reason: '经费不公开',
        reasonAgainst: '公开部分已经写了经费',
        repairExtra: '经费只写一处：愿意公开的删掉这里，不愿公开的删掉公开部分的。',
        extraInFile: '在文件里的键是 budget。',
      }
    case 'challenge-unknown':
      return {
        reason: '公开部分有这个难题',
        reasonAgainst: `公开部分没有序号为 ${because.no} 的难题`,
        repairExtra: '请改成公开部分已有的序号，或删掉这一项。',
      }
    case 'repeated':
      return { reason: '', reasonAgainst: '前面已经有同样的一项', repairExtra: '请删掉重复的这一项。' }
    case 'anonymous':
      return {
        reason: '企业不公开名称',
        reasonAgainst: '企业公开名称，代码就是文件名',
        repairMissing: '请补上18位统一社会信用代码。',
        missingInFile: '在文件里的键是 creditCode，加引号。',
      }
    case 'sealed':
      return {
        reason: '这类文件都有非公开部分',
        reasonAgainst: '非公开部分已经加密（sealed）',
        repairMissing: '请补上非公开部分。',
        missingInFile: '在文件里的键是 private。',
        repairExtra: '请删掉明文，只留加密的。',
        extraInFile: '在文件里删掉 private，留下 sealed。',
      }
    case 'has-field':
      return {
        reason: `${because.present ? '填了' : '没有填'}“${because.field}”`,
        reasonAgainst: `没有填“${because.field}”`,
      }
    case 'picture':
      return {
        reason: '有图片',
        reasonAgainst: '没有图片',
        repairMissing: '请用一句话说明图片画的是什么，供看不见图片的人了解。',
      }
  }
}
