/** Apps that show pages in a window of their own; the first that fits counts. */
const APPS: readonly [mark: RegExp, name: string][] = [
  [/wxwork/i, '企业微信'],
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/\bQQ\/\d/, 'QQ'],
  [/Weibo/i, '微博'],
  [/Lark|Feishu/i, '飞书'],
  [/AlipayClient/i, '支付宝'],
]

/** The app that shows the page; undefined in a browser. */
export function appOf(userAgent: string): string | undefined {
  return APPS.find(([mark]) => mark.test(userAgent))?.[1]
}
