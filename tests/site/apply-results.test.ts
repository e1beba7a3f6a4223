import { globSync, readFileSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { withoutEmpty } from '../../src/domain/tree.ts'
import { entryFile } from '../../src/form/entry/check-entry-tree.ts'
import { readKey } from '../../src/sealed/key.ts'
import { decryptEntry } from '../../src/sealed/seal-entry.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { hitsIn, privateTexts } from '../support/canary.ts'
import { type DeskSettings, deskSite, type Upload, upload } from '../support/desk-site.ts'
import { edited } from '../support/entry.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { startForge, type TestForge, testAccounts } from '../support/forge/start-forge.ts'
import { fullest } from '../support/samples.ts'

/** What leaves the form on sites that seal, and on sites where enterprises may hand in by themselves. */

const browser = await sharedBrowser()

async function siteWith(settings: DeskSettings, forge: TestForge) {
  const site = await deskSite(forge, settings)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const tab = await context.newPage()
  const faults: string[] = []
  const origins = new Set<string>()
  const requests: string[] = []
  tab.on('pageerror', (error) => void faults.push(error.message))
  tab.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
  tab.on('request', (request) => {
    if (!request.url().startsWith('blob:')) origins.add(new URL(request.url()).origin)
    requests.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '')
  })
  onTestFinished(async () => {
    await context.close()
    await site.close()
  })
  await tab.goto(`${site.url}/apply/`)
  /** Addresses, headers and bodies of all requests of the page. */
  const sent = () => requests.join('\n')
  return { site, tab, faults, origins, sent }
}

const sound = edited('named', [['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息']])

/** With an account of the enterprise's own. */
async function handIn(tab: Page): Promise<void> {
  await tab.locator('.own-request summary').first().click()
  await tab.locator('#own-token').fill(testAccounts.outsider.token)
  await tab.locator('.own-request [type=submit]').click()
  await tab.locator('.own-request a[href*="pull"]').waitFor()
}

async function finish(tab: Page, file: Upload, district: string): Promise<void> {
  await tab.locator('[data-open]').setInputFiles(file)
  await tab.locator('[data-notices] .notice').first().waitFor()
  await tab.locator('[name="place.district"]').selectOption(district)
  await tab.locator('[data-go="confirmation"]').click()
  await tab.locator('[data-step="confirmation"] [type=submit]').click()
  await tab.locator('[data-results] h2').waitFor()
}

test('sealed: nothing plain of the private part leaves the page, and the right key opens what does', async () => {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const forge = await startForge({ kind: 'github' })
  onTestFinished(() => forge.close())
  const { tab, faults, origins, site, sent } = await siteWith(
    { recipients: [{ label: '市级', key: recipient }] },
    forge,
  )
  const file = { name: `${fullest.id}.yaml`, mimeType: '', buffer: Buffer.from(fullest.text) }
  await finish(tab, file, fullest.district)
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.locator('[data-results] .button.primary').click(),
  ])
  const text = readFileSync((await download.path())!, 'utf8')
  const values = privateTexts(fullest.text)
  expect(values.length).toBeGreaterThan(7)
  expect(hitsIn('download', text, values)).toEqual([])
  // The same search finds them in the plain file.
  expect(hitsIn('plain', fullest.text, values).length).toBeGreaterThan(7)
  const path = entryFile({ year: '2023', district: fullest.district, id: fullest.id })
  const opened = await decryptEntry(readYaml(text, path).tree!, path, await readKey(identity))
  expect(JSON.parse(JSON.stringify(withoutEmpty(opened)))).toEqual(JSON.parse(JSON.stringify(fullest.tree)))
  expect([...origins]).toEqual([site.url])
  expect(hitsIn('requests', sent(), values)).toEqual([])
  expect(faults).toEqual([])
})

test('sealed: an enterprise that hands in by itself sends nothing plain either', async () => {
  const recipient = await identityToRecipient(await generateX25519Identity())
  const forge = await startForge({ kind: 'github' })
  onTestFinished(() => forge.close())
  const { tab, faults, sent } = await siteWith(
    { recipients: [{ label: '市级', key: recipient }], selfService: true },
    forge,
  )
  const values = privateTexts(sound)
  expect(values.length).toBeGreaterThan(7)
  await finish(tab, upload('91420111MAFAKE991B.yaml', sound), 'hongshan')
  await handIn(tab)
  expect(forge.pulls).toHaveLength(1)
  const requests = sent()
  expect(requests).toContain('BEGIN AGE ENCRYPTED FILE')
  expect(hitsIn('requests', requests, values)).toEqual([])
  expect(hitsIn('host', JSON.stringify(forge.requests), values)).toEqual([])
  expect(faults).toEqual([])
})

test('sealed without anybody to seal for: a sentence, no file, nothing lost', async () => {
  const forge = await startForge({ kind: 'github' })
  onTestFinished(() => forge.close())
  // The check refuses such settings, so no site is built with them; a page may come from an older one.
  const { tab } = await siteWith({ recipients: [] }, forge)
  const file = { name: `${fullest.id}.yaml`, mimeType: '', buffer: Buffer.from(fullest.text) }
  await finish(tab, file, fullest.district)
  let downloads = 0
  tab.on('download', () => downloads++)
  await tab.locator('[data-results] .button.primary').click()
  await tab.locator('[data-results] [role=status]', { hasText: '密' }).first().waitFor()
  expect(downloads).toBe(0)
  await tab.locator('[data-results] .button', { hasText: '返回修改' }).click()
  expect(await tab.locator('[name="private.enterprise.revenue"]').inputValue()).not.toBe('')
})

test('an enterprise hands in its own entry: a pull request that passes the check, with a warning for the district', async () => {
  const files = globSync('content/**/*.{yaml,mdx,svg,json}').map((file): [string, string] => [
    file,
    readFileSync(file, 'utf8'),
  ])
  const selfService = (text: string) => text.replace(/^( {2}branch: .*)$/m, '$1\n  selfService: 是')
  const content = Object.fromEntries(
    files.map(([file, text]) => [file, file === 'content/site.yaml' ? selfService(text) : text]),
  )
  const forge = await startForge({ kind: 'github', content })
  onTestFinished(() => forge.close())
  const { tab, faults, origins, site, sent } = await siteWith({ selfService: true }, forge)
  const file = upload('91420111MAFAKE991B.yaml', sound)
  await finish(tab, file, 'hongshan')
  const { token, login } = testAccounts.outsider
  await handIn(tab)
  // Here nothing is sealed, and the search that finds nothing elsewhere finds all of it.
  const values = privateTexts(sound)
  expect(new Set(hitsIn('requests', sent(), values).map(({ value }) => value))).toEqual(new Set(values))
  expect(await tab.locator('#own-token').inputValue()).toBe('')
  expect(
    await tab.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).not.toContain(token)
  expect([...origins].sort()).toEqual([site.url, new URL(forge.url).origin].sort())
  expect(faults).toEqual([])

  const [pull] = forge.pulls
  expect(forge.pulls).toHaveLength(1)
  const root = await temporaryFolder()
  forge.clone(pull!.branch, root, login)
  const judged = await run(
    check,
    '--root',
    root,
    '--since',
    'origin/main',
    '--actor',
    login,
    '--now',
    '2023-03-10T17:00:00+08:00',
  )
  expect(judged.code).toBe(0)
  expect(judged.out).toContain('企业自行提交的一份新需求')
  expect(judged.out).not.toContain('not-canonical')
  const text = readFileSync(`${root}/content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml`, 'utf8')
  expect(withoutEmpty(readYaml(text, '').tree!)).toEqual(withoutEmpty(readYaml(sound, '').tree!))
})
