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
  'public.challenges[].summary': '一句话说清楚，如产品开发、工艺设计、技术攻关、质量工程方面的问题',
  'public.challenges[].description': '现在……→ 要达到……，写清瓶颈在哪里，指标带数字和单位',
  'public.expertRequest.problem': '产品开发、工艺设计、技术攻关、质量工程方面的都可以',
  'private.candidateNote': undefined,
  'private.challenges[].intendedPartners': '只给市、区经办人员看',
}

export const visibilityLabels = {
  public: '公开',
  private: '不公开',
  optional: '公开，可选不公开',
} as const

/** Where a character stands that only a person can mend. */
export const oddPlace = ({ before, name, after }: { before: string; name: string; after: string }) =>
  `位置：“${before}【${name}】${after}”。`
/** Shows how a description becomes measurable. */
export const measurable = '写成“现在……→ 要达到……”，例如“良率现在82%，要达到95%以上”。'
export const removeOdd = '去掉这些字符'

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

/** A published problem of the same industry. */
export const example = { summary: (industry: string) => `看一个例子：同是“${industry}”的难题怎么写` } as const

/** Beside each step on a wide screen. */
export const stepHelp: Record<keyof typeof steps, readonly string[]> = {
  enterprise: [
    '企业名称、代码照营业执照写。',
    '营业收入以万元计：865万元写 865，不写 8650000。',
    '不想公开企业名称的，最后一步可以隐去。',
  ],
  innovation: [
    '研发机构按批文、牌匾上的全称写；没有的选“无”。',
    '研发场地、人员、设备没有的填 0。',
    '这一步大多不公开，只供区里、市里核对。',
  ],
  request: [
    '想请专家到企业兼职的填这一步；只有难题的选“无”，到下一步填。',
    '研究领域写得越具体，越容易找到对口的专家。',
    '备选专家的姓名、单位、电话不公开；没有意向人选的可以不填。',
  ],
  challenges: [
    '可以是产品开发、工艺设计、技术攻关、质量工程方面的问题。',
    '写清现在是多少、要达到多少：“良率现在82%，要达到95%”。',
    '不写人名、电话、客户名；要保密的参数写个范围。',
  ],
  confirmation: [
    '先看要公开的内容，再签确认。',
    '要改的点“修改”，改好后点上面的“确认”回来。',
    '生成文件以后，还要交给所在区才算报送。',
  ],
}

/** What stands on the page from the first; the script does not load it. */
export const formMarkup = {
  progress: '填写进度',
  help: '怎么填',
  step: (number: number, count: number) => `第${number}步，共${count}步`,
  next: '保存并继续',
  back: '上一步',
  finish: '生成文件',
  cancel: '不保存，回到列表',
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
} as const

export const form = {
  optional: '可不填',
  choose: '请选择',
  saveAndReturn: '保存，回到列表',
  written: (length: number, max: number) => `已写${length}字，最多${max}字`,
  tooLong: (over: number) => `超出${over}字`,
  remove: (item: string, number: number) => `删除${item}${number}`,
  removed: (item: string, number: number) => `已删除${item}${number}`,
  undo: '撤销删除',
  leftovers: '原来的文件里有下面的内容，表上没有对应的栏目，保存后不再保留。需要的请先填到合适的栏目：',
  candidatesMost: (count: number) => `最多${count}人。`,
  summary: (count: number) => `这一步有${count}处要改`,
  summaryAll: (count: number) => `还有${count}处要改，改好后才能生成文件`,
  previewNotLoaded:
    '这里没有显示出来：网络断了，网页没有取全。填的内容都在；请检查网络，点“上一步”再回来，看过以后再确认。',
  advice: '提醒：',
  changeTo: (value: string) => `改为 ${value}`,
  error: '错误：',
} as const

/** Of fields filled in from last year's entry. */
export const carriedWords = {
  mark: '沿用上年，请核对',
  ask: (count: number) => `这一步有${count}项沿用上年的内容，请逐项核对。`,
  tick: '这一步沿用的内容已核对',
  unconfirmed: { problem: '沿用上年的内容还没有核对。', repair: '请逐项核对，改好后勾选。' },
}
