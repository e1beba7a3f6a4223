import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export interface ContextOptions extends BrowserContextOptions {
  /** Of a browser that has seen nothing of any site yet. */
  fresh?: boolean
}

/** What cannot be taken back: a context on which one of these was called is really closed. */
const LASTING = {
  context: [
    'addInitScript',
    'clearPermissions',
    'exposeBinding',
    'exposeFunction',
    'grantPermissions',
    'newCDPSession',
    'on',
    'once',
    'routeFromHAR',
    'routeWebSocket',
    'setDefaultNavigationTimeout',
    'setDefaultTimeout',
    'setExtraHTTPHeaders',
    'setGeolocation',
    'setHTTPCredentials',
    'setStorageState',
  ],
  clock: ['fastForward', 'install', 'pauseAt', 'resume', 'runFor', 'setFixedTime', 'setSystemTime'],
  tab: [
    'addInitScript',
    'addLocatorHandler',
    'close',
    'exposeBinding',
    'exposeFunction',
    'routeFromHAR',
    'routeWebSocket',
    'setDefaultNavigationTimeout',
    'setDefaultTimeout',
    'setExtraHTTPHeaders',
  ],
  keyboard: ['down'],
  mouse: ['down'],
} satisfies {
  context: (keyof BrowserContext)[]
  clock: (keyof BrowserContext['clock'])[]
  tab: (keyof Page)[]
  keyboard: (keyof Page['keyboard'])[]
  mouse: (keyof Page['mouse'])[]
}

/** Each that waits keeps a process of the browser. */
const MOST_WAITING = 4

interface Lent {
  options: string
  context: BrowserContext
  /** To a test, which closes it. */
  handOut: (whenWaiting: () => Promise<void>) => BrowserContext
  end: () => Promise<void>
}

/**
 * A `newContext` that hands out contexts again, with their first tab. Nothing that a test left in one reaches the next but files that a
 * browser may keep for good: their names change with their bytes. A tab that has shown a page shows it again for less than half of the
 * processor time.
 */
export function lending(newContext: Browser['newContext']) {
  const waiting: Lent[] = []
  return async ({ fresh = false, ...options }: ContextOptions = {}): Promise<BrowserContext> => {
    if (fresh) return newContext(options)
    const at = waiting.findIndex((lent) => lent.options === JSON.stringify(options))
    const lent = waiting.splice(at, at < 0 ? 0 : 1)[0] ?? (await makeLent(await newContext(options), options))
    return lent.handOut(async () => {
      waiting.unshift(lent)
      for (const oldest of waiting.splice(MOST_WAITING)) await oldest.end()
    })
  }
}

async function makeLent(context: BrowserContext, options: BrowserContextOptions): Promise<Lent> {
  const tab = await context.newPage()
  const viewport = tab.viewportSize()
  const session = await context.newCDPSession(tab)
  const newPage = context.newPage.bind(context)
  const close = context.close.bind(context)
  let isSpent = false
  const spend = () => {
    isSpent = true
  }
  // A tab keeps `sessionStorage` of every site that it has shown.
  session.on('DOMStorage.domStorageItemAdded', ({ storageId }) => storageId.isLocalStorage || spend())
  await session.send('DOMStorage.enable')
  before(context, LASTING.context, spend)
  before(context.clock, LASTING.clock, spend)
  before(tab, LASTING.tab, spend)
  before(tab.keyboard, LASTING.keyboard, spend)
  before(tab.mouse, LASTING.mouse, spend)
  const heard: Parameters<Page['off']>[] = []
  before(
    tab,
    ['on', 'addListener', 'prependListener'],
    (...listener) => void heard.push(listener as Parameters<Page['off']>),
  )

  const forget = async (): Promise<void> => {
    for (const page of context.pages()) if (page !== tab) await page.close()
    for (const listener of heard.splice(0)) tab.off(...listener)
    await tab.unrouteAll({ behavior: 'ignoreErrors' })
    await context.unrouteAll({ behavior: 'ignoreErrors' })
    await context.setOffline(options.offline ?? false)
    await tab.goto('about:blank')
    await session.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' })
    await session.send('Page.resetNavigationHistory')
    await tab.evaluate("name = ''")
    await tab.mouse.move(0, 0)
    if (viewport) await tab.setViewportSize(viewport)
    const { colorScheme = 'light', reducedMotion = 'no-preference' } = options
    await tab.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors: null, contrast: null })
  }

  return {
    options: JSON.stringify(options),
    context,
    handOut(whenWaiting) {
      let hasTab = false
      context.newPage = async () => {
        if (hasTab) return newPage()
        hasTab = true
        return tab
      }
      let isClosed = false
      context.close = async () => {
        if (isClosed) return
        isClosed = true
        // What cannot be made to forget is closed too, as after a crash.
        if (!isSpent) await forget().catch(spend)
        if (isSpent) await close()
        else await whenWaiting()
      }
      return context
    },
    end: close,
  }
}

type Method = (...given: unknown[]) => unknown

/** Does something more each time one of these methods is called. */
function before(object: object, methods: readonly string[], act: Method): void {
  const callable = object as Record<string, Method>
  for (const name of methods) {
    const method = callable[name]!.bind(object)
    callable[name] = (...given) => {
      act(...given)
      return method(...given)
    }
  }
}
