/** What stands on the page of the two-month report before its script has started. */

export const reportPage = {
  title: '双月报',
  description: '“科技副总”在手机上填写双月报：服务天数、本期工作和成效，填好后发给区里经办人员。',
  intro: '在岗的“科技副总”每期填一份，约10分钟。填好后用微信发给区里经办人员。',
  guide: '填报须知',
  guideRows: (isSealed: boolean): readonly (readonly [string, string])[] => [
    ['填什么', '每月服务天数、本期做了什么；有成效、困难的也写上'],
    ['发给谁', '区里的经办人员，就是把这个链接发给您的人：用微信发文件或文字都可以，不要发到群里'],
    [
      '谁能看到',
      isSealed
        ? '不上网，只有市、区经办人员能看到。本页不加密：区里收到后，在工作台上加密再提交'
        : '不上网，只有市、区经办人员能看到。本页不加密，也不替您提交，由区里收下后提交',
    ],
  ],
  sittings: '边填边存在这台设备上；下次用同一台设备、同一个浏览器打开，接着填。',
  days: {
    legend: '每月服务天数',
    earlier: '上一期的服务天数',
    least: (days: number) =>
      `原则上每月不少于${days}天。本月还没过完的，先填到今天为止的天数，下一期可以重报`,
  },
  results: { legend: '成效（本期新增）', hint: '没有的不填。只填本期新增的，别的期报过的不再填' },
  confirmed: {
    legend: '企业确认',
    hint: '企业里看过这份报告、认可内容的人。还没有确认的先不填，由区里补',
  },
  submit: '生成报告',
  deleteDraft: '删除草稿',
  shared: '草稿和上一期的报告只存在这台设备上，不会上传。用的是别人的设备的，发出以后请删除。',
  openSummary: '以前填过，从文件开始',
  open: '打开已有的双月报',
  openHint: '以前下载或发出的双月报文件（.yaml）。文件只在这台设备上读取，不会上传。',
  choose: {
    title: '填哪一期',
    intro: '从区里发来的链接打开，就不用填这几项。没有链接的，请问所在区经办人员要。',
    district: '服务的企业在哪个区（开发区）',
    alias: '编号',
    aliasHint: '6位小写字母和数字，在区里发的链接或催报消息里，如 k7m2p9',
    period: '期别',
    periodHint: '每期以最后一个月命名',
    submit: '开始填',
    offices: '各区（开发区）受理部门',
  },
  none: {
    title: '现在没有要报的双月报',
    text: '市里还没有公布双月报的期别和截止日期。请问所在区经办人员。',
  },
  notStarted: {
    title: '填报页没有打开',
    text: '可能是网络断了，或浏览器太旧。请刷新本页，或换一个浏览器；也可以把服务天数、本期工作、成效和困难写成文字，用微信发给区里经办人员，由区里录入。',
  },
  noScript: {
    title: '浏览器没有启用 JavaScript',
    text: '在线填写要用 JavaScript。不能启用的，请把每月服务天数、本期工作、成效、困难和下步打算写成文字，用微信发给区里经办人员，由区里录入，效果相同。',
  },
} as const
