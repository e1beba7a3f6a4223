import { bracketAtEnd } from './bracket-at-end.ts'

/**
 * How people write what the form has no box for. A habit is a row: what it says, and in which words.
 * All patterns are of a whole answer, without blanks and without the full stop at its end.
 */

const whole = (...rows: readonly string[]) => rows.map((row) => new RegExp(`^(?:${row})$`, 'iu'))

/** Of one answer: there is nothing. */
const NONE = whole('无', '没有', '[/／\\-—－–]+', '(?:暂时?|目前|现)(?:无|没有)', '不涉及', '不适用', 'N/A')

/** Of a part of the form: it is not wanted. */
const NO_NEED = whole(
  '(?:我司|本公司|企业)?(?:暂时?|目前|现阶段?)?(?:无|没有|不)(?:此|该|本|项|类|相关|任何|上述|技术|创新|专家|人才|引才|科技副总|对外|合作|的)*(?:需求|需要|需|要求|意向|计划|打算|难题)',
  '不填(?:写|此项)?',
  '无此项',
)

/** In place of an answer: it stands somewhere else, or nowhere. */
const ELSEWHERE = whole(
  '同(?:上|左|右|前|法人(?:代表)?|联系人|备选[1一])',
  '(?:详?见|参见|附|另附|见)(?:后|上|下)?(?:附件|附页|附表|附后|另页|上|前|材料)\\d*(?:材料|说明)?',
  '略',
  '待(?:定|议|填写?|补充?|补报|完善|确定)',
)

/** In place of a person: nobody has been chosen. */
const NOBODY = whole(
  '(?:人选|专家|暂时?|尚|目前|现|还)*(?:待|未|不|没有|无|另)(?:行|具体|明确|最终|有|合适|意向|合作|指定|确定|确认|定|推荐|选|选派|安排|联系|对接|落实|议|商|协商|限|的|专家|人选|候选人|对象|人员|通知)*',
  '(?:请|由|拟由|拟请|希望|待|等)?(?:贵|省|市|区|县|厅|局|里|级|上|主管|科技|组织|人社|经信|工信|部门?|相关|有关|高校|院校|学校|政府|办|单位|院所|您|你们)*(?:统一|帮助|协助|帮忙|代为|予以)?(?:推荐|指派|安排|选派|匹配|协调|指定|分配|调剂)(?:人选|专家|合适|的|即可|为准)*',
  '服从(?:省|市|区|厅|里|组织|统一|上级|的)*(?:推荐|安排|分配|调剂|指派|选派)',
  'TBD',
)

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
/** 无需求 and its like, 无 included. */
export const isNoNeed = isOneOf([...NONE, ...NO_NEED])
/** 同上, 见附件. */
export const isElsewhere = isOneOf(ELSEWHERE)
/** 待定 and its like, 无 included. */
export const isNobody = isOneOf([...NONE, ...NOBODY])

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
  /^(?:(?:以上|上述)?(?:两|二|2)(?:人|位专家|位|名专家|名)|(?:以上|上述)(?:人员|专家)|备选人员|备选专家)[:：]?/

/** What no expert's name has in it: a unit, or words around a name that is not settled. */
export const noName = /^\d|^(?:拟|请|由|待)|大学|学院|研究院|研究所|公司|专家|人选|团队/

const TITLES =
  '(?:副?教授|副?研究员|博士(?:后|生导师)?|博导|院士|(?:正|教授级?)?高级?工(?:程师)?|讲师|老师|先生|女士|主任|院长|所长|系主任|工程师)'

/** A title by itself; at the start of what stands behind a name; in brackets there, with 男 and 女. */
export const titles = {
  alone: new RegExp(`^${TITLES}$`),
  behind: new RegExp(`^(?:${TITLES}|[（(]${TITLES}[)）])`),
  bracketed: new RegExp(`[（(](?:${TITLES}|男|女)[)）]`, 'g'),
}
