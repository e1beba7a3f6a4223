import { resolve } from 'node:path'
import { By, until, type WebDriver } from 'selenium-webdriver'
import { expect, inject, onTestFinished, test } from 'vitest'
import { stepIds } from '../../src/form/entry/plan.ts'
import { anonymous } from '../support/samples.ts'
import { findWebKit, openWebKit } from '../support/webkit.ts'

const WAIT = 60_000

const shown = async (driver: WebDriver, selector: string) =>
  driver.wait(until.elementIsVisible(await driver.wait(until.elementLocated(By.css(selector)), WAIT)), WAIT)
/** By its own click: what it is pressed with is looked at in Chromium. */
const click = async (driver: WebDriver, selector: string) =>
  driver.executeScript('arguments[0].click()', await shown(driver, selector))

test('in WebKit: a file, five steps, a draft after a reload, both files made', async () => {
  const binary = findWebKit()
  if (!binary) {
    const advice = 'WebKit 没有找到，没有在它里面走一遍：apt-get install webkit2gtk-driver xvfb'
    // Required where the tests decide; elsewhere a line.
    if (process.env['CI']) throw new Error(advice)
    console.warn(advice)
    return
  }
  const { driver, close } = await openWebKit(binary)
  onTestFinished(close)
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
  await driver.executeScript(`
    window.made = []
    const create = URL.createObjectURL
    URL.createObjectURL = (blob) => (window.made.push(blob.size), create.call(URL, blob))
  `)
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
