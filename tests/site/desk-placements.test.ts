import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { main as match } from '../../scripts/match.ts'
import { zipFiles } from '../../src/documents/office/zip-files.ts'
import { encryptBytes } from '../../src/sealed/age-file.ts'
import { faultsAt } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deskSite, Officer, type Upload, upload } from '../support/desk-site.ts'
import { documentPicture, sectionOf } from '../support/document-pictures.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { startForge, type TestForge, testAccounts } from '../support/forge/start-forge.ts'
import { onlyHongshan, sealedContent } from '../support/sealed-folder.ts'

/** 对接签约 at the desk: from the first talk to the duty, with the token, from the zip, and sealed. */

const browser = await sharedBrowser()
const clerk = testAccounts.collaborator
const WAITING = '91420111MAFAKE150N'
const FOLDER = 'content/cycles/2023/placements/hongshan'
const EXPERT = '封亦安'

async function at(forge: TestForge, settings: Parameters<typeof deskSite>[1], options = {}) {
  const site = await deskSite(forge, settings)
  onTestFinished(() => site.close())
  const officer = await Officer.at(browser, site.url, options)
  onTestFinished(() => officer.close())
  const tasks = officer.tab.getByRole('navigation', { name: '工作台的任务' })
  await tasks.getByRole('link', { name: '对接签约' }).press('Enter')
  await officer.tab.getByRole('heading', { name: '需求和对接' }).waitFor()
  return officer
}

async function hostOf(content?: Record<string, string>) {
  const forge = await startForge({ kind: 'github', ...(content && { content }) })
  onTestFinished(() => forge.close())
  return forge
}

const row = (tab: Page, demand: string) => tab.locator(`[data-row="${demand}"]`)
const field = (tab: Page, path: string) => tab.locator(`#placement-${path.replaceAll('.', '-')}`)

async function fill(tab: Page, values: Record<string, string>) {
  for (const [path, value] of Object.entries(values)) {
    const control = field(tab, path)
    await control.evaluate((element) => element.closest('details')?.setAttribute('open', ''))
    if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
}

const save = async (tab: Page) => {
  await tab.getByRole('button', { name: '存下' }).click()
  await tab.getByText('已存下，还没有提交').waitFor()
}

const talk = {
  'public.submittedOn': '2023-04-03',
  'private.expert.name': EXPERT,
  'private.expert.organization': '武汉理工大学',
  'private.match.fit': '方向对口。',
  'private.match.intention': '双方愿意。',
}
const confirmed = {
  'private.confirmed.enterprise.by': '成一鸣',
  'private.confirmed.enterprise.on': '2023-04-09',
  'private.confirmed.expert.by': EXPERT,
  'private.confirmed.expert.on': '2023-04-10',
  'public.confirmedOn': '2023-04-10',
}
const onDuty = {
  'public.signedOn': '2023-05-20',
  'private.agreement.parties': '三方',
  'private.agreement.from': '2023-06-01',
  'private.agreement.tasks': '解决散热。',
  'public.onDutyOn': '2023-06-01',
}

const stateOf = (tab: Page, demand: string) => row(tab, demand).locator('td').first().textContent()

test('with the token: read, choose, confirm, sign, on duty, submit; the file passes the real check', async () => {
  const forge = await hostOf()
  const officer = await at(forge, {})
  const { tab } = officer
  await tab.clock.setFixedTime('2023-06-02T10:00:00+08:00')
  await tab.fill('#desk-placement-token', clerk.token)
  await tab.getByRole('button', { name: '读取本区报送过的' }).press('Enter')
  await row(tab, WAITING).waitFor()
  expect(await stateOf(tab, WAITING)).toBe('待对接')
  expect(await stateOf(tab, '91420111MAFAKE143Y')).toContain('有 1 次未成')

  await row(tab, WAITING)
    .getByRole('button', { name: /^开始对接/ })
    .press('Enter')
  await fill(tab, talk)
  await save(tab)
  expect(await stateOf(tab, WAITING)).toContain('对接中')
  await row(tab, WAITING).getByRole('button', { name: /^打开/ }).click()
  await fill(tab, confirmed)
  await save(tab)
  expect(await stateOf(tab, WAITING)).toContain('已确认')
  // A reload keeps what is not handed in; the task is opened again.
  await tab.reload()
  await tab.fill('#desk-placement-token', clerk.token)
  await tab.getByRole('button', { name: '读取本区报送过的' }).click()
  await row(tab, WAITING).getByRole('button', { name: /^打开/ }).click()
  await fill(tab, onDuty)
  expect(await field(tab, 'private.agreement.to').inputValue()).toBe('2025-05-31')
  await save(tab)
  expect(await stateOf(tab, WAITING)).toContain('服务中')
  await documentPicture(sectionOf(tab, '需求和对接'), 'desk-placements')

  await tab.getByRole('button', { name: '查看会改动什么' }).click()
  await tab.getByRole('heading', { name: '新增 1 对、更新 0 对。' }).waitFor()
  await tab.getByRole('button', { name: '确认提交' }).click()
  await tab.locator('.task .outcome a[href*="pull"]').waitFor()
  const [pull] = forge.pulls
  expect(pull).toMatchObject({ branch: 'placements/2023/hongshan', title: '2023年洪山区对接签约' })
  expect(JSON.stringify(pull)).not.toMatch(new RegExp(`${EXPERT}|${WAITING}|MAFAKE|有限公司`))
  const root = await temporaryFolder()
  forge.clone('placements/2023/hongshan', root)
  const judged = await run(check, '--root', root, '--since', 'origin/main', '--actor', 'hongshan-jingxin')
  expect(judged).toMatchObject({ code: 0, err: '' })
  const files = globSync(`${FOLDER}/*.yaml`, { cwd: root }).map((path) =>
    readFileSync(join(root, path), 'utf8'),
  )
  const [own] = files.filter((text) => text.includes(WAITING))
  expect(own).toMatchSnapshot()
  await tab.getByText('没有。改好一份就存在这台电脑上').waitFor()
  expect(await tab.inputValue('#desk-placement-token')).toBe('')
  expect(await officer.kept()).not.toMatch(new RegExp(`${EXPERT}|${clerk.token}`))
  expect(officer.complaints).toEqual([])
})

/** The files below a folder, as a district's zip holds them. */
function zipOf(root: string): Upload {
  const paths = globSync('content/cycles/2023/{demands,placements,reports}/hongshan/**/*.yaml', { cwd: root })
  const files = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return upload('2023-hongshan.zip', zipFiles(files))
}

/** What the bureau gives to the district. */
async function handOver(): Promise<Uint8Array> {
  const out = await temporaryFolder()
  await run(match, '--hand-over', 'hongshan', '--out', out)
  return new Uint8Array(readFileSync(join(out, '2023/2023年推荐专家-洪山区.json')))
}

const dropHandOver = async (tab: Page, name: string, bytes: Uint8Array, says: string) => {
  const place = tab.locator('details', { has: tab.locator('#placements-experts-files') })
  await place.evaluate((element) => element.setAttribute('open', ''))
  await tab.setInputFiles('#placements-experts-files', [upload(name, bytes)])
  await place.getByText(says).waitFor()
}

const dropZip = async (tab: Page, zip: Upload) => {
  await tab.setInputFiles('#placements-files', [zip])
  await tab.locator('[data-row]').first().waitFor()
}

test('without a token: the zip of last time, a change, and the zip for next time', async () => {
  const officer = await at(await hostOf(), {})
  const { tab } = officer
  await tab.getByText('还没有读取。').waitFor()
  await tab.setInputFiles('#placements-files', [
    upload('别的.zip', zipFiles([{ path: 'a.txt', text: '一' }])),
  ])
  await tab.getByText('没有洪山区2023年的需求、对接签约和双月报，没有收。').waitFor()
  await dropZip(tab, zipOf('.'))
  await tab.getByText('压缩包是以前下载的').waitFor()
  const out = await temporaryFolder()
  const compiled = await run(compile, '--matches', '--placements', '--district', 'hongshan', '--out', out)
  expect(compiled).toMatchObject({ code: 0 })
  for (const button of ['下载匹配名单', '下载签约到岗情况表', '下载未签约到岗情况表']) {
    const { name, bytes } = await officer.download(button)
    expect(bytes.equals(readFileSync(join(out, '2023', name)))).toBe(true)
  }
  await row(tab, '91420111MAFAKE157C').getByRole('button').click()
  await fill(tab, { ...talk, 'private.endedOn': '2023-04-08' })
  await tab.getByRole('button', { name: '存下' }).click()
  // Kept with its error, which leads to its field.
  const summary = tab.locator('.editor .error-summary')
  await summary.getByRole('link', { name: /结束原因/ }).click()
  expect(await field(tab, 'private.reason').evaluate((element) => element === document.activeElement)).toBe(
    true,
  )
  expect(await tab.getByRole('button', { name: '下载全部文件（zip）' }).isDisabled()).toBe(true)
  await field(tab, 'private.reason').selectOption('工作变动')
  await save(tab)
  expect(await stateOf(tab, '91420111MAFAKE157C')).toBe('待对接有 1 次未成')

  const { bytes } = await officer.download('下载全部文件（zip）')
  const parts = unzipSync(bytes)
  const paths = Object.keys(parts)
  expect(paths.filter((path) => path.startsWith('content/'))).toHaveLength(11)
  expect(paths.filter((path) => path.endsWith('.xlsx'))).toHaveLength(3)
  expect(strFromU8(parts['报送说明.txt']!)).toContain('这次新增或改过的对接签约 1 对')

  const next = await at(await hostOf(), {})
  await dropZip(next.tab, upload('上次的.zip', bytes))
  await row(next.tab, '91420111MAFAKE157C')
    .getByRole('button', { name: /^另选专家/ })
    .click()
  await next.tab.getByRole('button', { name: /^打开：.*（未成）$/ }).click()
  expect(await field(next.tab, 'private.reason').inputValue()).toBe('工作变动')
  expect([...officer.complaints, ...next.complaints]).toEqual([])
})

test('what was typed and not saved is lost to nothing but the person who deletes it', async () => {
  const officer = await at(await hostOf(), {})
  const { tab } = officer
  await dropZip(tab, zipOf('.'))
  await row(tab, WAITING).getByRole('button').click()
  await fill(tab, talk)
  await save(tab)
  await row(tab, WAITING).getByRole('button').click()
  const fit = field(tab, 'private.match.fit')
  await fill(tab, { 'private.match.fit': '没有存下的。' })
  // Neither another file nor another district takes its place.
  await tab.getByRole('button', { name: /^打开修改/ }).click()
  await tab.getByText('有一份填了还没有存下').waitFor()
  expect(await fit.inputValue()).toBe('没有存下的。')
  await tab.selectOption('#desk-district', 'wuchang')
  await tab.getByText('换回来接着填').waitFor()
  expect(await fit.isVisible()).toBe(false)
  await tab.selectOption('#desk-district', 'hongshan')
  await fit.waitFor()
  expect(await fit.inputValue()).toBe('没有存下的。')
  await tab.getByRole('button', { name: '删除这台电脑上的全部内容' }).click()
  await tab.getByRole('button', { name: '全部删除' }).click()
  await fit.waitFor({ state: 'detached' })
  expect(await tab.locator('.task').textContent()).not.toContain(EXPERT)
  expect(officer.complaints).toEqual([])
})

test('sealed: with the key in memory; what is kept and handed in is sealed', async () => {
  const identity = await generateX25519Identity()
  const recipients = [
    { label: '市级', key: await identityToRecipient(await generateX25519Identity()) },
    { label: '洪山区', key: await identityToRecipient(identity), district: 'hongshan' },
  ]
  const root = await sealedContent(onlyHongshan, recipients)
  const officer = await at(await hostOf(), { recipients })
  const { tab } = officer
  const openWithKey = async () => {
    await tab.locator('#placements-key').fill(identity)
    await tab.locator('#placements-key').press('Enter')
    await tab.getByText(/^打开了 \d+ 份/).waitFor()
  }
  await dropZip(tab, zipOf(root))
  expect(await stateOf(tab, WAITING)).toBe('不知道')
  const [own, file] = [recipients[1]!.key, '2023年推荐专家-洪山区.json.age']
  const given = await encryptBytes(await handOver(), [own])
  await dropHandOver(tab, file, given, '先在上面用密钥打开，再放进来')
  await tab.locator('#placements-key').fill(await generateX25519Identity())
  await tab.locator('#placements-key').press('Enter')
  await tab.getByText('10 份打不开').waitFor()
  // Why is said once, and which report is said with its pair.
  expect(await tab.locator('#placements-key-title ~ .progress li').allTextContents()).toEqual([
    expect.stringMatching(/、n4s8qa\/2023-08\.yaml.*这个密钥打不开/),
  ])
  await openWithKey()
  expect(await stateOf(tab, WAITING)).toBe('待对接')
  await dropHandOver(tab, file, given, '读到 3 位专家，2 份需求。')
  await row(tab, WAITING).getByRole('button').click()
  // The sentences side by side; who is chosen stands in the fields.
  const sentence = tab.locator('.handed li', { hasText: '司马珂' }).locator('tbody td')
  expect(await sentence.first().textContent()).toContain('车间和营业厅环境下的中文识别')
  expect(await sentence.first().locator('mark').allTextContents()).toContain('环境下')
  await tab.getByRole('button', { name: '选这位：司马珂' }).press('Enter')
  await tab.getByText('已填入“司马珂（推荐专家）”，请核对。').waitFor()
  const values = ['id', 'name', 'phone'].map((key) => field(tab, `private.expert.${key}`).inputValue())
  expect(await Promise.all(values)).toEqual(['f3z9gw', '司马珂', '19900006107'])
  await fill(tab, talk)
  await save(tab)
  expect(await stateOf(tab, WAITING)).toContain('对接中')
  expect(await officer.kept()).not.toMatch(new RegExp(`${EXPERT}|${identity}|AGE-SECRET|司马珂|f3z9gw`))

  await tab.reload()
  await tab.getByText('已加密，用密钥打开后才能看和改').waitFor()
  expect(await tab.getByRole('button', { name: '下载全部文件（zip）' }).isDisabled()).toBe(true)
  await openWithKey()
  await row(tab, WAITING).getByRole('button', { name: /^打开/ }).click()
  expect(await field(tab, 'private.expert.name').inputValue()).toBe(EXPERT)
  // Without the key nothing that it has opened stays on the screen.
  await tab.getByRole('button', { name: '收起密钥' }).click()
  await field(tab, 'private.expert.name').waitFor({ state: 'detached' })
  expect(await tab.evaluate(() => document.activeElement?.textContent)).toContain('密钥已收起')
  await openWithKey()
  await row(tab, WAITING).getByRole('button', { name: /^打开/ }).click()
  await fill(tab, confirmed)
  await save(tab)
  const { bytes } = await officer.download('下载全部文件（zip）')
  const texts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
  expect(texts.filter((text) => text.includes('BEGIN AGE ENCRYPTED FILE'))).toHaveLength(11)
  expect(texts.join('')).not.toContain('private:')
  expect(officer.complaints).toEqual([])
})

test('at 390 and 1280 px: nothing for axe, no sideways scrolling, by keyboard', async () => {
  const officer = await at(await hostOf(), {}, { width: 390, bypassCSP: true })
  const { tab } = officer
  const faults = () => faultsAt(tab, [1280, 390])
  expect(await faults()).toEqual([])
  await dropZip(tab, zipOf('.'))
  await dropHandOver(
    tab,
    '推荐专家.json',
    new TextEncoder().encode('{}'),
    '“推荐专家.json”不是市里交来的推荐专家文件。',
  )
  await dropHandOver(tab, '推荐专家.json', await handOver(), '读到 3 位专家')
  expect(await faults()).toEqual([])
  await row(tab, WAITING).getByRole('button').press('Enter')
  await expect.poll(() => tab.evaluate(() => document.activeElement?.tagName)).toBe('H3')
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  await fill(tab, { ...talk, 'public.signedOn': '2023-05-20', 'private.expert.phone': '12' })
  // With the mouse: the list of findings grows above the button when the field is left.
  await tab.getByRole('button', { name: '存下' }).click()
  await tab.locator('.editor .error-summary').waitFor()
  expect(await faults()).toEqual([])
  await tab.getByRole('button', { name: '不改了，回到列表' }).press('Enter')
  await expect.poll(() => tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')
  expect(await faults()).toEqual([])
  await tab.goBack()
  await tab.getByRole('heading', { name: '收文件' }).waitFor()
  expect(await tab.getByRole('heading', { name: '需求和对接' }).isVisible()).toBe(false)
})
