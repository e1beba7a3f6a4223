/** Words of the desk's task 双月报. */

import type { PeriodCounts } from '../domain/follow-up-lists.ts'
import { dateInWords, monthInWords } from './dates.ts'
import { periodCounts } from './follow-up-papers.ts'

export const receiving = {
  title: '收双月报',
  intro: '专家用微信发来的文件拖进来，发来的文字整段粘贴。第一行写着是哪一区、哪一对、哪一期，不用再选。',
  kinds: '双月报文件（.yaml），可以一次拖几份。',
  paste: '粘贴专家发来的文字',
  pasteLabel: '双月报的文字',
  pasteHint: '从“# ……双月报文件”那一行起整段粘贴；几份可以一起粘贴。',
  pasteButton: '收下粘贴的文字',
  pasteEmpty: '还没有粘贴文字。',
  pasted: '粘贴的文字',
  noPlace: '看不出是哪一对、哪一期：第一行不见了。请让专家重新发文件，或整段复制。',
  demand: '是企业的需求，没有收。请在上面换到“征集报送”，放进“收文件”。',
  otherYear: (year: string) => `是${year}年度的。请先在上面把年度换成${year}年，再收。`,
  otherDistrict: '是别的区的，没有收。请转给那个区。',
  sealed: '已经加密，不是专家发来的那一份，没有收。',
  notReport: '不是双月报，没有收。',
  empty: '是空的，没有收。多半还没有下载完：请先在微信里打开它，再拖进来。',
  tooLarge: '太大，不是双月报，没有收。',
  notText:
    '不是双月报文件（.yaml），没有收。压缩包请先解开；写在 Word、图片里的，请打开这一对的填报链接代填。',
  line: (line: number) => `第${line}行：`,
  older: (label: string) => `和一起收的另一份都是${label}的，收了报送日期晚的那一份。`,
  replaced: ({ on, isNewer, wasConfirmed }: { on: string; isNewer: boolean; wasConfirmed: boolean }) =>
    `（代替${on ? `${dateInWords(on)}报` : '原来'}的一份${isNewer ? '，那一份更晚，请核对是不是发错了' : ''}${wasConfirmed ? '，企业要重新确认' : ''}）`,
  took: (labels: readonly string[]) =>
    labels.length > 0 ? `收下 ${labels.length} 份：${labels.join('、')}。` : '',
  same: (labels: readonly string[]) =>
    labels.length > 0 ? `${labels.join('、')}和原来的一样，没有变化。` : '',
  refused: (name: string, why: string) => `“${name}”${why}`,
} as const

/** A report on this page. */
export const reportLabel = (pair: string, period: string): string => `${pair}，${monthInWords(period)}一期`

export const due = {
  title: '应报和已报',
  period: '期别',
  unread: '还没有读取本区的文件，不知道有哪些对在服务、该报哪一期。请先在上面读取。',
  noFollowUp: (year: string) => `市里没有设定${year}年度双月报的期别和截止日期（cycle.yaml 的 followUp）。`,
  none: '还没有到岗的，现在没有要报的双月报。',
  counts: ({ unknown, ...known }: PeriodCounts & { unknown: number }) => {
    const rest = unknown > 0 ? `；${unknown} 份加密的，不知道该不该报` : ''
    return `${periodCounts(known)}${rest}。`
  },
  sealed: (count: number) =>
    `有 ${count} 对是加密的，没有打开：不知道是哪一家、哪位专家、是否已经结束，所以不催。请先在上面打开密钥。`,
  caption: (period: string) => `${monthInWords(period)}一期`,
  region: '应报和已报的表，可以左右滚动',
  columns: { pair: '企业和专家', state: '报送', action: '办理' },
  submittedOn: (day: string) => `${dateInWords(day)}报`,
  confirmed: '企业已确认',
  unconfirmed: '企业没有确认',
  waiting: '没有提交',
  ended: '服务已结束，不再催报',
  yourEnterprise: '企业',
  left: (dueOn: string, days: number, hours: number) =>
    days > 0
      ? `${dateInWords(dueOn)}，还有 ${days} 天`
      : days === 0
        ? `今天（${dateInWords(dueOn)}）截止，还有 ${hours} 小时`
        : `${dateInWords(dueOn)}，已过 ${-days} 天`,
  remind: '复制催报文字',
  remindAll: (count: number) => `复制 ${count} 份没有报的催报文字`,
  copied: (name: string) => `已复制：${name}。粘贴到微信发给专家。`,
  copiedAll: (count: number) => `已复制 ${count} 份催报文字，请逐个发给专家，不要发到群里。`,
  copyFailed: '浏览器不让复制，请在下面的框里选中复制。',
  manual: '催报文字',
  link: '填报链接',
  open: '看、记确认',
  actionNamed: (action: string, name: string) => `${action}：${name}`,
} as const

export const link = {
  title: (name: string) => `${name}的填报链接`,
  intro: '专家打开就知道是哪一区、哪一对、哪一期；链接里没有姓名。专家不会填的，也可以打开它代填。',
  copy: '复制链接',
  copied: '已复制。',
  copyFailed: '浏览器不让复制，已选中上面的链接，请手动复制。',
  code: '双月报填报页的二维码',
  close: '收起',
} as const

export const recording = {
  content: '报告内容',
  days: '每月服务天数',
  day: (month: string, days: string) => `${monthInWords(month)} ${days}天`,
  fields: '企业确认、报送日期',
  hint: '与企业核对后，记下谁在哪天确认。内容有错的，请专家改好重发，不在这里改。',
  save: '存下',
  cancel: '不改，回到表',
  saved: (name: string) => `“${name}”已存下，还没有提交。`,
  same: (name: string) => `“${name}”没有变化。`,
} as const

export const paper = {
  title: '双月调度表',
  intro:
    '上面选定的一期：应报、已报、逾期、困难。本站格式，非官方表样；含企业、专家和联系方式，只用于报送，不要上传到仓库。',
  download: '下载双月调度表',
  unread: '先读取本区的文件。',
  sealed: '有加密的没有打开，表会缺行。请先打开密钥。',
} as const
