/** Wording of the district desk, and of the pull request that it makes. */

import { dateInWords } from './dates.ts'
import { openedBy } from './hand-in.ts'

export const openData = {
  source: '由已合并的需求文件的公开部分生成，内容与网站“企业需求”栏目一致；不含非公开部分。',
}

export const unnamed = '未填企业名称'

/** A demand of the site, for a clerk who sees no file names. */
export const publishedName = (name: string, year: string) => `网站上已公开的“${name}”（${year}年）`

export const desk = {
  title: '区级工作台',
  description: '区经信部门收齐企业的需求文件，逐份核对，汇总成附件2，一次提交。不用懂代码。',
  intro:
    '收齐企业交来的文件，在这里核对、修改、汇总，一次提交。文件在您的浏览器里读取，提交之前不会离开这台电脑。',
  loading: '正在打开工作台……',
  notLoaded: '工作台没有打开：网站的数据没有取到。请检查网络后刷新本页；这台电脑上保存的内容没有变动。',
  again: '重新打开',
  notStarted: {
    title: '工作台没有打开',
    text: '可能是网络断了，或浏览器太旧。请刷新本页，或换一个浏览器（Edge、Chrome、火狐、360 极速模式都可以）。',
  },
  noScript: {
    title: '浏览器没有启用 JavaScript，工作台不能用',
    text: '请启用 JavaScript，或换一个浏览器（Edge、Chrome、火狐、360 极速模式都可以）。',
    who: (to: string) => `实在打不开的，把企业交来的文件原样交给 ${to}，由对方整理提交。`,
    byHand: '会用代码仓库的，也可以直接提交文件：',
    steps: [
      '为每家企业建一个文件，放进 content/cycles/年度/demands/区目录/，文件名是18位统一社会信用代码加 .yaml；不公开名称的用6位别名。',
      '更新 content/cycles/年度/filings/区目录.yaml，写上填报单位、填报人、填报日期和组织部门备案日期。',
      '提交合并请求，系统几分钟内逐行写明问题和改法；改好后再次提交。',
      '企业交来的附件1（.docx）和附件2（.xlsx），可以用 npm run import 读成需求文件。',
    ],
  },
} as const

export const district = {
  title: '选择本区',
  label: '区（开发区）',
  choose: '请选择',
  hint: (year: number) => `${year}年度。选定后记在这台电脑上。`,
  switched: (from: string, count: number, to: string) =>
    `已换到${to}。${from}收下的 ${count} 家和填报信息还留在这台电脑上，换回${from}就能看到。`,
} as const

export const inbox = {
  title: '收文件',
  drop: '把文件或文件夹拖到这里',
  or: '或者',
  files: '选择文件',
  folder: '选择文件夹',
  kinds: '需求文件（.yaml）、填好的附件1（.docx）、附件2（.xlsx）、上次的压缩包（.zip），可以一次选很多个。',
  paste: '粘贴文字',
  pasteHint: '企业从微信发来的需求文字，整段粘贴到这里。',
  pasteLabel: '需求文字',
  pasteButton: '收下这段文字',
  pasteEmpty: '还没有粘贴文字。',
  pastedName: '粘贴的文字',
  reading: (done: number, total: number) => `正在读取 ${done}/${total}……`,
  done: (count: { files: number; entries: number; refused: number; broken: number }) => {
    const refused = count.refused > 0 ? `，${count.refused} 个的情况见下` : ''
    const broken = count.broken > 0 ? `，${count.broken} 个文字有错、读不出企业，在第三步改` : ''
    return `读完 ${count.files} 个文件，收下 ${count.entries} 家${broken}${refused}。`
  },
  refused: (count: number) => `${count} 个文件的情况`,
  forget: '知道了',
  handed: (count: number, district: string) =>
    `这是上次的压缩包，读出${district}报送过的 ${count} 家，汇总时一并计算。`,
  foreignZip: (district: string, year: string) => `里面没有${district}${year}年报送过的需求，没有收。`,
  otherPacked: (names: readonly string[]) =>
    `压缩包里有 ${names.length} 个文件没有读：${names.slice(0, 10).join('、')}${names.length > 10 ? '等' : ''}。能读的是 .yaml、.docx、.xlsx；旧版的 .doc、.xls 请另存为 .docx、.xlsx，里面的压缩包请先解压，再收。`,
  twice: '和已收下的一份内容完全相同，没有重复收。',
  foreignFiling: (name: string) => `这是${name}的填报信息，没有收。`,
  sealedFiling: '填报信息的非公开部分已加密，填报人和联系方式请重新填写。',
  filingTaken: '填报信息已填入第四步。',
  filingKept: '填报信息已有内容，没有用文件里的替换。',
} as const

export const list = {
  title: '核对',
  empty: '还没有收到文件。',
  totals: {
    entries: '家',
    requests: '提出“科技副总”需求（家）',
    challenges: '技术创新难题（个）',
    broken: '读不出企业的文件（个）',
    asked: '有问题要回答（家）',
    errors: '有错误（家）',
    warnings: '有提醒（家）',
  },
  entriesLabel: '收到（家）',
  onlyErrors: '只看要处理的',
  fine: '没有问题',
  errors: (count: number) => `${count} 处错误`,
  warnings: (count: number) => `${count} 条提醒`,
  notes: (count: number) => `${count} 条说明`,
  severity: { error: '错误', warning: '提醒', information: '说明' },
  from: (name: string) => `来自 ${name}`,
  fromPaste: '来自粘贴的文字',
  mended: '已修改',
  updates: '更新已公开的需求',
  submitted: '已提交',
  anonymous: '不公开名称',
  sealed: '非公开部分已加密，未打开',
  decrypted: '已用密钥打开',
  willSeal: '提交前加密',
  place: ({ line, column }: { line: number; column: number }) => `第 ${line} 行第 ${column} 列`,
  rule: '依据和例子',
  paper: (count: number) => `读表说明（${count}）`,
  read: (text: string) => `表上写的是：${text}`,
  toAnswer: '有一个问题要先回答',
  origin: {
    title: (name: string) => `这家企业由${name}报送吗？`,
    signs: {
      folder: (said: string) => `文件放在“${said}”的文件夹里。`,
      mark: (said: string) => `文件第一行写的是${said}。`,
      'mark-year': (said: string) => `文件第一行写的是${said}年。`,
      paper: (said: string) => `表上写的所在区是“${said}”。`,
      address: (said: string) => `地址写的是“${said}”。`,
    },
    confirm: (name: string) => `请确认由${name}报送。`,
    own: '由本区报送',
    foreign: '不由本区报送，移除',
  },
  edit: '打开修改',
  editNamed: (name: string) => `打开修改：${name}`,
  editSealed: '要先用密钥打开，才能修改',
  remove: '移除',
  removeNamed: (name: string) => `移除：${name}`,
  removed: (name: string) => `已移除“${name}”。`,
  undo: '撤销移除',
  back: (name: string) => `“${name}”已放回。`,
  saved: (name: string) => `“${name}”已改好。`,
  same: (name: string) => `“${name}”没有改动。`,
  otherChosen: (name: string) => `表里选的是${name}，这里仍按本区提交；不是本区的企业请移除。`,
  code: '统一社会信用代码',
  codeHint: '营业执照上的18位代码，就是文件名；不公开名称的填6位别名。',
  codeButton: '确定',
  alias: '别名',
  aliasHint: '原来文件名里的6位小写字母和数字。',
  licence: '代码核对人',
  licenceHint: '对照营业执照看过，代码确是这样的，写上核对人姓名；日期记今天。',
  licenceButton: '已对照营业执照',
  text: '查看和修改文字',
  textLabel: '文件里的文字',
  textButton: '重新核对',
  formMissing: '修改页没有加载成功，请检查网络后再试；内容没有变化。',
} as const

/** Two files of one enterprise. */
export const versions = {
  title: {
    handed: '这家企业报送过，这一份和报送过的不一样，用哪一份？',
    desk: '这家企业收到了两份，内容不一样，用哪一份？',
  },
  region: '两份对照，可以左右滚动',
  older: { handed: '报送过的', desk: '先收到的' },
  newer: '这一份',
  date: '填报日期',
  nothing: '（没有填）',
  unread: '非公开部分是加密的，没有比较；用密钥打开后再看。',
  useNew: '用新的（这一份）',
  keepOld: '留旧的，移除这一份',
} as const

/** Comparison with the published entries, which are loaded with the first entry. */
export const comparison = {
  loading: '正在读取网站上已公开的需求，核对有没有重复的企业和雷同的难题……',
  failed:
    '网站上已公开的需求没有取全，重复的企业和雷同的难题还没有核对完。收下的内容都还在；请检查网络后再试，或刷新页面。',
  done: '已和网站上公开的需求核对过。',
  again: '再试一次',
  first: '和网站上已公开的需求核对完，才能下载和提交。',
} as const

export const key = {
  title: '打开加密的内容',
  intro: (count: number) =>
    count > 0
      ? `有 ${count} 份的非公开部分是加密的。要核对、修改或汇总，请用本区的密钥打开。`
      : '本站的非公开部分加密存放。收到加密的文件时，用本区的密钥打开。',
  memory: '密钥和打开的内容只在内存里，关掉本页就没有了；保存在这台电脑上的、提交出去的都是加密的。',
  file: '密钥文件',
  pasted: '或者粘贴密钥',
  pastedHint: 'AGE-SECRET-KEY- 开头的一行',
  passphrase: '密钥文件的口令',
  passphraseHint: '没有设口令的不填',
  button: '打开',
  forget: '收起密钥',
  forgotten: '密钥已收起，打开的内容又锁上了。',
  working: '正在打开……',
  empty: '请选择密钥文件，或粘贴密钥。',
  decrypted: (count: number) => `打开了 ${count} 份。`,
  failed: (count: number) => `${count} 份打不开：`,
  nothing: '现在没有要打开的；密钥已记在内存里，收到加密的文件时自动打开。',
} as const

export const filing = {
  title: '填报信息',
  intro: '写在附件2表头和推荐函落款处。',
  invalid: (count: number) => `填报信息有 ${count} 处错误`,
} as const

export const papers = {
  title: '汇总',
  caption: (count: number) => `附件2预览：${count} 家`,
  region: '附件2预览，可以左右滚动',
  group: '指定专家',
  empty: '没有可以列入附件2的企业。',
  uncounted: (district: string, names: readonly string[]) =>
    `网站上已公开的${district} ${names.length} 家没有算在这份汇总里：${names.join('、')}。要算进来，请在“提交”一步填令牌，点“读取本区报送过的”；没有令牌的，把上次的压缩包拖到“收文件”里。`,
  hereAlone: '只算了这台电脑上的。本区以前报送过的，没有读取，也没有算进来。',
  counted: {
    host: (count: number) => `另有报送过的 ${count} 家，已从仓库读取，一并算在下面。`,
    zip: (count: number) => `另有上次压缩包里的 ${count} 家，一并算在下面。`,
  },
  coverage: (count: { inTable: number; alone: number; withdrawn: number; leftOut: number }) => {
    const parts = [
      `列入附件2的 ${count.inTable} 家`,
      ...(count.alone > 0 ? [`只提难题、在工作簿第二张表的 ${count.alone} 家`] : []),
      ...(count.withdrawn > 0 ? [`已撤回的 ${count.withdrawn} 家`] : []),
      ...(count.leftOut > 0 ? [`要处理、没有列入的 ${count.leftOut} 家`] : []),
    ]
    const total = count.inTable + count.alone + count.withdrawn + count.leftOut
    return `一共 ${total} 家：${parts.join('，')}。`
  },
  workbook: '下载附件2（Excel）',
  letter: '下载推荐函（Word）',
  zip: '下载全部文件（zip）',
  blocked: '下面几家处理好后，才能下载附件2和推荐函：',
  sealedLeft: (count: number) => `有 ${count} 家的非公开部分没有打开，附件2里会缺内容。请先用密钥打开。`,
  private: '附件2含营业收入、备选专家等非公开内容，只用于报送，不要上传到公开的地方。',
  working: '正在生成……',
  done: (name: string) => `已生成 ${name}。`,
  toDo: (name: string, task: string) => `已生成 ${name}。接下来：${task}。`,
  failed: '没有生成成功，内容没有丢失。请再试一次。',
  disagree: '推荐函与汇总表的数字对不上，没有生成。请联系市级管理员。',
  more: (count: number) => `还有 ${count} 家，见工作簿`,
} as const

export const submission = {
  title: '提交',
  notSetUp: '本站没有设置代码托管平台，不能直接提交。请下载全部文件（zip），交给市级管理员。',
  intro: (where: string) =>
    `提交到 ${where}：全区的文件放在一个合并请求里。再次提交会接着用同一个合并请求，不会重复。没有写权限是正常的：先在您名下建一个仓库副本，从副本提交。`,
  nothing: '还没有可以提交的内容。',
  blocked: (count: number) => `还有 ${count} 家要处理，处理好才能提交：`,
  filingBlocked: '填报信息里有错误，改正后才能提交。',
  warnings: (count: number) => `有 ${count} 家带着提醒。提醒不影响提交，由审核的人判断。`,
  token: '访问令牌',
  tokenHint: '只在内存里，只发给上面这个平台；提交成功或离开本页就清除。',
  tokenEmpty: '请先粘贴访问令牌。',
  makeToken: '怎么得到令牌',
  look: '查看会改动什么',
  readHanded: '读取本区报送过的',
  handed: (count: number) => `读到本区报送过的 ${count} 家，汇总时一并计算。`,
  asked: (count: number) => `有 ${count} 家和报送过的不一样，请先选用哪一份。`,
  useAllNew: (count: number) => `${count} 家都用新的`,
  looking: '正在读取仓库里本区已有的文件……',
  confirm: '确认提交',
  counts: ({ updated, added, unchanged }: { updated: number; added: number; unchanged: number }) =>
    `更新 ${updated} 家、新增 ${added} 家、未变 ${unchanged} 家。`,
  nothingNew: (count: number) => `${count} 家都已在仓库里，内容没有变化，不用再提交。`,
  filing: '填报信息一并提交。',
  filingSealed:
    '仓库里有本区的填报信息，填报人和联系方式是加密的。请先用本区的密钥打开，或者重新填写这两栏，再提交。',
  instead: (name: string, path: string) => `“${name}”已在仓库里，原来的文件 ${path} 由这次的代替。`,
  alias: (name: string, id: string) => `“${name}”沿用原来的别名 ${id}。`,
  details: '逐家查看',
  fates: { new: '新增', updated: '更新', unchanged: '未变' },
  sealing: '正在加密非公开部分……',
  submitting: '正在提交……',
  outdated: '网站的设置改过了，请先刷新本页。',
  outdatedHint:
    '这个窗口用的还是以前的设置，可能该加密的没有加密，或者交错了地方。刷新以后，保存在这台电脑上的内容都在，令牌要再粘贴一次。',
  reload: '刷新本页',
  retry: '再试一次',
  kept: '内容都还在，没有丢失；再试一次不会重复提交。',
  cancel: '停止',
  open: (number: number) => `打开合并请求 #${number}`,
  openMain: '打开仓库',
  after: '几分钟后，系统会在合并请求里写明核对结果；有要改的，在这里改好再提交一次。',
  cleared: '令牌已清除；已提交的内容已从这台电脑上删除，关掉本页前还可以下载附件2和推荐函。',
  newFile: '在网页上新建这个文件',
  newFileHint:
    '只有一家、内容不长时，可以打开平台的新建文件页，文件名和内容已经填好，点提交即可。内容写在网址里，会留在浏览器的历史记录中，公用电脑请勿使用。',
  newFileLong: '这份内容较长，放不进网址。请先复制文字，再打开新建文件页粘贴。',
  newFileName: '打开新建文件页',
  copy: '复制文字',
  copied: '已复制。',
  copyFailed: '浏览器不让复制，请在下面的框里全选，再复制。',
  copyField: '要复制的文字',
} as const

export const device = {
  title: '保存在这台电脑上的内容',
  text: (count: number) =>
    `征集收下的 ${count} 份和填报信息（换过区的，各区的都在内），对接签约、双月报里拖进来的压缩包和没有提交的改动，都保存在这个浏览器里，刷新、关机都不会丢。`,
  plain: '没有加密的文件含姓名、手机号、营业收入等，也按原样保存。用的是公用电脑的，用完请全部删除。',
  failed: '这个浏览器不能保存内容（可能是无痕窗口，或磁盘已满）。请不要关闭本页，做完就提交或下载。',
  otherWindow: '另一个窗口也开着工作台，保存了别的内容。选定用哪一份以前，这里改的不保存。',
  clear: '删除这台电脑上的全部内容',
  sure: '删除后不能恢复，没有提交的都会丢失。确定删除吗？',
  yes: '全部删除',
  no: '不删除',
  cleared: '已全部删除。',
  otherYear: (count: number, year: number) =>
    `还留着 ${count} 份不是 ${year} 年度的，没有列出；“全部删除”会一并删除。`,
} as const

/** Text of a pull request, which everybody may read. It goes on with each hand-in: only a commit says how many that was. */
export const pullRequest = {
  title: (year: string, name: string) => `${year}年${name}“科技副总”需求`,
  message: (year: string, name: string, { added, updated }: { added: number; updated: number }) => {
    const what = [...(added > 0 ? [`新增${added}家`] : []), ...(updated > 0 ? [`更新${updated}家`] : [])]
    return `${year}年${name}需求：${what.join('、') || '更新填报信息'}`
  },
  body: (about: {
    name: string
    added: number
    updated: number
    unchanged: number
    requests: number
    challenges: number
    warnings: number
    filing: { unit: string; reportedOn?: string | undefined; filedOn?: string | undefined } | undefined
    lists: { title: string; names: string[] }[]
    /** What differs from what was there: labels, never values. */
    changes: { label: string; count: number }[]
  }) => {
    const { filing, lists } = about
    const lines = [
      `${about.name}报送：新增 ${about.added} 家、更新 ${about.updated} 家、未变 ${about.unchanged} 家。`,
      '',
      `- 提出“科技副总”需求 ${about.requests} 家`,
      `- 技术创新难题 ${about.challenges} 个`,
      `- 提交时没有错误；有提醒的 ${about.warnings} 家`,
    ]
    if (filing) {
      const reported = filing.reportedOn ? `，填报日期 ${dateInWords(filing.reportedOn)}` : ''
      const filed = filing.filedOn ? `，组织部门备案 ${dateInWords(filing.filedOn)}` : ''
      lines.push(`- 填报单位：${filing.unit}${reported}${filed}`)
    }
    if (about.changes.length > 0) {
      const changes = about.changes.map(({ label, count }) => `${label}（${count} 家）`)
      lines.push(`- 更新的和仓库里原来的相比，改了：${changes.join('、')}`)
    }
    for (const { title, names } of lists) {
      if (names.length > 0)
        lines.push('', `### ${title}（${names.length}）`, '', ...names.map((name) => `- ${name}`))
    }
    lines.push('', openedBy)
    return lines.join('\n')
  },
  anonymous: (alias: string) => `${alias}（不公开名称）`,
  changed: (labels: readonly string[]) => `：改了${labels.join('、')}`,
  instead: '换了文件名',
  privatePart: '非公开部分',
} as const
