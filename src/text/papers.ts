/** Wording of the official papers beside the fields' labels. */

export const annex2Title = (year: string) => `${year}年企业“科技副总”选派需求汇总表（区经信部门填报）`
/** Stands above the title, as in the notice. */
export const ANNEX2_MARK = '附件2'
/** In the table where it has no row. */
export const NO_ROWS = '无'
/** Clause 6.2, as a column. */
export const RECOMMENDED_FIRST = { title: '优先推荐（六（二））', yes: '是' } as const
export const annex2FileName = (year: string, unit: string) =>
  `${year}年企业“科技副总”选派需求汇总表-${inFileName(unit)}.xlsx`
export const letterFileName = (unit: string) => `推荐函-${inFileName(unit)}.docx`

/** Makes a district's name safe in a file name: no separators, no characters that Windows refuses. */
const inFileName = (unit: string) => unit.replace(/[\\/:*?"<>|]/g, ' ').trim()

export const blankFileNames = {
  annex1: (year: string) => `附件1-${year}年企业“科技副总”需求与技术创新难题信息表.docx`,
  annex2: (year: string) => `附件2-${year}年企业“科技副总”选派需求汇总表.xlsx`,
} as const

/** A filled 附件1, named by its entry's file. */
export const filledFileName = (year: string, id: string) =>
  `附件1-${year}年企业“科技副总”需求与技术创新难题信息表-${id}.docx`

export const filingLine = {
  unit: '填报单位（加盖公章）：',
  reporter: '填报人：',
  phone: '联系方式：',
  date: '填报日期：',
} as const

export const sheetNames = {
  annex2: '选派需求汇总表',
  challenges: '技术创新难题',
  review: '初核参考',
  statistics: '统计',
} as const

export const pageFooter = '第 &P 页，共 &N 页'

export const publicSummaryTitle = (year: string) => `${year}年企业“科技副总”需求汇总（公开版）`
export const PUBLIC_SUMMARY_FILE = '汇总-公开版'

/** 附件1: texts of its table around the fields' labels, word for word as in the template. */
export const annex1Words = {
  annex: '附件1',
  title: (year: string) => [`${year}年企业“科技副总”需求`, '与技术创新难题信息表'],
  filledBy: '（企业填写）',
  partOne: '一、企业基本信息',
  partTwo: '二、企业创新情况',
  requestOptional: '（无需求的，可不填此项）',
  chooseSome: '（可多选）',
  address: '地 址',
  mobile: '手机',
  hasInstitutions: '是否建有研发机构',
  institution: (number: number) => `研发机构${number} 名称：`,
  equipment: '研发设备',
  originalValue: '原值',
  has: '有',
  none: '无',
  candidates: {
    most: (count: number) => `最多${count}人`,
    agreedOnes: '如企业已有意向人选并与其协商一致的，请备注说明。',
    excluded: (years: readonly number[]) =>
      `${years.map((year) => `${year}年`).join('、')}已选派担任“科技副总”的专家，不得列为期望专家备选人员。`,
  },
  candidate: (number: number) => `备选${number}`,
  name: '姓名',
  organization: '单位',
  phone: '联系方式',
  note: '说明：（是否已经协商一致等）',
  agreed: (number: number, agreed: boolean) => `备选${number}：${agreed ? '已' : '未'}协商一致`,
  such: '如：',
  hasCooperation: '有无对外技术合作需求',
  requirements: '对技术合作方的要求，具体意向单位和专家',
  partners: '意向单位和专家：',
  continued: (number: number) => `附件1（续） 技术创新难题${number}`,
  district: '所在区（开发区）：',
  creditCode: '统一社会信用代码：',
  digest: '校验码：',
  noDigest: '（不是 https 网址，浏览器不能计算）',
} as const

/** Around the number of a page, and of all of them. */
export const pageOf = ['第 ', ' 页，共 ', ' 页'] as const

/** Hints of 附件2's cells, shown when a clerk selects one; they refuse no value that the form allows. */
export const annex2Hints = {
  industry: { title: '所属行业', text: '从附件1的行业领域中选一项；选“其他”的，直接写行业名称。' },
  employees: { title: '企业从业人数', text: '整数，单位：名。' },
  revenue: { title: '上年营业收入', text: '数字，单位：万元；只填数字，不写单位。' },
  agreed: { title: '是否已经协商一致', text: '有备选人员的填“是”或“否”，没有的留空。' },
  unspecified: { title: '未指定具体专家', text: '没有备选人员的打√；有备选人员的留空。' },
} as const

/** 统计 of the city's workbook. */
export const statisticsWords = {
  byDistrict: '一、按区（开发区）统计',
  byIndustry: '二、按行业领域统计',
  district: '区（开发区）',
  industry: '行业领域',
  total: '合计',
  entries: '填报企业（家）',
  asking: '提出“科技副总”需求（家）',
  problems: '技术创新难题（个）',
  withCandidates: '有备选专家（家）',
  unspecified: '未指定具体专家（家）',
} as const
