import type { DemandPath } from './labels.ts'

/** `mobile`: whose it is, the row tells; `creditCode` stands beside the form, which asks it at its foot; `other`: nobody asks it. */
export type RowName = 'mobile' | 'creditCode' | 'other'

/**
 * How offices rename the label cells of 附件1, as `plainLabel` leaves them; the next habit is a row. The form's own names
 * are known from the schema. No row may fit what somebody answers: 高校 and 合作 are no labels.
 */
const HABITS: readonly (readonly [DemandPath | RowName, RegExp])[] = [
  ['public.enterprise.name', /^(?:申报|需求)?(?:企业|单位|公司)(?:名称|全称)$|^(?:申报|需求)(?:企业|单位)$/],
  [
    'private.enterprise.employees',
    /^(?:企业|单位|公司)?(?:现有|在职|在岗)?(?:从业人员|从业|职工|员工|人员|用工)(?:总人数|人数|总数|数量|数|规模)$|^企业(?:从业人员|总?人数)$/,
  ],
  [
    'private.enterprise.revenue',
    /^(?:企业)?(?:上一?年度?|去年度?)?(?:企业)?(?:全年|年度?)?(?:营业总?收入|营收)(?:总额|额)?$/,
  ],
  ['public.enterprise.industry', /^(?:企业)?(?:所属|所在)?(?:行业|产业)(?:领域|类别)?$|^(?:企业)?所属领域$/],
  [
    'private.enterprise.legalRepresentative.name',
    /^(?:企业|公司|单位)?法(?:定代表人?|人代表人?|人)(?:姓名)?$/,
  ],
  [
    'private.enterprise.legalRepresentative.mobile',
    /^(?:企业)?法(?:定代表人?|人代表人?|人)(?:手机|电话|联系)(?:号码?|电话|方式|手机)?$/,
  ],
  ['private.enterprise.contact.name', /^(?:企业|公司|单位|项目|业务)?联[系络]人(?:姓名)?$/],
  [
    'private.enterprise.contact.phone',
    /^(?:企业|项目)?联[系络]人(?:手机|电话|联系)(?:号码?|电话|方式|手机)?$/,
  ],
  ['creditCode', /^(?:(?:企业)?统一)?社会信用代码$|^信用代码$/],
  [
    'other',
    /^(?:职务|职称|学历|性别|年龄|出生年月|身份证号码?|传真|微信号?|邮箱|电子邮[箱件]|邮编|邮政编码|网址)$/,
  ],
  ['other', /^(?:成立(?:时间|日期)|注册(?:时间|资本)|所[在属]区|备注)$/],
  ['mobile', /^(?:移动|手机)电话(?:号码?)?$|^联系手机$/],
  [
    'private.enterprise.address',
    /^(?:企业|公司|单位)?(?:(?:详细|通[讯信]|注册|办公|联系|经营|所在)[/、]?){0,2}地址$/,
  ],
  ['public.research.institutions', /^(?:企业)?(?:是否|有无)(?:建有|建立|设有)?研发机构$/],
  ['public.research.establishment', /^(?:研发机构)?建设[形方]式$/],
  ['public.research.types', /^研发机构类[型别]$/],
  [
    'private.innovation.rdIntensity',
    /^(?:上一?年度?)?(?:企业)?研发投入占(?:营业收入|营收)?的?(?:比例|比重|比)$/,
  ],
  ['public.expertRequest.source', /^(?:期望|意向)专家的?来源$/],
  [
    'public.expertRequest.field',
    /^(?:期望|需求|所需|意向)(?:科技副总|专家)?的?(?:主要)?(?:研究|专业)(?:领域|方向)$|^(?:科技副总|专家)研究(?:领域|方向)$/,
  ],
  ['private.candidates[].name', /^(?:专家|人选|候选人|备选人?员?|备选专家)姓名$/],
  ['private.candidates[].organization', /^(?:工作|所在|派出|任职)(?:单位|高校|院校)(?:名称)?$/],
  [
    'public.expertRequest.problem',
    /^(?:期望|希望|拟)(?:科技副总|专家)?(?:帮助|协助)?解决的?(?:企业)?(?:技术)?(?:创新)?(?:难题|问题|瓶颈)$/,
  ],
  [
    'public.expertRequest.collaboration',
    /^(?:期望|希望|拟)[与和](?:科技副总|专家)?(?:派出|所在)?(?:单位|高校院所|高校)拟?开展的?(?:项目合作|合作项目|产学研合作|合作内容|合作)$/,
  ],
  [
    'private.support',
    /^是否(?:愿意|能够?|可以)?为(?:科技副总|专家)提供必?要?的?(?:工作)?条件(?:[和及、]?服务?保障)?$/,
  ],
  ['public.challenges[].summary', /^(?:技术)?(?:创新)?(?:难题|问题)(?:名称|简述|简要描述)$|^问题[/、]难题$/],
  ['public.challenges[].commonTechnology', /^是否(?:属于|为)?行业?关?键?共性(?:关键)?技术(?:难题)?$/],
  ['public.challenges[].description', /^(?:技术|难题|具体|详细)?(?:需求|难题)的?(?:详细|具体)?描述$/],
  ['public.challenges[].cooperation', /^(?:有无|是否有)(?:对外)?(?:技术)?合作需求$/],
  ['public.challenges[].cooperation.modes', /^(?:对外)?(?:技术)?合作[方形]式$/],
  ['public.challenges[].cooperation.requirements', /^对(?:技术)?合作方的?要求(?:[,、和及].{0,20})?$/],
  [
    'public.challenges[].cooperation.budget',
    /^(?:预计|拟)(?:技术)?(?:合作)?(?:投入)?(?:经费|资金)(?:投入)?(?:金额|总额)?$/,
  ],
]

/** The field of a label that the schema does not know by this name. */
export const habitNamed = (plain: string): DemandPath | RowName | undefined =>
  HABITS.find(([, pattern]) => pattern.test(plain))?.[0]
