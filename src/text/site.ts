/** Sentences, navigation and column names that the pages share. Labels of fields are in labels.ts. */

import { dateInWords } from './dates.ts'

/** 栏目: its name in the navigation, and the ColumnType of the government's meta tags. */
export const columns = {
  notice: { name: '通知', type: '政策文件' },
  demands: { name: '企业需求', type: '企业需求' },
  showcase: { name: '优秀典型', type: '典型案例' },
  downloads: { name: '表格下载', type: '办事指南' },
  stats: { name: '数据', type: '数据统计' },
  about: { name: '关于本站', type: '网站说明' },
  rules: { name: '核对规则', type: '办事指南' },
  apply: { name: '在线填报', type: '在线办事' },
  desk: { name: '区级工作台', type: '在线办事' },
  report: { name: '双月报', type: '在线办事' },
} as const

export type Column = keyof typeof columns

export const common = {
  skip: '跳到正文',
  home: '首页',
  navigation: '主要栏目',
  breadcrumb: '当前位置',
  samples: { mark: '样例', sentence: '所有企业、人员、电话和数据均为虚构样例。' },
  host: '主办单位',
  contact: '联系方式',
  siteIdCode: '网站标识码',
  icp: 'ICP备案号',
  policeFiling: '公安备案号',
  updatedOn: (day: string) => `本站内容更新于${dateInWords(day)}`,
}

/** Names in the navigation that a phone shortens: `before` and `after` are left out there. */
export const navigation = {
  apply: { before: '在线', name: '填报' },
  help: { name: '办事', after: '指南' },
} as const

/** 2023-03-10 → 3月10日. */
export function shortDate(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const ordinal = (index: number): string => NUMERALS[index] ?? String(index + 1)

export const home = {
  /** Each phrase stays on one line. */
  lead: ['企业出题，', '专家到厂里解题'],
  description: (year: number) =>
    `${year}年“科技副总”选派工作到了哪一步，企业在找什么样的专家，企业、区（开发区）和专家各自怎么做。`,
  programme: (year: number) => `${year}年 · “科技副总”服务中小微企业`,
  progress: '工作进度',
  stageBy: (day: string) => `${shortDate(day)}前`,
  stageOpen: '长期',
  stageState: { past: '日期已过', ahead: '未到' },
  /** `day` in words. */
  today: (day: string) => `今天 ${day}`,
  /** What a page says of its own day, where no script brings it up to date. */
  asOf: (day: string) => `截至${day}`,
  wanted: (year: number) => `${year}年企业需要什么`,
  /** What counts every year, where there are several, says so beside figures of one. */
  everyYear: (title: string) => `${title}（历年）`,
  newest: '最近填报的需求',
  allDemands: (count: number) => `查看全部${count}项需求`,
  search: '查找需求',
  searchHint: '技术、产品或企业名称',
  searchButton: '查找',
  figures: {
    demands: '家企业提出需求',
    districts: '个区（开发区）',
    challenges: '个技术创新难题',
    target: '名以上，推荐上报目标',
    selected: (onDuty: number) => (onDuty > 0 ? `名专家已选派，${onDuty}名已到岗` : '名专家已选派'),
  },
  doors: '我要做什么',
  notice: '通知',
  noticeSummary: '全文、工作安排、附件1和附件2的填写要求。',
  stories: '优秀典型',
  allStories: '全部典型',
}

/** What stays true of a stage when its day has passed: the day is told, and nothing is counted from it. */
export function lastingSentences(
  stage: Parameters<typeof stageSentences>[0] & { today: string },
): ReturnType<typeof stageSentences> {
  const { collecting, onlyFollowUp, today } = stage
  const { headline, detail } = stageSentences(stage)
  const lasting = collecting ? '正在征集' : headline
  return {
    headline: onlyFollowUp ? lasting : `${home.asOf(dateInWords(today))}，${lasting}`,
    detail: detail.replace('现在是', '此时是'),
  }
}

/** The current stage of a cycle, in one or two sentences. */
export function stageSentences(stage: {
  year: number
  collecting: boolean
  /** Or a placeholder, where they are filled in later. */
  daysLeft: number | string
  deadline: { day: string; clock: string }
  now: { name: string; by?: string }
  onlyFollowUp: boolean
}): { headline: string; detail: string } {
  const { collecting, daysLeft, deadline, now, onlyFollowUp, year } = stage
  const until = `${dateInWords(deadline.day)}${deadline.clock}`
  if (collecting) {
    const left = daysLeft === 0 ? '今天截止' : `还有${daysLeft}天`
    return { headline: `正在征集，${left}`, detail: `报送截止时间是${until}，逾期不再受理。` }
  }
  if (onlyFollowUp) {
    return {
      headline: `${year}年的征集已经结束`,
      detail: `报送已于${until}截止，有期限的各步均已到期，现在是“${now.name}”。新一年的通知印发后，这里随之更新。`,
    }
  }
  const by = now.by ? `，${shortDate(now.by)}前完成` : ''
  return {
    headline: `征集已经截止，正在${now.name}`,
    detail: `报送已于${until}截止。现在是“${now.name}”${by}。`,
  }
}

export const doors = {
  enterprise: {
    who: '企业',
    what: '写清楚卡在哪里、要达到什么指标，填附件1交所在区经信部门。',
    apply: '在线填报',
    form: '附件1填哪些内容',
    offices: '各区（开发区）受理部门',
    privacy: '哪些公开、哪些不公开',
  },
  district: {
    who: '区（开发区）',
    what: '组织填写、初核汇总，报区组织部门备案后报送市级主管部门。',
    desk: '区级工作台',
    rules: '报送要求',
    table: '附件2汇总哪些内容',
  },
  expert: {
    who: '专家',
    what: '看企业的难题和指标，有把握的，直接联系企业所在区。',
    catalogue: '看企业需求',
    conditions: '资格条件',
    fields: '按研究领域看',
    offices: '各区应答电话',
    news: '订阅新需求',
  },
  citizen: {
    who: '市民和媒体',
    what: '看通知和进度，查统计，读典型，数据可以免费下载使用。',
    notice: '通知全文',
    stats: '统计和进度',
    data: '开放数据',
  },
}

export const notice = {
  blankForm: '下载空白表格',
  description: (title: string) => `${title}：全文、工作安排和附件填写要求。`,
  contents: '目录',
  schedule: '工作安排',
  permalink: (name: string) => `${name}的链接`,
  checks: '系统核对',
  report: '报送要求',
  annex: (number: number) => `附件${number}`,
  annexName: { 1: '需求与技术创新难题信息表', 2: '选派需求汇总表' },
  annex1: (year: number) => `${year}年企业“科技副总”需求与技术创新难题信息表`,
  annex1Intro:
    '企业填写。下面逐项列出要填的内容；标“公开”的将在本站公布，标“不公开”的只有市、区经办人员能看到。',
  annex2: (year: number) => `${year}年企业“科技副总”选派需求汇总表`,
  annex2Intro: (count: number) => `区经信部门填报，共${count}栏，由企业填写的附件1汇总而成。`,
  offices: '各区（开发区）受理部门',
  officesIntro: '企业把附件1交所在区（开发区）；专家应答需求也打这个电话。',
  officeColumns: { district: '区（开发区）', office: '受理部门', phone: '电话' },
  fieldColumns: { field: '项目', requirement: '填写要求', open: '公开' },
  open: '公开',
  closed: '不公开',
}

export const requirement = {
  choose: (options: readonly string[]) => `选一项：${options.join('、')}`,
  chooseSome: (options: readonly string[]) => `可多选：${options.join('、')}`,
  yesNo: '填“是”或“否”',
  text: (min: number, max: number) => (min > 1 ? `${min}至${max}字` : `${max}字以内`),
  mobile: '11位手机号',
  phone: '手机号，或带区号的座机',
  creditCode: '18位',
  number: (min: number, decimals: number) =>
    `${decimals > 0 ? '数字，可带小数' : '整数'}${min > 0 ? `，不小于${min}` : ''}`,
  date: '年-月-日',
  listMax: (max: number) => `最多${max}项`,
  optional: '可不填',
}

export const catalogue = {
  title: '企业需求',
  description: (city: string) => `${city}中小微企业提出的“科技副总”需求和技术创新难题。`,
  intro: '企业写下的技术难题和想请的专家；没有另选顺序时，最近填报的在前。',
  ofDistrict: (name: string) => `${name}企业需求`,
  ofIndustry: (name: string) => `${name === '其他' ? '其他行业' : name}企业需求`,
  hits: (shown: number, all: number) => (shown === all ? `共${all}项需求` : `${all}项中的${shown}项`),
  list: '需求列表',
  facets: '筛选',
  byDistrict: '按区（开发区）',
  byIndustry: '按行业',
  all: '全部需求',
  clear: '清除条件',
  close: '看结果',
  search: '查找',
  searchHint: '技术、产品或企业名称',
  challenges: (count: number) => `${count}个难题`,
  empty: '没有符合条件的需求',
  emptyHint: '换一个词，或者少选一个条件试试。',
  emptyColumn: '这里还没有公开的需求',
  emptyColumnHint: '可以看看其他区或其他行业。',
  common: '关键共性技术',
}

export const demandPage = {
  selected: '看选派名单',
  told: '看典型',
  description: (enterprise: string, title: string) => `${enterprise}的技术难题：${title}`,
  withdrawn: '需求已撤回',
  withdrawnText: (day: string) => `这项需求填报于${dateInWords(day)}，企业已经撤回，内容不再公开。`,
  withdrawnBack: '看其他需求',
  challenge: (number: number) => `难题${ordinal(number - 1)}`,
  profile: '企业情况',
  anonymous: '企业没有公开名称。',
  institutionsHidden: '有，名称不公开',
  none: '无',
  respond: '怎么应答',
  respondText: '有解决思路或合作意向的专家和单位，请联系企业所在区的受理部门，说明需求编号。',
  respondCity: '企业没有公开所在区。有解决思路或合作意向的专家和单位，请联系市里，说明需求编号。',
  number: '需求编号',
  matched: '这项需求已经匹配到专家，不再征集应答。',
  over: (year: number) => `${year}年的集中对接已经结束，应答前请先打电话问清需求是否还在。`,
}

export const showcase = {
  title: '优秀典型',
  description: '“科技副总”到企业以后做成了什么：问题怎么找到、怎么解决，每个数字都有日期和来源。',
  intro: '专家到了厂里，问题怎么找到，又怎么一步步解决。每个数字都注明日期和来源。',
  expert: '专家',
  enterprise: '企业',
  figures: '这次合作的数字',
  figureNote: (day: string, source: string) => `截至${dateInWords(day)}，${source}`,
  batch: (year: string) => `${year}年选派`,
  published: (day: string) => `${dateInWords(day)}发布`,
  more: '其他典型',
  demand: '对应的企业需求',
  /** Where the term of service stands. */
  list: '选派名单',
}

export const notFound = {
  title: '没有找到这个页面',
  text: '网址可能写错了，或者内容已经移走。可以从下面几处继续：',
}

export const rules = {
  title: '核对规则',
  description: '每一项自动核对的依据、含义、例子和改法，与提交时看到的提示一致。',
  intro:
    '提交的需求会逐条自动核对。这里列出全部检查项，按依据的条款排列；“错误”必须改正，“提醒”由人判断，“说明”不用处理。',
  contents: '按条款',
  tasks: '按您要做的事',
  task: {
    fill: '填附件1',
    compare: '与其他需求、往年名单对照',
    submit: '汇总、提交、报送',
    'follow-up': '对接、签约和双月报',
    privacy: '公开和不公开',
    file: '写文件、导入旧表',
    bureau: '市级的设置、通知和典型',
  },
  search: '在规则里查找',
  searchHint: '提示里的几个字，如：信用代码',
  found: (count: number) => `找到${count}项`,
  notFound: '没有这样的规则。请换提示里的另外几个字，或按要做的事找。',
  severity: { error: '错误', warning: '提醒', information: '说明' },
  scope: { entry: '看这一份', cycle: '与其他需求、往年名单对照', change: '看这一次提交' },
  bad: { error: '这样不行', warning: '这样会提醒', information: '这样会说明' },
  good: { error: '这样可以', warning: '这样不会', information: '这样不会' },
} as const

export const downloads = {
  title: '表格下载',
  description: '《附件1》《附件2》和推荐专家汇总表的空白表格。',
  intro: '空白表格。附件1、附件2版式与通知一致；填好的表都可以直接导入，不用重新录入。',
  uses: [
    '企业填写，Word 文档',
    '区经信部门填报，Excel 工作簿',
    '高校院所推荐专家用，由市级导入，Excel 工作簿（本站格式，非官方表样）',
  ],
  wechat: '在微信里打不开下载的，请点右上角选择“在浏览器打开”。',
  explained: '每一栏怎么填',
} as const
