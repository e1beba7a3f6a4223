/** Pages that the search names beside the demands, and what people call what they look for there. */
export const foundPages = [
  {
    page: 'notice',
    title: '通知原文',
    words:
      '通知 文件 政策 资格条件 申报条件 专家条件 年龄 职称 选派要求 选派程序 时间安排 什么时候截止 报送截止时间 日程 经费 补贴 补贴多少钱 资助 待遇 服务期限 职责 任务 奖励 考核 中小微企业 条款 备案',
  },
  {
    page: 'offices',
    title: '各区受理部门和电话',
    words: '联系电话 联系方式 联系人 咨询 受理部门 各区电话 经信局 经信部门 区里找谁 邮箱',
  },
  {
    page: 'apply',
    title: '企业填报需求',
    words: '怎么填报 如何申报 企业填表 报名 申请 提交需求 发布需求 附件1 信息表 在线填写 填写需求 征集',
  },
  {
    page: 'downloads',
    title: '下载表格和汇总',
    words: '下载 空白表 表格 附件1 附件2 汇总表 推荐函 Word Excel 模板 样表',
  },
  { page: 'showcase', title: '优秀典型', words: '案例 典型 成效 故事 经验 成功 报道 科技副总做了什么' },
  { page: 'stats', title: '数据统计', words: '统计 数量 图表 各区多少 行业分布 数据' },
  {
    page: 'rules',
    title: '核对规则',
    words: '核对 规则 校验 错误 提示 代码 为什么不通过 退回 怎么改',
  },
  {
    page: 'help',
    title: '办事指南',
    words:
      '怎么用 使用说明 帮助 常见问题 办事指南 步骤 流程 企业怎么做 专家怎么申请 专家报名 区里怎么做 科技副总是什么 撤回需求 修改需求',
  },
  {
    page: 'privacy',
    title: '隐私和个人信息',
    words: '隐私 个人信息 保护 匿名 加密 公开什么 不公开 保存多久 撤回 更正 删除',
  },
  {
    page: 'data',
    title: '开放数据和数据字典',
    words: '开放数据 公开数据 数据下载 数据字典 CSV JSON 接口 许可 引用 栏目说明',
  },
  { page: 'about', title: '关于本站', words: '关于本站 许可 管理员 无障碍 网站说明' },
  { page: 'fair', title: '对接会需求单', words: '对接会 打印 需求单 供需对接 二维码 现场 洽谈' },
  { page: 'siteMap', title: '网站地图', words: '网站地图 全部网页 目录 导航' },
  { page: 'desk', title: '区级工作台', words: '工作台 区级 汇总 审核 收件 区经办 经办人' },
  { page: 'rss', title: '订阅新需求', words: '订阅 RSS 新需求 提醒 更新' },
] as const
