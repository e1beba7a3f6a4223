/** 关于本站. Words between ` ` are set as code. */

export const footerLinks = {
  label: '网站信息',
  about: '关于本站',
  rss: '更新订阅（RSS）',
  accessibility: '无障碍说明',
}

export const about = {
  title: '关于本站',
  description: '办事指南，隐私和个人信息，开放数据和数据字典，给管理员的说明，无障碍说明，使用许可。',
  intro: '怎么用，什么会公开、什么不会，怎样更正和删除，数据怎么下载。',
}

export type AboutPageName = 'help' | 'privacy' | 'data' | 'admin'

/** The pages below 关于本站, in the order of their readers' number. */
export const aboutPages: Record<AboutPageName, { title: string; description: string; intro: string }> = {
  help: {
    title: '办事指南',
    description: '企业、区（开发区）、专家、市民和市级主管部门各自从哪里进、怎么做。',
    intro: '先看您是谁，再看从哪里进、分几步做。',
  },
  privacy: {
    title: '隐私和个人信息',
    description: '什么会公开、什么不会，存在哪里、存多久，怎样更正、撤回和删除。',
    intro: '什么会公开、什么不会，存在哪里、存多久，怎样更正、撤回和删除。',
  },
  data: {
    title: '开放数据和数据字典',
    description: '全部公开需求的下载网址、格式、栏目说明和使用许可。',
    intro:
      '网站上的企业需求都可以整批下载，内容与“企业需求”栏目完全一致，每次发布时重新生成；网址长期不变，需求编号不变。',
  },
  admin: {
    title: '给管理员的说明',
    description: '管理员怎样把一项需求从网站、仓库历史、平台和搜索引擎里清除。',
    intro: '给维护这个网站和仓库的人。一般读者不用看。',
  },
}

/** The anchors of the one page that there was: each still leads to its text. */
export type AboutPart = 'how' | 'privacy' | 'removal' | 'accessibility' | 'licence' | 'data'

export const aboutParts: Record<AboutPart, string> = {
  how: '怎么用',
  privacy: '隐私',
  removal: '管理员怎样删除一项需求',
  accessibility: '无障碍说明',
  licence: '使用许可',
  data: '开放数据和数据字典',
}

export interface Block {
  title?: string
  paragraphs?: readonly string[]
  steps?: readonly string[]
  points?: readonly string[]
}

export type User = 'enterprise' | 'expert' | 'district' | 'citizen' | 'bureau'

export const howTo: Record<User, { who: string; steps: readonly string[] }> = {
  enterprise: {
    who: '企业',
    steps: [
      '在“在线填报”填写附件1，或下载空白表格填写。不用注册；草稿只存在您的设备上。',
      '每一栏都标明公开还是不公开。不愿公开名称的，网站上只写“某企业”；区、行业、资质、研发机构，要有至少3家不公开名称的企业全都相同才写出，名称和代码不公开。',
      '填完会逐条核对，告诉您哪一栏有问题、怎么改；再下载文件，交给所在区（开发区）的经信部门。',
      '公布后要改、要撤回的，找收表的区经信部门。',
    ],
  },
  expert: {
    who: '专家和高校院所',
    steps: [
      '在“企业需求”里按关键词、行业、区查找；或在“数据”页按研究领域找。',
      '看清指标、条件和合作方式，有把握的，打需求页上的电话，联系企业所在区的受理部门，说明需求编号。',
      '网站不公布企业联系人。订阅更新（RSS）可以第一时间看到新需求。',
      '在岗以后：从区里发来的链接打开“双月报”，在手机上填每月服务天数、工作和成效，填好发给区里经办人员。',
    ],
  },
  district: {
    who: '区（开发区）经信部门',
    steps: [
      '在“区级工作台”打开企业交来的文件（网页填的，或旧的 Word、Excel 表），逐份核对、改正。',
      '一次提交：从您名下的仓库副本生成本区的合并请求，自动核对会在每一行旁边写明问题和依据。',
      '初核汇总、报区组织部门备案后，下载附件2和推荐函，报送市级主管部门。',
    ],
  },
  citizen: {
    who: '市民和媒体',
    steps: [
      '通知、选派进度、各区和各行业的统计都在网站上，每个数字都能下载核对。',
      '转发一项需求或一个典型，用页面下方的网址；引用请写需求编号。',
      '公开的数据可以免费使用，注明出处即可。',
    ],
  },
  bureau: {
    who: '市级主管部门',
    steps: [
      '审核各区的合并请求；合并后网站自动更新，附件2自动汇编。',
      '每年的日期、上限、名额写在当年的文件夹里，新的一年不用改程序。',
      '选派名单公布后写进当年的名单文件，“数据”页的进度随之更新。',
    ],
  },
}

export const dataText = {
  json: '全部年度的需求，JSON',
  csv: '同样的内容，一项需求一行，CSV',
  challenges: '其中的技术创新难题，一个一行，按需求编号对应，CSV',
  package: '各张表的栏目、类型、单位和许可，供程序读取（Data Package 2）',
  schema: '需求文件的 JSON Schema，编辑器可以据此提示和检查',
  rss: '新需求、典型和通知，RSS 2.0',
  stats: '统计表（每张表都有 CSV）',
  notes: [
    "CSV 用 UTF-8 编码，带字节顺序标记，Excel 可以直接打开。以 `=`、`+`、`-`、`@` 等开头的文字前加了一个单引号 `'`，免得被当作公式；需要原文的请用 JSON。一格有几个值的（如资质），值与值之间是换行。",
    '不公开名称的企业：名称、代码不在数据里；区、行业、资质、研发机构，至少3家这样的企业全都相同才写。请不要用其他资料推断企业身份。',
    '已撤回的需求只留编号、年度、填报日期和状态。',
  ],
  open: '公开数据里的栏目（demands.json）',
  openIntro: '每项需求是 `demands` 里的一个对象。没有填写或不公开的栏目，键不出现。',
  dictionary: '数据字典（需求文件）',
  dictionaryIntro:
    '下表由程序的字段定义自动生成，与填报页、核对规则是同一份。标“公开”的进入网站，标“不公开”的不会进入网站的任何文件。',
  columns: { label: '栏目', key: '键', kind: '类型', limits: '限制和选项', open: '公开' },
  openMark: '公开',
  closedMark: '不公开',
  required: '必填',
  optional: '可不填',
  conditional: (of: string, option: string) => `“${of}”选了“${option}”才填`,
}

/** What each kind of field is called. */
export const kindNames = {
  text: '文字',
  number: '数字',
  date: '日期',
  month: '月份',
  moment: '时间',
  'yes-no': '是/否',
  option: '单选',
  list: '列表',
  mapping: '分组',
} as const

export const limitText = {
  text: (min: number, max: number) => (min > 1 ? `${min}至${max}字` : `最多${max}字`),
  lines: '可换行',
  number: (min: number, decimals: number) =>
    `不小于${min}，${decimals > 0 ? `最多${decimals}位小数` : '整数'}`,
  date: '写成 2023-03-02',
  month: '写成 2023-08',
  moment: '写成 2023-03-10T17:30:00+08:00',
  yesNo: '是、否',
  list: (min: number, max: number) => (min > 0 ? `${min}至${max}项` : `最多${max}项`),
  unique: '不重复',
  mobile: '11位手机号',
  phone: '手机号，或带区号的座机',
  'credit-code': '18位，末位是校验码',
} as const

/** 隐私: the part that is the same on every site. */
export const privacyBlocks: readonly Block[] = [
  {
    title: '留下什么',
    points: [
      '公开部分：企业名称（愿意公开的）、区、行业、资质、研发机构、需求和难题。发布在本站。',
      '非公开部分：联系人、法人代表、手机号、地址、营业收入、从业人数、研发投入、备选专家等。任何时候都不进入本站的网页、数据、订阅和搜索。',
      '推荐专家：姓名、单位、职称、出生年月、手机、研究领域、代表性工作、成果、推荐意见，本人声明和同意的日期。由推荐单位告知本人并取得同意，提供给对接的企业、所在区（开发区）和省里；不问身份证号、银行账号、性别、民族、政治面貌。网站只公布全市已推荐多少名。',
      '对接签约和双月报：哪位专家在哪家企业、协议、每月服务天数、本期工作和成效、困难、考核意见。网站只合计全市已签约、已到岗的人数，不公布其他任何内容。',
      '选派名单和优秀典型里的姓名、单位：名单由主管部门公布；典型只在当事人同意后发布，文件里记有同意的日期。',
      '浏览网站：本站不设 Cookie，不统计访问，不加载别家网站的任何内容。服务器或托管平台的访问日志由托管方按其规定保存。',
    ],
  },
  {
    title: '存在哪里',
    points: [
      '填报页和双月报的草稿：只在填写人的浏览器里，点“删除草稿”就没有了。双月报还留着最近生成的一期，一起删除。',
      '区级工作台收下的文件：只在经办人的浏览器里，提交、移除或点“删除这台电脑上的全部内容”后删除。提交用的令牌、市里交来的推荐专家文件只在内存里，关掉页面就没有了。',
      '提交以后：在需求仓库里，由仓库所在的平台保存。专家资料和双月报按当年参数里的保留期限（retention）到期删除。',
    ],
  },
]

/** How this site keeps private data. */
export const privatePartText = {
  plain: [
    '本站设置为“明文保存”：非公开部分以明文存放在仓库里，有仓库访问权限的市、区经办人员和平台管理员看得到，各区看得到别的区的，也看得到全市推荐的每一位专家的资料。因此仓库必须设在境内、不对外公开；有推荐专家的，建议改为加密保存，或者由市级另设一个只有市级能读的仓库。',
    '各区从自己名下的仓库副本（派生仓库）提交，每个副本里都有全部内容。账号停用、人员离开以后，他的副本还在；删除时每个副本都要找到。',
  ],
  sealed: (labels: readonly string[]) => [
    `本站设置为“加密保存”：非公开部分在填写人或经办人的浏览器里加密（age）后才提交，只有持有私钥的人能打开：${labels.join('、')}。仓库平台和看得到仓库的其他人（各区从自己名下的副本提交，副本里有全部内容）只看得到密文。`,
    '加密不等于没有：私钥泄露，或以后停用了某个公钥，都不影响已经提交的旧密文，旧密文仍能用旧私钥打开。要彻底去掉，请按下面的步骤清除历史。',
  ],
}

/** What is kept of those who join after the collection; the days of the newest cycle, where it has some. */
export function peopleBlocks(days: {
  experts?: number | undefined
  reports?: number | undefined
}): readonly Block[] {
  const until = (from: string, count: number | undefined) =>
    count === undefined ? `${from}由主办单位决定什么时候删除` : `${from}满 ${count} 天删除`
  return [
    {
      title: '专家：留下您的哪些信息',
      points: [
        '留下：姓名、派出单位、电话，对接和协议的内容，每月服务天数、本期工作、成效、困难，结束的日期和原因（不写健康、家庭情况），期满考核的意见。选派名单公布姓名、单位、服务企业和服务期，本站照登。',
        '不收：身份证号、银行账号、性别、民族、党派、照片。拨付经费用的账号在仓库以外另填。',
        '在哪里：仓库里的非公开部分，市级和所在区看得到，怎样保存见上；文件名是随机的别名。双月报的草稿只在您自己的手机或电脑上。',
        `多久：双月报，${until('服务结束后', days.reports)}；没有被选派的专家资料，${until('名单印发后', days.experts)}；对接签约的记录由主办单位决定什么时候清理。`,
        '怎样删除：随时可以向所在区或主办单位提出。到期的每天自动列出，由市级删除；加密保存的，每个年度用一对新密钥，这一年度的都到期以后销毁私钥，历史和各处副本里的密文从此打不开。',
      ],
    },
    {
      title: '企业的确认人：留下您的哪些信息',
      points: [
        '留下：您的姓名和确认的日期，写在对接签约和双月报里；不留电话。在哪里、多久、怎样删除，与专家的相同。',
        '这里的确认是对内容的核对，不是电子签名；要签字盖章的，打印以后签字盖章。',
      ],
    },
  ]
}

export const privacyLimits: Block = {
  title: '要说清楚的几点',
  points: [
    '不公开名称的企业，需求正文是公开的。写得很具体的设备、产品，同行可能认得出来；填写时请自己把握。',
    '不公开名称只是对网站而言。仓库如果对外公开，从文件所在的文件夹看得出区，从文件的公开部分看得出行业，即使网站没有写。这样的仓库请不要接受不公开名称的企业，或把仓库设为不公开。',
    '资质、研发机构类型和级别会公开。这些本身另有公开名单，几项合在一起可能缩小范围。',
    '选派名单公布后，名单上的企业名称是公开的；不公开名称的需求，状态不随名单变化，免得两边被联系起来。',
    '仓库保存每一次修改。网站上改了、撤了，历史里的旧内容还在，直到管理员清除历史。',
  ],
}

export const retention: Block = {
  title: '保存多久',
  paragraphs: [
    '需求文件和修改记录没有设自动到期，一直保存到管理员删除为止。服务期满、不再需要的，由主办单位决定清理；您也可以随时要求删除。专家资料和双月报到期删除，见上面“专家”一段。',
  ],
}

export const rightsText = {
  title: '怎样更正、撤回、删除',
  steps: [
    '联系收表的区（开发区）受理部门（电话见通知页的名单）；不知道是哪个区的，联系主办单位。',
    '更正：由区里修改文件，合并后网站随即更新。',
    '撤回：状态改为“已撤回”，网站上只留编号、日期和“已撤回”，正文不再公开。历史里仍有旧内容。',
    '删除：连同历史一起清除，由管理员按“给管理员的说明”办理。典型里的姓名、事例同样可以要求更正和删除。',
  ],
  offices: '各区（开发区）受理部门的电话',
  contact: (host: string, contact: string | undefined) => `主办单位：${host}${contact ? `，${contact}` : ''}`,
}

/** For the administrator; the path is an example of the site's own year. */
export function removalSteps(year: string | number): readonly Block[] {
  const path = `content/cycles/${year}/demands/〈区目录〉/〈编号〉.yaml`
  return [
    {
      paragraphs: [
        '按顺序做。第1步几分钟就能让网站不再显示；后面几步清除历史和各处的副本，最好在同一天做完，并暂停合并。',
      ],
    },
    {
      title: '一、先从网站撤下',
      steps: [
        `删除文件 \`${path}\`（典型：\`content/showcase/〈短名〉.mdx\` 和同名图片），提交、合并，等发布完成。`,
        '核对：需求页返回“没有找到这个页面”；`/data/demands.json`、`/data/demands.csv`、`/rss.xml`、`/sitemap-0.xml` 和站内查找里都没有这个编号。',
        '服务器上如有旧的 `dist/` 备份、CDN 缓存，一并删除、刷新。',
      ],
    },
    {
      title: '二、从仓库历史里清除',
      steps: [
        '安装 git-filter-repo，克隆一份全新的镜像：`git clone --mirror 〈仓库地址〉 clean.git`，进入 `clean.git`。',
        `按路径清除：\`git filter-repo --invert-paths --path ${path}\`。文件改过名、换过区的，每个旧路径都写一个 \`--path\`；旧路径用 \`git log --all --name-only --format= -- '*〈编号〉*'\` 查。`,
        '名称、手机号还写在别的文件或提交说明里的：把要去掉的文字逐行写进 `words.txt`，运行 `git filter-repo --replace-text words.txt --replace-message words.txt`。',
        '检查：`git log --all --oneline -- 〈路径〉` 没有输出；`git grep -l 〈名称〉 $(git rev-list --all)` 没有输出。',
        '推回去：暂时解除分支保护，`git remote add origin 〈仓库地址〉`，`git push --force --mirror origin`，再恢复分支保护。合并请求的引用（`refs/pull/*` 等）推不动是正常的，由下一步处理。',
      ],
    },
    {
      title: '三、清除平台上的副本',
      steps: [
        '合并请求：旧提交仍可以从请求页面和提交号打开。GitHub：删除来源分支和复刻（fork），再请 GitHub 支持人员清除缓存视图和 `refs/pull` 引用、运行垃圾回收。GitLab：管理员在“设置 → 仓库 → 仓库清理”上传 `filter-repo/commit-map`，再运行整理（housekeeping）。Gitea、Forgejo：管理员在后台运行仓库垃圾回收（`git gc --prune=now`），不需要的合并请求直接删除。',
        '删除自动核对留下的评论、运行日志和产物（汇总表、推荐函、公开版汇总）。',
        '复刻（各区从复刻提交，每个区都有一份全部内容）和别人的克隆不会跟着变：请每个人删掉旧克隆重新克隆，复刻请其主人删除后重新建；已经离开的经办人也要问到。旧克隆再推送一次，旧内容就回来了。',
        '核对：用一个旧提交号打开平台上的提交页，应当打不开。',
        '区级工作台、填报页：请经办人和企业删除各自浏览器里的草稿，删除已下载的文件。',
      ],
    },
    {
      title: '四、搜索引擎和存档',
      steps: [
        '网页已经打不开，再到百度搜索资源平台提交死链、到必应和谷歌的站长工具申请移除该网址及快照；360、搜狗同理。',
        '网页存档站（如 web.archive.org）按其说明申请删除。',
        '已经被人下载、截图、转载的收不回来；知道在哪里的，逐一联系。',
      ],
    },
    {
      title: '五、记录和答复',
      steps: [
        '记下什么时候、做了哪几步、谁核对的（不写被删的内容），答复提出要求的人。',
        '如果非公开部分曾以明文进入公开的仓库，按泄露处理：立即做完以上各步，通知企业和有关个人，更换涉及的密钥。',
      ],
    },
  ]
}

export const accessibilityText: readonly string[] = [
  '本站参照 GB/T 37668-2019 和 WCAG 2.1 AA 级制作：只用键盘可以完成全部操作，正文和背景的对比度不低于 4.5，字号随浏览器放大到 200% 不丢内容，没有自动播放和弹窗，跟随系统的深色和减少动态设置；图表都有一句话说明和数字表，图片有文字说明。',
  '每次修改都用 axe-core 自动检查各类页面（手机和电脑宽度、浅色和深色），有问题就不能合并。自动检查代替不了人：本站没有做过第三方测评，也没有请使用读屏软件的人系统试用过。',
  '空白表格是 Word 和 Excel 文件，读屏软件读起来不如网页；同样的内容可以在“在线填报”里填。没有启用 JavaScript 时，通知、需求、典型和数据照常可看，填报和工作台不能用。',
  '读不到、用不了的地方，请告诉主办单位，我们改。',
]

export const licenceText: readonly string[] = [
  '数据：本站公开的企业需求和统计，可以免费查阅、下载、转载和加工，商业用途也可以。请注明出处（网站名称、网址）和下载日期；加工过的要说明；不得歪曲原意，不得用来推断不公开名称的企业。数据由企业填写、区里初核，按原样提供，以需求页的最新内容为准。',
  '文章和图片：优秀典型的文字和图片，转载请注明出处，保持完整；其中的人和事，不另作他用。',
  '通知：原文以印发的文件为准。',
  '程序：按 MIT 许可证开放。',
]
