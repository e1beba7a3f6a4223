/** Wording of the form that is neither a field's label nor a finding. */

interface Question {
  label: string
  hint?: string
}

/** Questions that an entry answers by having a part or not, and the fields that give its path. */
export const questions = {
  'place.district': { label: '所在区（开发区）', hint: '按企业所在地选择，填好后交给这个区' },
  'choices.institutions': { label: '是否建有研发机构' },
  'choices.request': {
    label: '有无“科技副总”需求',
    hint: '想请一位高校、科研院所的专家到企业兼职的，选“有”',
  },
  'choices.challenges': { label: '有无技术创新难题', hint: '只提难题、不请“科技副总”也可以' },
  'public.challenges[].hasCooperation': { label: '有无对外技术合作需求' },
  'choices.anonymous': {
    label: '是否隐去企业名称',
    hint: '选“是”，网站上不出现企业名称和代码，只写行业（同行企业少时也不写）；市、区经办人员仍能看到',
  },
  'public.challenges[].publishesBudget': {
    label: '是否公开预计技术合作经费投入',
    hint: '选“否”，金额只有市、区经办人员能看到',
  },
} as const satisfies Record<string, Question>

/** Fields that the form asks once, and that the entry keeps in the part the enterprise chose. */
export const askedOnce: Record<string, Question> = {
  'public.enterprise.name': { label: '企业名称', hint: '与营业执照一致；不愿公开的，最后一步可以隐去' },
  'private.enterprise.creditCode': {
    label: '统一社会信用代码',
    hint: '营业执照上的18位代码；公开名称的企业，代码也出现在网址里',
  },
  'public.challenges[].cooperation.budget': {
    label: '预计技术合作经费投入',
    hint: '没有可不填；是否公开，最后一步选择',
  },
}

/** Hints about the file or about choosing a part, which the form leaves out. */
export const formHints: Record<string, string | undefined> = {
  'public.status': '撤回的需求在网站上只留一句说明',
  'public.enterprise.otherHonor': undefined,
  'public.enterprise.otherIndustry': undefined,
  'public.research.types[].level': undefined,
  'public.research.types[].name': undefined,
  'public.challenges[].cooperation.otherMode': undefined,
  'public.challenges[].cooperation.requirements': '不写具体人名；意向单位和专家写在下一栏',
  'public.expertRequest.collaboration': undefined,
  'private.candidateNote': undefined,
  'private.challenges[].intendedPartners': '只给市、区经办人员看',
}

export const visibilityLabels = {
  public: '公开',
  private: '不公开',
  optional: '公开，可选不公开',
} as const

const choose = (label: string) => ({ problem: `没有回答“${label}”。`, repair: '请选一项。' })

export const unanswered = {
  'place.district': { problem: '没有选择企业所在的区（开发区）。', repair: '请从名单里选一个。' },
  'choices.institutions': choose('是否建有研发机构'),
  'choices.request': choose('有无‘科技副总’需求'),
  'choices.challenges': choose('有无技术创新难题'),
  'public.challenges[].hasCooperation': choose('有无对外技术合作需求'),
  'choices.anonymous': choose('是否隐去企业名称'),
  'public.challenges[].publishesBudget': choose('是否公开预计技术合作经费投入'),
  institutionName: {
    problem: '选了有研发机构，没有填研发机构名称。',
    repair: '请至少填一个名称；没有研发机构的，上一题选“无”。',
  },
  carried: { problem: '沿用上年的内容还没有核对。', repair: '请逐项核对，改好后勾选。' },
} as const

export const steps = {
  enterprise: '企业基本信息',
  innovation: '企业创新情况',
  request: '“科技副总”需求',
  challenges: '技术创新难题',
  confirmation: '确认',
} as const

export const stepStates = {
  current: '正在填',
  done: '已填好',
  wrong: '有错误',
  open: '未填',
} as const

export const form = {
  progress: '填写进度',
  step: (number: number, count: number) => `第${number}步，共${count}步`,
  optional: '可不填',
  choose: '请选择',
  next: '保存并继续',
  back: '上一步',
  finish: '生成文件',
  saveAndReturn: '保存，回到列表',
  cancel: '不保存，回到列表',
  written: (length: number, max: number) => `已写${length}字，最多${max}字`,
  tooLong: (over: number) => `超出${over}字`,
  institution: (number: number) => `研发机构${number}`,
  item: {
    'public.research.types': '研发机构类型',
    'private.candidates': '备选人员',
    'public.challenges': '难题',
  },
  add: {
    'public.research.types': '再加一个类型',
    'private.candidates': '添加备选人员',
    'public.challenges': '再加一个难题',
  },
  remove: (item: string, number: number) => `删除${item}${number}`,
  removed: (item: string, number: number) => `已删除${item}${number}`,
  undo: '撤销删除',
  leftovers: '原来的文件里有下面的内容，表上没有对应的栏目，保存后不再保留。需要的请先填到合适的栏目：',
  candidatesMost: (count: number) => `最多${count}人。`,
  summary: (count: number) => `这一步有${count}处要改`,
  summaryAll: (count: number) => `还有${count}处要改，改好后才能生成文件`,
  advice: '提醒：',
  changeTo: (value: string) => `改为 ${value}`,
  error: '错误：',
  carried: (count: number) => `这一步有${count}项沿用上年的内容，请逐项核对。`,
  carriedTick: '这一步沿用的内容已核对',
  carriedMark: '沿用上年，请核对',
} as const

export const apply = {
  title: '在线填报',
  description: '企业在浏览器里填写附件1：不用注册，边填边存，填好后下载文件交给所在区。',
  intro: (year: number) =>
    `填写《${year}年企业“科技副总”需求与技术创新难题信息表》（附件1）。不用注册；一次填不完，下次用同一台设备、同一个浏览器打开接着填。`,
  saved: (clock: string) => `已保存在这台设备上（${clock}）`,
  notSaved: '这台设备不能保存草稿（可能是无痕模式或空间不足）。请不要关闭页面，填好后立即下载。',
  shared: '草稿只存在这台设备上，内容含手机号、营业收入。用的是公用电脑的，填完请删除草稿。',
  deleteDraft: '删除草稿',
  deleteSure: '删除后不能恢复。确定删除这台设备上的草稿吗？',
  deleteYes: '确定删除',
  deleteNo: '不删除',
  deleted: '草稿已删除，可以重新填写。',
  restored: (day: string) => `已打开${day}保存的草稿，可以接着填。`,
  otherTab: '另一个窗口也在填这份表，刚刚保存过。为免互相覆盖，请只用一个窗口。',
  reload: '改用那边的内容',
  open: '打开已有的文件',
  openSummary: '从已有的文件开始',
  openHint: '以前下载的 .yaml 文件，或填好的附件1（.docx）。文件只在这台设备上读取，不会上传。',
  replaceSure: '现在的草稿会被打开的文件替换。要先下载草稿的，请选“先不打开”。',
  replaceYes: '替换草稿',
  replaceNo: '先不打开',
  opened: (name: string) => `已打开 ${name}。`,
  openedLastYear: (name: string, year: string) =>
    `已打开 ${name}。这是${year}年填报的内容，作为今年的起点：每一步沿用的内容都要重新核对，填报日期和公开确认要重新填写。`,
  openedPaper: (count: number) => `读出${count}项。下面这些要补填或核对：`,
  leftovers: '文件里有下面的内容，表上没有对应的栏目，没有读入：',
  oldDraft: '草稿是旧版表格的，下面的内容在新表上没有对应的栏目。需要的请复制到合适的栏目：',
  cannotRead: '读不出这个文件：',
  sealedFile: '这份文件的非公开部分已加密，这里没有密钥，只读入了公开部分；非公开部分请重新填写。',
  notLoaded: '还没有生成文件：网络断了，网页没有取全。填的内容都在；请检查网络，再按一次“生成文件”。',
  readFailed: '没有读成功。请检查网络后再试一次；现在的内容没有变化。',
  noScript: {
    title: '浏览器没有启用 JavaScript',
    text: '在线填报要用 JavaScript。不能启用的，请下载附件1的 Word 表格填写，交给所在区（开发区）受理部门，由区里导入，效果相同。',
    download: '下载空白附件1',
    offices: '各区（开发区）受理部门',
  },
} as const

export const confirmation = {
  published: '将在网站公开的内容',
  publishedIntro: '和网站上的需求页一样。请对照检查，不想公开的请回前面修改。',
  kept: '不公开的内容',
  keptIntro: '只有市、区经办人员能看到，不会出现在网站上。',
  keptSealed: '在这台设备上加密以后才会下载或提交，只有市、区经办人员能打开。',
  nothing: '还没有可以公开的内容。',
  notLoaded:
    '这里没有显示出来：网络断了，网页没有取全。填的内容都在；请检查网络，点“上一步”再回来，看过以后再确认。',
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
