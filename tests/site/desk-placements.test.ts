import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { zipFiles } from '../../src/documents/office/zip-files.ts'
import { violationsOf } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deskSite, Officer, type Upload, upload } from '../support/desk-site.ts'
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
  await tab.getByText('已存在这台电脑上，还没有提交').waitFor()
}

const talk = {
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

  await tab.getByRole('button', { name: '查看会改动什么' }).click()
  await tab.getByRole('heading', { name: '新增 1 对、更新 0 对。' }).waitFor()
  await tab.getByRole('button', { name: '确认提交' }).click()
  await tab.locator('.task .outcome a[href*="pull"]').waitFor()
  const [pull] = forge.pulls
  expect(pull).toMatchObject({ branch: 'placements/2023/hongshan', title: '2023年洪山区对接签约：新增1对' })
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
