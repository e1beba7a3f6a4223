import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import { importDocument } from '../../src/documents/import/import-document.ts'
import { type Demand, demandSchema } from '../../src/domain/demand.ts'
import { readMark, withoutMark } from '../../src/domain/entry-mark.ts'
import { formTree } from '../../src/domain/form-tree.ts'
import { cooperationModes, institutionTypes, levels, projectKinds } from '../../src/domain/option-lists.ts'
import type { EntryContext } from '../../src/domain/rules/rule.ts'
import { type Tree, valueAt, withoutEmpty } from '../../src/domain/tree.ts'
import { type Answers, pathAt, setAt } from '../../src/form/entry/answers.ts'
import { askedItems } from '../../src/form/entry/asked.ts'
import { entryOfAnswers } from '../../src/form/entry/entry-of-answers.ts'
import { stepIds } from '../../src/form/entry/plan.ts'
import { remarksOn } from '../../src/form/entry/remarks.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { faultsAt } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { figure } from '../support/figure.ts'
import { fillStepByKeyboard, fillStepByTouch } from '../support/form.ts'
import { anonymousWhole, fullest, type Sample, samplesOfEachShape } from '../support/samples.ts'

const url = inject('url')
const dist = inject('dist')

const browser = await sharedBrowser()

interface Opened {
  tab: Page
  /** Everything that went wrong in the page, policy violations included. */
  faults: string[]
  foreign: string[]
  close: () => Promise<void>
}

async function open(options: BrowserContextOptions = {}, hash = ''): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const tab = await context.newPage()
  const faults: string[] = []
  const foreign: string[] = []
  tab.on('pageerror', (error) => void faults.push(error.message))
  tab.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  tab.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) foreign.push(request.url())
  })
  await tab.goto(`${url}/apply/${hash}`)
  return { tab, faults, foreign, close: () => context.close() }
}

const step = (tab: Page, id: string) => tab.locator(`[data-step="${id}"]`)

type Chosen = Pick<Sample, 'id' | 'text' | 'district'>

const chooseFile = (tab: Page, { id, text }: Chosen) =>
  tab
    .locator('[data-open]')
    .setInputFiles({ name: `${id}.yaml`, mimeType: 'application/yaml', buffer: Buffer.from(text) })

async function openSample(tab: Page, sample: Chosen): Promise<void> {
  await chooseFile(tab, sample)
  await whenOpened(tab, sample)
}

async function whenOpened(tab: Page, { district }: Chosen): Promise<void> {
  await tab.locator('[data-notices] .notice').first().waitFor()
  await tab.locator('[name="place.district"]').selectOption(district)
}

async function finishAndDownload(tab: Page): Promise<Finished> {
  await tab.locator('[data-go="confirmation"]').click()
  await step(tab, 'confirmation').locator('[type=submit]').click()
  return downloadYaml(tab)
}

interface Finished {
  /** As it is saved. */
  name: string
  /** As its first line says. */
  id: string
  /** Without the first line. */
  text: string
}

async function downloadYaml(tab: Page): Promise<Finished> {
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.locator('[data-results] .button.primary').click(),
  ])
  const text = readFileSync((await file.path())!, 'utf8')
  const mark = readMark(text)
  // In `content/` the file's name says what its first line does.
  expect(text.startsWith(`# 2023年需求文件：${mark?.district}/${mark?.id}.yaml`)).toBe(true)
  return { name: file.suggestedFilename(), id: mark!.id, text: withoutMark(text) }
}

const nameIn = ({ tree }: Sample) => valueAt(tree, ['public', 'enterprise', 'name'])
const plain = (tree: Tree) => JSON.parse(JSON.stringify(tree))
const withoutRemarks = (text: string) => text.replace(/^# 样例.*\n/gm, '')

// Answers and tree of every sample are compared without a browser, in src/form/entry/entry.test.ts.
describe('samples of each shape go through the form unaltered', () => {
  test.each(samplesOfEachShape.map((sample) => [sample.id, sample] as const))('%s', async (id, sample) => {
    const { tab, faults, foreign, close } = await open()
    await openSample(tab, sample)
    await tab.locator('[data-go="confirmation"]').click()
    if (!sample.text.includes('已撤回')) await comparePreview(tab, id)
    const { name, id: said, text } = await finishAndDownload(tab)
    expect(said).toBe(id)
    // Named by the enterprise where its name is public.
    expect(name).toBe(id.length === 18 ? `${nameIn(sample)}-${id}.yaml` : `${id}.yaml`)
    expect(text).toBe(withoutRemarks(sample.text))
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] })
    await close()
  })
})

/** 确认 shows exactly what the demand's page shows; an anonymous label may say more there than in the end. */
async function comparePreview(tab: Page, id: string): Promise<void> {
  const page = readFileSync(join(dist, 'demands/2023', id, 'index.html'), 'utf8')
  await tab.locator('[data-published] .published-title').waitFor()
  const shown = await tab.locator('[data-published]').evaluate((root, html) => {
    const published = new DOMParser().parseFromString(html, 'text/html')
    const own = published.querySelector('.profile-text')!
    const label = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    // An anonymous profile leaves out what too few share; the form cannot know how many do.
    const rows = (element: Element) => [...element.querySelectorAll('.fields > div')].map(label)
    return {
      title: [label(root.querySelector('.published-title')), label(published.querySelector('h1'))],
      brief: [
        root.querySelector('.brief-text')!.innerHTML,
        published.querySelector('.brief-text')!.innerHTML,
      ].map((markup) => markup.replace(/\s+/g, ' ').replace(/&gt;/g, '>').trim()),
      profile: [rows(root.querySelector('.profile-text')!), rows(own)],
    }
  }, page)
  expect(shown.title[0]).toBe(shown.title[1])
  expect(shown.brief[0]).toBe(shown.brief[1])
  if (id.length === 18) expect(shown.profile[0]).toEqual(shown.profile[1])
  else expect(shown.profile[0]).toEqual(expect.arrayContaining(shown.profile[1]!))
}

describe('filled in by a person', () => {
  test('with the keyboard alone', async () => {
    const { tab, faults, close } = await open({ reducedMotion: 'no-preference' })
    await tab.locator('[data-step="enterprise"] h2').focus()
    for (const id of stepIds) {
      await step(tab, id).waitFor()
      await fillStepByKeyboard(tab, fullest.answers)
    }
    await tab.locator('[data-results] h2').waitFor()
    const { id, text } = await downloadYaml(tab)
    expect(id).toBe(fullest.id)
    // Nobody knows in which order somebody else once ticked.
    expect(plain(withoutEmpty(readYaml(text, '').tree!))).toEqual(plain(inFormOrder(fullest.tree)))
    expect(faults).toEqual([])
    await close()
  })

  test('with a finger on a phone, without a name', async (context) => {
    const effort = { actions: 0, screens: 0 }
    const phone = {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    } as const
    const { tab, faults, close } = await open(phone)
    for (const id of stepIds) {
      await step(tab, id).waitFor()
      await fillStepByTouch(tab, anonymousWhole.answers, id, effort)
    }
    await tab.locator('[data-results] h2').waitFor()
    const { name, text } = await downloadYaml(tab)
    expect(name).toMatch(/^[a-z2-9]{6}\.yaml$/)
    expect(plain(withoutEmpty(readYaml(text, '').tree!))).toEqual(plain(inFormOrder(anonymousWhole.tree)))
    // Before the types were a grid, short fields stood in pairs and Enter led on: 104 actions, 17.8 screens.
    figure(context, `${effort.actions} actions, ${effort.screens.toFixed(1)} screens`)
    expect(effort.actions).toBeLessThanOrEqual(78)
    expect(effort.screens).toBeLessThanOrEqual(12.75)
    expect(faults).toEqual([])
    await close()
  })
})

const settings = (file: string) => readContentFile(file, readFileSync(file))!.value
const context = {
  site: settings('content/site.yaml'),
  cycle: settings('content/cycles/2023/cycle.yaml'),
} as EntryContext

/** What the check says of these answers at one field, in the words beside it. */
function expectedAt(answers: Answers, name: string): string[] {
  return remarksOn(answers, '2023', context)
    .filter(({ path, severity }) => severity === 'error' && `${path.join('.')}.`.startsWith(`${name}.`))
    .map(({ problem, repair }) => problem + repair)
}

const shownAt = (tab: Page, name: string) =>
  tab
    .locator(`[data-field="${name}"] > .told > .problem`)
    .allTextContents()
    .then((lines) => lines.map((line) => line.replace(/^错误：/, '')))

describe('each field, broken and mended, says what the check says', () => {
  const broken: Record<string, string> = {
    number: '约百',
    date: '',
    phone: '12345',
    mobile: '021-55',
    text: '',
  }

  test.each(stepIds)('%s', async (id) => {
    const { tab, faults, close } = await open()
    await openSample(tab, fullest)
    await tab.locator(`[data-go="${id}"]`).click()
    const answers = { ...fullest.answers }
    let checked = 0
    for (const { item, index, step: within } of askedItems(answers)) {
      if (item.kind !== 'field' || within.id !== id) continue
      const { spec } = item.node
      const path = pathAt(item.path, index)
      const name = path.join('.')
      if (!['number', 'date', 'text'].includes(spec.kind)) continue
      const bad = broken[(spec.kind === 'text' && spec.format) || spec.kind] ?? ''
      const control = step(tab, id).locator(`[name="${name}"]`)
      const good = await control.inputValue()
      await control.fill(bad)
      await control.blur()
      const changed = structuredClone(answers)
      setAt(changed, path, bad)
      const expected = expectedAt(changed, name)
      expect([name, await shownAt(tab, name)]).toEqual([name, expected])
      expect([name, await control.getAttribute('aria-invalid')]).toEqual([
        name,
        expected.length > 0 ? 'true' : null,
      ])
      await control.fill(good)
      expect([name, await shownAt(tab, name)]).toEqual([name, []])
      if (expected.length > 0) checked++
    }
    expect(checked).toBeGreaterThan(id === 'confirmation' ? 0 : 2)
    expect(faults).toEqual([])
    await close()
  })
})

test('a sum in 元 is told with its likely value as a button, and pressed it is written', async () => {
  const { tab, faults, close } = await open()
  await openSample(tab, fullest)
  await tab.locator('[data-go="enterprise"]').click()
  const control = step(tab, 'enterprise').locator('[name="private.enterprise.revenue"]')
  const button = tab.locator('[data-field="private.enterprise.revenue"] [data-suggestion]')
  const sum = await control.inputValue()
  expect(await button.count()).toBe(0)
  await control.fill(String(Number(sum) * 10_000))
  await control.blur()
  expect(await button.textContent()).toBe(`改为 ${sum}`)
  await button.focus()
  await tab.keyboard.press('Enter')
  expect(await control.inputValue()).toBe(sum)
  expect(await control.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await button.count()).toBe(0)
  expect(faults).toEqual([])
  await close()
})

test('an unfinished step keeps its page: the summary takes the focus, its links lead to the fields', async () => {
  const { tab, close } = await open()
  await step(tab, 'enterprise').locator('[type=submit]').click()
  const summary = step(tab, 'enterprise').locator('[data-summary]')
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  const lines = await summary.locator('a').allTextContents()
  expect(lines).toHaveLength(11)
  await summary.locator('a', { hasText: '上年营业收入' }).click()
  expect(await tab.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(
    'private.enterprise.revenue',
  )
  // Nothing that is hidden blocks: 其他 was not chosen.
  expect(lines.join()).not.toContain('其他')
  await close()
})

test('what is hidden is not saved, and comes back when it is asked again', async () => {
  const { tab, close } = await open()
  await openSample(tab, fullest)
  await tab.locator('[data-go="request"]').click()
  const request = step(tab, 'request')
  await request.locator('label.tick', { hasText: '无' }).first().click()
  expect(await request.locator('[name="public.expertRequest.problem"]').isVisible()).toBe(false)
  const { text } = await finishAndDownload(tab)
  expect(text).not.toMatch(/expertRequest|candidates|support/)
  await tab.locator('[data-results] .button', { hasText: '返回修改' }).click()
  await tab.locator('[data-go="request"]').click()
  await request.locator('label.tick', { hasText: '有' }).first().click()
  expect(await request.locator('[name="public.expertRequest.problem"]').inputValue()).toContain('极片面密度')
  await close()
})

test('the back button leads from the result to the form, forward to its last step', async () => {
  const { tab, close } = await open()
  await openSample(tab, fullest)
  await tab.locator('[data-go="confirmation"]').click()
  const confirmation = step(tab, 'confirmation')
  await confirmation.locator('[type=submit]').click()
  await tab.locator('[data-results] h2').waitFor()
  for (const move of ['goBack', 'goForward'] as const) {
    await tab[move]()
    await confirmation.waitFor()
    expect(await tab.locator('[data-results]').isVisible()).toBe(false)
    expect(
      await confirmation
        .locator('h2')
        .first()
        .evaluate((title) => title === document.activeElement),
    ).toBe(true)
  }
  await close()
})

test('a link to elsewhere on the page leaves step and result as they are', async () => {
  const { tab, close } = await open()
  await openSample(tab, fullest)
  const skip = () => tab.locator('.skip').press('Enter')
  await tab.locator('[data-go="request"]').click()
  await skip()
  expect(new URL(tab.url()).hash).toBe('#main')
  expect(await step(tab, 'request').isVisible()).toBe(true)
  await tab.locator('[data-go="confirmation"]').click()
  await step(tab, 'confirmation').locator('[type=submit]').click()
  await tab.locator('[data-results] h2').waitFor()
  await skip()
  expect(new URL(tab.url()).hash).toBe('#main')
  expect(await tab.locator('[data-results]').isVisible()).toBe(true)
  expect(await tab.locator('demand-form').isVisible()).toBe(false)
  await close()
})

test('what is shown before the consent cannot be loaded: told in its place, and there after going back', async () => {
  const { tab, close } = await open()
  let blocked = true
  await tab.route('**/confirmation.*', (route) => (blocked ? route.abort() : route.continue()))
  await openSample(tab, fullest)
  await tab.locator('[data-go="confirmation"]').click()
  await tab.locator('[data-published]').getByText('网络断了').waitFor()
  blocked = false
  await tab.locator('[data-go="challenges"]').click()
  await tab.locator('[data-go="confirmation"]').click()
  await tab.locator('[data-published] .published-title').waitFor()
  await close()
})

test('what makes the file cannot be loaded: told, nothing is lost, and pressed again it is made', async () => {
  const { tab, close } = await open()
  let blocked = true
  await tab.route('**/finished-view.*', (route) => (blocked ? route.abort() : route.continue()))
  await openSample(tab, fullest)
  await tab.locator('[data-go="confirmation"]').click()
  await step(tab, 'confirmation').locator('[type=submit]').click()
  const notices = tab.locator('[data-notices]')
  await notices.getByText('网络断了').waitFor()
  expect(await notices.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await step(tab, 'confirmation').isVisible()).toBe(true)
  blocked = false
  await step(tab, 'confirmation').locator('[type=submit]').click()
  expect((await downloadYaml(tab)).text).toBe(withoutRemarks(fullest.text))
  await close()
})

test('a district that is no longer chosen is none', async () => {
  const { tab, close } = await open()
  const district = tab.locator('[name="place.district"]')
  await district.selectOption('hongshan')
  await district.selectOption('')
  await step(tab, 'enterprise').locator('[type=submit]').click()
  expect(await shownAt(tab, 'place.district')).toHaveLength(1)
  await close()
})

test('texts of a file that the form has no field for are told', async () => {
  const { tab, close } = await open()
  await openSample(tab, {
    ...fullest,
    text: fullest.text.replace('\nprivate:', '\nprivate:\n  remark: 周五以后再联系'),
  })
  expect(await tab.locator('[data-notices]').textContent()).toContain('周五以后再联系')
  await close()
})

test('an item taken out comes back with what was written since', async () => {
  const { tab, close } = await open()
  await openSample(tab, fullest)
  await tab.locator('[data-go="challenges"]').click()
  const challenges = step(tab, 'challenges')
  await challenges.locator('[data-remove]').first().click()
  expect(await challenges.locator('[name="public.challenges.0.summary"]').inputValue()).toContain('凝胶化')
  await challenges.locator('[name="public.challenges.0.summary"]').fill('高镍正极浆料静置后凝胶化')
  await challenges.locator('.button', { hasText: '撤销删除' }).click()
  expect(await challenges.locator('[name="public.challenges.0.summary"]').inputValue()).toContain('面密度')
  expect(await challenges.locator('[name="public.challenges.1.summary"]').inputValue()).toBe(
    '高镍正极浆料静置后凝胶化',
  )
  const { text } = await finishAndDownload(tab)
  expect(text).toBe(
    withoutRemarks(fullest.text).replace('高镍正极浆料静置凝胶化', '高镍正极浆料静置后凝胶化'),
  )
  await close()
})

describe('the draft', () => {
  const DRAFT = 'keji-fuzong/draft/2023'
  const stored = (tab: Page) => tab.evaluate((key) => localStorage.getItem(key), DRAFT)

  test('survives a reload half-way, with its step', async () => {
    const { tab, close } = await open()
    expect(await stored(tab)).toBeNull()
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    await tab.locator('[data-go="challenges"]').click()
    await step(tab, 'challenges').locator('label.tick', { hasText: '有' }).first().click()
    await tab.locator('[name="public.challenges.0.summary"]').fill('镀膜损伤阈值偏低')
    // At once: no time to save in peace.
    await tab.reload()
    expect(await tab.locator('[data-notices]').textContent()).toContain('已打开')
    expect(await tab.locator('[name="public.challenges.0.summary"]').inputValue()).toBe('镀膜损伤阈值偏低')
    expect(await step(tab, 'challenges').isVisible()).toBe(true)
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('武汉某某光电有限公司')
    expect(await tab.locator('[data-saved]').textContent()).toContain('已保存')
    // On another day, from a page without a step in its address: Back leads to the step where it was opened.
    await tab.goto('about:blank')
    await tab.goto(`${url}/apply/`)
    await step(tab, 'challenges').waitFor()
    await tab.locator('[data-go="enterprise"]').click()
    await tab.goBack()
    await step(tab, 'challenges').waitFor()
    await close()
  })

  test('is gone when it is deleted, and only after a question', async () => {
    const { tab, close } = await open()
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    await tab.locator('[data-go="request"]').click()
    await tab.locator('[data-delete]').click()
    expect(await stored(tab)).toContain('某某光电')
    await tab.locator('.button', { hasText: '确定删除' }).click()
    expect(await stored(tab)).toBeNull()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('')
    // The first step is shown again, and its address with it.
    expect(new URL(tab.url()).hash).toBe('#enterprise')
    await tab.reload()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('')
    await close()
  })

  test('of another version of the form: what has no field any more is shown', async () => {
    const { tab, close } = await open()
    const state = {
      answers: {
        public: { enterprise: { name: '武汉某某光电有限公司', slogan: '旧栏目里的话' } },
        choices: { unknown: 'x' },
      },
    }
    await tab.evaluate(
      ([key, value]) => localStorage.setItem(key!, value!),
      [DRAFT, JSON.stringify({ version: 0, state })],
    )
    await tab.reload()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('武汉某某光电有限公司')
    expect(await tab.locator('[data-notices]').textContent()).toContain('旧栏目里的话')
    await close()
  })

  test('in two windows: one that was only looked at neither overwrites the other’s nor brings back what was deleted', async () => {
    const { tab, close } = await open()
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    await tab.locator('[data-saved]', { hasText: '已保存' }).waitFor()
    const other = await tab.context().newPage()
    await other.goto(`${url}/apply/`)
    await tab.locator('[name="private.enterprise.address"]').fill('武汉市某某路1号')
    await other.locator('[data-stale]', { hasText: '另一个窗口' }).waitFor()
    await other.goto('about:blank')
    expect(await stored(tab)).toContain('某某路1号')
    await other.goto(`${url}/apply/`)
    await tab.locator('[data-delete]').click()
    await tab.locator('.button', { hasText: '确定删除' }).click()
    await other.goto('about:blank')
    expect(await stored(tab)).toBeNull()
    await close()
  })

  test('deleted or replaced: what was taken out of it before cannot be put back into the next', async () => {
    const { tab, close } = await open()
    await openSample(tab, fullest)
    await tab.locator('[data-go="challenges"]').click()
    await step(tab, 'challenges').locator('[data-remove]').first().click()
    await tab.locator('[data-delete]').click()
    await tab.locator('.button', { hasText: '确定删除' }).click()
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toContain('草稿已删除')
    expect(await tab.locator('demand-form [data-undo]').count()).toBe(0)
    await close()
  })

  test('that is rubbish does no harm', async () => {
    for (const rubbish of [
      '{',
      'null',
      '[]',
      '{"state":3}',
      '{"state":{"answers":{"place":5,"public":[]}}}',
    ]) {
      const { tab, faults, close } = await open()
      await tab.evaluate(([key, value]) => localStorage.setItem(key!, value!), [DRAFT, rubbish])
      await tab.reload()
      await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
      expect(faults).toEqual([])
      await close()
    }
  })

  test('where nothing can be kept, the page says so', async () => {
    const { tab, close } = await open()
    await tab.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    await tab.locator('[data-saved]', { hasText: '不能保存' }).waitFor()
    await close()
  })

  test('is not replaced by a file without a question', async () => {
    const { tab, close } = await open()
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    const file = {
      name: `${fullest.id}.yaml`,
      mimeType: 'application/yaml',
      buffer: Buffer.from(fullest.text),
    }
    await tab.locator('[data-open]').setInputFiles(file)
    await tab.locator('.button', { hasText: '先不打开' }).click()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('武汉某某光电有限公司')
    await tab.locator('[data-open]').setInputFiles(file)
    await tab.locator('.button', { hasText: '替换草稿' }).click()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe(
      '武汉锂曦行动力电池有限公司',
    )
    await close()
  })
})

test('last year’s entry is a start: each step that holds some of it must be looked at', async () => {
  const { tab, close } = await open()
  const text = fullest.text.replace(/submittedOn: "2023/, 'submittedOn: "2022')
  await openSample(tab, { ...fullest, text })
  expect(await tab.locator('[data-notices]').textContent()).toContain('2022年填报')
  expect(await tab.locator('[name="private.consent.by"]').inputValue()).toBe('')
  await step(tab, 'enterprise').locator('[type=submit]').click()
  expect(await step(tab, 'enterprise').locator('[data-summary]').textContent()).toContain('沿用上年')
  for (const id of stepIds.slice(0, 4)) {
    await step(tab, id).locator('[data-carried] input').check()
    await step(tab, id).locator('[type=submit]').click()
  }
  await step(tab, 'confirmation').locator('[data-carried] input').check()
  await tab.locator('[name="private.consent.by"]').fill('糜承泽')
  await step(tab, 'confirmation').locator('[type=submit]').click()
  expect((await downloadYaml(tab)).text).toContain('public:')
  await close()
})

describe('files to begin from', () => {
  test('a filled 附件1 comes back whole, but for what paper has no place for', async () => {
    const { value } = readContentFile(
      `content/cycles/2023/demands/wuhan-jingkai/${fullest.id}.yaml`,
      Buffer.from(fullest.text),
    )!
    const bytes = await annex1Document({
      cycleYear: '2023',
      demand: value as Demand,
      districtName: '武汉经济技术开发区（汉南区）',
      creditCode: fullest.id,
    })
    const { tab, faults, close } = await open()
    const name = '附件1 填好的.docx'
    await tab.locator('[data-open]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
    await tab.locator('[data-notices] .notice').first().waitFor()
    expect(await tab.locator('[name="place.district"]').inputValue()).toBe('wuhan-jingkai')
    await tab.locator('[data-go="confirmation"]').click()
    await step(tab, 'confirmation').locator('label.tick', { hasText: '否' }).first().click()
    for (const item of await step(tab, 'confirmation').locator('[data-item]:not([hidden])').all()) {
      await item.locator('label.tick', { hasText: '否' }).click()
    }
    const consent = valueAt(fullest.tree, ['private', 'consent']) as { by: string; on: string }
    await tab.locator('[name="private.consent.by"]').fill(consent.by)
    await tab.locator('[name="private.consent.on"]').fill(consent.on)
    const { text } = await finishAndDownload(tab)
    const read = withoutEmpty(readYaml(text, '').tree!)
    expect(plain(read)).toEqual(plain(inFormOrder(fullest.tree)))
    expect(faults).toEqual([])
    await close()
  })

  test.each([
    ['坏的.yaml', Buffer.from('public:\n  - [')],
    ['空的.docx', Buffer.from('')],
    ['扫描件.docx', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d])],
    ['乱码.yaml', Buffer.from([0xb9, 0xab, 0xbf, 0xaa])],
  ])('%s is refused with a sentence, and nothing changes', async (name, buffer) => {
    const { tab, faults, close } = await open()
    await tab.locator('[name="public.enterprise.name"]').fill('武汉某某光电有限公司')
    await tab.locator('[data-open]').setInputFiles({ name, mimeType: '', buffer })
    await tab.locator('[data-notices]', { hasText: '读不出这个文件：' }).waitFor()
    expect(await tab.locator('[name="public.enterprise.name"]').inputValue()).toBe('武汉某某光电有限公司')
    expect(faults).toEqual([])
    await close()
  })
})

/** What was ticked, in the order of the form, as paper lists it. */
function inFormOrder(tree: Tree): Tree {
  const copy = structuredClone(tree) as {
    public: {
      challenges: { cooperation?: { modes: string[] } }[]
      research: { types: { type: string; level?: string }[] }
    }
    private: { innovation: { projects: string[] } }
  }
  const place = ({ type, level = '' }: { type: string; level?: string }) =>
    institutionTypes.indexOf(type as never) * 10 + levels.indexOf(level as never)
  copy.public.research.types.sort((a, b) => place(a) - place(b))
  const sort = (ticked: string[] | undefined, options: readonly string[]) =>
    ticked?.sort((a, b) => options.indexOf(a) - options.indexOf(b))
  for (const { cooperation } of copy.public.challenges) sort(cooperation?.modes, cooperationModes)
  sort(copy.private.innovation.projects, projectKinds)
  return copy as unknown as Tree
}

describe('results', () => {
  test('the paper to stamp says the same', async () => {
    const { tab, close } = await open()
    await openSample(tab, fullest)
    await finishAndDownload(tab)
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.locator('[data-results] .button', { hasText: '附件1' }).click(),
    ])
    const result = await importDocument(readFileSync((await file.path())!))
    const [imported] = 'trees' in result ? result.trees : []
    expect(imported?.paper.creditCode).toBe(fullest.id)
    expect(valueAt(imported!.tree, ['private', 'enterprise', 'revenue'])).toBe(
      valueAt(fullest.tree, ['private', 'enterprise', 'revenue']),
    )
    await close()
  })

  test('the text to copy is the file; in WeChat the page says how to get out', async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 12) Chrome/116 Mobile MicroMessenger/8.0.42'
    const { tab, close } = await open({ userAgent, permissions: ['clipboard-read', 'clipboard-write'] })
    await openSample(tab, fullest)
    const { text } = await finishAndDownload(tab)
    expect(await tab.locator('[data-results]').textContent()).toContain('在浏览器中打开')
    await tab.locator('[data-results] .button', { hasText: '复制文字' }).click()
    await tab.locator('[data-results]', { hasText: '已复制' }).waitFor()
    expect(withoutMark(await tab.evaluate(() => navigator.clipboard.readText()))).toBe(text)
    await close()
  })
})

test('generated entries and naughty strings go form → YAML → schema unaltered, or are refused by their code', async () => {
  const { tab, faults, close } = await open()
  const texts = [
    ...naughtyStrings(),
    ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), 150),
  ]
  const fields = [
    'public.expertRequest.problem',
    'public.expertRequest.source',
    'private.candidateNote',
    'public.challenges.0.description',
  ]
  const back = await tab.evaluate(
    ([answers, all, names]) => {
      const form = document.querySelector('demand-form') as unknown as {
        write(answers: unknown): { text: string }[]
        state: { answers: unknown }
      }
      return (all as string[]).map((text) => {
        const filled = structuredClone(answers) as Record<string, unknown>
        for (const name of names as string[]) {
          let node = filled as Record<string, unknown>
          const keys = name.split('.')
          for (const key of keys.slice(0, -1)) node = node[key] as Record<string, unknown>
          node[keys.at(-1)!] = text
        }
        const lost = form.write(filled).map((each) => each.text)
        return { answers: form.state.answers, lost }
      })
    },
    [fullest.answers as unknown, texts as unknown, fields as unknown],
  )
  let unaltered = 0
  for (const [at, { answers, lost }] of back.entries()) {
    const wanted = texts[at]!
    const { id, tree } = entryOfAnswers(answers as Answers)
    const file = `content/cycles/2023/demands/wuhan-jingkai/${id}.yaml`
    const read = readContentFile(file, Buffer.from(writeYaml(tree, formTree(demandSchema))))!
    for (const name of fields) {
      const path = name.split('.').map((key) => (/^\d$/.test(key) ? Number(key) : key))
      const value = valueAt(read.value, path)
      if (value === wanted.trim()) unaltered++
      else if (value !== undefined && wanted.trim() !== '') {
        // A line of text takes no line ends; the form says what it could not take.
        expect([wanted, lost]).toEqual([wanted, expect.arrayContaining([wanted])])
      } else {
        const codes = read.findings.map(({ code }) => code)
        expect([wanted, codes.length > 0]).toEqual([wanted, true])
      }
    }
  }
  expect(unaltered).toBeGreaterThan(texts.length)
  expect(faults).toEqual([])
  await close()
})

function naughtyStrings(): string[] {
  const list = JSON.parse(
    readFileSync('node_modules/big-list-of-naughty-strings/blns.json', 'utf8'),
  ) as string[]
  return list.filter((text) => [...text].length >= 10 && [...text].length <= 900)
}

describe('for everybody', () => {
  test('axe finds nothing on any step, filled or faulty, at 390 px and at 1280 px in the dark', async () => {
    const { tab, close } = await open({ viewport: { width: 390, height: 900 }, bypassCSP: true })
    const faults = async () => {
      await tab.emulateMedia({ colorScheme: 'dark' })
      const dark = await faultsAt(tab, [1280])
      await tab.emulateMedia({ colorScheme: 'light' })
      return [...dark, ...(await faultsAt(tab, [390]))]
    }
    for (const id of stepIds) {
      await tab.locator(`[data-go="${id}"]`).click()
      await step(tab, id).locator('[type=submit]').click()
      expect([id, await faults()]).toEqual([id, []])
    }
    await chooseFile(tab, fullest)
    await tab.locator('.button', { hasText: '替换草稿' }).click()
    await whenOpened(tab, fullest)
    for (const id of stepIds) {
      await tab.locator(`[data-go="${id}"]`).click()
      expect([id, await faults()]).toEqual([id, []])
    }
    await step(tab, 'confirmation').locator('[type=submit]').click()
    await tab.locator('[data-results] h2').waitFor()
    expect(await faults()).toEqual([])
    await close()
  })

  test('at 200 % and 400 % nothing runs out of the window, and every control is there', async () => {
    for (const width of [640, 320]) {
      const { tab, close } = await open({ viewport: { width, height: 450 }, deviceScaleFactor: 1280 / width })
      await openSample(tab, fullest)
      for (const id of stepIds) {
        await tab.locator(`[data-go="${id}"]`).click()
        expect(
          await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0)
        expect(await step(tab, id).locator('[type=submit]').isVisible()).toBe(true)
      }
      await close()
    }
  })

  test('targets are at least 44 px high', async () => {
    const { tab, close } = await open({ viewport: { width: 390, height: 844 } })
    await openSample(tab, fullest)
    for (const id of stepIds) {
      await tab.locator(`[data-go="${id}"]`).click()
      const small = await step(tab, id).evaluate((root) =>
        [...root.querySelectorAll<HTMLElement>('input, select, textarea, button')]
          .map((control) => control.closest<HTMLElement>('label.tick') ?? control)
          .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
          .map((target) => target.outerHTML.slice(0, 80)),
      )
      expect([id, small]).toEqual([id, []])
    }
    await close()
  })

  test('without JavaScript the page leads to the Word form', async () => {
    const { tab, close } = await open({ javaScriptEnabled: false })
    const text = await tab.locator('main').textContent()
    expect(text).toContain('下载空白附件1')
    expect(await tab.locator('main a[href="/downloads/annex-1.docx"]:visible').count()).toBe(1)
    expect(await tab.locator('demand-form').isVisible()).toBe(false)
    await close()
  })

  test('at most 60 kB of script before the first step can be used', async () => {
    const html = readFileSync(join(dist, 'apply/index.html'), 'utf8')
    const loaded = new Set<string>()
    const load = (file: string): number => {
      if (loaded.has(file)) return 0
      loaded.add(file)
      const text = readFileSync(join(dist, file), 'utf8')
      const imports = [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(
        ([, name]) => `_astro/${name}`,
      )
      return gzipSync(text).length + imports.reduce((sum, name) => sum + load(name), 0)
    }
    const bytes = [...html.matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)].reduce(
      (sum, [, file]) => sum + load(file!),
      0,
    )
    expect(loaded.size).toBeGreaterThan(3)
    expect(bytes).toBeLessThan(60_000)
  })
})
