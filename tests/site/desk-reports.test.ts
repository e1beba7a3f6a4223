import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { zipFiles } from '../../src/documents/office/zip-files.ts'
import { faultsAt } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { type DeskSettings, deskSite, Officer, type Upload, upload } from '../support/desk-site.ts'
import { documentPicture, sectionOf } from '../support/document-pictures.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { startForge, testAccounts } from '../support/forge/start-forge.ts'
import { onlyHongshan, sealedContent } from '../support/sealed-folder.ts'

/** 双月报 at the desk: what experts have sent, who owes one, and one pull request; with the token, from the zip, and sealed. */

const browser = await sharedBrowser()
const clerk = testAccounts.collaborator
/** The day after the report of February was due. */
const NOW = '2024-02-27T10:00:00+08:00'
const EXPERT = '桓子默'

async function at(settings: DeskSettings = {}, options: { width?: number; bypassCSP?: boolean } = {}) {
  const forge = await startForge({ kind: 'github' })
  onTestFinished(() => forge.close())
  const site = await deskSite(forge, settings)
  onTestFinished(() => site.close())
  const officer = await Officer.at(browser, site.url, options)
  onTestFinished(() => officer.close())
  const { tab } = officer
  await tab.clock.setFixedTime(NOW)
  await tab.getByRole('link', { name: '双月报', exact: true }).press('Enter')
  await tab.getByRole('heading', { name: '应报和已报' }).waitFor()
  return { forge, officer, tab }
}

function zipOf(root: string): Upload {
  const paths = globSync('content/cycles/2023/{demands,placements,reports}/hongshan/**/*.yaml', { cwd: root })
  return upload(
    '2023-hongshan.zip',
    zipFiles(paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))),
  )
}

const dropZip = async (tab: Page, zip: Upload) => {
  await tab.setInputFiles('#reports-files', [zip])
  await tab.locator('[data-row]').first().waitFor()
}

/** As the expert's page writes it. */
const sent = (work = '林下固定率到 84%。') => `# 2023年双月报文件：hongshan/n4s8qa/2024-02.yaml（洪山区）
public: # 只有报送日期，网站不公布
  submittedOn: "2024-02-25" # 报送日期
private: # 仅市、区经办人员可见，永不公开
  days: # 每月服务天数
    - month: "2024-01" # 月份
      days: 8 # 服务天数（天）
    - month: "2024-02" # 月份
      days: 7 # 服务天数（天）
  work: ${work} # 本期工作
`

const row = (tab: Page) => tab.locator('[data-row="n4s8qa"]')
const stateOf = (tab: Page) => row(tab).locator('td').first().textContent()

async function receive(tab: Page): Promise<void> {
  await tab.setInputFiles('#reports-received-files', [upload('微信文件(2).txt', sent())])
  await tab.getByText('收下 1 份').waitFor()
}

async function confirm(tab: Page): Promise<void> {
  await row(tab)
    .getByRole('button', { name: /^看、记确认/ })
    .click()
  await tab.fill('#report-private-confirmed-by', '充春晖')
  await tab.fill('#report-private-confirmed-on', '2024-02-26')
  await tab.getByRole('button', { name: '存下' }).click()
  await tab.getByText('已存下，还没有提交').waitFor()
}

test('with the token: who owes, reminder and link, received, confirmed, submitted; the file passes the real check', async () => {
  const { forge, officer, tab } = await at()
  await officer.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await tab.getByText('还没有读取本区的文件，不知道有哪些对在服务').waitFor()
  await tab.fill('#desk-report-token', clerk.token)
  await tab.getByRole('button', { name: '读取本区报送过的' }).press('Enter')
  await row(tab).waitFor()
  expect(await tab.locator('#reports-period').inputValue()).toBe('2024-02')
  expect(await stateOf(tab)).toBe('逾期未报2024年2月26日，已过 1 天')

  await row(tab)
    .getByRole('button', { name: /^复制催报文字/ })
    .press('Enter')
  await tab.getByText('粘贴到微信发给专家').waitFor()
  const reminder = await tab.evaluate(() => navigator.clipboard.readText())
  expect(reminder).toContain(`${EXPERT}老师：您好！`)
  await row(tab)
    .getByRole('button', { name: /^填报链接/ })
    .press('Enter')
  await tab.getByRole('img', { name: '双月报填报页的二维码' }).waitFor()
  const address = (await tab.locator('.invite-sheet .address').last().textContent()) ?? ''
  expect(reminder).toContain(address)
  expect(new URL(address).hash).toBe('#2023/hongshan/n4s8qa/2024-02')
  const page = await officer.context.newPage()
  await page.goto(address)
  expect(await page.locator('[data-period]').textContent()).toBe('2024年2月一期（1月、2月）')
  await page.close()

  await receive(tab)
  expect(await stateOf(tab)).toBe('按时2024年2月25日报企业没有确认没有提交')
  await confirm(tab)
  expect(await stateOf(tab)).toBe('按时2024年2月25日报企业已确认没有提交')
  await documentPicture(sectionOf(tab, '应报和已报'), 'desk-reports')
  // The same report again, as text: what the district has recorded stays.
  await tab.getByText('粘贴专家发来的文字').click()
  await tab.fill('#reports-received-paste', `王科长：\n${sent()}`)
  await tab.getByRole('button', { name: '收下粘贴的文字' }).click()
  await tab.getByText('和原来的一样，没有变化').waitFor()
  expect(await stateOf(tab)).toContain('企业已确认')
  await tab.fill('#reports-received-paste', sent().replace('hongshan/', 'wuchang/'))
  await tab.getByRole('button', { name: '收下粘贴的文字' }).click()
  await tab.getByText('是别的区的，没有收').waitFor()
  // What was not taken stays in the field.
  expect(await tab.inputValue('#reports-received-paste')).toContain('wuchang/')

  await tab.getByRole('button', { name: '查看会改动什么' }).click()
  await tab.getByRole('heading', { name: '新增 1 份、更新 0 份。' }).waitFor()
  await tab.getByRole('button', { name: '确认提交' }).click()
  await tab.locator('.task .outcome a[href*="pull"]').waitFor()
  const [pull] = forge.pulls
  expect(pull).toMatchObject({ branch: 'reports/2023/hongshan', title: '2023年洪山区双月报' })
  expect(JSON.stringify(pull)).not.toMatch(new RegExp(`${EXPERT}|充春晖|n4s8qa|MAFAKE|有限公司`))
  const root = await temporaryFolder()
  forge.clone('reports/2023/hongshan', root)
  const time = ['--since', 'origin/main', '--now', NOW, '--actor', 'hongshan-jingxin']
  expect(await run(check, '--root', root, ...time)).toMatchObject({ code: 0, err: '' })
  const file = 'content/cycles/2023/reports/hongshan/n4s8qa/2024-02.yaml'
  expect(readFileSync(join(root, file), 'utf8')).toBe(
    sent()
      .replace(/^#.*\n/, '')
      .concat('  confirmed: # 企业确认\n    by: 充春晖 # 确认人\n    "on": "2024-02-26" # 确认日期\n'),
  )
  expect(await officer.kept()).not.toMatch(new RegExp(`充春晖|林下|${clerk.token}`))
  expect(officer.complaints).toEqual([])
})

test('without a token: from the zip, the paper of the period, and the zip for next time', async () => {
  const { officer, tab } = await at()
  // A report alone does not say who serves.
  await receive(tab)
  await tab.getByText('还没有读取本区的文件，不知道有哪些对在服务').waitFor()
  await dropZip(tab, zipOf('.'))
  await tab.selectOption('#reports-period', '2024-02')
  const paper = await officer.download('双月调度表')
  expect(paper.name).toBe('2024-02期“科技副总”双月调度表-洪山区.xlsx')
  const { bytes } = await officer.download('下载全部文件（zip）')
  const paths = Object.keys(unzipSync(bytes))
  expect(paths).toContain('content/cycles/2023/reports/hongshan/n4s8qa/2024-02.yaml')
  expect(paths.filter((path) => path.endsWith('.xlsx'))).toHaveLength(1)
  // Who has nothing to hand in any more is not reminded, and another period is chosen.
  await tab.selectOption('#reports-period', '2023-12')
  expect(await stateOf(tab)).toContain('按时')
  expect(officer.complaints).toEqual([])
})

test('sealed: without the key it says what it does not know; what is kept and handed in is sealed', async () => {
  const identity = await generateX25519Identity()
  const recipients = [
    { label: '市级', key: await identityToRecipient(await generateX25519Identity()) },
    { label: '洪山区', key: await identityToRecipient(identity), district: 'hongshan' },
  ]
  const root = await sealedContent(onlyHongshan, recipients)
  const { officer, tab } = await at({ recipients })
  await dropZip(tab, zipOf(root))
  await tab.selectOption('#reports-period', '2023-12')
  expect(await stateOf(tab)).toContain('不知道')
  await tab.getByText('有 1 对是加密的，没有打开').waitFor()
  expect(await tab.getByRole('button', { name: /催报文字/ }).count()).toBe(0)
  await tab.locator('#reports-key').fill(identity)
  await tab.locator('#reports-key').press('Enter')
  await tab.getByText(/^打开了 \d+ 份/).waitFor()
  // What is overdue is shown first, now that it can be known.
  await expect.poll(() => tab.locator('#reports-period').inputValue()).toBe('2024-02')
  expect(await stateOf(tab)).toContain('逾期未报')
  await receive(tab)
  expect(await officer.kept()).not.toMatch(new RegExp(`${EXPERT}|林下|${identity}|AGE-SECRET`))
  await confirm(tab)
  const { bytes } = await officer.download('下载全部文件（zip）')
  const texts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  expect(texts.join('')).not.toMatch(/private:|充春晖|林下/)
  expect(officer.complaints).toEqual([])
})

test('where the browser keeps nothing, that is seen wherever somebody works, and leaving asks first', async () => {
  const { officer, tab } = await at()
  await officer.context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await tab.reload()
  await tab.selectOption('#desk-district', 'hongshan')
  await dropZip(tab, zipOf('.'))
  await receive(tab)
  await confirm(tab)
  const told = tab.getByText('这个浏览器不能保存内容')
  const { y, height } = (await told.boundingBox())!
  expect(y).toBeGreaterThanOrEqual(0)
  expect(y + height).toBeLessThanOrEqual(900)
  const asked = tab.waitForEvent('dialog')
  const left = tab.reload()
  await (await asked).accept()
  await left
})

test('a button gets its click, whatever the field that is left makes grow above it', async () => {
  const { officer, tab } = await at()
  await dropZip(tab, zipOf('.'))
  await receive(tab)
  await row(tab)
    .getByRole('button', { name: /^看、记确认/ })
    .click()
  await tab.fill('#report-private-confirmed-by', '充春晖')
  await tab.getByRole('button', { name: '存下' }).click()
  await tab.getByText('已存下，还没有提交').waitFor()

  await tab.getByRole('link', { name: '征集报送' }).click()
  const entry = globSync('content/cycles/2023/demands/hongshan/*.yaml')[0]!
  await officer.take(upload(basename(entry), readFileSync(entry)))
  await tab.fill('#filing-private-reporter', '钱小满')
  // With what was typed last.
  const { bytes } = await officer.download('下载附件2')
  const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  expect(parts.join('')).toContain('钱小满')
  expect(officer.complaints).toEqual([])
})

test('at 390 and 1280 px: nothing for axe, no sideways scrolling, by keyboard', async () => {
  const { tab } = await at({}, { width: 390, bypassCSP: true })
  const faults = () => faultsAt(tab, [1280, 390])
  expect(await faults()).toEqual([])
  await dropZip(tab, zipOf('.'))
  expect(await faults()).toEqual([])
  const focused = () => tab.evaluate(() => document.activeElement?.tagName)
  await row(tab)
    .getByRole('button', { name: /^填报链接/ })
    .press('Enter')
  await expect.poll(focused).toBe('H3')
  expect(await faults()).toEqual([])
  await receive(tab)
  // Another pair's of the same period waits as well.
  await tab.setInputFiles('#reports-received-files', [upload('2.txt', sent().replace('n4s8qa', 'k7m2p9'))])
  await tab.getByText('编号 k7m2p9').first().waitFor()
  const ids = await tab.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  await row(tab)
    .getByRole('button', { name: /^看、记确认/ })
    .press('Enter')
  await expect.poll(focused).toBe('H3')
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await faults()).toEqual([])
  await tab.getByRole('button', { name: '不改，回到表' }).press('Enter')
  const role = () => tab.evaluate(() => document.activeElement?.getAttribute('role'))
  await expect.poll(role).toBe('status')
  // Somebody else has handed the same report in: the question is asked, and its answer leaves the focus on the page.
  const path = 'content/cycles/2023/reports/hongshan/n4s8qa/2024-02.yaml'
  await dropZip(tab, upload('昨天.zip', zipFiles([{ path, text: sent('别人收下的。') }])))
  expect(await faults()).toEqual([])
  await tab.getByRole('button', { name: '用我改的' }).press('Enter')
  await tab.getByText('用这里改的').waitFor()
  expect(await role()).toBe('status')
})
