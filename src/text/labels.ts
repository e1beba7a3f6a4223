import type { DemandInput } from '../domain/demand.ts'
import type { PathsOf } from './paths.ts'

/** How the form names a field; the only place with the form's wording. */
export interface Label {
  label: string
  /** 单位, as printed in brackets on the form. */
  unit?: string
  /** One sentence for whoever fills it in. */
  hint?: string
  /** What only matters to who writes the file by hand: brackets, quotes, leaving a part out. */
  fileHint?: string
  /** What a good answer looks like; fictional, `{city}` as in `Locality`. */
  example?: string
}

export type DemandPath = PathsOf<DemandInput>

/** 附件1, in the order of the form. A field of the schema without a label does not compile. */
export const demandLabels = {
  public: { label: '公开部分', hint: '将在网站公开' },
  'public.submittedOn': { label: '填报日期', example: '2023-03-02' },
  'public.status': { label: '状态', hint: '撤回的需求只留一句说明', fileHint: '不写即为征集中' },
  'public.enterprise': { label: '一、企业基本信息（公开）' },
  'public.enterprise.name': {
    label: '企业名称',
    hint: '与营业执照一致；不愿公开名称的，写在非公开部分',
    example: '{city}某某光电有限公司',
  },
  'public.enterprise.honors': { label: '资质/荣誉', fileHint: '可多选；没有就写 []' },
  'public.enterprise.otherHonor': { label: '其他资质/荣誉', hint: '选了“其他”才填' },
  'public.enterprise.industry': { label: '行业领域', fileHint: '选一项' },
  'public.enterprise.otherIndustry': { label: '其他行业领域', hint: '选了“其他”才填' },
  'public.research': { label: '二、企业创新情况（公开）' },
  'public.research.institutions': { label: '研发机构名称', fileHint: '没有研发机构就写 []' },
  'public.research.establishment': {
    label: '研发机构建设形式',
    hint: '有研发机构的至少选一项',
    fileHint: '没有就写 []',
  },
  'public.research.types': { label: '研发机构类型', hint: '有研发机构的至少写一项', fileHint: '没有就写 []' },
  'public.research.types[].type': { label: '类型' },
  'public.research.types[].level': {
    label: '级别',
    hint: '院士工作站和其他不填级别；产业技术研究院、协同创新中心没有国家级',
  },
  'public.research.types[].name': { label: '其他类型名称', hint: '类型为“其他”才填' },
  'public.expertRequest': { label: '三、“科技副总”需求', fileHint: '无需求的，整段不写' },
  'public.expertRequest.source': {
    label: '期望专家来源',
    hint: '省内高校院所，省外中科院、工信部、教育部所属高校院所等',
    example: '省内高校院所',
  },
  'public.expertRequest.field': { label: '期望专家研究领域', example: '半导体激光器封装与可靠性' },
  'public.expertRequest.problem': { label: '期望“科技副总”帮助解决的技术创新难题' },
  'public.expertRequest.collaboration': {
    label: '期望与“科技副总”派出单位开展的项目合作',
    hint: '没有可不填',
  },
  'public.challenges': { label: '四、技术创新难题', fileHint: '没有的，整段不写' },
  'public.challenges[].no': { label: '序号', hint: '从1起依次编号' },
  'public.challenges[].summary': {
    label: '问题难题（简要描述）',
    hint: '一句话说清楚',
    example: '高功率激光器腔面镀膜损伤阈值偏低',
  },
  'public.challenges[].commonTechnology': { label: '是否行业关键共性技术' },
  'public.challenges[].description': {
    label: '需求描述',
    hint: '写清现状、瓶颈和要达到的指标，指标带数值和单位',
  },
  'public.challenges[].cooperation': {
    label: '对外技术合作需求',
    fileHint: '有才写；整段不写即为无',
  },
  'public.challenges[].cooperation.modes': { label: '对外技术合作方式', hint: '至少选一项' },
  'public.challenges[].cooperation.otherMode': {
    label: '其他合作方式的说明',
    hint: '选了“其他合作方式”才填',
  },
  'public.challenges[].cooperation.requirements': {
    label: '对技术合作方的要求',
    hint: '不写具体人名；意向单位和专家写在非公开部分',
  },
  'public.challenges[].cooperation.budget': {
    label: '预计技术合作经费投入',
    unit: '万元',
    hint: '愿意公开才写在这里',
    example: '80',
  },
  private: { label: '非公开部分', hint: '仅市、区经办人员可见，永不公开' },
  'private.enterprise': { label: '一、企业基本信息（不公开）' },
  'private.enterprise.name': { label: '企业名称（不公开）', hint: '只有不愿公开名称的企业才写在这里' },
  'private.enterprise.creditCode': {
    label: '统一社会信用代码（不公开）',
    hint: '只有不公开名称的企业才写在这里',
    fileHint: '公开名称的，代码就是文件名',
  },
  'private.enterprise.employees': { label: '企业从业人数', unit: '名', example: '320' },
  'private.enterprise.revenue': { label: '上年营业收入', unit: '万元', example: '8650.5' },
  'private.enterprise.legalRepresentative': { label: '法人代表' },
  'private.enterprise.legalRepresentative.name': { label: '法人代表姓名' },
  'private.enterprise.legalRepresentative.mobile': {
    label: '法人代表手机',
    hint: '11位手机号',
    fileHint: '加引号',
  },
  'private.enterprise.contact': { label: '联系人' },
  'private.enterprise.contact.name': { label: '联系人姓名' },
  'private.enterprise.contact.phone': { label: '联系人手机', hint: '11位手机号', fileHint: '加引号' },
  'private.enterprise.address': { label: '地址' },
  'private.innovation': { label: '二、企业创新情况（不公开）' },
  'private.innovation.siteArea': { label: '研发场地', unit: '平方米', hint: '没有填0', example: '1200' },
  'private.innovation.staff': { label: '研发人员', unit: '人', hint: '没有填0', example: '36' },
  'private.innovation.equipmentValue': {
    label: '研发设备原值',
    unit: '万元',
    hint: '没有填0',
    example: '560',
  },
  'private.innovation.rdIntensity': { label: '上年研发投入占营业收入比例' },
  'private.innovation.projects': { label: '研发项目', fileHint: '可多选；没有就写 []' },
  'private.candidates': {
    label: '期望专家备选人员',
    hint: '往年已选派担任“科技副总”的专家不得列入',
  },
  'private.candidates[].name': { label: '备选人员姓名' },
  'private.candidates[].organization': { label: '备选人员单位' },
  'private.candidates[].phone': { label: '备选人员联系方式', fileHint: '加引号' },
  'private.candidates[].agreed': { label: '是否已经协商一致' },
  'private.candidateNote': { label: '备选人员说明', hint: '没有可不填' },
  'private.support': { label: '工作条件和服务保障' },
  'private.support.offered': { label: '是否愿意为“科技副总”提供必要的工作条件和服务保障' },
  'private.support.details': { label: '工作条件和服务保障的内容', hint: '如办公场所、食宿、实验设备' },
  'private.challenges': { label: '四、技术创新难题（不公开）' },
  'private.challenges[].no': { label: '序号', hint: '与公开部分的序号对应' },
  'private.challenges[].intendedPartners': { label: '具体意向单位和专家', hint: '没有可不填' },
  'private.challenges[].budget': {
    label: '预计技术合作经费投入（不公开）',
    unit: '万元',
    hint: '不愿公开经费的写在这里',
    example: '80',
  },
  'private.consent': { label: '公开确认', hint: '企业确认公开部分可以公开' },
  'private.consent.by': { label: '确认人' },
  'private.consent.on': { label: '确认日期', example: '2023-03-02' },
  sealed: { label: '加密的非公开部分', hint: '由填报页面或脚本生成，不要手工修改' },
} as const satisfies Record<DemandPath, Label>

/** The label with its unit, as the form prints it: 上年营业收入（万元）. */
export function fullLabel({ label, unit }: Label): string {
  return unit ? `${label}（${unit}）` : label
}
