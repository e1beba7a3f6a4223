/** Words of the desk's tasks after the collection, and of their pull requests. */

import { openedBy, PAPERS_FOLDER } from './hand-in.ts'

export const tasks = {
  label: '工作台的任务',
  collection: '征集报送',
  placements: '对接签约',
  reports: '双月报',
  loading: '正在打开……',
  notLoaded: '这项任务没有打开：网络断了，或网站刚刚更新。请检查网络后再试；这台电脑上保存的内容没有变动。',
  again: '再试一次',
} as const

const kinds = {
  demand: { name: '需求', unit: '家' },
  placement: { name: '对接签约', unit: '对' },
  report: { name: '双月报', unit: '份' },
} as const

export const reading = {
  title: '读取本区的文件',
  year: '年度',
  yearHint: '专家服务两年，以前年度的也在这里办。',
  yearOption: (year: number, pending: number) =>
    pending > 0 ? `${year}年（有 ${pending} 处改动没有提交）` : `${year}年`,
  token: '用令牌从仓库读取，读到的最新、最全。',
  noToken: '没有令牌的，把上次在这里下载的压缩包拖进来。征集报送时的压缩包里有需求，也可以拖进来。',
  kinds: '压缩包（.zip），可以一次拖几个。',
  nothing: '还没有读取。下面只有这台电脑上没有提交的改动；本区有哪些需求、哪些已经对接，还不知道。',
  notSetUp: '本站没有设置代码托管平台，不能用令牌读取。',
  noZip: (name: string) => `“${name}”不是压缩包，没有收。专家发来的双月报放在“双月报”的“收双月报”里。`,
  foreignZip: (name: string, district: string, year: string) =>
    `“${name}”里没有${district}${year}年的需求、对接签约和双月报，没有收。`,
  otherYear: (name: string, year: number) =>
    `“${name}”是${year}年的，没有收。请先在上面把年度换成${year}年，再放进来。`,
  failed: (name: string) => `“${name}”读不出来，没有收。`,
  took: (count: number) => `读到 ${count} 个文件。`,
  counts: (from: 'host' | 'zip', counts: Record<keyof typeof kinds, number>) => {
    const parts = (Object.keys(kinds) as (keyof typeof kinds)[]).map(
      (kind) => `${kinds[kind].name} ${counts[kind]} ${kinds[kind].unit}`,
    )
    const where = from === 'host' ? '仓库里（含没有合并的合并请求）' : '压缩包里'
    return `${where}本区有${parts.join('、')}，连同没有提交的改动。`
  },
  oldZip: '压缩包是以前下载的：以后别人改过的、市级合并的，这里不知道。',
  unknown: (names: readonly (keyof typeof kinds)[]) =>
    `压缩包里没有${names.map((kind) => kinds[kind].name).join('和')}：本区有没有，这里不知道。`,
  others: '这里只看本区的：专家是不是同时在别的区对接，要合并时才查得出。',
} as const

export const pending = {
  title: '没有提交的改动',
  none: '没有。改好一份就存在这台电脑上，一起提交。',
  kept: (count: number, sealed: boolean) =>
    `有 ${count} 处改动存在这个浏览器里，${sealed ? '非公开部分已加密，' : ''}提交后删除；公用电脑用完请在最下面“删除这台电脑上的全部内容”。`,
  fates: { new: '新增', updated: '更新' },
  errors: (count: number) => `${count} 处错误，改好才能提交`,
  sealed: '已加密，用密钥打开后才能看和改',
  open: '打开修改',
  openNamed: (name: string) => `打开修改：${name}`,
  undo: '撤销这处改动',
  undoNamed: (name: string) => `撤销这处改动：${name}`,
  done: {
    undo: (name: string) => `“${name}”的改动已撤销。`,
    useOwn: (name: string) => `“${name}”用这里改的。`,
  },
  unsaved: '有一份填了还没有存下：请先存下，或者选择不改；换了区或年度的，换回来接着填。',
  overtaken: '仓库里的这一份，在您改动以后又有人改过。用哪一份？',
  useOwn: '用我改的',
  useTheirs: '用仓库里的，放弃我改的',
} as const

export const handing = {
  title: '提交',
  intro: (where: string, kind: 'placement' | 'report') =>
    `提交到 ${where}：${kinds[kind].name}的改动放在一个合并请求里，再次提交会接着用。分支、合并请求里不写企业和专家的名字。令牌用“读取本区的文件”里的。`,
  notSetUp: '本站没有设置代码托管平台，不能直接提交。请下载全部文件（zip），交给市级管理员。',
  blocked: (count: number) =>
    `有 ${count} 处改动要先处理：有错误的改好，加密的用密钥打开，别人也改过的选用哪一份。`,
  counts: (kind: 'placement' | 'report', { added, updated }: { added: number; updated: number }) => {
    const { unit } = kinds[kind]
    return `新增 ${added} ${unit}、更新 ${updated} ${unit}。`
  },
  nothingNew: '仓库里的已经和这里一样，不用再提交。',
  cleared: '令牌已清除；已提交的改动已从“没有提交的改动”里去掉。',
  intro2: '和用令牌提交一样有效。先下载压缩包，里面有本区的全部文件和一张说明；下次拖进来就接着办。',
  zipName: (year: string, district: string, kind: 'placement' | 'report') =>
    `${year}-${district}-${kind}s.zip`,
} as const

/** Text of a pull request, which everybody may read: no enterprise, no person. */
export const followUpPull = {
  title: (year: string, district: string, kind: 'placement' | 'report') =>
    `${year}年${district}${kinds[kind].name}`,
  message: (year: string, district: string, kind: 'placement' | 'report', count: Count) =>
    `${year}年${district}${kinds[kind].name}：${countsIn(kind, count)}`,
  body: (about: {
    district: string
    kind: 'placement' | 'report'
    count: Count
    warnings: number
    /** What differs from what was there: labels, never values. */
    changes: readonly { label: string; count: number }[]
  }) => {
    const { district, kind, count, warnings, changes } = about
    const { name, unit } = kinds[kind]
    const lines = [
      `${district}报送${name}：${countsIn(kind, count)}。`,
      '',
      `- 提交时没有错误；有提醒的 ${warnings} ${unit}`,
    ]
    if (changes.length > 0) {
      const labels = changes.map(({ label, count }) => `${label}（${count} ${unit}）`)
      lines.push(`- 更新的和仓库里原来的相比，改了：${labels.join('、')}`)
    }
    lines.push('', openedBy)
    return lines.join('\n')
  },
} as const

interface Count {
  added: number
  updated: number
}

function countsIn(kind: 'placement' | 'report', { added, updated }: Count): string {
  const { unit } = kinds[kind]
  const parts = [
    ...(added > 0 ? [`新增${added}${unit}`] : []),
    ...(updated > 0 ? [`更新${updated}${unit}`] : []),
  ]
  return parts.join('、')
}

export interface FollowUpNote {
  year: string
  district: string
  kind: 'placement' | 'report'
  day: string
  /** New and changed ones. */
  changed: number
  /** Whom it goes to: office and phone. */
  to: string
  papers: boolean
}

/** The note in the zip, for an old Notepad: lines end with CRLF, and the text begins with a mark of its encoding. */
export function followUpNote({ year, district, kind, day, changed, to, papers }: FollowUpNote): string {
  const { name, unit } = kinds[kind]
  const lines = [
    `${year}年${district}“科技副总”${name}：报送说明（${day}整理）`,
    '',
    '一、里面有什么',
    `1. content 文件夹：本区的需求、对接签约和双月报，这次新增或改过的${name} ${changed} ${unit}，文件夹的层次不要改。`,
    ...(papers
      ? [`2. “${PAPERS_FOLDER}”文件夹：有企业、专家的名字和电话，只用于盖章报送，不要上传到仓库。`]
      : []),
    '',
    '二、交给谁',
    to,
    '',
    '三、怎么交',
    '没有平台账号的：把整个压缩包交给上面的联系人，走单位内部的渠道，不要发到群里。',
    '有平台账号的：按工作台“没有令牌也可以交”里的步骤，上传 content 文件夹里的文件。',
    '',
    '四、下次',
    `先把这个压缩包拖进工作台的“${name}”，放在“读取本区的文件”里，就能接着办。`,
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}
