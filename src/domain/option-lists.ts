/**
 * The option lists of 附件1, word for word as the form prints them. They are stored values:
 * listed once and never normalised (NFKC would change ～ and （）).
 */

export const OTHER = '其他'

export const honors = [
  '国家“专精特新”小巨人',
  '省级“专精特新”中小企业',
  '省级“专精特新”培育入库企业',
  '现代种业优势特色企业',
  OTHER,
] as const

export const industries = [
  '光电子信息',
  '新能源与智能网联汽车',
  '生命健康',
  '高端装备',
  '北斗',
  '量子',
  '软件和信息安全',
  '人工智能与类脑科学',
  '算力与大数据',
  '节能环保',
  '新材料',
  '纺织服装',
  '元宇宙',
  '现代种业',
  OTHER,
] as const

export const establishments = ['企业自建', '与其他单位共建'] as const

export const levels = ['国家级', '省级', '市级'] as const
const lowerLevels = ['省级', '市级'] as const
export type Level = (typeof levels)[number]

/** Each type of research institution with the levels the form offers for it; none for 院士工作站 and 其他. */
export const levelsOfType = {
  制造业创新中心: levels,
  产业创新中心: levels,
  技术创新中心: levels,
  '工程（技术）研究中心': levels,
  工程研究中心: levels,
  实验室: levels,
  企业技术中心: levels,
  院士工作站: [],
  产业技术研究院: lowerLevels,
  协同创新中心: lowerLevels,
  [OTHER]: [],
} as const satisfies Record<string, readonly Level[]>

export type InstitutionType = keyof typeof levelsOfType
export const institutionTypes = Object.keys(levelsOfType) as [InstitutionType, ...InstitutionType[]]

export const rdIntensities = ['1%以内', '1%～3%', '3%～5%', '5%～10%', '10%以上'] as const

export const projectKinds = ['自主研发', '合作研发', '委托研发', '模仿改进', '外购'] as const

export const OTHER_MODE = '其他合作方式'

export const cooperationModes = [
  '技术转让',
  '技术入股',
  '联合开发',
  '委托研发',
  '委托团队、专家长期技术服务',
  '共建新研发、生产实体',
  OTHER_MODE,
] as const

export const statuses = ['征集中', '已匹配', '已撤回'] as const
