import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { hostOrigin } from '../../src/domain/site.ts'
import { sharedSite } from './browser-tab.ts'
import type { TestForge } from './forge/start-forge.ts'
import type { TestRecipient } from './sealed-folder.ts'
import { serve } from './site.ts'

/** The form and the desk on a site whose git host is on this machine, and a person in front of them. */

export interface DeskSite {
  url: string
  close: () => Promise<void>
}

export interface DeskSettings {
  /** Private parts are sealed for these; default: they are plain. */
  recipients?: readonly TestRecipient[]
  selfService?: boolean
}

/**
 * The samples' site, or the sealed one, submitting to this host. It is served as these settings would have
 * made it: they stand in the form's page, in the desk's context, and the host in each page's policy.
 */
export async function deskSite(
  { settings }: Pick<TestForge, 'settings'>,
  { recipients, selfService = false }: DeskSettings = {},
): Promise<DeskSite> {
  const dist = recipients ? (await sharedSite('sealed')).dist : inject('dist')
  const forge = JSON.stringify({ ...settings, ...(selfService && { selfService }) })
  return serve(dist, {
    alter: (text) =>
      text
        .replace(/"forge":\{[^}]*\}/, () => `"forge":${forge}`)
        .replace(/"recipients":\[[^\]]*\]/, () => `"recipients":${JSON.stringify(recipients ?? [])}`)
        .replace(/(connect-src 'self') [^;]*/, `$1 ${hostOrigin(settings.api)}`),
  })
}

export interface Upload {
  name: string
  mimeType: string
  buffer: Buffer
}

export const upload = (name: string, data: string | Uint8Array): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(data),
})

/** An officer at the desk; `origins` are all that the page has spoken with. */
export class Officer {
  readonly tab: Page
  readonly context: BrowserContext
  readonly origins = new Set<string>()
  /** What the page complained about: errors, and breaches of its own policy. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, tab: Page) {
    this.context = context
    this.tab = tab
    tab.on('request', (request) => {
      if (!request.url().startsWith('blob:')) this.origins.add(new URL(request.url()).origin)
    })
    tab.on('pageerror', (error) => void this.complaints.push(error.message))
    tab.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
  }

  static async at(
    browser: Browser,
    url: string,
    options: { width?: number } & Pick<BrowserContextOptions, 'bypassCSP' | 'reducedMotion'> = {},
  ): Promise<Officer> {
    const { width = 1280, ...more } = options
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...more })
    const officer = new Officer(context, await context.newPage())
    await officer.tab.goto(`${url}/desk/`)
    await officer.tab.selectOption('#desk-district', 'hongshan')
    return officer
  }

  /** Chooses files, and waits until all of them are read, and compared with what is published. */
  async take(...files: Upload[]): Promise<void> {
    await this.tab.setInputFiles('#desk-files', files)
    await this.tab.getByText(`读完 ${files.length} 个文件`).waitFor()
    await this.tab.getByText('正在读取网站上已公开的需求').waitFor({ state: 'hidden' })
  }

  card(name: string) {
    return this.tab
      .locator('.desk .item')
      .filter({ has: this.tab.getByRole('heading', { name, exact: true }) })
  }

  /** Codes that a card tells, errors first. */
  codes(name: string): Promise<(string | undefined)[]> {
    return this.card(name)
      .locator('[data-code]')
      .evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset['code']))
  }

  /** Looks at what would change; what is told stands in `.outcome`. */
  async look(token: string): Promise<void> {
    await this.tab.fill('#desk-token', token)
    await this.tab.getByRole('button', { name: '查看会改动什么' }).click()
    await this.tab.locator('.outcome h3').first().waitFor()
    const useNew = this.tab.locator('.outcome').getByRole('button', { name: /家都用新的$/ })
    if ((await useNew.count()) === 0) return
    await useNew.click()
    await this.tab.locator('.outcome h3', { hasText: /更新 \d+ 家|内容没有变化/ }).waitFor()
  }

  async submit(token: string): Promise<void> {
    await this.look(token)
    await this.tab.getByRole('button', { name: '确认提交' }).click()
    await this.tab.locator('.outcome :is(a[href*="pull"], a[href*="merge_requests"])').waitFor()
  }

  async outcome(): Promise<string> {
    return (await this.tab.locator('.outcome').textContent()) ?? ''
  }

  async download(name: string): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([
      this.tab.waitForEvent('download'),
      this.tab.getByRole('button', { name }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  /** Everything that the browser keeps for the site, as one text. */
  async kept(): Promise<string> {
    const stored = await this.tab.evaluate(async () => {
      const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie]
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name!)
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store)
          for (const request of [all.getAllKeys(), all.getAll()]) {
            found.push(
              await new Promise((resolve) => {
                request.onsuccess = () => resolve(request.result)
              }),
            )
          }
        }
        database.close()
      }
      return JSON.stringify(found)
    })
    return stored + JSON.stringify(await this.context.storageState({ indexedDB: true }))
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}
