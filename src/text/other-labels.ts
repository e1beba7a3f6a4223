import type * as z from 'zod/mini'
import type { cycleSchema, noticeSchema } from '../domain/cycle.ts'
import type { districtsSchema, filingSchema } from '../domain/district.ts'
import type { selectionsSchema } from '../domain/selections.ts'
import type { storySchema } from '../domain/showcase.ts'
import type { siteSchema } from '../domain/site.ts'
import type { Label } from './labels.ts'
import type { PathsOf } from './paths.ts'

type LabelsOf<Schema extends z.ZodMiniType> = Record<PathsOf<z.input<Schema>>, Label>

/** Labels of the files that the bureau keeps. */

export const cycleLabels: LabelsOf<typeof cycleSchema> = {
  year: { label: '年度' },
  title: { label: '通知标题' },
  revenueYear: { label: '“上年”是哪一年' },
  deadline: { label: '报送截止时间', example: '2023-03-10T17:30:00+08:00' },
  stages: { label: '工作安排' },
  'stages[].clause': { label: '条款' },
  'stages[].name': { label: '阶段名称' },
  'stages[].by': { label: '完成日期' },
  target: { label: '选派目标', unit: '名' },
  maxCandidates: { label: '备选人员上限', unit: '人' },
  excludeSelectionsOf: { label: '不得重复选派的年度' },
  term: { label: '服务期' },
  'term.years': { label: '服务期年数', unit: '年' },
  'term.daysPerMonth': { label: '每月服务天数', unit: '天' },
  expert: { label: '专家资格条件' },
  'expert.maxAge': { label: '年龄上限', unit: '周岁' },
  'expert.ageAsOf': { label: '年龄计算日期' },
  'expert.minimumTitle': { label: '最低职称' },
  'expert.cleanYears': { label: '无不良记录的年数', unit: '年' },
  funding: { label: '工作保障经费' },
  'funding.total': { label: '经费总额', unit: '万元' },
  'funding.payments': { label: '拨付次数', unit: '次' },
  industries: { label: '产业' },
  'industries[].option': { label: '行业领域选项' },
  'industries[].priority': { label: '是否重点产业' },
  'industries[].alias': { label: '通知中的写法' },
  smallAndMedium: { label: '中小企业划型标准' },
  'smallAndMedium[].industries': { label: '适用行业' },
  'smallAndMedium[].employees': { label: '从业人员上限', unit: '人' },
  'smallAndMedium[].revenue': { label: '营业收入上限', unit: '万元' },
  contacts: { label: '联系人' },
  'contacts[].office': { label: '处室' },
  'contacts[].name': { label: '姓名' },
  'contacts[].phone': { label: '办公电话' },
  extensions: { label: '延期' },
  'extensions[].district': { label: '区' },
  'extensions[].until': { label: '延至' },
  'extensions[].reason': { label: '原因' },
}

export const noticeLabels: LabelsOf<typeof noticeSchema> = {
  title: { label: '标题' },
  issuer: { label: '发文机关' },
  number: { label: '文号' },
  issuedOn: { label: '成文日期' },
  publishedOn: { label: '发布日期' },
}

export const districtLabels: LabelsOf<typeof districtsSchema> = {
  '[].slug': { label: '目录名' },
  '[].name': { label: '名称' },
  '[].shortName': { label: '简称' },
  '[].code': { label: '行政区划代码' },
  '[].office': { label: '区经信部门' },
  '[].responsePhone': { label: '应答电话' },
  '[].accounts': { label: '账号' },
}

export const filingLabels: LabelsOf<typeof filingSchema> = {
  public: { label: '公开部分' },
  'public.unit': { label: '填报单位' },
  'public.reportedOn': { label: '填报日期' },
  'public.filedWithOrganizationDepartmentOn': { label: '组织部门备案日期' },
  private: { label: '非公开部分' },
  'private.reporter': { label: '填报人' },
  'private.phone': { label: '联系方式' },
  sealed: { label: '加密的非公开部分' },
}

export const selectionLabels: LabelsOf<typeof selectionsSchema> = {
  '[].expert': { label: '专家' },
  '[].expert.name': { label: '专家姓名' },
  '[].expert.organization': { label: '派出单位' },
  '[].enterprise': { label: '服务企业' },
  '[].enterprise.name': { label: '企业名称' },
  '[].enterprise.creditCode': { label: '统一社会信用代码' },
  '[].district': { label: '区' },
  '[].term': { label: '服务期' },
  '[].term.from': { label: '服务期开始' },
  '[].term.to': { label: '服务期结束' },
}

export const storyLabels: LabelsOf<typeof storySchema> = {
  title: { label: '标题' },
  summary: { label: '摘要' },
  expert: { label: '专家' },
  organization: { label: '派出单位' },
  enterprise: { label: '企业' },
  district: { label: '区' },
  cycle: { label: '年度' },
  industry: { label: '行业领域' },
  demand: { label: '对应需求' },
  figures: { label: '数据' },
  'figures[].label': { label: '数据名称' },
  'figures[].value': { label: '数值' },
  'figures[].unit': { label: '单位' },
  'figures[].asOf': { label: '数据日期' },
  'figures[].source': { label: '数据来源' },
  picture: { label: '图片' },
  pictureAlt: { label: '图片说明' },
  consent: { label: '当事人同意' },
  'consent.given': { label: '是否同意公开' },
  'consent.on': { label: '同意日期' },
  publishedOn: { label: '发布日期' },
}

export const siteLabels: LabelsOf<typeof siteSchema> = {
  name: { label: '网站名称' },
  city: { label: '城市', example: '某某市' },
  province: { label: '省份' },
  areaCode: { label: '电话区号' },
  exampleDistrict: { label: '示例用的区' },
  host: { label: '主办单位' },
  contact: { label: '联系方式' },
  domain: { label: '域名' },
  siteIdCode: { label: '网站标识码' },
  icp: { label: 'ICP备案号' },
  policeFiling: { label: '公安备案号' },
  privatePart: { label: '非公开部分的存放方式' },
  recipients: { label: '加密公钥' },
  'recipients[].label': { label: '公钥说明' },
  'recipients[].key': { label: '公钥' },
  'recipients[].district': { label: '区' },
  forge: { label: '代码仓库' },
  'forge.kind': { label: '仓库平台' },
  'forge.api': { label: '接口地址' },
  'forge.owner': { label: '仓库所有者' },
  'forge.repository': { label: '仓库名' },
  'forge.branch': { label: '主分支' },
  'forge.selfService': { label: '企业可否自行提交' },
  accounts: { label: '市级管理员账号' },
  samples: { label: '是否样例数据' },
}
