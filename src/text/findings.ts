import type { Code, FilingPart, Finding, FindingArgs, PersonalData } from '../domain/finding.ts'
import { classify, isPrivate } from '../domain/kinds.ts'
import type { Path } from '../domain/tree.ts'
import { dateInWords, momentInWords } from './dates.ts'
import { decryptionFaults } from './decryption-faults.ts'
import { type Locality, localised } from './locality.ts'
import { mdxFaultText } from './mdx.ts'
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
import { pictureFaultText } from './pictures.ts'

/** What a wording may use beside the finding's arguments. */
interface Subject {
  /** The field in the words of the form. */
  name: string
  example: string | undefined
  locality: Locality | undefined
  /** The key to write: the last one of the path. */
  key: string
}

interface Wording<C extends Code> {
  /** The check in a few words, for lists and headings. */
  title: string
  /** What is the matter, in one sentence. */
  problem: (args: FindingArgs[C], subject: Subject) => string
  /** What to write or do instead, whether in the form or in a file. */
  repair: (args: FindingArgs[C], subject: Subject) => string
  /** What only matters to who writes the file by hand: keys, quotes, brackets. */
  inFile?: (args: FindingArgs[C], subject: Subject) => string | undefined
}

const quoted = (value: string | undefined): string => (value === undefined ? '' : `“${shorten(value)}”`)
const shorten = (value: string): string =>
  [...value].length > 40 ? `${[...value].slice(0, 40).join('')}…` : value

const PERSONAL_DATA: Record<PersonalData, string> = {
  mobile: '手机号',
  'id-number': '身份证号',
  'e-mail': '电子邮箱',
  'private-name': '非公开部分里的人名',
  'private-phone': '非公开部分里的电话',
}

const FILING_PARTS: Record<FilingPart, string> = {
  file: '填报信息文件',
  reporter: '填报人',
  date: '填报日期',
  'organization-department': '组织部门备案日期',
}

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
  missing: {
    title: '必填项没有填',
    problem: (_, { name }) => `没有填“${name}”。`,
    repair: (_, { example }) => `请补上${example ? `，例如 ${example}` : ''}。`,
    inFile: (_, { key }) => `在文件里的键是 ${key}。`,
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
        ? '请写成带时区的时间，例如 2023-03-10T17:30:00+08:00。'
        : `请写成“年-月-日”，例如 ${suggestion ?? '2023-03-02'}。`,
    inFile: () => '在文件里要加引号。',
  },
  'out-of-range': {
    title: '数字超出范围',
    problem: ({ value, expected }, { name }) =>
      expected === undefined
        ? `“${name}”${value === undefined ? '' : `写的是 ${shorten(value)}，`}超出了允许的范围。`
        : `“${name}”要从1起依次编号，这里应当是 ${expected}。`,
    repair: ({ min, max, decimals, expected }) => {
      if (expected !== undefined) return `请改为 ${expected}。`
      const lower = min === undefined ? '' : `不小于 ${min} `
      const upper = max === undefined || max >= 1e12 ? '' : `、不大于 ${max} `
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
    repair: ({ length, min, max }) => (length > max ? `请删到 ${max} 项。` : `请至少写 ${min} 项。`),
    inFile: ({ length, max }) => (length > max ? undefined : '整段不适用的，把整段删掉。'),
  },
  'not-an-option': {
    title: '不在选项中',
    problem: ({ value }, { name }) => `“${name}”写的${quoted(value)}不在选项中。`,
    repair: ({ nearest, options }) =>
      `${nearest ? `是不是“${nearest}”？` : ''}可选：${options.join('、')}。请照抄，连同引号和符号。`,
  },
  'required-here': {
    title: '这种情况下必填',
    problem: ({ because }, { name }) => `${conditionText(because).reason}，“${name}”必须填写。`,
    repair: ({ because }) => conditionText(because).repairMissing ?? '请补上这一项。',
    inFile: ({ because }, { key }) => conditionText(because).missingInFile ?? `在文件里的键是 ${key}。`,
  },
  'not-allowed-here': {
    title: '这种情况下不能填',
    problem: ({ because }, { name }) => `${conditionText(because).reasonAgainst}，不能填“${name}”。`,
    repair: ({ because }) => conditionText(because).repairExtra ?? '请删掉这一项。',
    inFile: ({ because }, { key }) => conditionText(because).extraInFile ?? `在文件里的键是 ${key}。`,
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
    repair: ({ mobileOnly }, { locality }) =>
      mobileOnly
        ? '请填11位大陆手机号。'
        : localised('请填11位大陆手机号，或带区号的座机（如 {areaCode}-80000000）。', locality),
    inFile: () => '在文件里要加引号。',
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
    repair: () => '请问清后补上；确实没有的可以保留。',
    inFile: () => '在文件里的键是 phone。',
  },
  'no-consent': {
    title: '没有公开确认',
    problem: () => '没有写明企业是否确认公开部分可以公开。',
    repair: () => '请由企业确认，写明确认人和确认日期。',
    inFile: () => '在文件里的键是 consent（确认人 by、确认日期 on）。',
  },
  'too-many-candidates': {
    title: '备选人员太多',
    problem: ({ count, max }) => `期望专家备选人员写了 ${count} 人，最多 ${max} 人。`,
    repair: ({ max }) => `请与企业商定，只留 ${max} 人。`,
  },
  'nothing-requested': {
    title: '没有提出需求',
    problem: () => '既没有“科技副总”需求（第三部分），也没有技术创新难题（第四部分）。',
    repair: () => '请至少填写其中一部分。',
    inFile: () => '在文件里的键是 expertRequest 和 challenges。',
  },
  'staff-exceeds-employees': {
    title: '研发人员多于从业人数',
    problem: () => '“研发人员”比“企业从业人数”还多。',
    repair: () => '请核对这两个数。',
  },
  'duplicate-enterprise': {
    title: '同一企业重复填报',
    problem: ({ other, same, hidden }) =>
      `这家企业在本年度已经填报：${hidden ? '另一份（其中有一份不公开名称，这里不写出文件）' : other}（${same === 'code' ? '统一社会信用代码' : '企业名称'}相同）。`,
    repair: ({ same }) =>
      same === 'code'
        ? '一家企业一年只报一份。请合并成一份，几个难题写在同一份里。'
        : '如是同一家企业，请只留一份；如确是两家，请核对名称是否写全。',
    inFile: ({ same }) => (same === 'code' ? '难题在文件里的键是 challenges。' : undefined),
  },
  'name-published-twice': {
    title: '企业名称要写且只写一处',
    problem: ({ where }) =>
      where === 'both' ? '企业名称在公开部分和非公开部分都写了。' : '没有写企业名称。',
    repair: ({ where }) =>
      where === 'both'
        ? '愿意公开的留公开部分的，不愿公开的留非公开部分的，删掉另一处。'
        : '请写上，与营业执照一致。',
    inFile: ({ where }) =>
      where === 'both'
        ? '在文件里的键是 name。'
        : '在文件里只写一处：愿意公开的写 public.enterprise.name，不愿公开的写 private.enterprise.name 和 creditCode。',
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
  'sealed-not-opened': {
    title: '加密部分打不开',
    problem: ({ fault }) => decryptionFaults[fault].problem,
    repair: ({ fault }) => decryptionFaults[fault].repair,
  },
  recipient: {
    title: '加密用的公钥不对',
    problem: ({ fault }) =>
      ({
        'bad-recipient': '这不是有效的公钥，用它什么也加密不了。',
        'secret-recipient': '公钥的位置写了私钥（AGE-SECRET-KEY 开头）。看得到这个文件的人都看得到它。',
        'unknown-district': '这个公钥的 district 不是名单里的区（开发区），没有一份内容会加密给它。',
        'no-bureau': '本站要求加密非公开部分，但没有市级的公钥（不写 district 的），市级打不开各区的内容。',
      })[fault],
    repair: ({ fault }, { locality }) =>
      ({
        'bad-recipient': '公钥以 age1 开头，请向持有人重新要一份，完整复制，不要手工抄写。',
        'secret-recipient':
          '请把这个私钥当作已经泄露：立即停用，运行 npm run keys -- new 重新生成一对，这里只写公钥。',
        'unknown-district': localised(
          '请改成 districts.yaml 里的代号，例如 {district}；市级的公钥不写 district。',
          locality,
        ),
        'no-bureau':
          '请运行 npm run keys -- new 生成一对密钥，再用 npm run keys -- add 把公钥写进 recipients。',
      })[fault],
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
  'late-submission': {
    title: '逾期报送',
    problem: ({ deadline, correction, extendedUntil }) =>
      correction
        ? `报送截止时间 ${momentInWords(deadline)} 已过，这是截止后的修改。`
        : `报送截止时间 ${momentInWords(deadline)} 已过${extendedUntil ? `，本区已获准延期至 ${momentInWords(extendedUntil)}` : ''}，这是新报送的需求。`,
    repair: ({ correction, extendedUntil }) =>
      correction
        ? '请说明修改原因，由市级经信部门决定是否采用；截止前的内容仍然有效。'
        : extendedUntil
          ? '在延期内，由市级经信部门确认后受理。'
          : '按通知逾期不再受理；确有特殊情况，请联系市级经信部门申请延期。',
  },
  'deadline-not-judged': {
    title: '没有核对截止时间',
    problem: ({ missing }) =>
      missing === 'now'
        ? '没有给出收到的时间，截止时间没有核对。'
        : '这次核对的是全部内容，不是一次提交，截止时间没有核对。',
    repair: () => '不用处理；合并请求的自动核对会带上收到的时间（--since 和 --now）。',
  },
  'candidate-selected-before': {
    title: '备选人员往年已选派',
    problem: ({ year, sameOrganization }) =>
      sameOrganization
        ? `这位备选人员在 ${year} 年的选派名单里，不得列为备选。`
        : `${year} 年的选派名单里有同名、不同单位的人。`,
    repair: ({ sameOrganization }) =>
      sameOrganization
        ? '请与企业商定换人，或删去这位备选人员。'
        : '请核对是否同一人；是同一人的不得列为备选，不是的可以保留。',
  },
  'expert-in-service': {
    title: '备选人员仍在服务期内',
    problem: ({ until }) =>
      `这位备选人员担任“科技副总”的服务期到 ${dateInWords(until)} 才满，尚在服务期内的不得申报。`,
    repair: () => '请与企业商定换人，或删去这位备选人员。',
  },
  'candidate-not-from-academia': {
    title: '备选人员单位像是企业',
    problem: () => '备选人员的单位看起来是企业；“科技副总”从高等学校、科研院所中选派。',
    repair: () => '请核对单位名称；确是高校院所下属单位的可以保留，并在说明里写清。',
  },
  'enterprise-served-before': {
    title: '企业往年已选派过',
    problem: ({ year }) => `这家企业在 ${year} 年已选派过“科技副总”，原则上不再安排。`,
    repair: () =>
      '请区里研究是否保留；仍要申报的，请在合并请求里说明理由。只有技术难题的，可以删去第三部分。',
  },
  'candidate-wanted-twice': {
    title: '两家企业要同一位专家',
    problem: ({ other, otherPath }) => `这位备选人员同时是 ${other} 的${fieldName('demand', otherPath)}。`,
    repair: () => '请两家企业协商，或由区里协调；暂时可以都保留，对接时只能确定一家。',
  },
  'not-sme': {
    title: '企业规模可能超出中小微',
    problem: ({ employees, revenue }) =>
      `从业人数和营业收入达到了本行业中小企业的上限（${employees === undefined ? '' : `${employees} 人、`}${revenue} 万元），可能是大型企业。`,
    repair: () => '请核对数字和单位（营业收入以万元计）；确是大型企业的，不属于本通知的服务对象。',
  },
  'overlapping-centre-types': {
    title: '两类研发机构容易混淆',
    problem: () => '同时选了“工程（技术）研究中心”和“工程研究中心”；两者由不同部门认定，很少同时具备。',
    repair: () => '请对照认定文件核对；确实都有的可以保留。',
  },
  'other-industry': {
    title: '不在重点产业内',
    problem: () => '这个行业领域不在通知列出的重点产业里。',
    repair: () => '不影响申报；同等条件下重点产业优先。',
  },
  'support-refused': {
    title: '企业不愿提供保障',
    problem: () => '企业填了“否”，不愿为“科技副总”提供必要的工作条件和服务保障。',
    repair: () => '请向企业确认是否误填；确实不愿提供的，对接时很难落实。',
  },
  'not-measurable': {
    title: '需求描述没有可衡量的指标',
    problem: (_, { name }) => `“${name}”里没有带单位的数字，专家难以判断能不能做。`,
    repair: () => '请写出现在是多少、要达到多少，例如“良率由 82% 提高到 95%”“厚度偏差不大于 2 μm”。',
  },
  'similar-challenge': {
    title: '与另一份需求雷同',
    problem: ({ other, otherPath, percent }, { name }) =>
      `“${name}”与 ${other} 的“${nested(fieldName('demand', otherPath))}”有 ${percent}% 相同。`,
    repair: () => '如是照抄，请按本企业实际重写；如是同一问题连年上报，请写明进展；共性技术可以保留。',
  },
  'personal-data-in-public': {
    title: '公开内容里有个人信息',
    problem: ({ what }, { name }) => `“${name}”会在网站公开，里面有${PERSONAL_DATA[what]}。`,
    repair: () =>
      '请从公开部分删去；需要经办人员知道的，写到非公开部分。已推送到公开仓库的，请联系管理员清除历史。',
  },
  'own-name-in-anonymous-text': {
    title: '公开内容暴露了匿名企业',
    problem: (_, { name }) => `企业要求不公开名称，但“${name}”里写了它的名称或字号。`,
    repair: () => '请改成“我公司”“本企业”，或删去。',
  },
  'more-than-one-district': {
    title: '一次提交涉及几个区',
    problem: ({ districts }) => `这次提交同时改了几个区的文件：${districts.join('、')}。`,
    repair: () => '请每个区单独提交一个合并请求。',
  },
  'not-your-district': {
    title: '不是本区的账号',
    problem: ({ actor, district, selfService }) =>
      selfService
        ? `账号 ${shorten(actor)} 不在${district}的账号名单里，这是企业自行提交的一份新需求。`
        : `账号 ${shorten(actor)} 不在${district}的账号名单里，不能改这个文件。`,
    repair: ({ selfService }) =>
      selfService
        ? '请区里向企业核实后再合并。'
        : '请由该区的账号提交；账号有变动的，请市级管理员更新 content/districts.yaml。',
  },
  'outside-district-scope': {
    title: '改动超出本区范围',
    problem: ({ district }) => `${district}的提交只能改本区的需求和填报信息，这个文件不在其中。`,
    repair: () => '请撤销对这个文件的改动；确需修改的，请市级管理员单独提交。',
  },
  'not-filed': {
    title: '填报信息不完整',
    problem: ({ lacking }) =>
      `本区有需求，但填报信息还缺：${lacking.map((part) => FILING_PARTS[part]).join('、')}。`,
    repair: ({ lacking }) =>
      lacking.includes('file')
        ? '请新建这个文件，写上填报单位、填报人、填报日期和组织部门备案日期。'
        : '请补齐后再报送；组织部门备案后填备案日期。',
    inFile: ({ lacking }) =>
      lacking.includes('file') ? undefined : '备案日期在文件里的键是 filedWithOrganizationDepartmentOn。',
  },
  'unknown-cycle': {
    title: '没有这一年的征集',
    problem: ({ year, written }) =>
      written === undefined
        ? `没有 ${shorten(year)} 年度的征集通知（缺少 cycle.yaml），这份需求无处可报。`
        : `目录是 ${shorten(year)} 年度，文件里写的年度是 ${written}。`,
    repair: () => '请核对目录里的年度；新的一年由市级管理员先建好 cycle.yaml。',
  },
  'story-without-consent': {
    title: '典型没有当事人同意',
    problem: () => '这篇典型写到了具体的人，但没有当事人同意公开的记录。',
    repair: () => '请取得同意后把 consent.given 改为 是，并写上日期；没有同意的请撤下。',
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
}

export interface Worded {
  title: string
  problem: string
  repair: string
}

/** A finding in plain Chinese for who writes the file: the problem, then the repair, in the form's own words. Examples are of `locality`. */
export function wordFinding(found: Finding, locality?: Locality): Worded {
  const { wording, args, subject } = partsOf(found, locality)
  const words = wordForForm(found, locality)
  return { ...words, repair: `${words.repair}${wording.inFile?.(args, subject) ?? ''}` }
}

/** The same words without what only matters to who writes the file by hand. */
export function wordForForm(found: Finding, locality?: Locality): Worded {
  const { wording, args, subject } = partsOf(found, locality)
  return {
    title: wording.title,
    problem: wording.problem(args, subject),
    repair: wording.repair(args, subject),
  }
}

function partsOf({ code, file, path, args }: Finding, locality: Locality | undefined) {
  const wording = wordings[code] as Wording<Code>
  return { wording, args: args as FindingArgs[Code], subject: subjectOf(file, path, locality) }
}

/** Quotes inside quotes are single ones (GB/T 15834). */
const nested = (name: string): string => name.replaceAll('“', '‘').replaceAll('”', '’')

function subjectOf(file: string, path: Path, locality: Locality | undefined): Subject {
  const { kind } = classify(file)
  const written = kind && labelAt(kind, path)?.example
  const example = written && localised(written, locality)
  const last = path.findLast((key) => typeof key === 'string')
  return { name: nested(fieldName(kind, path)), example, locality, key: String(last ?? '') }
}

/** True if the line that a finding points to must not be shown. */
export function pointsToPrivate({ file, path }: Pick<Finding, 'file' | 'path'>): boolean {
  const { kind } = classify(file)
  return kind === undefined || isPrivate(kind, path)
}
