import { common } from './site.ts'

/** Wording of a story's page beside its own text. */
export const story = { side: '数字与出处', clauses: '文中引用的条款' } as const

/** Wording of 网站地图. */
export const siteMap = {
  title: '网站地图',
  description: '本站全部栏目和页面。',
  columns: '栏目',
  selections: '选派名单',
  notices: '历年通知',
} as const

/** Wording of the sheets for 供需对接会. */
export const fair = {
  title: (year: string | number) => `${year}年对接会资料`,
  description: (year: string | number) => `${year}年的企业需求，按区（开发区）排列，每项带二维码，用于打印。`,
  intro: '供对接会打印、张贴：每项有编号、题目、应答电话和二维码。先点一个区，再打印，就只印这个区。',
  contents: '按区（开发区）',
  hidden: '企业没有公开所在区',
  phone: '应答电话',
  empty: '这一年还没有公开的需求。',
} as const

/** Wording of the display switch: larger text, light or dark. */
export const display = {
  group: '显示方式',
  large: '大字版',
  theme: '明暗',
  themes: { auto: '自动', light: '浅色', dark: '深色' },
} as const

export const feed = {
  title: '需求和典型的更新',
  description: (name: string, samples: boolean) =>
    `${name}：新的企业需求、优秀典型和通知。${samples ? common.samples.sentence : ''}`,
}

export const statusNote = (status: string): string => `状态：${status}`

/** Wording of structured data for search engines. */
export const linkedData = {
  dataset: (name: string) => `${name}：企业需求公开数据`,
  datasetText:
    '中小微企业按《企业“科技副总”需求与技术创新难题信息表》提出的需求和技术创新难题的公开部分，不含联系方式和其他非公开内容。',
}
