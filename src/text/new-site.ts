/** Words of `npm run new-site`, which sets up the repository at its host. */

export const newSiteWords = {
  would: '还没有设好的，加 --apply 就做：',
  did: '做了：',
  look: '要您处理的：',
  done: (count: number) => `已经设好 ${count} 项。`,
  all: '都设好了，没有要做的。',
  notAdministrator: '令牌的账号不是这个仓库的管理员，不能设置。请用市级管理员的令牌。',
  otherBranch: (main: string, branch: string) =>
    `平台上的默认分支是 ${main}，content/site.yaml 里 forge 的 branch 写的是 ${branch}。两处要一样：改 branch，或者在平台上改默认分支。`,
  stopped: (problem: string) => `没有做成，停在这里：${problem}再运行一次会接着做。`,
} as const

export const newSiteActions = {
  label: ({ name }: { name: string }) => `建标签“${name}”`,
  'merge-by-commit': () =>
    '合并请求只用合并提交（不压缩、不变基），各区的副本才跟得上（GitHub 上不公开的仓库同时允许派生）',
  protect: () => '保护主分支：不直接推送，合并要求状态 keji-fuzong/review，由市级合并',
  reader: ({ account, district }: { account: string; district: string }) =>
    `把账号 ${account}（${district}）加为只读成员`,
} as const

export const newSiteRemarks = {
  'other-protection': () =>
    '主分支已有别的保护规则，没有改它。请在平台的分支保护页面上对照 docs/deploy.md 核对：不许直接推送，要求状态 keji-fuzong/review。',
  'no-protection': () =>
    '平台的这个版本（不公开的仓库、免费版）不能保护主分支。请只让一位市级管理员能推送，或换成付费版、Gitea。',
  'no-bureau': () => 'content/site.yaml 的 accounts 没有写市级管理员的账号，谁也不能改市级的文件。请写上。',
  'bureau-nobody': ({ account }: { account: string }) =>
    `市级账号 ${account} 在平台上不存在：别人可以注册它，得到市级的权限。请从 content/site.yaml 的 accounts 去掉，或请平台管理员马上建这个账号。`,
  'bureau-reader': ({ account }: { account: string }) =>
    `市级账号 ${account} 不能推送，合并不了。请在平台上给它写权限。`,
  'no-accounts': ({ district }: { district: string }) =>
    `${district}没有登记账号，不能提交。请写进 content/districts.yaml 的 accounts。`,
  nobody: ({ account, district }: { account: string; district: string }) =>
    `账号 ${account}（${district}）在平台上不存在：别人可以注册它，得到这个区的权限。请从 content/districts.yaml 去掉，或请平台管理员马上建这个账号。`,
  pusher: ({ account, district }: { account: string; district: string }) =>
    `账号 ${account}（${district}）能推送：他的分支可以读出仓库的秘密、伪造评论和状态。请在平台上改成只读。`,
  invited: ({ account, district }: { account: string; district: string }) =>
    `账号 ${account}（${district}）还没有接受邀请。请区里在平台上接受。`,
  'other-pusher': ({ account }: { account: string }) =>
    `账号 ${account} 能推送，但不在 content/site.yaml 的 accounts 里：是核对用的账号就对，不是的请在平台上去掉。`,
  'former-reader': ({ account }: { account: string }) =>
    `账号 ${account} 能读仓库，但不在名单里（如离开的人）。请在平台上去掉，并请他删除自己名下的副本。`,
  twice: ({ account, district }: { account: string; district: string }) =>
    `账号 ${account}（${district}）还登记在别处（另一个区或市级）。一个账号只写一处。`,
} as const
