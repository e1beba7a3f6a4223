import type { Label, Reason, ReasonCode, StatusState } from '../review/label.ts'
import { visible } from './visible.ts'

/** Words of the trusted review: its comment and its status at a pull request. */

export const verdicts: Record<Label, string> = {
  待修改: '有要改的地方，改好后再次提交，会自动重新核对。',
  待市级审核: '没有要区里改的，由市级管理员看过再决定。',
  可审核: '没有发现错误，可以审核、合并。',
}

type ReasonOf<C extends ReasonCode> = Extract<Reason, { code: C }>

/** Each with what to do next. */
const reasons: { [C in ReasonCode]: (reason: ReasonOf<C>) => string } = {
  errors: ({ count }) => `有 ${count} 个错误，见下面各条的改法。`,
  conflict: ({ paths }) =>
    `和主分支冲突：${listed(paths)} 在主分支上也改过，内容不同。请市级关闭这个合并请求，区里在工作台再提交一次，会新开一个；会用 git 的，也可以把主分支合并到自己的分支。`,
  'merge-bases': ({ count }) =>
    count === 0
      ? '这个分支和主分支没有共同的历史，合并后是什么样说不准。请从主分支新建一个分支，重新提交。'
      : '这个分支和主分支互相合并过，合并后是什么样说不准。请从主分支新建一个分支，重新提交。',
  'broken-objects': () =>
    '提交里有 git 不接受的内容（如同一个目录里两个同名文件），没有读取。请从主分支新建一个分支，重新提交。',
  'bureau-paths': ({ paths }) => `改到由市级管理的文件：${listed(paths)}。请市级管理员审核。`,
  'too-many-files': ({ max }) => `改动的文件超过 ${max} 个，没有逐个核对。请市级管理员处理，或分几次提交。`,
  'too-many-commits': ({ max }) => `提交超过 ${max} 个，没有逐个核对。请市级管理员处理，或合成一个再提交。`,
  'too-large': ({ max }) =>
    `内容超过 ${Math.floor(max / 1024 / 1024)} MB，没有读取。请市级管理员处理，或去掉大文件再提交。`,
  'too-slow': ({ max }) => `核对超过 ${max} 秒，没有做完。请市级管理员处理，或分几次提交。`,
  failure: () => '这次没有核对成（程序或平台出错）。下次会自动再试；一直这样的，请市级管理员看运行记录。',
  'deadline-not-judged': () => '收到的时间不明，截止时间没有核对。请市级管理员按平台的记录确认。',
}

export function reasonInWords(reason: Reason): string {
  return (reasons[reason.code] as (reason: Reason) => string)(reason)
}

/** A name as code, in which nothing has a meaning; also within a table. */
export function codeSpan(text: string): string {
  return `\`${visible(text).replaceAll('`', 'ˋ').replaceAll('|', '¦')}\``
}

const listed = (paths: readonly string[]) => paths.map(codeSpan).join('、')

export const statusWords: Record<StatusState, string> = {
  pending: '待市级审核',
  success: '可审核',
  failure: '待修改',
}

export const commentWords = {
  heading: (label: Label) => `核对结果：${label}`,
  head: '核对的提交',
  tip: '当时的主分支',
  receivedAt: '收到时间',
  judgedAt: '核对时间',
  unknown: '不明',
  inChina: (moment: string) => `${moment}（北京时间）`,
  about:
    '这条评论由主分支上的程序写出，只对上面这个提交有效，是报送的回执；标签谁都可能改动，以这条评论为准。',
  rightsNotCounted:
    '提交人的账号在名单里，但分支所在的仓库不是提交人自己的，或者核对的账号看不到它，所以不按名单里的权限核对。请从自己的仓库提交；仓库不公开的，请让核对的账号能看到。',
  receipts: '收到的需求',
  receiptColumns: ['文件', '内容摘要', '第一次收到'] as const,
  moreReceipts: (count: number) => `另有 ${count} 份没有列出，都记在这条评论里。`,
} as const

/** Of the command: what became of a pull request. */
export const skippedWords = {
  done: '没有变化，不用重新核对',
  closed: '已经关闭，不核对',
  'other-branch': '不是合并到主分支的，不核对',
  moved: '取到的不是最新的提交（刚推送过），下次核对；总是这样的，请提交人再推送一次',
  unanswered: '平台没有回答，没有核对，下次再试',
  later: '这次时间不够，留给下一次运行',
} as const

export const postedWords = {
  posted: '已写上评论、标签和状态',
  'without-rights': '已写上评论；令牌没有权限写标签或状态，留给定时任务',
  moved: '核对期间有新的提交或已经关闭，没有写',
  outrun: '已有更新的核对，没有写',
} as const
