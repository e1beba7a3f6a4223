/** A district's own link to the form, for its enterprises. */
export const invite = {
  summary: '本区的填报链接和二维码',
  title: (year: number, district: string) => `${district}企业：${year}年“科技副总”需求在线填报`,
  code: '填报页二维码',
  until: (moment: string) => `截止时间：${moment}`,
  office: (office: string, phone: string | undefined) =>
    `受理部门：${office}${phone ? `　电话：${phone}` : ''}`,
  copy: '复制链接',
  copied: '已复制。',
  copyFailed: '浏览器不让复制，请选中链接复制。',
  print: '打印这一页',
  noCode: '二维码没有显示出来：网络断了。请检查网络后收起再展开。',
} as const
