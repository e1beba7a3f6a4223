import { cellNames, type Paper } from '../domain/declaration.ts'
import { demandSchema } from '../domain/demand.ts'
import { trimEndOf } from '../domain/ends.ts'
import { allNodes, formTree } from '../domain/form-tree.ts'
import { halfWidth } from '../domain/half-width.ts'
import { habitNamed, type RowName } from './label-habits.ts'
import type { DemandPath } from './labels.ts'

const nodes = [...allNodes(formTree(demandSchema))]

/** A label cell of 附件1: its field, or a name that is no field's own. */
export type CellId = DemandPath | RowName | 'candidate'

/** Heading cells without a value. */
export const headings: ReadonlySet<CellId> = new Set<CellId>([
  'candidate',
  ...nodes.filter(({ declaration }) => isHeading(declaration?.paper)).map(({ path }) => path as DemandPath),
])

function isHeading(paper: Paper | undefined): boolean {
  return typeof paper === 'object' && 'heading' in paper
}

/** 联系电话 may be either; in a row of 备选 it is theirs, so the field's own names come last. */
const byName = new Map<string, CellId>([
  ...['手机', '手机号', '手机号码', '联系电话', '电话'].map((name) => [name, 'mobile'] as const),
  ...nodes.flatMap(({ path, declaration }) =>
    cellNames(declaration?.paper).map((name) => [plainLabel(name), path as DemandPath] as const),
  ),
])

export interface NamedCell {
  id: CellId
  /** Of 备选1, 备选2: from 1. */
  number?: number
}

/** The field of a label cell with this text; undefined if it is no label. */
export function cellNamed(text: string): NamedCell | undefined {
  if (text.length > 200) return undefined
  const plain = plainLabel(text)
  const id = idOf(plain) ?? idOf(withoutTrimmings(plain))
  if (id) return { id }
  const problem = idOf(plain.replace(/[1-9一二三四五①-⑤]$/, ''))
  if (problem && /challenges\[\]/.test(problem)) return { id: problem }
  const candidate = CANDIDATE.exec(plain)?.slice(1).find(Boolean)
  return candidate ? { id: 'candidate', number: numberOf(candidate) } : undefined
}

const idOf = (plain: string): CellId | undefined => byName.get(plain) ?? habitNamed(plain)

/** A year or a number before the name, and a second language behind it. */
const withoutTrimmings = (plain: string) =>
  trimEndOf(plain.replace(/^20\d{2}年度?|^[①-⑩]/, ''), /[A-Za-z.&/|]/)

/** 备选1, 备选人员一, 第二人选. */
const CANDIDATE =
  /^(?:备选|人选|候选)(?:人员|专家|人选|人)?([1-9一二三四五①-⑤])$|^第([1-5一二三四五])(?:备选|人选|候选人)$/

function numberOf(sign: string): number {
  return '一二三四五'.indexOf(sign) + 1 || '①②③④⑤'.indexOf(sign) + 1 || Number(sign)
}

/** Words in a label's brackets that no form prints there. */
export function labelRemarks(label: string): string[] {
  return [...label.matchAll(/[(（〔[【]([^()（）〔〕[\]【】]*)[)）〕\]】]/g)]
    .map(([, inside]) => inside!.replace(/\s/g, ''))
    .filter((inside) => inside.length > 1 && !PRINTED_REMARK.test(inside))
}

/** 说明：（已协商一致）: what stands in brackets behind the colon is no hint of the form's. */
export const isAnsweredInBrackets = (label: string): boolean =>
  labelRemarks(/[:：]\s*([（(].*)$/s.exec(label)?.[1] ?? '').length > 0

const PRINTED_REMARK =
  /元$|平方米|单位|多选|单选|选填|必填|填写|可不填|最多|备注说明|已选派|简要|描述|是否|高校|院所|盖章|公章|如有|没有|打√|^\d+$|年$/

/** Removes white space, quotes, brackets with their content, the sign of what must be filled in, numbering, and the final colon. */
function plainLabel(text: string): string {
  const bare = text
    .replace(/[\s“”"„‟‘’'*＊]/g, '')
    .replace(/[(（〔[【][^()（）〔〕[\]【】]*[)）〕\]】]/g, '')
    .replace(/^[★☆◆◇▲△※·•➢]/, '')
  const plain = halfWidth(bare, /[０-９／，]/g).replace(/^(?:[一二三四五六七八九十]+|\d+)[、.．]/, '')
  return trimEndOf(plain, /[:：]/)
}

/** Lines of the template around its table; any other text there is reported. */
export const templateLines =
  /^(?:附件\s{0,9}[1１]?.{0,20}|(?:[\d〇○零一二三]{4} ?年)?企业[“"]?科技副总[”"]?需求|与技术创新难题信息表|(?:[\d〇○零一二三]{4} ?年)?企业[“"]?科技副总[”"]?需求\s*与技术创新难题信息表|[（(]企业填写[）)]|第 ?\d{0,3} ?页.{0,12}|[-— ]{0,4}\d{1,3}[-— ]{0,4})$/

/** A line of the form's own title. */
export const formTitle = /企业[“"”]?科技副总[“"”]?需求|技术创新难题信息表/

/** Instructions that the template prints in value cells. */
export const noteHint = /^\s*[（(]?是否已?经?协商一致等?[）)]?\s*[:：]?/
export const institutionName = /研发机构\s*([1-9１-９一二三四五])\s*名称\s*[:：]?/g
export const partnersMark = /(?:具体)?意向单位[和及、与]专家\s*[:：]/g
export const suchAs = /^[\s，,；;。]*如\s*[:：]/
/** The official form's slip: a box that is ticked where nobody has filled in anything. */
export const preTicked = /☑\s*3%[～~]5%/
export const originalValue = /^\s*原值\s*[:：]?/

export const foot = {
  submittedOn:
    /填报日期\s*[:：]\s*([\d０-９]{4}\s*[-/.．、年]\s*[\d０-９]{1,2}\s*[-/.．、月]\s*[\d０-９]{1,2}\s*[日号]?)?/,
  // Stops at 所, where the label would begin again.
  district: /所在区[（(]开发区[）)]\s*[:：]\s*([^\s_:：所]*)(?:\s|$)/,
  creditCode: /统一社会信用代码\s*[:：]\s*([0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{18})?(?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])/,
  digest: /校验码\s*[:：]\s*([0-9a-f]{4}(?:-[0-9a-f]{4}){3})?/,
} as const
