import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deskSite, Officer, upload } from '../support/desk-site.ts'
import { forgeFor } from '../support/forge/forge-fixture.ts'
import { sound } from '../support/review.ts'

/** The desk says before a deadline that the review has stopped, or cannot. */

const browser = await sharedBrowser()

const context = await browser.newContext()
const tab = await context.newPage()
const complaints: string[] = []
tab.on('pageerror', (error) => void complaints.push(error.message))
let noted: object | null
await tab.route('**/data/last-review.json', (route) => route.fulfill({ json: noted }))
afterAll(() => context.close())

/** The desk at a time, with the note that `npm run publish-site` has put beside it. */
async function deskAt(now: string, note: object | null) {
  noted = note
  await tab.clock.setFixedTime(new Date(now))
  const asked = tab.waitForResponse('**/data/last-review.json')
  await tab.goto(`${inject('url')}/desk/`)
  await asked
  await tab.locator('#desk-district').waitFor()
  return tab.locator('.desk > .notice:not([hidden])')
}

const done = (at: string) => ({ ranAt: at, outcome: 'done', doneAt: at })

test('stopped before the deadline: told, with the time, and that handing in goes on', async () => {
  const line = await deskAt('2023-03-09T17:00:00+08:00', done('2023-03-09T03:00:00Z'))
  await line.waitFor()
  expect(await line.textContent()).toMatch(/^自动核对已停：最近一次是2023年3月9日11:00。可以照常提交，/)
})

test('runs, and cannot: told as well', async () => {
  const line = await deskAt('2023-03-09T17:00:00+08:00', {
    ranAt: '2023-03-09T08:50:00Z',
    outcome: 'failed',
    doneAt: '2023-03-08T08:50:00Z',
  })
  await line.waitFor()
  expect(await line.textContent()).toMatch(
    /^自动核对没有做完（2023年3月9日16:50，最近一次全部做完是2023年3月8日16:50）/,
  )
})

test.each<[string, string, object | null]>([
  ['it ran minutes ago', '2023-03-09T17:00:00+08:00', done('2023-03-09T08:50:00Z')],
  ['hours ago, but the deadline is far', '2023-02-01T17:00:00+08:00', done('2023-02-01T01:00:00Z')],
  ['nobody notes it', '2023-03-09T17:00:00+08:00', null],
  ['the note is none', '2023-03-09T17:00:00+08:00', { ranAt: '<b>never</b>', outcome: 'done' }],
])('nothing is told where %s', async (_, now, note) => {
  const line = await deskAt(now, note)
  expect(await line.count()).toBe(0)
  expect(complaints).toEqual([])
})

test('without a note the host’s list of runs is asked, with the token of who hands in', async () => {
  const forge = await forgeFor('github')
  forge.host.otherRuns.push({
    id: 9,
    event: 'schedule',
    title: '核对全部',
    at: '2023-03-01T00:00:00Z',
    outcome: 'success',
  })
  const site = await deskSite(forge)
  onTestFinished(() => site.close())
  const officer = await Officer.at(browser, site.url)
  onTestFinished(() => officer.context.close())
  await officer.take(upload('91420111MAFAKE991B.yaml', sound))
  await officer.look(forge.accounts.collaborator.token)
  await officer.tab.getByText('自动核对已停：最近一次是2023年3月1日08:00').waitFor()
  expect(officer.complaints).toEqual([])
})
