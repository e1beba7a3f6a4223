import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { creditCodeFault } from '../../src/domain/credit-code.ts'
import { bases } from './entry.ts'
import type { TestForge } from './forge/start-forge.ts'
import { buildSite, serve } from './site.ts'

/** The desk in a browser: a site whose git host is a double, and a person in front of it. */

export interface DeskSite {
  url: string
  close: () => Promise<void>
}

/** What of the samples is plain where it would have to be sealed. */
export const isPrivateSample = (file: string): boolean => /cycles\/\d+\/(?:demands|filings)\//.test(file)

/** The samples' site, handing in to this host; with other settings, without the samples that are plain. */
export async function deskSite(
  { settings }: Pick<TestForge, 'settings'>,
  edit?: (siteYaml: string) => string,
): Promise<DeskSite> {
  const root = await mkdtemp(join(tmpdir(), 'keji-desk-'))
  const filter = (path: string) => edit === undefined || !isPrivateSample(path)
  await cp('content', join(root, 'content'), { recursive: true, filter })
  const file = join(root, 'content/site.yaml')
  const { kind, api, owner, repository, branch } = settings
  const forge = `forge:\n  kind: ${kind}\n  api: ${api}\n  owner: ${owner}\n  repository: ${repository}\n  branch: ${branch}\n`
  const text = (await readFile(file, 'utf8')).replace(/^forge:\n(?: {2}.*\n)+/m, forge)
  await writeFile(file, edit?.(text) ?? text)
  const { dist } = await buildSite({ root, into: root })
  const { url, close } = await serve(dist)
  return {
    url,
    async close() {
      await close()
      await rm(root, { recursive: true, force: true })
    },
  }
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
    options: { width?: number; bypassCSP?: boolean } = {},
  ): Promise<Officer> {
    const { width = 1280, bypassCSP = false } = options
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      bypassCSP,
      acceptDownloads: true,
    })
    context.setDefaultTimeout(20_000)
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
  }

  async submit(token: string): Promise<void> {
    await this.look(token)
    await this.tab.getByRole('button', { name: '确认提交' }).click()
    await this.tab.locator('.outcome a[href*="pull"]').waitFor()
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

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A code of nobody, with a fitting check character. */
export function codeNumber(number: number): string {
  const head = `91420111MAFAK${String(number).padStart(4, '0')}`
  return [...ALPHABET].map((check) => head + check).find((code) => creditCodeFault(code) === undefined)!
}

/** Rare characters, other ones for each number and use. */
function words(number: number, use: number, length: number): string {
  const at = (index: number) => 0x4e00 + ((number * 977 + use * 4_801 + index * 131) % 20_000)
  return Array.from({ length }, (_, index) => String.fromCharCode(at(index))).join('')
}

/** The named sample as another enterprise's, with people and texts of its own. */
export function entryNumber(number: number): Upload {
  const own = words(number, 1, 12)
  const text = bases.named
    .replaceAll('武汉测试光电', `武汉${words(number, 2, 4)}光电`)
    .replace('industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息')
    .replace('name: 丙某某', `name: ${words(number, 3, 3)}`)
    .replace('name: 丁某某', `name: ${words(number, 4, 3)}`)
    .replace(
      '高功率激光器封装应力大，热循环后光功率下降超过 5%。',
      `${own}，${own}，下降超过 ${number} MPa。`,
    )
    .replace('现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', `${own}的损伤阈值为 ${number} MPa。`)
    .replace('85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', `${own}不大于 ${number} mm。`)
  return upload(`${codeNumber(number)}.yaml`, text)
}
