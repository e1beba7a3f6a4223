import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type ContextOptions, lending } from './lent-context.ts'
import type { SharedSite } from './shared-site-builds.ts'
import type { BuildOptions, Built } from './site.ts'

/** Its contexts are handed out again unless they are to be `fresh`; a page by `newPage` is in a fresh one of its own. */
export interface SharedBrowser extends Browser {
  newContext(options?: ContextOptions): Promise<BrowserContext>
}

let browser: Promise<SharedBrowser> | undefined

/** One for each worker, and gone with it; whoever opens a context closes it. */
export function sharedBrowser(): Promise<SharedBrowser> {
  browser ??= launchBrowser(inject('chromium')).then(patient)
  return browser
}

/**
 * Whatever a page does may take its time on a machine that has other work as well. Pages do not glide: a click
 * that has to scroll first takes a second else. One walk through the form and one at the desk are with motion.
 */
function patient(browser: Browser): SharedBrowser {
  const newContext = browser.newContext.bind(browser)
  const newPage = browser.newPage.bind(browser)
  const lend = lending(async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(120_000)
    return context
  })
  return Object.assign(browser, {
    newContext: (options?: ContextOptions) => lend({ reducedMotion: 'reduce', ...options }),
    newPage: (options?: ContextOptions) => newPage({ fresh: true, ...options } as ContextOptions),
  })
}

/** One of the sites that are built once for the whole run. */
export function sharedSite(name: SharedSite | 'samples'): Promise<Built> {
  return askBuilder(`/${name}`)
}

/** As `buildSite`, but by the process that builds the shared sites. */
export function buildAsShared(options: BuildOptions): Promise<Built> {
  return askBuilder('/', JSON.stringify(options))
}

/** Waits as long as it takes, as `fetch` would not: sites are built one after the other. */
async function askBuilder(path: string, body = ''): Promise<Built> {
  const method = body ? 'POST' : 'GET'
  const question = request(inject('builder') + path, { method, agent: false })
  question.end(body)
  const [answer] = (await once(question, 'response')) as [IncomingMessage]
  const said = await text(answer)
  if (answer.statusCode !== 200) throw new Error(said)
  return JSON.parse(said) as Built
}

/** What only foreign code makes a page of this site do: it speaks up, fails, breaks the policy, asks elsewhere. */
export function watch(tab: Page, url: string): string[] {
  const seen: string[] = []
  const { origin } = new URL(url)
  tab.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  tab.on('pageerror', (error) => void seen.push(`error ${error.message}`))
  tab.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console ${message.text()}`)
  })
  tab.on('popup', (popup) => void seen.push(`popup ${popup.url()}`))
  tab.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith('blob:') && new URL(asked).origin !== origin) seen.push(`request ${asked}`)
  })
  return seen
}
