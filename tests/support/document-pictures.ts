import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

const FOLDER = 'docs/pictures'

/** A part of the page as a picture of the documents, where `npm run screenshots -- --docs` asks for them. */
export async function documentPicture(part: Locator, name: string): Promise<void> {
  if (!process.env['PICTURES']) return
  await mkdir(FOLDER, { recursive: true })
  await part.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 55 })
}

/** The section under a heading. */
export const sectionOf = (tab: Page, heading: string): Locator =>
  tab.locator('section', { has: tab.getByRole('heading', { name: heading, exact: true }) }).last()
