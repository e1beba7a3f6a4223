import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { By, Key, until, type WebDriver } from 'selenium-webdriver'
import { expect, inject, onTestFinished, test } from 'vitest'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import type { Demand } from '../../src/domain/demand.ts'
import { validate } from '../../src/domain/validate.ts'
import { stepIds } from '../../src/form/entry/plan.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { deskSite } from '../support/desk-site.ts'
import { codeNumber, entryNumber } from '../support/entry.ts'
import { annex2Grid, excelBook } from '../support/excel-form.ts'
import { temporaryFolder } from '../support/folder.ts'
import { startForge, testAccounts } from '../support/forge/start-forge.ts'
import { anonymous } from '../support/samples.ts'
import { findWebKit, openWebKit } from '../support/webkit.ts'

const WAIT = 60_000
const PATH = `content/cycles/2023/demands/hongshan/${codeNumber(2)}.yaml`

const shown = async (driver: WebDriver, selector: string) =>
  driver.wait(until.elementIsVisible(await driver.wait(until.elementLocated(By.css(selector)), WAIT)), WAIT)
/** By its own click: what it is pressed with is looked at in Chromium. */
const click = async (driver: WebDriver, selector: string) =>
  driver.executeScript('arguments[0].click()', await shown(driver, selector))

/** Undefined, with a line that says so, where it is missing. */
async function webKit(): Promise<WebDriver | undefined> {
  const binary = findWebKit()
  if (!binary) {
    const advice = 'WebKit 没有找到，没有在它里面走一遍：apt-get install webkit2gtk-driver xvfb'
    // Required where the tests decide; elsewhere a line.
    if (process.env['CI']) throw new Error(advice)
    console.warn(advice)
    return undefined
  }
  const { driver, close } = await openWebKit(binary)
  onTestFinished(close)
  return driver
}

/** Sizes of the files that the page makes from now on: `window.made`. */
const NOTE_FILES = `
  window.made = []
  const create = URL.createObjectURL
  URL.createObjectURL = (blob) => (window.made.push(blob.size), create.call(URL, blob))
`

test('in WebKit: a file, five steps, a draft after a reload, both files made', async () => {
  const driver = await webKit()
  if (!driver) return
  await driver.get(`${inject('url')}/apply/`)
  await shown(driver, 'demand-form')
  await driver.executeScript("document.querySelector('[data-tools] details').open = true")
  await driver.findElement(By.css('[data-open]')).sendKeys(resolve(anonymous.file))
  await shown(driver, '[data-notices] .notice')
  await driver.executeScript(`
    const district = document.querySelector('[name="place.district"]')
    district.value = ${JSON.stringify(anonymous.district)}
    district.dispatchEvent(new Event('input', { bubbles: true }))
  `)
  for (const id of stepIds.slice(0, 4)) await click(driver, `[data-step="${id}"] [type=submit]`)
  await shown(driver, '[data-published] .published-title')
  await driver.navigate().refresh()
  await shown(driver, '[data-published] .published-title')
  expect(await driver.findElement(By.css('[data-notices]')).getText()).toContain('已打开')
  await click(driver, '[data-step="confirmation"] [type=submit]')
  await shown(driver, '[data-results] h2')
  await driver.executeScript(NOTE_FILES)
  const status = await driver.findElement(By.css('[data-results] > [role=status]'))
  for (const [button, ending] of [
    ['li:nth-child(1) .primary', '.yaml'],
    ['li:nth-child(2) .button', '.docx'],
  ]) {
    await click(driver, `[data-results] ${button}`)
    await driver.wait(until.elementTextContains(status, ending!), WAIT)
  }
  const made = await driver.executeScript<number[]>('return window.made')
  expect(made).toHaveLength(2)
  expect(made[0]).toBeGreaterThan(1000)
  expect(made[1]).toBeGreaterThan(10_000)
})

test('in WebKit: a two-month report, a draft after a reload, its file made', async () => {
  const driver = await webKit()
  if (!driver) return
  await driver.get(`${inject('url')}/report/#2023/hongshan/n4s8qa/2023-10`)
  const control = (name: string) => shown(driver, `[name="${name}"]`)
  const focused = () => driver.switchTo().activeElement()
  await (await control('private.days.0.days')).sendKeys('9天', Key.ENTER)
  await focused().sendKeys('8', Key.ENTER)
  // Over a tick, from which a browser would check the report.
  await focused().sendKeys(Key.ENTER)
  await focused().sendKeys('标定模温回路。')
  await driver.navigate().refresh()
  expect(await (await control('private.work')).getAttribute('value')).toBe('标定模温回路。')
  expect(await (await control('private.days.0.days')).getAttribute('value')).toBe('9')
  await click(driver, '[data-form] [type=submit]')
  await shown(driver, '[data-results] h2')
  await driver.executeScript(NOTE_FILES)
  await click(driver, '[data-results] .button.primary')
  await driver.wait(async () => (await driver.executeScript<number[]>('return window.made')).length > 0, WAIT)
  await click(driver, '[data-results] > .actions .button')
  await shown(driver, '[data-form] [type=submit]')
})

test('in WebKit: the desk reads three kinds of files, makes workbook, letter and zip, and looks at the host', async () => {
  const driver = await webKit()
  if (!driver) return
  const forge = await startForge({ kind: 'gitea', allowsPages: true })
  onTestFinished(() => forge.close())
  const site = await deskSite(forge)
  onTestFinished(() => site.close())
  const folder = await temporaryFolder()
  const demand = validate('demand', readContentFile(PATH, entryNumber(2).buffer)!.tree!, PATH).value as Demand
  const about = { cycleYear: '2023', demand, districtName: '洪山区', creditCode: codeNumber(2) }
  const files = {
    [`${codeNumber(1)}.yaml`]: entryNumber(1).buffer,
    '附件1.docx': await annex1Document(about),
    '附件2.xlsx': excelBook({ sheets: [annex2Grid()] }),
  }
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  })
  await driver.get(`${site.url}/desk/`)
  await shown(driver, '#desk-district')
  await driver.executeScript(`
    const district = document.querySelector('#desk-district')
    district.value = 'hongshan'
    district.dispatchEvent(new Event('change'))
  `)
  await driver.findElement(By.css('#desk-files')).sendKeys(paths.join('\n'))
  const read = async () =>
    (await driver.findElement(By.css('[aria-labelledby="desk-step-2"]')).getText()).includes('读完 3 个文件')
  await driver.wait(read, WAIT)
  // The rows of the workbook lack what only 附件1 says.
  await driver.executeScript(`
    for (;;) {
      const button = document.querySelector('.item[data-worst="error"] [data-part="remove"]')
      if (!button) break
      button.click()
    }
  `)
  expect(await driver.findElements(By.css('.desk .item'))).toHaveLength(2)
  await driver.executeScript(NOTE_FILES)
  const made = () => driver.executeScript<number[]>('return window.made')
  for (const [at, selector] of [
    '[aria-labelledby="desk-step-5"] .actions button:nth-child(1)',
    '[aria-labelledby="desk-step-5"] .actions button:nth-child(2)',
    '[aria-labelledby="desk-without"] .actions button',
  ].entries()) {
    await driver.wait(until.elementIsEnabled(await shown(driver, selector)), WAIT)
    await click(driver, selector)
    await driver.wait(async () => (await made()).length > at, WAIT)
  }
  for (const size of await made()) expect(size).toBeGreaterThan(5000)
  await driver.findElement(By.css('#desk-token')).sendKeys(testAccounts.outsider.token)
  await click(driver, '[aria-labelledby="desk-step-6"] form [type=submit]')
  const outcome = await shown(driver, '.outcome h3')
  expect(await outcome.getText()).toContain('新增 2 家')
})
