import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sharedBrowser, sharedSite } from '../support/browser-tab.ts'
import { Officer, upload } from '../support/desk-site.ts'
import { addressesIn, deadAddresses, pagesOf, readPage } from '../support/pages.ts'
import { fullest } from '../support/samples.ts'
import { BELOW as base } from '../support/shared-sites.ts'
import { serve } from '../support/site.ts'

/** The site below a folder of somebody's host, built two days before the deadline. */

const browser = await sharedBrowser()
const { dist } = await sharedSite('below')
const site = await serve(dist, { base })
afterAll(() => site.close())

async function open(path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const tab = await context.newPage()
  const asked: string[] = []
  const broken: string[] = []
  tab.on('request', (request) => void asked.push(request.url()))
  tab.on('response', (response) => void (response.status() < 400 || broken.push(response.url())))
  tab.on('pageerror', (error) => void broken.push(error.message))
  tab.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
  await tab.goto(`${site.url}${base}${path}`)
  return { tab, asked, broken, close: () => context.close() }
}

describe('below a sub-path', () => {
  test('every link, picture, script, form and place to ask lies below it, and is there', () => {
    expect(pagesOf(dist).length).toBeGreaterThan(50)
    expect(deadAddresses(dist, base)).toEqual([])
    expect(
      addressesIn(readPage(dist, '/')).filter((address) => address.startsWith(base)).length,
    ).toBeGreaterThan(40)
  })

  test('a site built for the root would be found out', () => {
    expect(deadAddresses(inject('dist'), base).length).toBeGreaterThan(100)
  })

  test.each(['', 'notice/2023/', 'demands/', 'showcase/laser-lens/', 'apply/', 'desk/', 'rules/'])(
    '%s asks for nothing outside, and nothing is missing',
    async (path) => {
      const { tab, asked, broken, close } = await open(path)
      await tab.waitForLoadState('networkidle')
      expect(broken).toEqual([])
      expect(asked.filter((address) => !address.startsWith(`${site.url}${base}`))).toEqual([])
      await close()
    },
  )

  test('the form loads its later parts', async () => {
    const { tab, asked, broken, close } = await open('apply/')
    const before = asked.length
    const file = {
      name: `${fullest.id}.yaml`,
      mimeType: 'application/yaml',
      buffer: Buffer.from(fullest.text),
    }
    await tab.locator('[data-open]').setInputFiles(file)
    await tab.locator('[data-notices] .notice').first().waitFor()
    expect(asked.length).toBeGreaterThan(before)
    expect(broken).toEqual([])
    await close()
  })

  test('the desk reads a file in its worker', async () => {
    const officer = await Officer.at(browser, `${site.url}${base}`.replace(/\/$/, ''))
    const asked: string[] = []
    officer.tab.on('request', (request) => void asked.push(request.url()))
    await officer.take(upload(`${fullest.id}.yaml`, fullest.text))
    expect(asked.some((address) => address.startsWith(`${site.url}${base}_astro/document-worker`))).toBe(true)
    expect(officer.complaints).toEqual([])
    await officer.context.close()
  })

  test('a search from the home page arrives at the catalogue', async () => {
    const { tab, close } = await open('')
    await tab.getByRole('searchbox').first().fill('光纤')
    await tab.keyboard.press('Enter')
    await tab.waitForURL(`${site.url}${base}demands/?q=*`)
    await close()
  })
})

describe('the page is read later than it was built', () => {
  /** One reader, who comes again. */
  let reader: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    reader = await open('')
  })
  afterAll(() => reader.close())

  const visit = async (path: string, at: string) => {
    const { tab } = reader
    await tab.clock.setFixedTime(new Date(at))
    await tab.goto(`${site.url}${base}${path}`)
    return tab
  }
  const look = async (at: string) => {
    const tab = await visit('', at)
    const said = {
      headline: await tab.locator('[data-headline]').textContent(),
      now: await tab.locator('[aria-current=step] a').textContent(),
      today: await tab.locator('.today').textContent(),
    }
    expect(reader.broken).toEqual([])
    return { ...said, today: said.today?.trim() }
  }

  test.each([
    ['2023-03-08T23:59:59+08:00', '正在征集，还有2天', '征集企业需求', '今天 2023年3月8日'],
    // Eight hours earlier in Greenwich: the day is China's.
    ['2023-03-08T16:00:00Z', '正在征集，还有1天', '征集企业需求', '今天 2023年3月9日'],
    ['2023-03-10T00:00:00+08:00', '正在征集，今天截止', '征集企业需求', '今天 2023年3月10日'],
    ['2023-03-10T17:30:00+08:00', '正在征集，今天截止', '征集企业需求', '今天 2023年3月10日'],
    ['2023-03-10T17:30:01+08:00', '征集已经截止，正在征集企业需求', '征集企业需求', '今天 2023年3月10日'],
    ['2023-03-11T00:00:00+08:00', '征集已经截止，正在推荐专家人选', '推荐专家人选', '今天 2023年3月11日'],
    ['2023-07-01T00:00:00+08:00', '2023年的征集已经结束', '做好跟踪服务', '今天 2023年7月1日'],
  ])('%s', async (at, headline, now, today) => {
    expect(await look(at)).toEqual({ headline, now, today })
  })

  test('a clock before the build is wrong, so what was built stands', async () => {
    expect(await look('2009-01-01T00:00:00+08:00')).toEqual({
      headline: '截至2023年3月8日，正在征集',
      now: '征集企业需求',
      today: '截至2023年3月8日',
    })
  })

  test('one stage is marked, and the others say whether they are over', async () => {
    const tab = await visit('notice/2023/', '2023-04-01T12:00:00+08:00')
    const states = await tab
      .locator('.schedule li')
      .evaluateAll((items) =>
        items.map((item) => `${item.className} ${item.querySelector('[data-mark]')?.textContent?.trim()}`),
      )
    expect(states).toEqual([
      'past 日期已过',
      'past 日期已过',
      'now 今天 2023年4月1日',
      'ahead 未到',
      'ahead 未到',
      'ahead 未到',
    ])
  })

  test('a demand is collected to the second of the deadline', async () => {
    for (const [at, status] of [
      ['2023-03-10T17:30:00+08:00', '征集中'],
      ['2023-03-10T17:30:01+08:00', '已截止'],
    ] as const) {
      const tab = await visit('demands/2023/k7m2xq/', at)
      expect(await tab.locator('collecting-chip').textContent()).toBe(status)
    }
  })
})
