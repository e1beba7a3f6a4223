/** What stands on the page of the form before its script has started. */

export const applyPage = {
  title: '在线填报',
  description: '企业在浏览器里填写附件1：不用注册，边填边存，填好后下载文件交给所在区。',
  intro: (year: number) => `填写《${year}年企业“科技副总”需求与技术创新难题信息表》（附件1），不用注册。`,
  guide: '填报须知',
  guideRows: (deadline: string, revenueYear: number): readonly (readonly [string, string])[] => [
    ['谁来填', '有技术难题，或想请高校、科研院所专家兼职服务的中小微企业'],
    ['截止时间', `${deadline}；所在区可能要求更早交，请问受理部门`],
    ['要多久', '材料齐的，约30至40分钟；可以分几次填'],
    [
      '手边备好',
      `营业执照（18位代码）、${revenueYear}年营业收入、从业人数，研发场地、人员、设备的数，法人代表和联系人的手机；有意向专家的，姓名、单位、电话`,
    ],
    ['难题怎么写', '现在是多少、要达到多少，带数字和单位'],
    ['谁能看到', '标“公开”的上网站；标“不公开”的只有市、区经办人员能看到。企业名称可以不公开'],
    ['填好以后', '下载文件、打印盖章，交给所在区；区里核对后报市里，公开部分上网'],
  ],
  sittings: '边填边存在这台设备上；下次用同一台设备、同一个浏览器打开，接着填。',
  deleteDraft: '删除草稿',
  shared: '草稿只存在这台设备上，内容含手机号、营业收入。用的是公用电脑的，填完请删除草稿。',
  open: '打开已有的文件',
  openSummary: '以前填过，从文件开始',
  openHint: '以前下载的需求文件，或填好的附件1（Word 表格）。文件只在这台设备上读取，不会上传。',
  notStarted: {
    title: '填报页没有打开',
    text: '可能是网络断了，或浏览器太旧。请刷新本页，或换一个浏览器；也可以下载附件1的 Word 表格填写，交给所在区（开发区）受理部门，效果相同。',
  },
  noScript: {
    title: '浏览器没有启用 JavaScript',
    text: '在线填报要用 JavaScript。不能启用的，请下载附件1的 Word 表格填写，交给所在区（开发区）受理部门，由区里导入，效果相同。',
    download: '下载空白附件1',
    offices: '各区（开发区）受理部门',
  },
} as const
