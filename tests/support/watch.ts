import type { Page } from 'playwright-core'

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
