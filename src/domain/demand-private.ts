import { mapping } from './conditions.ts'
import { privateField } from './declaration.ts'
import { creditCode, date, list, number, option, optional, phone, text, yesNo } from './fields.ts'
import { projectKinds, rdIntensities } from './option-lists.ts'

/** The private part of 附件1: only the bureau and the district read it. */

/** 万元, to a hundredth of a yuan. */
const money = () => number({ decimals: 6 })

const legalRepresentative = mapping({
  name: privateField(text({ isName: true }), {
    label: '法人代表姓名',
    paper: { cell: ['法人代表', '法定代表人', '法人代表姓名'] },
  }),
  mobile: privateField(phone({ mobileOnly: true }), {
    label: '法人代表手机',
    hint: '11位手机号',
    fileHint: '加引号',
    paper: 'special',
  }),
})

const contact = mapping({
  name: privateField(text({ isName: true }), {
    label: '联系人姓名',
    paper: { cell: ['联系人', '联系人姓名'] },
  }),
  phone: privateField(phone({ mobileOnly: false }), {
    label: '联系人手机',
    hint: '11位手机号',
    fileHint: '加引号',
    paper: 'special',
  }),
})

/** The district's word that the licence reads so, for an old code whose check character does not fit. */
const codeVerified = mapping({
  by: privateField(text({ isName: true }), { label: '代码核对人', paper: 'nowhere', askedBy: 'desk' }),
  on: privateField(date(), {
    label: '代码核对日期',
    example: '2023-03-02',
    paper: 'nowhere',
    askedBy: 'desk',
  }),
})

const privateEnterprise = mapping({
  name: privateField(optional(text({ min: 4, max: 60, isName: true })), {
    label: '企业名称（不公开）',
    hint: '只有不愿公开名称的企业才写在这里',
    paper: 'special',
  }),
  creditCode: privateField(optional(creditCode()), {
    label: '统一社会信用代码（不公开）',
    hint: '只有不公开名称的企业才写在这里',
    fileHint: '公开名称的，代码就是文件名',
    paper: 'special',
  }),
  codeVerified: privateField(optional(codeVerified), {
    label: '代码已对照营业执照',
    hint: '只在校验位不符、营业执照上确是这个代码时，由区里写',
    paper: 'nowhere',
    askedBy: 'desk',
  }),
  employees: privateField(number({ min: 1 }), {
    label: '企业从业人数',
    unit: '名',
    example: '320',
    paper: { cell: ['企业从业人数', '从业人数', '企业从业人员数', '从业人员数'] },
    column: 'employees',
  }),
  revenue: privateField(money(), {
    label: '上年营业收入',
    unit: '万元',
    example: '8650.5',
    paper: { cell: ['上年营业收入', '上年度营业收入', '上一年营业收入'] },
    column: 'revenue',
  }),
  legalRepresentative: privateField(legalRepresentative, { label: '法人代表', paper: 'special' }),
  contact: privateField(contact, { label: '联系人', paper: 'special' }),
  address: privateField(text(), { label: '地址', paper: { cell: ['地址', '企业地址', '通讯地址'] } }),
})

const innovation = mapping({
  siteArea: privateField(number({ decimals: 6 }), {
    label: '研发场地',
    unit: '平方米',
    hint: '没有填0',
    example: '1200',
    paper: { cell: ['研发场地'] },
  }),
  staff: privateField(number(), {
    label: '研发人员',
    unit: '人',
    hint: '没有填0',
    example: '36',
    paper: { cell: ['研发人员'] },
  }),
  equipmentValue: privateField(money(), {
    label: '研发设备原值',
    unit: '万元',
    hint: '没有填0',
    example: '560',
    paper: { cell: ['研发设备'] },
  }),
  rdIntensity: privateField(option(rdIntensities), {
    label: '上年研发投入占营业收入比例',
    paper: {
      cell: ['上年研发投入占营业收入比例', '上年研发投入占营业收入的比例', '上年度研发投入占营业收入比例'],
    },
  }),
  projects: privateField(list(option(projectKinds), { unique: true }), {
    label: '研发项目',
    fileHint: '可多选；没有就写 []',
    paper: { cell: ['研发项目'] },
  }),
})

const candidate = mapping({
  name: privateField(text({ isName: true }), { label: '备选人员姓名', paper: { cell: ['姓名'] } }),
  organization: privateField(text({ isName: true }), {
    label: '备选人员单位',
    paper: { cell: ['单位', '工作单位', '所在单位'] },
  }),
  phone: privateField(optional(phone({ mobileOnly: false })), {
    label: '备选人员联系方式',
    fileHint: '加引号',
    paper: { cell: ['联系方式', '联系电话'] },
  }),
  agreed: privateField(yesNo(), { label: '是否已经协商一致', paper: 'special' }),
})

const support = mapping({
  offered: privateField(yesNo(), {
    label: '是否愿意为“科技副总”提供必要的工作条件和服务保障',
    paper: 'special',
  }),
  details: privateField(optional(text({ lines: 'many' })), {
    label: '工作条件和服务保障的内容',
    hint: '如办公场所、食宿、实验设备',
    paper: 'special',
  }),
})

const privateChallenge = mapping({
  no: privateField(number({ min: 1 }), {
    label: '序号',
    hint: '与公开部分的序号对应',
    paper: 'nowhere',
  }),
  intendedPartners: privateField(optional(text({ lines: 'many' })), {
    label: '具体意向单位和专家',
    hint: '没有可不填',
    paper: 'special',
  }),
  budget: privateField(optional(money()), {
    label: '预计技术合作经费投入（不公开）',
    unit: '万元',
    hint: '不愿公开经费的写在这里',
    example: '80',
    paper: 'special',
  }),
})

const consent = mapping({
  by: privateField(text({ isName: true }), { label: '确认人', paper: 'nowhere' }),
  on: privateField(date(), { label: '确认日期', example: '2023-03-02', paper: 'nowhere' }),
})

export const privatePart = mapping({
  enterprise: privateField(privateEnterprise, { label: '一、企业基本信息（不公开）', paper: 'nowhere' }),
  innovation: privateField(innovation, { label: '二、企业创新情况（不公开）', paper: 'nowhere' }),
  // The cycle sets how many are allowed; this only bounds the file.
  candidates: privateField(optional(list(candidate, { max: 20 })), {
    label: '期望专家备选人员',
    hint: '往年已选派担任“科技副总”的专家不得列入',
    paper: { heading: ['期望专家备选人员'] },
  }),
  candidateNote: privateField(optional(text({ lines: 'many' })), {
    label: '备选人员说明',
    hint: '没有可不填',
    paper: { cell: ['说明'] },
  }),
  support: privateField(optional(support), {
    label: '工作条件和服务保障',
    paper: { cell: ['是否愿意为科技副总提供必要的工作条件和服务保障'] },
  }),
  challenges: privateField(optional(list(privateChallenge, { max: 20 })), {
    label: '四、技术创新难题（不公开）',
    paper: 'nowhere',
  }),
  consent: privateField(optional(consent), {
    label: '公开确认',
    hint: '企业确认公开部分可以公开',
    paper: 'nowhere',
  }),
})
