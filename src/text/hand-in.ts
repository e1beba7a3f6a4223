/** Handing in without a token: the note in the zip, and the steps on the host's own pages. */

/** The folder in the zip that never goes to the repository. */
export const PAPERS_FOLDER = '报送材料（不要上传）'

export interface HandInNote {
  year: number
  district: string
  /** Of the day on which it was packed. */
  day: string
  entries: number
  /** Whom it goes to: office and phone. */
  to: string
  until: string
  papers: boolean
}

/** For an old Notepad: lines end with CRLF, and the text begins with a mark of its encoding. */
export function handInNote({ year, district, day, entries, to, until, papers }: HandInNote): string {
  const lines = [
    `${year}年${district}企业“科技副总”需求：报送说明（${day}整理）`,
    '',
    '一、里面有什么',
    `1. content 文件夹：${entries} 家企业的需求文件和本区的填报信息，文件夹的层次不要改。`,
    papers
      ? `2. “${PAPERS_FOLDER}”文件夹：附件2和推荐函。含营业收入、备选专家等非公开内容，只用于盖章报送，不要上传到仓库。`
      : '2. 附件2和推荐函没有放进来：加密的内容没有打开，或者没有可以列入的企业。',
    '',
    '二、交给谁',
    `${to}`,
    until,
    '',
    '三、怎么交',
    '没有平台账号的：把整个压缩包交给上面的联系人，走单位内部的渠道，不要发到群里。',
    '有平台账号的：按工作台“没有令牌也可以交”里的步骤，上传 content 文件夹里的文件。',
    '附件2和推荐函盖章后，按通知另行报送。',
    '',
    '四、下次',
    '再有新的或改过的文件时，先把这个压缩包拖进工作台的“收文件”，这次报送过的就会一起算进汇总。',
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

type Host = 'github' | 'gitea' | 'gitlab'

/** In the words of each host's own pages. */
export const handInSteps: Record<
  Host,
  Record<'fork' | 'level' | 'upload' | 'pull', (about: { folder: string; branch: string }) => string>
> = {
  github: {
    fork: () => '打开原仓库的 Fork 页，点“Create fork”。以前建过的，跳过这一步。',
    level: () =>
      '打开您的副本，点“Sync fork”，再点“Update branch”；显示“This branch is up to date”的，不用点。',
    upload: ({ branch }) =>
      `打开上传页，把解压出来的本区文件拖进去；下面选“Create a new branch”，分支名填 ${branch}，点“Propose changes”。`,
    pull: () => '打开合并请求页，点“Create pull request”。',
  },
  gitea: {
    fork: () => '打开原仓库，点右上角的“派生”，再点“派生仓库”。以前建过的，跳过这一步。',
    level: () =>
      '打开您的副本，有“同步派生”按钮的点一下；没有按钮、又落后的，在没有合并请求还开着时把副本删掉，再做第 1 步。',
    upload: ({ branch }) =>
      `打开上传页，把解压出来的本区文件拖进去；下面选“创建新分支”，分支名填 ${branch}，点“提交变更”。`,
    pull: () => '打开合并请求页，点“创建合并请求”。',
  },
  gitlab: {
    fork: () => '打开原项目的派生页，选您自己的名字，点“派生项目”。以前建过的，跳过这一步。',
    level: () => '打开您的副本，有“更新派生”按钮的点一下。',
    upload: ({ folder, branch }) =>
      `打开网页编辑器（Web IDE），把解压出来的本区文件拖到 ${folder} 下；在左边的“源代码管理”里选“提交到新分支”，分支名填 ${branch}。`,
    pull: () => '打开合并请求页，点“创建合并请求”。',
  },
}

export const handIn = {
  title: '没有令牌也可以交',
  intro: '和用令牌提交一样有效。先下载压缩包，里面有本区的全部文件、附件2、推荐函和一张说明。',
  noAccount: (to: string) => `没有平台账号的：把压缩包交给 ${to}，走单位内部的渠道，由对方提交。`,
  account: '有平台账号、没有令牌的：按下面的步骤在平台的网页上提交',
  accountName: '您在平台上的账号名',
  accountHint: '填了以后，下面每一步都有链接；只用来拼出网址，不保存。',
  accountWrong: '账号名只有字母、数字和 . _ - 。',
  steps: '步骤',
  open: '打开这一页',
  filing: '填报信息的文件在另一个文件夹，用这一页上传，分支名和上面相同。',
  changed: (count: number) => `这次新增或改过的 ${count} 个文件要上传。`,
  who: (to: string) => `有问题请找：${to}`,
} as const

/** What a clerk should know before making a token. */
export const tokenForClerk = (to: string, district: string): readonly string[] => [
  '令牌是您的账号临时的“钥匙”，由您自己登录平台生成，几分钟就好；别人不能代发，也不要发给别人。',
  `没有账号的，找 ${to}：请对方开通账号，并把账号名登记为${district}的报送账号。`,
  '有账号的，点下面的链接登录，按写明的几项勾选，生成后整段复制，粘贴到上面的框里。令牌只显示一次，没有复制到就再生成一个。',
]

/** At the end of every description: it is written once, when the pull request is opened. */
export const openedBy =
  '由区级工作台提交。以上是开这个合并请求时的情况，以后再提交的见各次提交；系统核对的结果见下面的检查。'
