import type { Code, Finding, FindingArgs } from '../domain/finding.ts'
import { classify, kinds } from '../domain/kinds.ts'
import type { Path } from '../domain/tree.ts'
import { fieldName, labelAt } from './names.ts'
import {
  characterName,
  conditionText,
  featureName,
  pathInWords,
  shapeName,
  unclassifiedText,
  yamlFault,
} from './phrases.ts'

/** What a wording may use beside the finding's arguments. */
interface Subject {
  /** The field in the words of the form. */
  name: string
  example: string | undefined
  /** The key to write: the last one of the path. */
  key: string
}

interface Wording<C extends Code> {
  /** The check in a few words, for lists and headings. */
  title: string
  /** What is the matter, in one sentence. */
  problem: (args: FindingArgs[C], subject: Subject) => string
  /** What to write or do instead. */
  repair: (args: FindingArgs[C], subject: Subject) => string
}

const quoted = (value: string | undefined): string => (value === undefined ? '' : `“${shorten(value)}”`)
const shorten = (value: string): string =>
  [...value].length > 40 ? `${[...value].slice(0, 40).join('')}…` : value

/** Every code with its wording; one table, exhaustive by type. */
export const wordings: { [C in Code]: Wording<C> } = {
  'file-name': {
    title: '文件名或位置不对',
    problem: ({ reason }) =>
      ({
        extension: '文件的后缀不对，只认 .yaml。',
        'entry-name':
          '文件名不合要求：需求文件用18位统一社会信用代码命名，不公开名称的用填报页面生成的6位别名。',
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
    problem: () => '文件不是 UTF-8 编码（可能是 GBK），有文字读不出来。',
    repair: () => '请用“另存为”，编码选“UTF-8”后重新提交；不要在乱码上直接改。',
  },
  'file-too-large': {
    title: '文件太大',
    problem: ({ bytes, max }) =>
      `文件有 ${Math.ceil(bytes / 1024)} KB，超过了 ${max / 1024} KB 的上限，没有读取。`,
    repair: () => '请只写表中要求的内容，图纸、附件另行提供。',
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
  'unknown-key': {
    title: '不认识的键',
    problem: ({ key }) =>
      key === undefined ? '这里有一个表中没有的键。' : `表中没有“${shorten(key)}”这一项。`,
    repair: ({ nearest, known }) =>
      nearest
        ? `是不是想写 ${nearest}？`
        : `这里可以写：${known.length > 0 ? known.join('、') : '（没有下级内容）'}。`,
  },
  missing: {
    title: '必填项没有填',
    problem: (_, { name }) => `没有填“${name}”。`,
    repair: (_, { key, name, example }) =>
      `请补上 ${key}（${name}）${example ? `，例如 ${key}: ${example}` : ''}。`,
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
    problem: ({ value }, { name }) =>
      `“${name}”不是有效的日期${value === undefined ? '' : `：${quoted(value)}`}。`,
    repair: ({ moment, suggestion }) =>
      moment
        ? '请写成带时区的时间，例如 "2023-03-10T17:30:00+08:00"。'
        : `请写成“年-月-日”，例如 "${suggestion ?? '2023-03-02'}"。`,
  },
  'out-of-range': {
    title: '数字超出范围',
    problem: ({ value, expected }, { name }) =>
      expected === undefined
        ? `“${name}”${value === undefined ? '' : `写的是 ${shorten(value)}，`}超出了允许的范围。`
        : `“${name}”要从1起依次编号，这里应当是 ${expected}。`,
    repair: ({ min, max, decimals, expected }) => {
      if (expected !== undefined) return `请改为 ${expected}。`
      const lower = min === undefined ? '' : `不小于 ${min}`
      const upper = max === undefined || max >= 1e12 ? '' : `、不大于 ${max}`
      return `请填${lower}${upper}的${decimals ? `数，小数最多 ${decimals} 位` : '整数'}。`
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
    repair: ({ length, min, max }) =>
      length > max ? `请删到 ${max} 项。` : `请至少写 ${min} 项；整段不适用的，把整段删掉。`,
  },
  'not-an-option': {
    title: '不在选项中',
    problem: ({ value }, { name }) => `“${name}”${value === undefined ? '写的' : quoted(value)}不在选项中。`,
    repair: ({ nearest, options }) =>
      `${nearest ? `是不是“${nearest}”？` : ''}可选：${options.join('、')}。请照抄，连同引号和符号。`,
  },
  'required-here': {
    title: '这种情况下必填',
    problem: ({ because }, { name }) => `${conditionText(because).reason}，“${name}”必须填写。`,
    repair: ({ because }, { key }) => conditionText(because).repairMissing ?? `请补上 ${key}。`,
  },
  'not-allowed-here': {
    title: '这种情况下不能填',
    problem: ({ because }, { name }) => `${conditionText(because).reasonAgainst}，不能填“${name}”。`,
    repair: ({ because }, { key }) => conditionText(because).repairExtra ?? `请删掉 ${key}。`,
  },
  character: {
    title: '有看不见或不允许的字符',
    problem: ({ fault, codePoint }, { name }) =>
      `${name === '文件' ? '这里' : `“${name}”`}有${characterName(fault)}（${codePoint}），多半是从网页或 Word 复制时带来的。`,
    repair: () => '请删掉这几个字重新手工输入。',
  },
  phone: {
    title: '电话号码不对',
    problem: ({ mobileOnly }, { name }) => `“${name}”不是有效的${mobileOnly ? '手机号码' : '电话号码'}。`,
    repair: ({ mobileOnly }) =>
      mobileOnly
        ? '请填11位大陆手机号，写成 "199…" 并加引号。'
        : '请填11位大陆手机号，或带区号的座机（如 "027-80000000"），并加引号。',
  },
  'credit-code': {
    title: '统一社会信用代码不对',
    problem: ({ fault }) =>
      ({
        length: '统一社会信用代码应当是18位。',
        letters: '统一社会信用代码里有不会出现的字母（只用数字和大写字母，没有 I、O、S、V、Z）。',
        check: '统一社会信用代码的校验位不符，可能抄错了一位。',
        'named-needs-code': '公开企业名称的，文件名要用它的18位统一社会信用代码。',
        'anonymous-needs-alias': '企业不公开名称，文件名却是它的统一社会信用代码，等于公开了企业。',
      })[fault],
    repair: ({ fault }) =>
      fault === 'anonymous-needs-alias'
        ? '请用填报页面生成的6位别名做文件名；这个文件名如已推送到公开仓库，请联系管理员清除历史。'
        : fault === 'named-needs-code'
          ? '请把文件名改为营业执照上的统一社会信用代码；不想公开名称的，把企业名称移到非公开部分。'
          : '请对照营业执照重新核对。',
  },
  landline: {
    title: '联系人留的是座机',
    problem: (_, { name }) => `“${name}”填的是座机，表中要求手机。`,
    repair: () => '请改填手机号；确无手机的可以保留，由区里核对。',
  },
  'candidate-without-phone': {
    title: '备选人员没有联系方式',
    problem: () => '备选人员没有留联系方式，省、市对接时找不到人。',
    repair: () => '请向企业问清后补上 phone；确实没有的可以保留。',
  },
  'no-consent': {
    title: '没有公开确认',
    problem: () => '没有写明企业是否确认公开部分可以公开。',
    repair: () => '请向企业确认后补上 consent（确认人 by、确认日期 on）。',
  },
  'too-many-candidates': {
    title: '备选人员太多',
    problem: ({ count, max }) => `期望专家备选人员写了 ${count} 人，最多 ${max} 人。`,
    repair: ({ max }) => `请与企业商定，只留 ${max} 人。`,
  },
  'nothing-requested': {
    title: '没有提出需求',
    problem: () => '既没有“科技副总”需求（第三部分），也没有技术创新难题（第四部分）。',
    repair: () => '请至少填写其中一部分：expertRequest 或 challenges。',
  },
  'staff-exceeds-employees': {
    title: '研发人员多于从业人数',
    problem: () => '“研发人员”比“企业从业人数”还多。',
    repair: () => '请与企业核对这两个数。',
  },
  'duplicate-enterprise': {
    title: '同一企业重复填报',
    problem: ({ other, same }) =>
      `这家企业在本年度已经填报：${other}（${same === 'code' ? '统一社会信用代码' : '企业名称'}相同）。`,
    repair: ({ same }) =>
      same === 'code'
        ? '一家企业一年只报一份。请合并到一个文件，几个难题写在 challenges 里。'
        : '如是同一家企业，请只留一份；如确是两家，请核对名称是否写全。',
  },
  'name-published-twice': {
    title: '企业名称要写且只写一处',
    problem: ({ where }) =>
      where === 'both' ? '企业名称在公开部分和非公开部分都写了。' : '公开部分和非公开部分都没有企业名称。',
    repair: ({ where }) =>
      where === 'both'
        ? '愿意公开的留公开部分的 name，不愿公开的留非公开部分的 name，删掉另一处。'
        : '愿意公开的写 public.enterprise.name，不愿公开的写 private.enterprise.name 和 creditCode。',
  },
  'private-part-unsealed': {
    title: '非公开部分没有加密',
    problem: () => '本仓库要求加密非公开部分，这里是明文。如已推送到公开仓库，应视为已经泄露。',
    repair: () =>
      '请立即关闭本次提交并删除分支，联系管理员清除历史并通知企业；然后用填报页面重新生成加密的文件。',
  },
  'sealed-not-checked': {
    title: '加密部分未核对',
    problem: () => '非公开部分已加密，这里没有密钥，涉及它的要求没有核对。',
    repair: () => '不用处理；持有密钥的经办页面和市级主分支会核对。',
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
}

export interface Worded {
  title: string
  problem: string
  repair: string
}

/** A finding in plain Chinese: the problem, then the repair, in the form's own words. */
export function wordFinding(found: Finding): Worded {
  const wording = wordings[found.code] as Wording<Code>
  const subject = subjectOf(found.file, found.path)
  const args = found.args as FindingArgs[Code]
  return {
    title: wording.title,
    problem: wording.problem(args, subject),
    repair: wording.repair(args, subject),
  }
}

function subjectOf(file: string, path: Path): Subject {
  const { kind } = classify(file)
  const example = kind && labelAt(kind, path)?.example
  const last = path.findLast((key) => typeof key === 'string')
  return { name: fieldName(kind, path), example, key: String(last ?? '') }
}

/** True if the line that a finding points to must not be shown. */
export function pointsToPrivate({ file, path }: Pick<Finding, 'file' | 'path'>): boolean {
  const { kind } = classify(file)
  if (kind === undefined) return true
  return kinds[kind].hasPrivatePart && path[0] !== 'public'
}
