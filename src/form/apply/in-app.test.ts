import { expect, test } from 'vitest'
import { appOf } from './in-app.ts'

const PHONE = 'Mozilla/5.0 (Linux; Android 12; V2001A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36'

test.each([
  [`${PHONE} MicroMessenger/8.0.42`, '微信'],
  [`${PHONE} wxwork/4.1.10 MicroMessenger/7.0.1`, '企业微信'],
  [`${PHONE} MQQBrowser/6.2 QQ/8.9.28`, 'QQ'],
  [`${PHONE} MQQBrowser/13.1`, undefined],
  [`${PHONE} DingTalk/7.0.40`, '钉钉'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_0) Weibo (iPhone14,5__weibo__13.1.0__iphone)', '微博'],
  [PHONE, undefined],
])('%s: %s', (userAgent, app) => expect(appOf(userAgent)).toBe(app))
