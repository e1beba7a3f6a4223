import { bracketAtEnd } from './bracket-at-end.ts'
import { NOTHING } from './none.ts'

/**
 * How people write what the form has no box for. A habit is a row: what it says, and in which words.
 * All patterns are of a whole answer, without blanks and without the full stop at its end.
 */

const whole = (...rows: readonly string[]) => rows.map((row) => new RegExp(`^(?:${row})$`, 'iu'))

/** Of one answer: there is nothing. */
const NONE = [
  NOTHING,
  ...whole('(?:暂时?|目前|现)(?:无|没有)', '不涉及', '不适用', 'N/A', 'none', '空(?:白|缺)?'),
]

const WHO = '我们|我司|我公司|本公司|公司|本企业|我单位|本单位|企业'
const WHEN =
  '暂时|暂|目前|现阶段|现|本年度|今年|年度|近期|当前|短期内|本次|本轮|本期|本批|今后|尚|还|也|并|均|都|已'
const NOT = '没有|并无|无|没|不|未|否|非|免'

/** What is not wanted, or not done. */
const WANTED =
  '需求|需要|需|要求|意向|计划|打算|意愿|想法|难题|难点|问题|瓶颈|科技副总|副总|专家|人才|人选|岗位|引进|引才|聘请|选派|申报|申请|填写|填报|填|考虑|涉及|参加|参与|报名|开展|进行|安排|技术|创新|研发|科技|对外|合作|项目|内容|情况'
const FILLERS = '这方面|此类|该类|这类|相关|有关|任何|上述|以上|方面|各项|此|该|本|项|类|等|的|了|要|有'

const longestFirst = (...groups: readonly string[]) =>
  groups
    .flatMap((words) => words.split('|'))
    .sort((a, b) => b.length - a.length)
    .join('|')

/** Of a part of the form: it is not wanted. Such an answer is made of these words alone, and one of them is 无 or the like. */
const DENIAL = new RegExp(NOT)
const OF_DENIALS = new RegExp(longestFirst(WHO, WHEN, NOT, WANTED, FILLERS), 'g')
const isDenial = (bare: string) =>
  DENIAL.test(bare) && bare.replace(OF_DENIALS, '').replace(/[,，、“”]/g, '') === ''

/** In place of an answer: it stands somewhere else, or nowhere. */
const ELSEWHERE = whole(
  '同(?:[上下前后](?:述|所述|文|栏)?|左|右|法人(?:代表)?|联系人|备选[1一])',
  '(?:详?见|参见|附|另附|见)(?:后|上|下)?(?:附件|附页|附表|附后|另页|上|下|前|后|材料)\\d*(?:材料|说明)?(?:《[^《》]*》)?',
  '(?:同|详?见|参见)(?:本表)?第?[一二三四](?:部分|项)(?:的?技术创新难题)?',
  '(?:同|详?见|参见)(?:上述|本表|[上下前后]面)?的?(?:问题难题|技术创新难题|技术难题|难题|需求描述)(?:部分|栏|描述|内容)?',
  '略',
  '待(?:定|议|填写?|补充?|补报|完善|确定)',
)

/** In place of a person: nobody has been chosen. */
const NOBODY = whole(
  '(?:人选|专家|暂时?|尚|目前|现|还)*(?:待|未|不|没有|无|另)(?:行|具体|明确|最终|有|合适|意向|合作|指定|确定|确认|定|推荐|选|选派|安排|联系|对接|落实|议|商|协商|限|的|专家|人选|候选人|对象|人员|通知)*',
  '(?:请|由|拟由|拟请|希望|待|等)?(?:贵|省|市|区|县|厅|局|里|级|上|主管|科技|组织|人社|经信|工信|部门?|相关|有关|高校|院校|学校|政府|办|单位|院所|您|你们)*(?:统一|帮助|协助|帮忙|代为|予以)?(?:推荐|指派|安排|选派|匹配|协调|指定|分配|调剂)(?:人选|专家|合适|的|即可|为准)*',
  '服从(?:省|市|区|厅|里|组织|统一|上级|的)*(?:推荐|安排|分配|调剂|指派|选派)',
  'TBD|[?？]+|[x×*＊○某]{1,4}',
)

/** The same, where an answer is made of these words alone: 正在洽谈中, 听从组织安排, 可由贵单位推荐. */
const OF_NOBODY = new RegExp(
  longestFirst(
    WHO,
    WHEN,
    NOT,
    FILLERS,
    '正在|洽谈|对接|联系|协商|沟通|商谈|寻找|物色|遴选|拟定|面议|待|中|缺|空缺|限|均可|可以|可|不限|都行|根据|按照|按|听从|服从|依据|由|请|拟|希望|需要|需求|需|统一|组织|上级|贵方|贵|省里|市里|区里|厅里|局里|省|市|区|厅|局|主管|部门|单位|高校|院所|院校|学校|科技|经信|人社|政府|推荐|安排|指派|指定|选派|匹配|协调|分配|调剂|派遣|确定|确认|落实|明确|知|通知|人选|人员|专家|候选人|合适|意向|具体|即可|为准|实际|情况',
  ),
  'g',
)
const isOfNobody = (bare: string) => bare.replace(OF_NOBODY, '').replace(/[,，、]/g, '') === ''

const plain = (text: string) =>
  text
    .replace(/[\s“”"]/g, '')
    .replace(/[。.！!；;]$/, '')
    .replace(/^[（(]([^（()）]*)[)）]$/, '$1')

const isOneOf = (rows: readonly RegExp[]) => (text: string) => {
  const bare = plain(text)
  return bare.length > 0 && bare.length <= LONGEST && rows.some((row) => row.test(bare))
}

/** Longer than this it is a sentence that says more. */
const LONGEST = 30

/** 无, or the stroke that stands for it. */
export const isNone = isOneOf(NONE)
/** 无需求 and its like, 无 included; what 无 is explained with in brackets does not change it. */
export function isNoNeed(text: string): boolean {
  const bare = plain(text)
  const { before = bare, inside = '' } = bracketAtEnd(bare) ?? {}
  if (bare.length === 0 || bare.length > LONGEST || isElsewhere(inside)) return false
  // Of a text; a number has its own reading.
  if (bare === '0') return true
  return isNone(before) || (isDenial(before) && (inside === '' || isDenial(inside) || before === '无'))
}
/** 同上, 见附件. */
export const isElsewhere = isOneOf(ELSEWHERE)
const isNobodyWord = isOneOf([...NONE, ...NOBODY])

/** 待定 and its like, 无 included. */
export function isNobody(text: string): boolean {
  const bare = plain(text)
  if (isNobodyWord(text) || isNoNeed(text)) return true
  return bare.length > 1 && bare.length <= LONGEST && isOfNobody(bare)
}

const EVERYBODY = '(?:均|都|全部|皆)?'
const WHOM = '(?:与(?:其|企业|专家|本人|对方|双方|我(?:公)?司|本(?:公)?司))?'

/** Of a person: what was agreed with them. First come the rows that say yes. */
const AGREEMENTS: readonly [agreed: boolean, rows: readonly RegExp[]][] = [
  [
    true,
    whole(
      `${EVERYBODY}(?:双方)?(?:已经?|业已)${WHOM}${EVERYBODY}(?:协商|商议|商量)(?:达成)?(?:一致|好|妥当?|完毕|完成|同意|通过)?(?:意见)?了?`,
      `${EVERYBODY}(?:双方)?(?:已经?|业已)?${WHOM}${EVERYBODY}(?:协商|商议|商量|沟通|洽谈|意见)(?:达成)?一致(?:意见|同意)?`,
      `${EVERYBODY}(?:双方)?(?:已经?|业已)${WHOM}(?:商定|谈妥|谈好|说好|同意|达成一致(?:意见)?|达成共识)`,
      `${EVERYBODY}(?:是的?|已)`,
      `${EVERYBODY}[√✓✔☑]`,
    ),
  ],
  [
    false,
    whole(
      `${EVERYBODY}(?:双方)?(?:未|尚未|还未|没有|没|暂未|仍未|并未)${WHOM}(?:协商|商议|商量|沟通|洽谈|联系|对接|达成)(?:达成)?(?:一致|同意|好)?(?:意见)?`,
      `${EVERYBODY}(?:待|有待|尚待|还需|尚需|需要?)${WHOM}(?:进一步)?(?:协商|商议|沟通|洽谈|对接|联系)(?:一致)?`,
      `${EVERYBODY}(?:否|未|不是)`,
    ),
  ],
]

/** What these words alone say about agreeing, 是（已协商一致） included; undefined unless all of them are understood. */
export function agreementOf(text: string): boolean | undefined {
  const bare = plain(text)
  if (bare.length > LONGEST) return undefined
  const parts = bracketAtEnd(bare)
  if (parts) {
    const [said, explained] = [agreementOf(parts.before), agreementOf(parts.inside)]
    return said === explained ? said : undefined
  }
  return AGREEMENTS.find(([, rows]) => rows.some((row) => row.test(bare)))?.[0]
}

/** 备选1, 1、, ①, 专家一: the number in front of what is said about somebody. */
export const numberedPerson =
  /^(?:备选|专家|人选|候选人|备选人员|备选专家|备选人)?[（(]?(?:第?([1-9一二三])(?:位|人|号|名)?|([①②③]))[)）]?[、.．:：]?/

/** 均, 两人, 以上人员: everybody who is named. */
export const everybody =
  /^(?:(?:以上|上述)?(?:两|二|2)(?:人|位专家|位|名专家|名)|(?:以上|上述)(?:人员|专家)|(?:备选人员|备选专家)(?![（(]?[\d一二三①②③]))[:：]?/

/** What no expert's name has in it: a unit, or words around a name that is not settled. */
export const noName =
  /^\d|^(?:拟|请|由|待|某)|^[^\p{L}]|大学|学院|研究院|研究所|公司|专家|人选|团队|高校|院校|地区|[一两二三1-3][名位]|推荐|联系|洽谈|协商|对接|安排|选派|[*＊×?？]|xx|等人?$/iu

const TITLES =
  '(?:副?教授|副?研究员|博士(?:后|生导师)?|博导|院士|(?:正|教授级?)?高级?工(?:程师)?|讲师|老师|先生|女士|主任|院长|所长|系主任|工程师)'

/** A title by itself; at the start of what stands behind a name; at the end of a name; in brackets there, with 男 and 女. */
export const titles = {
  alone: new RegExp(`^${TITLES}$`),
  behind: new RegExp(`^(?:${TITLES}|[（(]${TITLES}[)）])`),
  atEnd: new RegExp(`${TITLES}$`),
  bracketed: new RegExp(`[（(](?:${TITLES}|男|女)[)）]`, 'g'),
}
