/** Wording of a submission to the code host: progress, faults, and the token it needs. */

const TRY_AGAIN = '已经做好的部分不会丢，也不会重复，请再点一次“提交”。'
const BY_HAND = '急用时可以下载文件，按页面上的办法手工提交。'

export interface ForgeFaultWords {
  problem: string
  /** Where the hosts' pages have other words: by host. */
  repair: string | Record<'github' | 'gitea' | 'gitlab', string>
}

/** Each kind of fault with problem and repair. */
export const forgeFaults = {
  offline: {
    problem: '连不上代码托管网站：网络断了，它正在重启、维护，或者这个网络、浏览器插件把它拦住了。',
    repair: `请检查网络，关掉拦截插件；网络是好的，请过几分钟再试。${TRY_AGAIN}`,
  },
  'cross-origin': {
    problem:
      '代码托管网站的地址是通的，但回答不给本页面看：网站正在重启、出了故障，没有开放跨域访问，或者中间的网络设备去掉了许可。',
    repair: `请先打开代码托管网站的网页：打不开的，等它恢复再试；打得开的，换一个网络再试，仍然不行的，请管理员在代码托管网站上开放本站的跨域访问（CORS）。${BY_HAND}`,
  },
  insecure: {
    problem: '本站设置的接口地址不是 https，令牌发过去会被人看到，所以没有发送。',
    repair: '请告诉管理员，把 site.yaml 里 forge 的 api 改成 https 地址。',
  },
  redirected: {
    problem: '请求被转到了别的地址：仓库改了名或搬了家，或者所在的网络要求先登录。令牌没有发过去。',
    repair: '请先打开任意网页，看是否要登录网络；不是的话，请管理员核对 site.yaml 里 forge 的设置。',
  },
  'api-address': {
    problem: '本站设置的接口地址不完整，少了接口自己的那一段，所以没有发送令牌。',
    repair:
      '请告诉管理员：site.yaml 里 forge 的 api，Gitea、Forgejo 的要以 /api/v1 结尾，GitLab 的要以 /api/v4 结尾。',
  },
  unauthorized: {
    problem: '令牌无效：没有复制完整、已经过期，或者已被撤销。',
    repair: '请重新复制，前后不要带空格或汉字；过期的请重新生成一个。',
  },
  forbidden: {
    problem: '令牌有效，但没有做这件事的权限。',
    repair:
      '请先登录代码托管网站，看账号有没有停用、是不是要先改密码；都没有的，对照下面的说明检查令牌的权限；组织要求审批的，等管理员批准后再试。',
  },
  'token-read-only': {
    problem: '令牌有效，但只能读，不能写。',
    repair: {
      github: '请重新生成令牌：细粒度令牌的 Contents 和 Pull requests 都选 Read and write，经典令牌勾 repo。',
      gitea: '请在代码托管网站的“设置 → 应用”里重新生成令牌，repository 选“读写”，user 选“读取”。',
      gitlab: '请在代码托管网站的“偏好设置 → 访问令牌”里重新生成令牌，勾 api，不要只勾 read_api。',
    },
  },
  'token-without-user': {
    problem: '令牌不能查看自己属于哪个账号，所以没法核对是谁在提交。',
    repair: {
      github: '请重新生成令牌，再试一次。',
      gitea: '请在代码托管网站的“设置 → 应用”里重新生成令牌，user 选“读取”，repository 选“读写”。',
      gitlab: '请在代码托管网站的“偏好设置 → 访问令牌”里重新生成令牌，勾 api。',
    },
  },
  'token-without-workflow': {
    problem:
      '原仓库的工作流文件（.github/workflows）改过，您的令牌没有更新这些文件的权限，副本跟不上原仓库。',
    repair: {
      github:
        '请重新生成经典令牌，勾上 repo 和 workflow 两项；或者先在您的副本页面上点“Sync fork”。然后再点一次“提交”。',
      gitea: '请重新生成令牌，再试一次。',
      gitlab: '请重新生成令牌，再试一次。',
    },
  },
  archived: {
    problem: '仓库已经归档，不再接收提交。',
    repair: {
      github:
        '请管理员在仓库的“Settings → Danger Zone”里点 Unarchive this repository；换了仓库的，改 site.yaml 里 forge 的设置。',
      gitea: '请管理员在仓库的“设置 → 危险操作区”里取消归档；换了仓库的，改 site.yaml 里 forge 的设置。',
      gitlab: '请管理员在项目的“设置 → 通用 → 高级”里取消归档；换了项目的，改 site.yaml 里 forge 的设置。',
    },
  },
  'rate-limit': {
    problem: '操作太频繁，代码托管网站要求稍等。这不是权限问题。',
    repair: `请等到时间后再试。${TRY_AGAIN}`,
  },
  'not-found': {
    problem:
      '找不到仓库或主分支：地址写错了，或者这个令牌看不到它（不公开的仓库对没有权限的令牌也显示“找不到”）。',
    repair: '请检查令牌是否选中了这个仓库、是否有写权限；都对的话，请管理员核对 site.yaml 里 forge 的设置。',
  },
  conflict: {
    problem: '提交时有人同时在改同一个分支，自动重试了几次都没有赶上。',
    repair: `请过一分钟再试。${TRY_AGAIN}`,
  },
  'protected-branch': {
    problem: '分支受保护，不允许直接写入。',
    repair: {
      github:
        '请管理员在仓库的“Settings → Rules”和“Settings → Branches”里检查：受保护的应当只是主分支，各区提交用的分支（demands/ 开头）要允许写入。',
      gitea:
        '请管理员在仓库的“设置 → 分支”里检查保护规则：受保护的应当只是主分支，各区提交用的分支（demands/ 开头）要允许写入。',
      gitlab:
        '请管理员在项目的“设置 → 仓库 → 受保护分支”里检查：受保护的应当只是主分支，各区提交用的分支（demands/ 开头）要允许写入。',
    },
  },
  blocked: {
    problem: '代码托管网站的一条规则或一个钩子拒绝了这次写入，没有说原因；这期间没有别人改过分支。',
    repair: `请管理员在仓库的“设置 → 分支”里看有没有规则连 demands/ 开头的新分支也不让建，再看“设置 → Git 钩子”和服务器的日志。${BY_HAND}`,
  },
  'branch-in-the-way': {
    problem:
      '要新建的分支和已有的一个分支名字冲突：有了叫 demands 的分支，就不能再有 demands/ 开头的分支，反过来也一样。',
    repair: '请管理员在代码托管网站的分支页面上，把那个挡路的分支改名或删掉，再点一次“提交”。',
  },
  'fork-not-ready': {
    problem: '您对仓库没有写权限，已在您的名下建立副本，但等了一分多钟还没有准备好。',
    repair: `请过几分钟再试。${TRY_AGAIN}`,
  },
  'name-taken': {
    problem:
      '您对仓库没有写权限，要先在您的名下建一个副本；可是您名下已经有一个同名的仓库，它不是这个仓库的副本。',
    repair: '请在代码托管网站上打开您那个同名仓库的设置，给它改名，再点一次“提交”。',
  },
  'fork-lags': {
    problem:
      '您名下的副本落后了：这次要改的企业，副本里的和原仓库里的不一样，从副本提交的合并请求会合并不了，所以没有提交。',
    repair:
      '请在代码托管网站上打开您的副本，有“同步派生”按钮的点一下；没有的，在没有合并请求还开着时把副本删掉。然后再点一次“提交”。请管理员把代码托管网站升级（Gitea 1.23 以上），以后就不会落后。',
  },
  'pull-behind': {
    problem:
      '您上次的合并请求还开着，它的分支比主分支旧：这次要改的企业，主分支上后来改过，接着提交会合并不了，所以没有提交。',
    repair: '请市级先合并那个合并请求，合并不了的关闭，再点一次“提交”，会新开一个。',
  },
  'fork-diverged': {
    problem: '您名下的仓库副本和原仓库对不上：它的主分支有自己的改动，无法同步。',
    repair: {
      github:
        '请在您的副本页面上点“Sync fork → Discard commits”（放弃副本主分支上的改动）；副本没有用处的，也可以删掉后再试。',
      gitea: '请把您的副本删掉后再试：它的主分支和原仓库对不上了，没有别的办法。',
      gitlab: '请把您的副本删掉后再试：它的主分支和原项目对不上了，没有别的办法。',
    },
  },
  'too-large': {
    problem: '这一次提交的内容太大，代码托管网站不接收。',
    repair: '请分几次提交，每次少选一些企业。',
  },
  refused: {
    problem: '代码托管网站看懂了请求，但不接受。',
    repair: `请再试一次；仍然不行的，把这里的步骤和编号告诉管理员。${BY_HAND}`,
  },
  'unexpected-answer': {
    problem: '收到的不是代码托管网站的回答，多半是网络的登录页、防火墙提示，或者接口地址设置错了。',
    repair: '请先打开任意网页，看是否要登录网络；不是的话，请管理员核对 site.yaml 里 forge 的 kind 和 api。',
  },
  server: {
    problem: '代码托管网站自己出了故障。',
    repair: `请过几分钟再试。${TRY_AGAIN}`,
  },
  cancelled: {
    problem: '已经停止。',
    repair: '已经做好的部分不会丢；需要时再点一次“提交”就接着做。',
  },
} as const

/** Steps, for progress and for the step that failed. */
export const forgeSteps = {
  account: '核对令牌',
  repository: '查看仓库和权限',
  fork: '准备您名下的仓库副本',
  branch: '查看已有的分支和提交',
  files: '上传文件',
  commit: '保存提交',
  'pull-request': '发起合并请求',
  receipts: '查收到的时间',
  comment: '写核对结果',
  labels: '设置标签',
  status: '设置提交状态',
} as const

export const forgeOutcomes = {
  opened: '已提交，新开了一个合并请求，等待审核。',
  continued: '已补充到原来的合并请求里，等待审核。',
  unchanged: '内容和已提交的完全一样，没有重复提交。合并请求仍在等待审核。',
  'in-main': '这些内容已经全部在主分支上，不需要再提交。',
} as const

/** Which token, with which rights; by the kind of page where it is made. */
export const forgeTokens = {
  'github-fine-grained': {
    name: '细粒度令牌（Fine-grained token）',
    who: '只有能直接推送到仓库的（市级）用这一种：它不能在您名下建副本。',
    rights:
      'Resource owner 选仓库所属的组织；Repository access 选 Only select repositories，再选本仓库；Permissions 里 Contents 和 Pull requests 都选 Read and write。有效期选最短够用的。',
  },
  'github-classic': {
    name: '经典令牌（Classic token）',
    who: '没有写权限、从自己名下的副本提交的（各区、企业）用这一种。',
    rights:
      '勾 repo 和 workflow 两项：没有 workflow，原仓库的工作流改过以后副本就跟不上。有效期选最短够用的。',
  },
  gitea: {
    name: '访问令牌（Access Token）',
    who: '在“设置 → 应用”里生成。',
    rights: 'repository 选“读写”，user 选“读取”，其他都选“无”。',
  },
  gitlab: {
    name: '个人访问令牌（Personal access token）',
    who: '在“偏好设置 → 访问令牌”里生成。',
    rights: '只勾 api 一项。有效期选最短够用的。',
  },
} as const

export const forgeWords = {
  tokenStays: '令牌只留在本页面的内存里，只发给代码托管网站，关掉页面就没有了。用完后请到生成的页面上撤销。',
  stoppedAt: (step: string) => `停在：${step}`,
  status: (status: number) => `编号 ${status}`,
  /** Seconds until the host accepts requests again. */
  waitFor: (seconds: number) =>
    seconds < 90 ? `请等 ${seconds} 秒后再试。` : `请等约 ${Math.ceil(seconds / 60)} 分钟后再试。`,
} as const
