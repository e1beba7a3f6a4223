import { readFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { readReportMark, withoutReportMark } from '../../src/domain/report-place.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { faultsAt } from '../support/axe.ts'
import { sharedBrowser, watch } from '../support/browser-tab.ts'
import { scriptBytes } from '../support/pages.ts'

/** The two-month report on an expert's phone. */

const url = inject('url')
const dist = inject('dist')
const browser = await sharedBrowser()

const LINK = '#2023/hongshan/n4s8qa/2023-10'

async function open(hash: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    ...options,
  })
  onTestFinished(() => context.close())
  const tab = await context.newPage()
  const faults = watch(tab, url)
  await tab.goto(`${url}/report/${hash}`)
  return { context, tab, faults }
}

/** Another report in the same window. */
async function follow(tab: Page, hash: string): Promise<void> {
  await tab.goto('about:blank')
  await tab.goto(`${url}/report/${hash}`)
}

const control = (tab: Page, name: string) => tab.locator(`[name="${name}"]`)
const submit = (tab: Page) => tab.locator('[data-form] [type="submit"]')
const said = (tab: Page) => tab.locator('[data-notices]')

async function fillIn(tab: Page): Promise<void> {
  await control(tab, 'private.days.0.days').fill('9天')
  await control(tab, 'private.days.1.days').fill('8')
  await tab.locator('label.tick', { has: control(tab, 'choices.restates') }).tap()
  await control(tab, 'choices.earlier.1.days').fill('7')
  await control(tab, 'private.work').fill('标定模温回路。\n扫描 40 件。')
  await control(tab, 'private.results.contract').fill('12.5万元')
  await control(tab, 'private.problems').fill('真空机没有到货。')
  await control(tab, 'private.next').fill('试抽真空。')
  await control(tab, 'private.confirmed.by').fill('归晓蕾')
  await control(tab, 'private.confirmed.on').fill('2023-10-24')
  await control(tab, 'public.submittedOn').fill('2023-10-25')
}

async function finish(tab: Page): Promise<{ name: string; text: string }> {
  await submit(tab).tap()
  await tab.locator('[data-results] h2').waitFor()
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.locator('[data-results]').getByRole('button', { name: '下载文件' }).tap(),
  ])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

/** In `content/`, as the real parser and the schema read it. */
function readBack(text: string) {
  const { district, alias, period, year } = readReportMark(text)!
  const file = `content/cycles/${year}/reports/${district}/${alias}/${period}.yaml`
  return readContentFile(file, new TextEncoder().encode(withoutReportMark(text)))!
}

describe('on a phone, by touch', () => {
  test('filled in, reloaded, handed over as file and as text; the next one begins with what stays the same', async () => {
    const { tab, context, faults } = await open(LINK, { permissions: ['clipboard-read', 'clipboard-write'] })
    expect(await tab.locator('[data-period]').textContent()).toBe('2023年10月一期（9月、10月）')
    await fillIn(tab)
    await control(tab, 'private.work').focus()
    // The number has lost its unit when its field was left.
    expect(await control(tab, 'private.days.0.days').inputValue()).toBe('9')
    await tab.reload()
    await said(tab).getByText('保存的草稿').waitFor()
    expect(await control(tab, 'private.work').inputValue()).toBe('标定模温回路。\n扫描 40 件。')
    expect(await control(tab, 'choices.earlier.1.days').inputValue()).toBe('7')
    // Until it is finished, the day of reporting is the day on which somebody works on it.
    expect(await control(tab, 'public.submittedOn').inputValue()).not.toBe('2023-10-25')
    await control(tab, 'public.submittedOn').fill('2023-10-25')

    const { name, text } = await finish(tab)
    expect(name).toBe('双月报-n4s8qa-2023-10.yaml')
    const { value, findings } = readBack(text)
    expect(findings).toEqual([])
    expect(value).toEqual({
      public: { submittedOn: '2023-10-25' },
      private: {
        days: [
          { month: '2023-08', days: 7 },
          { month: '2023-09', days: 9 },
          { month: '2023-10', days: 8 },
        ],
        work: '标定模温回路。\n扫描 40 件。',
        results: { contract: 12.5 },
        problems: '真空机没有到货。',
        next: '试抽真空。',
        confirmed: { by: '归晓蕾', on: '2023-10-24' },
      },
    })
    await tab.getByRole('button', { name: '复制文字' }).tap()
    await tab.getByText('已复制。').waitFor()
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(text)

    // Back from what came out leads to the form, by its button too.
    await tab.goBack()
    expect(await submit(tab).isVisible()).toBe(true)
    await submit(tab).tap()
    await tab.getByRole('button', { name: '返回修改' }).tap()
    expect(await submit(tab).isVisible()).toBe(true)
    expect(await tab.evaluate(() => document.activeElement?.hasAttribute('data-period'))).toBe(true)

    await follow(tab, '#2023/hongshan/n4s8qa/2023-12')
    await tab.getByRole('button', { name: '沿用', exact: true }).tap()
    const focused = () => tab.evaluate(() => document.activeElement?.tagName)
    expect(await focused()).toBe('H2')
    const filled = [
      'private.problems',
      'private.confirmed.by',
      'private.work',
      'private.days.0.days',
      'private.confirmed.on',
    ]
    expect(await Promise.all(filled.map((field) => control(tab, field).inputValue()))).toEqual([
      '真空机没有到货。',
      '归晓蕾',
      '',
      '',
      '',
    ])
    expect(await tab.locator('[data-last-plan]').textContent()).toBe('上一期的下步打算：试抽真空。')
    await tab.locator('label.tick', { has: control(tab, 'choices.restates') }).tap()
    expect(await tab.locator('[data-list="choices.earlier"]').textContent()).toContain('上次报的是8天')
    await tab.locator('label.tick', { hasText: '沿用的内容已核对' }).tap()
    expect(await focused()).toBe('SECTION')

    // Another pair's page knows nothing of it; and what is deleted is gone.
    await follow(tab, '#2023/hongshan/abcdef/2023-12')
    expect(await said(tab).textContent()).toBe('')
    await follow(tab, LINK)
    await tab.locator('[data-delete]').tap()
    await tab.getByRole('button', { name: '确定删除' }).tap()
    await follow(tab, '#2023/hongshan/n4s8qa/2023-12')
    await tab.locator('[data-delete]').tap()
    await tab.getByRole('button', { name: '确定删除' }).tap()
    const { origins } = await context.storageState()
    expect(origins).toEqual([])
    expect(faults).toEqual([])
  })

  test('what is wrong is said beside its field once it was left, and takes no tap', async () => {
    const { tab } = await open(LINK)
    const days = control(tab, 'private.days.0.days')
    await days.fill('八')
    expect(await tab.locator('.problem').count()).toBe(0)
    const work = control(tab, 'private.work')
    await work.scrollIntoViewIfNeeded()
    const box = (await work.boundingBox())!
    await tab.mouse.move(box.x + 20, box.y + 20)
    await tab.mouse.down()
    expect(await tab.locator('.problem').count()).toBe(0)
    await tab.mouse.up()
    await tab.locator('.problem').waitFor()
    expect(await work.evaluate((element) => document.activeElement === element)).toBe(true)
    await submit(tab).tap()
    const summary = tab.locator('[data-summary]')
    expect(await summary.locator('a').allTextContents()).toEqual([
      '“2023年9月的服务天数”要填数字。',
      '没有填“本期工作”。',
    ])
    await summary.locator('a').first().tap()
    expect(await days.evaluate((element) => document.activeElement === element)).toBe(true)
  })

  test('in WeChat it says that text goes out better than a file', async () => {
    const { tab } = await open(LINK, { userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.40' })
    expect(await tab.locator('[data-in-app]').textContent()).toContain('复制文字')
    await fillIn(tab)
    await submit(tab).tap()
    expect(await tab.locator('[data-results] .button.primary').textContent()).toBe('复制文字')
  })
})

test('a draft of an earlier site: each month has its row, and what has no field any more is told', async () => {
  const { tab, faults } = await open('')
  const answers = {
    public: {},
    private: { days: [{ month: '2023-10', days: '9' }], work: '标定。', told: '旧栏目' },
  }
  const draft = JSON.stringify({ version: 0, savedAt: 1, state: { answers, isChecked: false } })
  await tab.evaluate(
    (text) => localStorage.setItem('keji-fuzong/report/2023/hongshan/n4s8qa/2023-10', text),
    draft,
  )
  await follow(tab, LINK)
  await said(tab).getByText('保存的草稿').waitFor()
  expect(await said(tab).textContent()).toContain('旧栏目')
  const days = [0, 1].map((row) => control(tab, `private.days.${row}.days`).inputValue())
  expect(await Promise.all(days)).toEqual(['', '9'])
  expect(faults).toEqual([])
})

describe('without the whole link', () => {
  test('it asks for district, number and period, and whom to ask', async () => {
    const { tab } = await open('')
    await tab.locator('[data-choose] [type="submit"]').tap()
    expect(await tab.locator('[data-choose] .problem').count()).toBe(3)
    await control(tab, 'place.district').selectOption('hongshan')
    expect(await tab.locator('[data-office]').textContent()).toContain('洪山区科技和经济信息化局')
    await control(tab, 'place.alias').fill(' N4S8QA ')
    await control(tab, 'place.period').selectOption('2023/2023-10')
    await tab.locator('[data-choose] [type="submit"]').tap()
    await tab.locator('[data-whose]').getByText('n4s8qa').waitFor()
    expect(new URL(tab.url()).hash).toBe(LINK)
  })

  test.each([
    ['cut off', '#2023/hongshan/n4s'],
    ['of a time when nobody serves', '#2023/hongshan/n4s8qa/2099-12'],
  ])('one that is %s is said to be wrong', async (_, hash) => {
    const { tab } = await open(hash)
    expect(await tab.locator('[data-wrong-link]').isVisible()).toBe(true)
  })

  test('without JavaScript it says what to do', async () => {
    const { tab } = await open(LINK, { javaScriptEnabled: false })
    expect(await tab.locator('main').textContent()).toContain('用微信发给区里经办人员')
    expect(await tab.locator('main form:visible').count()).toBe(0)
  })
})

describe('a file is opened', () => {
  const sample = readFileSync('content/cycles/2023/reports/hongshan/n4s8qa/2023-10.yaml', 'utf8')
  const choose = (tab: Page, name: string, text: string) =>
    tab.locator('[data-open]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) })

  test('of this period it fills the form and comes out as it was; others are refused with the reason', async () => {
    const { tab } = await open(LINK)
    await choose(tab, '双月报-n4s8qa-2023-10.yaml', sample)
    await said(tab).getByText('可以接着改').waitFor()
    const { text } = await finish(tab)
    expect(withoutReportMark(text)).toBe(sample.replace(/^# 样例.*\n/, ''))
    await tab.goBack()
    const refused = async (name: string, content: string) => {
      await choose(tab, name, content)
      await said(tab).locator('.notice').waitFor()
      return said(tab).textContent()
    }
    expect(await refused('双月报-c8p5tm-2023-10.yaml', sample)).toContain('编号 c8p5tm、2023年10月一期')
    expect(await refused('x.yaml', sample)).toContain('看不出这份文件是哪一期的')
    expect(await refused('x.yaml', 'a: 1\n')).toContain('不是双月报')
    expect(await refused('n4s8qa-2023-10.yaml', sample.replace(/private:[\s\S]*/, 'sealed: x\n'))).toContain(
      '已经加密',
    )
  })
})

test('by keyboard alone', async () => {
  const { tab } = await open(LINK, { viewport: { width: 1280, height: 900 }, hasTouch: false })
  const written: Record<string, string> = {
    'private.days.0.days': '9',
    'private.days.1.days': '8',
    'private.work': '标定模温回路。',
  }
  await control(tab, 'private.days.0.days').focus()
  for (let keys = 0; keys < 60; keys++) {
    const now = await tab.evaluate(() => {
      const element = document.activeElement as HTMLInputElement
      return { name: element.name ?? '', type: element.type ?? '' }
    })
    if (now.type === 'submit') break
    const text = written[now.name]
    if (text !== undefined) await tab.keyboard.insertText(text)
    await tab.keyboard.press('Tab')
  }
  await tab.keyboard.press('Enter')
  await tab.locator('[data-results] h2').waitFor()
  // The link over the navigation leaves what is shown, and the address that says whose report it is.
  const heading = tab.locator('[data-results] h2')
  await tab.locator('.skip').press('Enter')
  await expect.poll(() => new URL(tab.url()).hash).toBe(LINK)
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main')
  expect(await heading.isVisible()).toBe(true)
  await heading.focus()
  // The heading has the focus; the first button is one key away.
  await tab.keyboard.press('Tab')
  expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('下载文件')
})

test('nothing for axe and no sideways scrolling in any state, at 390 and 1280 px', async () => {
  const { tab } = await open('', { bypassCSP: true })
  const look = async (state: string) => {
    const found = await faultsAt(tab, [1280, 390], { rules: { 'target-size': { enabled: true } } })
    expect({ state, found }).toEqual({ state, found: [] })
  }
  await tab.locator('[data-choose] [type="submit"]').tap()
  await look('choosing')
  await follow(tab, LINK)
  await look('empty')
  await submit(tab).tap()
  await look('wrong')
  await fillIn(tab)
  await submit(tab).tap()
  await tab.locator('.look summary').tap()
  await look('finished')
  await follow(tab, '#2023/hongshan/n4s8qa/2023-12')
  await tab.getByRole('button', { name: '沿用', exact: true }).tap()
  await look('begun with the report before')
})

test('at most 60 kB of script before it can be filled in', () => {
  const bytes = scriptBytes(dist, '/report/')
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(60_000)
})
