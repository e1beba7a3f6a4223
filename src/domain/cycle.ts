import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { field } from './declaration.ts'
import {
  creditCode,
  date,
  list,
  moment,
  month,
  number,
  option,
  optional,
  phone,
  text,
  yesNo,
} from './fields.ts'
import { industries } from './option-lists.ts'

const whole = (min = 0) => number({ min })

const stage = mapping({
  clause: field(text({ max: 8 }), { label: '条款' }),
  name: field(text(), { label: '阶段名称' }),
  by: field(optional(date()), { label: '完成日期' }),
})

const expert = mapping({
  /** 周岁 on `ageAsOf` at most. */
  maxAge: field(whole(1), { label: '年龄上限', unit: '周岁' }),
  ageAsOf: field(date(), { label: '年龄计算日期' }),
  minimumTitle: field(text(), { label: '最低职称' }),
  cleanYears: field(whole(0), { label: '无不良记录的年数', unit: '年' }),
})

const industry = mapping({
  option: field(option(industries), { label: '行业领域选项' }),
  priority: field(yesNo(), { label: '是否重点产业' }),
  alias: field(optional(text()), { label: '通知中的写法' }),
})

/** 中小企业划型标准: reaching both limits means large. */
const smallAndMedium = mapping({
  industries: field(list(option(industries), { min: 1, unique: true }), { label: '适用行业' }),
  employees: field(optional(whole(1)), { label: '从业人员上限', unit: '人' }),
  revenue: field(number({ decimals: 6 }), { label: '营业收入上限', unit: '万元' }),
})

const contact = mapping({
  office: field(text(), { label: '处室' }),
  name: field(text(), { label: '姓名' }),
  phone: field(text({ max: 40 }), { label: '办公电话' }),
})

const extension = mapping({
  district: field(text({ max: 40, isDistrict: true }), { label: '区' }),
  until: field(moment(), { label: '延至' }),
  reason: field(text(), { label: '原因' }),
})

const limit = () => number({ min: 0, decimals: 6 })

const plausible = mapping({
  revenuePerEmployee: field(limit(), { label: '人均营业收入上限', unit: '万元' }),
  equipmentToRevenue: field(limit(), { label: '研发设备原值与营业收入之比的上限' }),
  budgetToRevenue: field(limit(), { label: '合作经费与营业收入之比的上限' }),
  areaPerEmployee: field(limit(), { label: '人均研发场地上限', unit: '平方米' }),
})

/** 四（四）: places are given by share of the province's demands; each number is known at its own time. */
const quota = mapping({
  provinceDemands: field(optional(whole(1)), { label: '全省征集需求总量', unit: '项' }),
  provincePlaces: field(optional(whole(1)), { label: '全省选派名额', unit: '名' }),
  /** What the province gave the city. */
  places: field(optional(whole(1)), { label: '本市名额', unit: '名' }),
  source: field(optional(text()), { label: '名额的出处' }),
})

/** 四（六）: a period is named by its last month, and its report is due in that month. */
const followUp = mapping({
  everyMonths: field(number({ min: 1, max: 12 }), { label: '几个月报送一次', unit: '个月' }),
  dueDay: field(number({ min: 1, max: 31 }), { label: '报送截止日', unit: '日' }),
  first: field(month(), { label: '第一期的期末月份', example: '2023-08' }),
  source: field(optional(text()), { label: '双月报送的出处' }),
})

const instalment = mapping({
  amount: field(number({ decimals: 6 }), { label: '拨付金额', unit: '万元' }),
  /** Who is on duty by this day, and had not ended before it, is paid. */
  cutoff: field(date(), { label: '到岗截止日期' }),
  paidOn: field(optional(date()), { label: '拨付日期' }),
})

/** 隐私: days after which files are removed. */
const retention = mapping({
  experts: field(optional(whole(1)), { label: '专家资料保留天数（名单印发后）', unit: '天' }),
  reports: field(optional(whole(1)), { label: '双月报保留天数（服务结束后）', unit: '天' }),
})

/** The line above the city's 附件2, as a filing is above a district's; what is absent is left blank for the pen. */
const cityReport = mapping({
  unit: field(optional(text()), { label: '填报单位' }),
  reporter: field(optional(text({ isName: true })), { label: '填报人' }),
  phone: field(optional(phone({ mobileOnly: false })), { label: '联系方式' }),
  on: field(optional(date()), { label: '填报日期' }),
})

/** `cycle.yaml`: every number, date and name of one year's notice. */
export const cycleSchema = mapping({
  year: field(whole(2000), { label: '年度' }),
  title: field(text(), { label: '通知标题' }),
  /** 上年: the year that revenue and R&D figures are about. */
  revenueYear: field(whole(2000), { label: '“上年”是哪一年' }),
  deadline: field(moment(), { label: '报送截止时间', example: '2023-03-10T17:30:00+08:00' }),
  stages: field(list(stage, { min: 1 }), { label: '工作安排' }),
  /** Scientists to be selected (“80名以上”): a target, no cap. */
  target: field(whole(1), { label: '选派目标', unit: '名' }),
  maxCandidates: field(whole(0), { label: '备选人员上限', unit: '人' }),
  excludeSelectionsOf: field(list(whole(2000), { unique: true }), { label: '不得重复选派的年度' }),
  term: field(
    mapping({
      years: field(whole(1), { label: '服务期年数', unit: '年' }),
      daysPerMonth: field(whole(0), { label: '每月服务天数', unit: '天' }),
    }),
    { label: '服务期' },
  ),
  expert: field(expert, { label: '专家资格条件' }),
  funding: field(
    mapping({
      total: field(number({ decimals: 6 }), { label: '经费总额', unit: '万元' }),
      payments: field(whole(1), { label: '拨付次数', unit: '次' }),
      instalments: field(optional(list(instalment, { min: 1, max: 20 })), { label: '分次拨付' }),
    }),
    { label: '工作保障经费' },
  ),
  industries: field(list(industry, { min: 1 }), { label: '产业' }),
  smallAndMedium: field(list(smallAndMedium), { label: '中小企业划型标准' }),
  contacts: field(list(contact), { label: '联系人' }),
  extensions: field(list(extension), { label: '延期' }),
  quota: field(optional(quota), { label: '选派名额' }),
  /** Absent: reports are not asked for. */
  followUp: field(optional(followUp), { label: '双月报送' }),
  evaluation: field(
    optional(
      mapping({
        results: field(optional(list(text({ max: 40 }), { min: 1, unique: true })), {
          label: '考核结果的选项',
        }),
      }),
    ),
    { label: '期满考核' },
  ),
  retention: field(optional(retention), { label: '保留期限' }),
  /** The head line of the city's 附件2; absent: left blank for the pen. */
  cityReport: field(optional(cityReport), { label: '市级报送信息' }),
  /** Upper limits: above them an amount looks like a slip of the hand. */
  plausible: field(optional(plausible), { label: '合理上限' }),
  /** Of named enterprises: the licence says so, though the check character does not fit. */
  creditCodes: field(optional(list(creditCode(), { unique: true })), {
    label: '校验位不符、已对照营业执照的信用代码',
  }),
})

export type Cycle = z.output<typeof cycleSchema>

/** The notice's own front matter. Values that are blank on the copy (文号, dates) are absent, and shown nowhere. */
export const noticeSchema = mapping({
  title: field(text(), { label: '标题' }),
  issuer: field(optional(text()), { label: '发文机关' }),
  number: field(optional(text({ max: 40 })), { label: '文号' }),
  issuedOn: field(optional(date()), { label: '成文日期' }),
  publishedOn: field(optional(date()), { label: '发布日期' }),
})
export type NoticeMatter = z.output<typeof noticeSchema>
