/** Wording of the page of the form around its steps, as its script says it; what stands on the page is in apply-page.ts. */

export const apply = {
  saved: (clock: string) => `已保存在这台设备上（${clock}）`,
  notKept:
    '这台设备不能保存草稿（可能是无痕模式或空间不足）：关闭页面，内容就没有了。请一次填完，填好后立即下载。',
  deleteSure: '删除后不能恢复。确定删除这台设备上的草稿吗？',
  deleteYes: '确定删除',
  deleteNo: '不删除',
  deleted: '草稿已删除，可以重新填写。',
  restored: (day: string) => `已打开${day}保存的草稿，可以接着填。`,
  otherWindow: '另一个窗口也在填这份表，保存了别的内容。选定用哪一份以前，这里的内容不保存。',
  deletedElsewhere: '另一个窗口删除了草稿。选定以前，这里的内容不保存。',
  takeTheirs: '用那边的',
  keepMine: '用这里的',
  replaceSure: '现在的草稿会被打开的文件替换。要先下载草稿的，请选“先不打开”。',
  replaceYes: '替换草稿',
  replaceNo: '先不打开',
  oldDraft: '草稿是旧版表格的，下面的内容在新表上没有对应的栏目。需要的请复制到合适的栏目：',
  cannotRead: '读不出这个文件：',
  notLoaded: '还没有生成文件：网络断了，网页没有取全。填的内容都在；请检查网络，再按一次“生成文件”。',
  notReady: '网络断了，生成文件要用的部分没有取全。填的内容都在；请接通网络。',
  readFailed: '没有读成功。请检查网络后再试一次；现在的内容没有变化。',
  byLink: (district: string) => `这是${district}的填报链接，已选好${district}。不是这个区的企业，请改选。`,
} as const

/** How long there is until the deadline. */
export const deadline = {
  days: (days: number, moment: string) => `距报送截止还有${days}天（${moment}）`,
  today: (clock: string) => `今天${clock}截止报送`,
  past: (moment: string) => `报送已于${moment}截止，逾期不再受理`,
  pastAdvice: '现在填写的内容不能再报送。确需补报或更正的，请先问所在区受理部门。',
} as const

/** In apps that show pages by themselves, where downloads often do nothing. */
export const inApp = (app: string) =>
  `正在${app}里打开：这里保存的草稿换个地方就看不到，下载也可能没有反应。请先点右上角“…”，选“在浏览器中打开”，再开始填。`
