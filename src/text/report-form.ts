import { dateInWords, monthInWords } from './dates.ts'

/** What the script of the two-month report says. */

/** 7月、8月; with the year where it changes. */
export function monthsInWords(months: readonly string[]): string {
  return months
    .map((month, at) => {
      const isNewYear = at > 0 && month.slice(0, 4) !== months[at - 1]!.slice(0, 4)
      return isNewYear ? monthInWords(month) : `${Number(month.slice(5, 7))}月`
    })
    .join('、')
}

/** 2023年8月一期（7月、8月）. */
export const periodInWords = (period: string, months: readonly string[]): string =>
  `${monthInWords(period)}一期（${monthsInWords(months)}）`

export const reportForm = {
  whose: (district: string, alias: string) => `${district} · 编号 ${alias}`,
  due: (dueOn: string, days: number) =>
    days > 0
      ? `请在${dateInWords(dueOn)}前报送，还有${days}天`
      : days === 0
        ? `今天（${dateInWords(dueOn)}）截止报送`
        : `应在${dateInWords(dueOn)}前报送，已过${-days}天，请尽快补报`,
  restates: (months: readonly string[]) => `也报上一期的${monthsInWords(months)}`,
  restatesHint: '上次报的时候当月还没过完、天数有变化的，或者还没有报过的，在这里重报',
  lastPlan: (plan: string) => `上一期的下步打算：${plan}`,
  lastDays: (days: string) => `上次报的是${days}天`,
  monthEmpty: (month: string) => ({
    problem: `没有填${monthInWords(month)}的天数。`,
    repair: '还没有到岗的月份不用填；到岗了没有去的，填 0。',
  }),
  place: {
    'place.district': { problem: '没有选择区（开发区）。', repair: '请从名单里选一个。' },
    'place.alias': { problem: '编号要填6位小写字母和数字。', repair: '请照区里发的链接或消息填。' },
    'place.period': { problem: '没有选择期别。', repair: '请选一期。' },
  },
  wrongLink: '这个链接不完整，或者写错了。请在下面选填，或向发链接给您的区里经办人员重新要一个。',
  office: (office: string, phone: string | undefined) =>
    `不知道编号的，请问${office}${phone ? `，电话 ${phone}` : ''}。`,
  periodOption: (period: string, months: readonly string[], year: string | undefined) =>
    `${periodInWords(period, months)}${year ? `，${year}年选派` : ''}`,
  openedSame: (name: string) => `已打开 ${name}，可以接着改。`,
  openedBefore: (name: string, period: string) => `已打开 ${name}（${monthInWords(period)}一期）。`,
  offerLast: (period: string) =>
    `这台设备上有${monthInWords(period)}一期的报告。可以沿用其中的困难和企业确认人，再逐项核对；天数、工作和成效要重新填。`,
  offerYes: '沿用',
  offerNo: '不沿用，从空白填起',
  reopened: (period: string) => `已打开这台设备上生成过的${monthInWords(period)}一期报告，可以再改。`,
  otherReport: (alias: string, period: string) =>
    `这份文件是编号 ${alias}、${monthInWords(period)}一期的，没有打开。请从那一份的链接打开。`,
  noPlace: '看不出这份文件是哪一期的，没有打开。请打开原来下载的文件。',
  notReport: '这个文件不是双月报，没有打开。',
  sealed: '这份文件已经加密，这里打不开。请打开自己下载的那一份，或重新填。',
  leftovers: '文件里有下面的内容，表上没有对应的栏目，没有读入：',
  failed: '没有生成成功，内容没有丢失。请再试一次；还不行，请把内容用文字发给区里。',
  notLoaded: '还没有生成报告：网络断了，网页没有取全。填的内容都在；请检查网络，再按一次“生成报告”。',
  replaceSure: '现在填的会被打开的文件替换。',
  tooLarge: '内容太长，区里收不下。请把本期工作、困难写短一些。',
  inApp: (app: string) =>
    `正在${app}里打开：可以直接填，填好后用“复制文字”发出。草稿只留在${app}里，换个地方打开看不到。`,
}

/** Of fields filled in from the report before. */
export const carriedReportWords = {
  mark: '沿用上一期，请核对',
  ask: (count: number) => `有${count}项沿用上一期的内容，请逐项核对。`,
  tick: '沿用的内容已核对',
  unconfirmed: { problem: '沿用上一期的内容还没有核对。', repair: '请逐项核对，改好后勾选。' },
}

export const reportFileName = (alias: string, period: string): string => `双月报-${alias}-${period}.yaml`

/** What the name says, also of a copy. */
export function placeOfReportName(name: string): { alias: string; period: string } | undefined {
  const [, alias, period] = /([a-z2-9]{6})-(\d{4}-(?:0[1-9]|1[0-2]))(?!\d)/.exec(name) ?? []
  return alias && period ? { alias, period } : undefined
}

/** What comes out: loaded when it is asked for. */
export const reportResults = {
  title: '填好了',
  intro: '还没有发出。请把它发给区里经办人员，由区里收下、核对、提交。',
  send: '用微信发给区里经办人员',
  sendHint:
    '发文件或发文字都可以，内容一样。发给个人，不要发到群里：里面有企业的情况。文字较长，请整段粘贴，不要删改第一行。',
  download: '下载文件',
  copy: '复制文字',
  share: '分享给……',
  shared: '已交给您选的应用。没有发出去的，请用“复制文字”。',
  notShared: '没有分享出去。可以再试一次，或用“复制文字”。',
  office: (office: string, phone: string | undefined) =>
    `不知道发给谁的，请问${office}${phone ? `，电话 ${phone}` : ''}。`,
  message: (alias: string, period: string) =>
    `您好，这是编号 ${alias} 的${period}双月报，请查收。收到后请告知，如有要改的地方请转告，谢谢。`,
  after: '等区里回复',
  afterText:
    '区里收下后与企业核对、提交；有要改的会告诉您，回到本页改好，再生成、再发一次。没有回复“已收到”以前，不算报送。',
  again: '返回修改',
  look: '报告内容（点开查看）',
}
