import { expect, inject, onTestFinished, test } from 'vitest'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deskSite, Officer, upload } from '../support/desk-site.ts'
import { codeNumber, entryNumber } from '../support/entry.ts'
import { startForge, testAccounts } from '../support/forge/start-forge.ts'

/**
 * The desk on the days after the first, by a reader who forks, on a Gitea that compares branches by their names
 * alone and levels no fork.
 */

const FOLDER = 'content/cycles/2023/demands/hongshan'
const pathOf = (number: number) => `${FOLDER}/${codeNumber(number)}.yaml`
const textOf = (number: number, employees = 320) =>
  entryNumber(number).buffer.toString().replace('employees: 320', `employees: ${employees}`)
const nameOf = (number: number) => /name: (武汉.*有限公司)/.exec(textOf(number))![1]!

/** The entry as its enterprise hands it in without its name: under an alias, so that the named file is deleted. */
function hidden(number: number, alias: string) {
  const name = nameOf(number)
  const text = textOf(number)
    .replace(`    name: ${name}\n`, '')
    .replace(
      '  enterprise:\n    employees',
      `  enterprise:\n    name: ${name}\n    creditCode: ${codeNumber(number)}\n    employees`,
    )
    .replaceAll(`${name.replace('有限公司', '')}企业技术中心`, '企业技术中心')
  return upload(`${alias}.yaml`, text)
}

/** The entry with another number of employees. */
const corrected = (number: number, employees: number) =>
  upload(`${codeNumber(number)}.yaml`, textOf(number, employees))

async function firstDay() {
  const clerk = testAccounts.outsider
  const forge = await startForge({ kind: 'gitea', version: 'old', allowsPages: true })
  onTestFinished(() => forge.close())
  const site = await deskSite(forge)
  onTestFinished(() => site.close())
  const officer = await Officer.at(await sharedBrowser(), site.url)
  onTestFinished(() => officer.close())
  const { tab } = officer
  const { host, repository } = forge

  return {
    forge,
    officer,
    /** A new page; what was not handed in is there again. */
    nextDay: async (...left: number[]) => {
      await tab.reload()
      await tab.waitForSelector('#desk-files', { state: 'attached' })
      for (const number of left) await officer.card(nameOf(number)).waitFor()
      expect(await tab.locator('.desk .item').count()).toBe(left.length)
      expect(await tab.inputValue('#desk-district')).toBe('hongshan')
    },
    look: async () => {
      await officer.look(clerk.token)
      return officer.outcome()
    },
    /** What is told at the end, a fault as well. */
    confirm: async () => {
      await tab.getByRole('button', { name: '确认提交' }).click()
      await tab.locator('.outcome :is(a[href*="pull"], .error-summary)').waitFor()
      return officer.outcome()
    },
    deleteFork: () => host.deleteFork(clerk),
    changedIn: (number: number) => repository.changedPaths('main', host.headOf(forge.pulls[number - 1]!)),
    inMain: (path: string) => {
      const blob = repository.files('main').get(path)
      return blob && repository.blob(blob)!.toString()
    },
    pushToMain: (files: Record<string, string>) => host.push(host.main, 'main', files),
  }
}

test('the second day: one more, one corrected, one deleted, against the tip of main', async () => {
  const { forge, officer, nextDay, look, confirm, changedIn, inMain, pushToMain } = await firstDay()
  await officer.take(entryNumber(1), entryNumber(2), entryNumber(3))
  expect(await look()).toContain('更新 0 家、新增 3 家、未变 0 家')
  await confirm()
  expect(changedIn(1)).toEqual([1, 2, 3].map(pathOf).sort())
  await officer.take(entryNumber(4))

  forge.host.merge(1)
  // Neither the fork nor the branch that was handed in has this.
  pushToMain({ [pathOf(3)]: textOf(3, 333) })
  await nextDay(4)
  await officer.take(corrected(1, 321), hidden(2, 'n3w4ls'), corrected(3, 333))
  const shown = await look()
  expect(shown).toContain('更新 2 家、新增 1 家、未变 1 家')
  expect(shown).toContain(`原来的文件 ${pathOf(2)} 由这次的代替`)
  expect(await confirm()).toContain('打开合并请求 #2')
  expect(forge.pulls[1]).toMatchObject({ state: 'open', branch: 'demands/2023/hongshan-2' })
  expect(changedIn(2)).toEqual([pathOf(1), pathOf(2), pathOf(4), `${FOLDER}/n3w4ls.yaml`].sort())

  // Meanwhile the bureau takes a fifth in by itself: the open pull request's branch is older than that.
  pushToMain({ [pathOf(5)]: textOf(5) })
  await nextDay()
  await officer.take(hidden(5, 'p5q6rt'))
  const older = await look()
  expect(older).toContain('更新 1 家、新增 0 家、未变 0 家')
  expect(older).toContain(`原来的文件 ${pathOf(5)} 由这次的代替`)
  expect(await confirm()).toContain('打开合并请求 #2')
  forge.host.merge(2)
  expect([2, 5].map((number) => inMain(pathOf(number)))).toEqual([undefined, undefined])
  expect([1, 3].map((number) => inMain(pathOf(number)))).toEqual([textOf(1, 321), textOf(3, 333)])
  expect(forge.pulls).toHaveLength(2)
  // The host answers 404 and 409 where nothing is yet, or is already.
  expect(officer.complaints.filter((words) => !/status of 40[49]/.test(words))).toEqual([])
})

test('a fork that lags after a squash: one sentence, nothing opened, and what the sentence says helps', async () => {
  const { forge, officer, nextDay, look, confirm, changedIn, inMain, deleteFork } = await firstDay()
  await officer.take(entryNumber(1))
  await look()
  await confirm()
  forge.host.merge(1, 'squash')

  await nextDay()
  await officer.take(corrected(1, 321))
  expect(await look()).toContain('更新 1 家、新增 0 家、未变 0 家')
  expect(await confirm()).toContain('在没有合并请求还开着时把副本删掉')
  expect(forge.pulls).toHaveLength(1)
  expect(await officer.card(nameOf(1)).count()).toBe(1)

  deleteFork()
  await officer.tab.getByRole('button', { name: '再试一次' }).click()
  await officer.tab.locator('.outcome a[href*="pull"]').waitFor()
  expect(changedIn(2)).toEqual([pathOf(1)])
  forge.host.merge(2)
  expect(inMain(pathOf(1))).toBe(textOf(1, 321))
})

test('in two tabs: a stale one stores nothing until it is said which counts', async () => {
  const officer = await Officer.at(await sharedBrowser(), inject('url'))
  onTestFinished(() => officer.close())
  const { tab } = officer
  const [first, second, third] = [entryNumber(1), entryNumber(2), entryNumber(3)]
  await officer.take(first)
  const other = await officer.context.newPage()
  await other.goto(`${inject('url')}/desk/`)
  const names = (page: typeof tab) => page.locator('.desk .item h3').allTextContents()
  await expect.poll(() => names(other)).toEqual([nameOf(1)])

  // The other one stores; here it is asked at once, and what comes in here is not stored over it.
  await other.setInputFiles('#desk-files', [second])
  await expect.poll(() => names(other)).toEqual([nameOf(1), nameOf(2)])
  const question = tab.locator('.edge')
  await question.getByText('另一个窗口也开着工作台').waitFor()
  await tab.setInputFiles('#desk-files', [third])
  await expect.poll(() => names(tab)).toEqual([nameOf(1), nameOf(3)])
  expect(await officer.kept()).not.toContain(nameOf(3))

  await question.getByRole('button', { name: '用那边的' }).click()
  await expect.poll(() => names(tab)).toEqual([nameOf(1), nameOf(2)])

  // The other way round: what is here counts, and there it is asked.
  await tab.setInputFiles('#desk-files', [third])
  await other.locator('.edge').getByText('另一个窗口也开着工作台').waitFor()
  await other.getByRole('button', { name: '用这里的' }).click()
  await tab.reload()
  // Of entries nothing is lost, whichever is chosen.
  await expect.poll(() => names(tab)).toEqual([nameOf(1), nameOf(2), nameOf(3)])
  expect(officer.complaints).toEqual([])
})
