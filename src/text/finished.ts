/** Wording of the last step and of what comes out of the form: loaded when it is reached. */

export const confirmation = {
  published: '将在网站公开的内容',
  publishedIntro: '网站上会这样显示。不想公开的，请回前面修改。',
  part: { change: '修改', changeNamed: (name: string) => `修改：${name}`, none: '无' },
  problems: (count: number) => `${count}个难题`,
  print: '打印填好的表',
  kept: '不公开的内容（点开查看）',
  keptIntro: '只有市、区经办人员能看到，不会出现在网站上。',
  keptSealed: '在这台设备上加密以后才会下载或提交，只有市、区经办人员能打开。',
  nothing: '还没有可以公开的内容。',
  coarse: '网站上写到行业还是只写“某企业”，要看同区同行业有多少家，以发布时为准。',
  consent: '公开确认',
  consentText: '我已看过上面将要公开的内容，同意在网站公开。',
  alias: (alias: string) => `文件名用别名 ${alias}，网址里也只出现别名。`,
} as const

/** A file's name with the enterprise's: without what file systems refuse. */
export const finishedName = (enterprise: string, id: string): string =>
  `${enterprise.replace(/[\\/:*?"<>|\s]/g, '')}-${id}`

export const results = {
  title: '填好了',
  intro: '还差几步才算报送。请按顺序做：',
  download: '下载需求文件',
  downloadHint: '交给所在区的就是它；以后要修改，也从它打开。不能下载的（如在微信里），用“复制文字”。',
  yaml: '下载需求文件',
  copy: '复制文字',
  stamp: '打印附件1，盖章',
  word: '下载附件1（Word 表格）',
  wordHint: '内容和需求文件一致。打印、盖章，交一份给所在区。',
  wordSealedHint: '这份没有加密，含不公开的内容：打印、盖章后只交给所在区，不要上传到网上。',
  handIn: (district: string) => `把需求文件和盖章的附件1交给${district}`,
  office: (office: string, phone: string | undefined) =>
    `受理部门：${office}${phone ? `，电话 ${phone}` : ''}。用微信、邮件发送，或拷去，都可以；怎么交先问受理部门。`,
  messageHint: '发文件时可以附上这段话：',
  message: (year: string, name: string, hidden: boolean) =>
    `您好，这是${hidden ? `我公司（别名 ${name}，不公开名称）` : name}填报的${year}年“科技副总”需求文件，请查收。收到后请告知，如有要改的地方请转告，谢谢。`,
  copyMessage: '复制这段话',
  after: '等区里回复',
  afterText: (district: string) =>
    `${district}收下后核对：有问题会退回修改，没有问题就报市里；公开部分经审核后上网。在没有回复“已收到”之前，不算报送。`,
  downloaded: (name: string) => `已交给浏览器下载：${name}。没有看到的，请在浏览器的“下载”里找。`,
  copied: '已复制。',
  copyFailed: '浏览器不让复制，请在下面的框里长按全选，再复制。',
  inApp: (app: string) =>
    `正在${app}里打开，下载可能没有反应。请用“复制文字”发给所在区经办人员；或点右上角“…”，选“在浏览器中打开”（内容要重新填，或打开文件）。`,
  working: '正在生成……',
  failed: '没有生成成功，内容没有丢失。请再试一次；还不行，请复制文字。',
  again: '返回修改',
} as const

/** The enterprise's own pull request, where the site allows it. */
export const ownRequest = {
  summary: '有代码平台账号的，可以直接提交',
  intro:
    '不用把文件交给区里：用自己的账号提交一份新需求，由区里核实后收下。没有账号的，请下载文件交给所在区。',
  token: '访问令牌',
  tokenHint: '只用于这一次提交，不保存；提交成功或离开本页后清除。',
  tokenEmpty: '请先粘贴访问令牌。',
  submit: '提交这份需求',
  preparing: '正在生成文件……',
  look: '查看提交',
  kept: '填好的内容都还在，可以再试一次，或下载文件交给所在区。',
  after: (district: string) => `${district}核实、合并后才算报送，请留意自动核对的结果。`,
  title: (year: string, district: string, id: string) =>
    `${year}年“科技副总”需求（${district}，企业自行提交）${id}`,
  body: (district: string) => `企业在线填报，自行提交一份新需求。请${district}核实后处理。`,
} as const
