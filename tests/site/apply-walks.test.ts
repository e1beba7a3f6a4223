import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { type StepId, stepIds } from '../../src/form/entry/plan.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import type { ContextOptions } from '../support/lent-context.ts'
import { anonymous, fullest } from '../support/samples.ts'

/** The form as people really use it: with a mouse that presses and releases, in two windows, without the network. */

const url = inject('url')
const browser = await sharedBrowser()

async function open(
  options: ContextOptions = {},
  prepare?: (context: BrowserContext) => Promise<unknown>,
  page = 'apply',
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  onTestFinished(() => context.close())
  await prepare?.(context)
  const tab = await context.newPage()
  await tab.goto(`${url}/${page}/`)
  return { context, tab }
}

const step = (tab: Page, id: string) => tab.locator(`[data-step="${id}"]`)
const NAME_OF = 'public.enterprise.name'
const NAME = `[name="${NAME_OF}"]`

async function openSample(tab: Page): Promise<void> {
  const buffer = Buffer.from(fullest.text)
  await tab.locator('[data-open]').setInputFiles({ name: `${fullest.id}.yaml`, mimeType: '', buffer })
  await tab.locator('[data-notices] .notice').first().waitFor()
}

/** Made by parts of the script that are loaded for a step. */
const loadedLater: Partial<Record<StepId, string>> = {
  challenges: '[data-example] *',
  confirmation: '[data-published] *',
}

describe('a message that appears takes no click', () => {
  test.each([390, 1280])(
    'on any control of any step, pressed and released with a pointer, at %i px',
    async (width) => {
      const { tab } = await open({ viewport: { width, height: 844 } })
      await openSample(tab)
      await tab.evaluate(() => {
        // Notes what is clicked, and lets nothing happen: each control is tried on the same page.
        addEventListener(
          'click',
          (event) => {
            Object.assign(window, { clicked: event.target })
            event.preventDefault()
            event.stopImmediatePropagation()
          },
          true,
        )
      })
      let tried = 0
      for (const id of stepIds) {
        await tab.evaluate((hash) => {
          location.hash = hash
        }, id)
        await step(tab, id).waitFor()
        const loaded = loadedLater[id]
        if (loaded) await tab.locator(loaded).first().waitFor({ state: 'attached' })
        const { count } = await step(tab, id).evaluate(leaveWithFault, 0)
        for (let at = 1; at < count; at++) {
          const box = await step(tab, id).evaluate(leaveWithFault, at)
          await tab.mouse.move(box.x, box.y)
          await tab.mouse.down()
          await tab.mouse.up()
          const seen = await tab.evaluate(afterClick, at)
          expect([id, seen.name, seen.isHit, Math.abs(seen.top - box.top) <= 1]).toEqual([
            id,
            seen.name,
            true,
            true,
          ])
          tried++
        }
      }
      expect(tried).toBeGreaterThan(60)
    },
  )
})

interface Pressed {
  targets: HTMLElement[]
  clicked?: Node
}

/** Writes a fault into the first field of a step, as if it were just typed, and brings a control to the middle. */
async function leaveWithFault(root: HTMLElement | SVGElement, at: number) {
  const shown = (controls: string) =>
    [...root.querySelectorAll<HTMLInputElement>(controls)].filter((control) => control.checkVisibility())
  const field = shown('input[type=text], textarea, input[type=date]')[0]!
  field.value = ''
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  field.focus({ preventScroll: true })
  // The last step shows anew what would be published.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  // The message is still to come, and will appear above what is pressed.
  field.closest('[data-field]')!.querySelector('.told')!.replaceChildren()
  const targets = shown(
    'label.tick, button, summary, textarea, input:not([type=radio], [type=checkbox], [type=date])',
  )
  Object.assign(window, { targets, clicked: undefined })
  const target = targets[at]!
  target.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, top, width, height } = target.getBoundingClientRect()
  return { x: left + Math.min(width / 2, 60), y: top + height / 2, top, count: targets.length }
}

/** Once the page has done all that waited for the click. */
async function afterClick(at: number) {
  const { targets, clicked } = window as unknown as Pressed
  const target = targets[at]!
  await new Promise((resolve) => setTimeout(resolve, 0))
  const isHit = clicked !== undefined && (target.contains(clicked) || clicked.contains(target))
  return { name: target.outerHTML.slice(0, 90), isHit, top: target.getBoundingClientRect().top }
}

test('while an input method composes, nothing is judged', async () => {
  const { tab } = await open()
  const name = tab.locator(NAME)
  const told = tab.locator('[data-field="public.enterprise.name"] .problem')
  await name.fill('武')
  await name.blur()
  expect(await told.count()).toBe(1)
  const session = await tab.context().newCDPSession(tab)
  await name.fill('')
  await name.focus()
  const before = await told.textContent()
  await session.send('Input.imeSetComposition', {
    text: 'wu han ce shi',
    selectionStart: 13,
    selectionEnd: 13,
  })
  expect(await name.inputValue()).toBe('wu han ce shi')
  expect(await told.textContent()).toBe(before)
  await session.send('Input.insertText', { text: '武汉测试光电有限公司' })
  await expect.poll(() => told.count()).toBe(0)
})

describe('Enter leads on', () => {
  /** What has the focus: its field, or what its button does. */
  const focused = (tab: Page) =>
    tab.evaluate(() => {
      const element = document.activeElement as HTMLInputElement
      const field = element.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? ''
      const { tagName, type = '', name, checked, enterKeyHint } = element
      return { field, name, type, checked, enterKeyHint, isButton: tagName === 'BUTTON' }
    })
  const said = (tab: Page, id: StepId) => step(tab, id).locator('[data-summary]').isVisible()
  const field = (tab: Page, name: string) => tab.locator(`[name="${name}"]`)
  const at = async (tab: Page, id: StepId) => {
    await openSample(tab)
    await tab.locator(`[data-go="${id}"]`).click()
    await step(tab, id).waitFor()
  }

  test.each(stepIds)('from question to question, and over none, to the button: %s', async (id) => {
    const { tab } = await open({ viewport: { width: 390, height: 844 } })
    await at(tab, id)
    const stops: { field: string; type: string }[] = []
    await tab.keyboard.press('Tab')
    for (let keys = 0; keys < 60; keys++) {
      const now = await focused(tab)
      if (now.type === 'submit') break
      stops.push(now)
      // Long texts and lists that open keep Enter for themselves, and so does what is pressed.
      const keeps = /textarea|select/.test(now.type) || now.isButton || now.type === ''
      await tab.keyboard.press(keeps ? 'Tab' : 'Enter')
    }
    expect([(await focused(tab)).type, await said(tab, id)]).toEqual(['submit', false])
    const asked = await step(tab, id).evaluate((root) =>
      [...root.querySelectorAll<HTMLElement>('[data-field]')]
        .filter((each) => each.checkVisibility())
        .map((each) => each.dataset['field']!),
    )
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.filter((name) => !stops.some((stop) => stop.field === name))).toEqual([])
    // Once for each question, however many ticks it has.
    const ticked = stops.filter(({ type }) => /radio|checkbox/.test(type)).map((stop) => stop.field)
    expect(ticked).toEqual([...new Set(ticked)])
  })

  test('from ticks too, where a browser would check a step that is half filled, and to the one that is chosen', async () => {
    const { tab } = await open()
    await at(tab, 'innovation')
    await field(tab, 'private.innovation.equipmentValue').focus()
    await tab.keyboard.press('Enter')
    const { name, checked } = await focused(tab)
    expect([name, checked]).toEqual(['private.innovation.rdIntensity', true])
    await tab.keyboard.press('Enter')
    expect((await focused(tab)).name).toBe('private.innovation.projects')
    await tab.keyboard.press('Enter')
    expect([(await focused(tab)).type, await said(tab, 'innovation')]).toEqual(['submit', false])
  })

  test('once, however long the key is held, and presses no button', async () => {
    const { tab } = await open()
    await field(tab, 'private.enterprise.address').focus()
    for (let press = 0; press < 3; press++) await tab.keyboard.down('Enter')
    await tab.keyboard.up('Enter')
    expect([(await focused(tab)).type, await said(tab, 'enterprise')]).toEqual(['submit', false])
    await tab.keyboard.press('Enter')
    expect(await said(tab, 'enterprise')).toBe(true)
  })

  test('not while an input method has it, nor in a long text', async () => {
    const { tab } = await open()
    await at(tab, 'request')
    const problem = field(tab, 'public.expertRequest.problem')
    await problem.fill('一')
    await tab.keyboard.press('Enter')
    expect(await problem.inputValue()).toBe('一\n')
    await tab.locator('[data-go="enterprise"]').click()
    await field(tab, NAME_OF).focus()
    const session = await tab.context().newCDPSession(tab)
    const key = { type: 'rawKeyDown', key: 'Enter', code: 'Enter' } as const
    // As Safari says it of the Enter that ends a word.
    await session.send('Input.dispatchKeyEvent', { ...key, windowsVirtualKeyCode: 229 })
    await session.send('Input.imeSetComposition', { text: 'wu', selectionStart: 2, selectionEnd: 2 })
    await session.send('Input.dispatchKeyEvent', { ...key, windowsVirtualKeyCode: 13 })
    expect((await focused(tab)).name).toBe(NAME_OF)
  })

  test('to what can be seen above the keyboard: the whole of a question, clear of the line at the edge', async () => {
    const { tab } = await open({ viewport: { width: 390, height: 400 }, hasTouch: true, isMobile: true })
    await tab.locator('[data-go="innovation"]').click()
    await field(tab, 'private.innovation.equipmentValue').focus()
    const question = tab.locator('[data-field="private.innovation.rdIntensity"]')
    // The first answer is seen, and the last is not: a browser that sets the focus would leave it so.
    await question.evaluate((element) => {
      const { bottom } = element.querySelector('input')!.getBoundingClientRect()
      scrollBy({ top: bottom + 60 - innerHeight, behavior: 'instant' })
    })
    await tab.keyboard.press('Enter')
    const [box, bar] = await Promise.all([
      question.boundingBox(),
      tab.locator('.filling-in > .bar').boundingBox(),
    ])
    expect(box!.y).toBeGreaterThanOrEqual(0)
    expect(box!.y + box!.height).toBeLessThanOrEqual(bar!.y)
  })

  test('as the key says: to a question, or done where a button comes next', async () => {
    const { tab } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const hintOf = async (name: string) => {
      await field(tab, name).tap()
      return (await focused(tab)).enterKeyHint
    }
    expect(await hintOf(NAME_OF)).toBe('next')
    expect(await hintOf('private.enterprise.address')).toBe('done')
    await field(tab, 'private.enterprise.contact.phone').tap()
    await tab.keyboard.press('Enter')
    expect((await focused(tab)).enterKeyHint).toBe('done')
    await at(tab, 'challenges')
    // The next problem follows the first; after the last there is the button for one more.
    expect(await hintOf('public.challenges.0.cooperation.budget')).toBe('next')
    expect(await hintOf('public.challenges.1.cooperation.budget')).toBe('done')
  })
})

test('the first candidate stands open, and is taken out once something is in it', async () => {
  const { tab } = await open({ viewport: { width: 390, height: 844 } })
  await tab.locator('[data-go="request"]').click()
  const request = step(tab, 'request')
  await request.locator('label.tick', { hasText: '有' }).first().click()
  await tab.locator('[name="public.expertRequest.field"]').fill('激光封装')
  await tab.keyboard.press('Enter')
  await tab.keyboard.insertText('丙某某')
  const name = tab.locator('[name="private.candidates.0.name"]')
  expect(await name.inputValue()).toBe('丙某某')
  const remove = request.locator('[data-list="private.candidates"] [data-remove]')
  await remove.click()
  expect([await name.inputValue(), await remove.isVisible()]).toEqual(['', false])
  await request.locator('.button', { hasText: '撤销删除' }).click()
  expect([await name.inputValue(), await remove.count()]).toEqual(['丙某某', 1])
})

test('what is read before beginning stands on the first step alone', async () => {
  const { tab } = await open()
  const before = tab.locator('[data-guide], [data-tools], [data-past]')
  expect(await before.filter({ visible: true }).count()).toBe(3)
  await tab.locator('[data-go="innovation"]').click()
  expect(await before.filter({ visible: true }).count()).toBe(0)
})

test('without the network from the last step on, both files are made; before it, the person is told', async () => {
  const { tab, context } = await open({ fresh: true })
  await openSample(tab)
  await tab.locator('[name="place.district"]').selectOption(fullest.district)
  await context.setOffline(true)
  for (const id of stepIds.slice(0, 4)) await step(tab, id).locator('[type=submit]').click()
  await step(tab, 'confirmation').locator('[data-published]').getByText('网络断了').waitFor()
  await step(tab, 'confirmation').locator('[type=submit]').click()
  await tab.locator('[data-notices]').getByText('网络断了').waitFor()
  await context.setOffline(false)
  const makers = tab.waitForResponse(/annex1-docx/)
  await step(tab, 'confirmation').locator('[data-back]').click()
  await step(tab, 'challenges').locator('[type=submit]').click()
  await makers
  await tab.locator('[data-published] .published-title').waitFor()
  await tab.waitForLoadState('networkidle')
  await context.setOffline(true)
  await step(tab, 'confirmation').locator('[type=submit]').click()
  await tab.locator('[data-results] h2').waitFor()
  for (const name of ['下载需求文件', '下载附件1']) {
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.locator('[data-results] .button', { hasText: name }).first().click(),
    ])
    expect(file.suggestedFilename()).toContain('武汉锂曦行动力电池有限公司')
  }
  // Makes nothing up for ever: what is not there is said.
  expect(await tab.locator('[data-results] [role=status]').textContent()).toContain('已交给浏览器下载')
})

describe('two windows', () => {
  const DRAFT = 'keji-fuzong/draft/2023'
  const stored = (tab: Page) => tab.evaluate((key) => localStorage.getItem(key) ?? '', DRAFT)

  test('a stale window writes nothing until the person chooses, and closing it asks', async () => {
    const { tab, context } = await open()
    await tab.locator(NAME).fill('武汉某某光电有限公司')
    await tab.locator('[data-saved]', { hasText: '已保存' }).waitFor()
    const other = await context.newPage()
    await other.goto(`${url}/apply/`)
    await other.locator('[name="private.enterprise.address"]').fill('甲路1号')
    await tab.locator('[data-stale] .button').first().waitFor()
    await tab.locator('[name="private.enterprise.address"]').fill('乙路2号')
    // Leaving the field, hiding the page: occasions to write.
    await tab.evaluate(() => dispatchEvent(new Event('pagehide')))
    expect(await stored(tab)).toContain('甲路1号')
    expect(await tab.locator('[data-stale]').isVisible()).toBe(true)
    const asked = tab.waitForEvent('dialog')
    await tab.close({ runBeforeUnload: true })
    await (await asked).dismiss()
    await tab.locator('[data-stale] .button', { hasText: '用这里的' }).click()
    await expect.poll(() => stored(tab)).toContain('乙路2号')
    expect(await tab.evaluate(() => (document.activeElement as HTMLInputElement).name)).toContain('address')
    // Now the other one is stale; it takes what is there.
    await other.locator('[data-stale] .button', { hasText: '用那边的' }).click()
    expect(await other.locator('[name="private.enterprise.address"]').inputValue()).toBe('乙路2号')
  })

  test('what was deleted in one does not come back from the other by itself', async () => {
    const { tab, context } = await open()
    await tab.locator(NAME).fill('武汉某某光电有限公司')
    await tab.locator('[data-saved]', { hasText: '已保存' }).waitFor()
    const other = await context.newPage()
    await other.goto(`${url}/apply/`)
    await tab.locator('[data-delete]').click()
    await tab.locator('.button', { hasText: '确定删除' }).click()
    await other.locator(NAME).fill('武汉另外光电有限公司')
    await other.locator('[data-stale]', { hasText: '删除了草稿' }).waitFor()
    expect(await stored(tab)).toBe('')
    await other.locator('[data-stale] .button', { hasText: '用那边的' }).click()
    expect(await other.locator(NAME).inputValue()).toBe('')
  })
})

test('where the device keeps nothing: said at once, nothing says otherwise, and leaving asks', async () => {
  const { tab } = await open({}, (context) =>
    context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    }),
  )
  expect(await tab.locator('[data-saved]').textContent()).toContain('不能保存草稿')
  expect(await tab.locator('[data-sittings]').isVisible()).toBe(false)
  await tab.locator(NAME).fill('武汉某某光电有限公司')
  await tab.waitForTimeout(0)
  const asked = tab.waitForEvent('dialog')
  await tab.close({ runBeforeUnload: true })
  await (await asked).dismiss()
  expect(await tab.locator(NAME).inputValue()).toBe('武汉某某光电有限公司')
})

test('where the device had no room for a while: said, and no longer once it is kept', async () => {
  const { tab } = await open()
  const saved = tab.locator('[data-saved]')
  await tab.evaluate(() => {
    for (let size = 2 ** 23; size > 0; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem(`full${size}`, 'x'.repeat(size))
      } catch {
        // Half of it may have room.
      }
    }
  })
  await tab.locator(NAME).fill('武汉某某光电有限公司')
  await saved.getByText('不能保存草稿').waitFor()
  expect(await saved.getAttribute('class')).toContain('urgent')
  await tab.evaluate(() => localStorage.clear())
  await tab.locator(NAME).fill('武汉某某光电股份有限公司')
  await saved.getByText('已保存').waitFor()
  expect(await saved.getAttribute('class')).not.toContain('urgent')
})

test.each([
  ['apply', 'demand-form'],
  ['desk', '[data-desk] h2'],
])('a page whose script does not load says so in its place: /%s/', async (page, started) => {
  const withoutScript = (context: BrowserContext) =>
    context.route(`**/${page}.astro*.js`, (route) => route.abort())
  const { tab } = await open({}, withoutScript, page)
  const notice = tab.locator('[data-not-started]')
  // It waits some seconds for the script; here nobody does.
  await notice.evaluate((element) => {
    for (const animation of element.getAnimations()) animation.finish()
  })
  expect(await notice.isVisible()).toBe(true)
  expect(await notice.textContent()).toContain('没有打开')
  const { tab: sound } = await open({}, undefined, page)
  await sound.locator(started).first().waitFor()
  expect(await sound.locator('[data-not-started]').count()).toBe(0)
})

describe('before the first field', () => {
  test('in WeChat the word to open a browser; past the deadline, that it is past; days left on each step', async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 12) Chrome/116 Mobile MicroMessenger/8.0.42'
    const { tab } = await open({ userAgent, viewport: { width: 390, height: 844 } })
    const [notice, form] = await Promise.all(
      ['[data-in-app]', 'demand-form'].map((selector) => tab.locator(selector).boundingBox()),
    )
    expect(notice!.y).toBeLessThan(form!.y)
    expect(await tab.locator('[data-in-app]').textContent()).toContain('微信')
    expect(await tab.locator('[data-past]').textContent()).toContain('截止')
    const clock = { time: new Date('2023-03-07T01:00:00Z') }
    await tab.clock.install(clock)
    await tab.goto('about:blank')
    await tab.goto(`${url}/apply/`)
    expect(await tab.locator('[data-past]').isVisible()).toBe(false)
    expect(await tab.locator('[data-left]:visible').allTextContents()).toEqual([
      '距报送截止还有3天（3月10日17:30）',
    ])
  })

  test('a district’s link chooses the district, and overwrites none', async () => {
    const { tab } = await open()
    await tab.goto(`${url}/apply/?district=hongshan`)
    expect(await tab.locator('[name="place.district"]').inputValue()).toBe('hongshan')
    await tab.locator(NAME).fill('武汉某某光电有限公司')
    await tab.locator('[data-saved]', { hasText: '已保存' }).waitFor()
    await tab.goto(`${url}/apply/?district=wuchang`)
    expect(await tab.locator('[name="place.district"]').inputValue()).toBe('hongshan')
  })
})

test('answers without a question are told when a file is opened', async () => {
  const { tab } = await open()
  const text = anonymous.text.replace(
    /\n {4}honors:[^\n]*\n(?: {6}- [^\n]*\n)*/,
    '\n    honors: []\n    otherHonor: 武汉市瞪羚企业\n',
  )
  await tab
    .locator('[data-open]')
    .setInputFiles({ name: '企业发来.txt', mimeType: '', buffer: Buffer.from(text) })
  await tab.locator('[data-notices]', { hasText: '其他资质/荣誉：武汉市瞪羚企业' }).waitFor()
})
