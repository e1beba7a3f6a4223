import { trimEndOf } from '../domain/ends.ts'

/** How the cells of 附件1 are called on paper, as offices retype them; white space and brackets do not matter. */
const labels = {
  name: ['企业名称', '企业全称', '申报企业名称'],
  employees: ['企业从业人数', '从业人数', '企业从业人员数', '从业人员数'],
  revenue: ['上年营业收入', '上年度营业收入', '上一年营业收入'],
  honors: ['资质/荣誉', '资质荣誉', '资质、荣誉', '资质和荣誉'],
  industry: ['行业领域', '所属行业领域'],
  legalName: ['法人代表', '法定代表人', '法人代表姓名'],
  contactName: ['联系人', '联系人姓名'],
  mobile: ['手机', '手机号', '手机号码', '联系电话', '电话'],
  address: ['地址', '企业地址', '通讯地址'],
  institutions: ['是否建有研发机构'],
  establishment: ['研发机构建设形式'],
  types: ['研发机构类型'],
  siteArea: ['研发场地'],
  staff: ['研发人员'],
  equipmentValue: ['研发设备'],
  rdIntensity: ['上年研发投入占营业收入比例', '上年研发投入占营业收入的比例', '上年度研发投入占营业收入比例'],
  projects: ['研发项目'],
  source: ['期望专家来源'],
  field: ['期望专家研究领域'],
  candidates: ['期望专家备选人员'],
  candidateName: ['姓名'],
  candidateOrganization: ['单位', '工作单位', '所在单位'],
  candidatePhone: ['联系方式', '联系电话'],
  note: ['说明'],
  problem: ['期望科技副总帮助解决的技术创新难题'],
  collaboration: ['期望与科技副总派出单位开展的项目合作'],
  support: ['是否愿意为科技副总提供必要的工作条件和服务保障'],
  summary: ['问题难题'],
  commonTechnology: ['是否行业关键共性技术'],
  description: ['需求描述'],
  cooperation: ['有无对外技术合作需求'],
  modes: ['对外技术合作方式'],
  requirements: ['对技术合作方的要求,具体意向单位和专家', '对技术合作方的要求、具体意向单位和专家'],
  budget: ['预计技术合作经费投入'],
  partOne: ['企业基本信息'],
  partTwo: ['企业创新情况'],
  partThree: ['科技副总需求'],
  partFour: ['技术创新难题'],
} as const

export type CellId = keyof typeof labels | 'candidate'

/** Cells that head others and take no value themselves. */
export const headings: ReadonlySet<CellId> = new Set<CellId>([
  'candidates',
  'candidate',
  'partOne',
  'partTwo',
  'partThree',
  'partFour',
])

const byName = new Map<string, CellId>(
  Object.entries(labels).flatMap(([id, names]) => names.map((name) => [plainLabel(name), id as CellId])),
)

export interface NamedCell {
  id: CellId
  /** Of 备选1, 备选2: from 1. */
  number?: number
}

/** What a cell of this text is the label of; undefined if it is none. */
export function cellNamed(text: string): NamedCell | undefined {
  if (text.length > 200) return undefined
  const plain = plainLabel(text)
  const id = byName.get(plain)
  if (id) return { id }
  const candidate = /^备选(?:人员|专家)?([1-9一二三四五])$/.exec(plain)?.[1]
  return candidate ? { id: 'candidate', number: numberOf(candidate) } : undefined
}

function numberOf(sign: string): number {
  return '一二三四五'.indexOf(sign) + 1 || Number(sign)
}

const LONGEST_UNIT = 6

/** The unit that a label names in its brackets. */
export function unitOfLabel(label: string): string | undefined {
  const brackets = [...label.matchAll(/[(（]([^()（）]+)[)）]/g)].map(([, inside]) => inside!.trim())
  return brackets.find((inside) => inside !== '' && inside.length <= LONGEST_UNIT)
}

/** Without white space, quotes, brackets and what is in them, numbering, and the colon at the end. */
function plainLabel(text: string): string {
  const plain = text
    .replace(/[\s“”"„‟‘’'*＊]/g, '')
    .replace(/[(（〔][^()（）〔〕]*[)）〕]/g, '')
    .replace(/，/g, ',')
    .replace(/^(?:[一二三四五六七八九十]+|\d+)[、.．]/, '')
  return trimEndOf(plain, /[:：]/)
}

/** Lines of the template around its table; whatever else stands there is reported. */
export const templateLines =
  /^(?:附件\s{0,9}[1１]?.{0,20}|\d{4}年企业[“"]?科技副总[”"]?需求|与技术创新难题信息表|\d{4}年企业[“"]?科技副总[”"]?需求\s*与技术创新难题信息表|[（(]企业填写[）)])$/

/** What the template prints in a value cell for a person to read. */
export const noteHint = /^\s*[（(]是否已?经?协商一致等?[）)]/
export const institutionName = /研发机构\s*([1-9１-９一二三四五])\s*名称\s*[:：]?/g
export const partnersMark = /(?:具体)?意向单位[和及、与]专家\s*[:：]/g
export const suchAs = /^[\s，,；;。]*如\s*[:：]/
export const originalValue = /^\s*原值\s*[:：]?/

export const foot = {
  submittedOn:
    /填报日期\s*[:：]\s*([\d０-９]{4}\s*[-/.年]\s*[\d０-９]{1,2}\s*[-/.月]\s*[\d０-９]{1,2}\s*日?)?/,
  // 所: where the label would begin again.
  district: /所在区[（(]开发区[）)]\s*[:：]\s*([^\s_:：所]*)(?:\s|$)/,
  creditCode: /统一社会信用代码\s*[:：]\s*([0-9A-Za-z]{18})?(?![0-9A-Za-z])/,
  digest: /校验码\s*[:：]\s*([0-9a-f]{4}(?:-[0-9a-f]{4}){3})?/,
} as const
