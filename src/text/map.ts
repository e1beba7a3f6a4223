/** Wording of 网站地图. */
export const siteMap = {
  title: '网站地图',
  description: '本站全部栏目和页面。',
  columns: '栏目',
  notices: '历年通知',
} as const
