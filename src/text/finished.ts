/** Wording of the last step and of what comes out of the form: loaded when it is reached. */

export const confirmation = {
  published: '将在网站公开的内容',
  publishedIntro: '和网站上的需求页一样。请对照检查，不想公开的请回前面修改。',
  kept: '不公开的内容',
  keptIntro: '只有市、区经办人员能看到，不会出现在网站上。',
  keptSealed: '在这台设备上加密以后才会下载或提交，只有市、区经办人员能打开。',
  nothing: '还没有可以公开的内容。',
  coarse: '网站上写到行业还是只写“某企业”，要看同区同行业有多少家，以发布时为准。',
  consent: '公开确认',
  consentText: '我已看过上面将要公开的内容，同意在网站公开。',
  alias: (alias: string) => `文件名用别名 ${alias}，网址里也只出现别名。`,
} as const

export const results = {
  title: '填好了',
  intro: (district: string, office: string) =>
    `请把文件交给${district}受理部门（${office}）。交文件之前，这份需求还没有报送。`,
  download: '下载需求文件（.yaml）',
  downloadHint: '交给所在区受理部门，或以后再打开修改。',
  word: '下载附件1（.docx）',
  wordHint: '打印、盖章用，内容和需求文件一致。',
  wordSealedHint: '打印、盖章用。这份没有加密，含不公开的内容，只交给所在区，不要上传到网上。',
  copy: '复制文字',
  copyHint: '微信里不能下载的，复制后发给所在区经办人员。',
  copied: '已复制。',
  copyFailed: '浏览器不让复制，请在下面的框里长按全选，再复制。',
  wechat:
    '正在微信里打开，下载可能没有反应。请点右上角“…”，选择“在浏览器中打开”，再回到这一页（内容要重新填或打开文件）；或者用“复制文字”。',
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
