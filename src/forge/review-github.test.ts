import { expect, test } from 'vitest'
import { change, FOLDER, forgeFor, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { testAccounts } from '../../tests/support/forge/start-forge.ts'
import { connectReview } from './connect-review.ts'
import { submit } from './forge.ts'
import { runTitle } from './github-runs.ts'

async function pullAtGitHub() {
  const forge = await forgeFor('github')
  await submit(forge.settings, forge.accounts.outsider.token, change(), noWait)
  const review = (options = {}) =>
    connectReview(forge.settings, forge.accounts.reviewer.token, forge.direct, options)
  return { forge, review, pull: (await review().pull(1))! }
}

test("a workflow's token is not told its account, and posts as GitHub's", async () => {
  const robot = {
    ...testAccounts.reviewer,
    login: 'github-actions[bot]',
    lacks: /^GET \/user$/,
    isWorkflow: true,
  }
  const forge = await forgeFor('github', { accounts: [testAccounts.owner, robot] })
  const host = connectReview(forge.settings, robot.token, forge.direct)
  expect(await host.account()).toBe('github-actions[bot]')
})

test.each([
  ['the same title by another event', (title: string) => ({ event: 'pull_request', title })],
  ['more behind it', (title: string) => ({ event: 'pull_request_target', title: `${title} ` })],
  ['more before it', (title: string) => ({ event: 'pull_request_target', title: ` ${title}` })],
  ['two lines', (title: string) => ({ event: 'pull_request_target', title: `x\n${title}` })],
  ['a line break at its end', (title: string) => ({ event: 'pull_request_target', title: `${title}\n` })],
  [
    "another pull request's number",
    (title: string) => ({ event: 'pull_request_target', title: title.replace('#1', '#2') }),
  ],
  [
    'a number with a zero',
    (title: string) => ({ event: 'pull_request_target', title: title.replace('#1', '#01') }),
  ],
  ['a short commit', (title: string) => ({ event: 'pull_request_target', title: title.slice(0, -1) })],
  ['a commit in capitals', (title: string) => ({ event: 'pull_request_target', title: title.toUpperCase() })],
])('a run is a receipt by its exact title only: %s', async (_, forged) => {
  const { forge, review, pull } = await pullAtGitHub()
  forge.host.pass(60)
  const later = forge.host.push(forge.host.forkOf(forge.accounts.outsider)!, 'demands/2023/hongshan', {
    [`${FOLDER}/b.yaml`]: '晚到的\n',
  })
  const now = (await review().pull(1))!
  forge.host.otherRuns.push({ id: 7, at: pull.openedAt, ...forged(runTitle(now)) })
  expect(await review().receipts(now)).toEqual([
    { commit: later, at: '2023-03-01T02:00:00.000Z' },
    { commit: pull.head, at: '2023-03-01T01:00:00.000Z' },
  ])
})

test('runs are read beyond the 1,000 that one search gives, and once for all pull requests', async () => {
  const { forge, review, pull } = await pullAtGitHub()
  for (let index = 0; index < 2500; index++) {
    const at = new Date(Date.parse(pull.openedAt) + 1000 * (1 + Math.floor(index / 3)))
    forge.host.otherRuns.push({
      id: 1000 + index,
      event: 'pull_request_target',
      title: runTitle({ number: 5000 + index, head: 'a'.repeat(40) }),
      at: at.toISOString().replace('.000Z', 'Z'),
    })
  }
  const host = review()
  expect(await host.receipts(pull)).toEqual([{ commit: pull.head, at: pull.openedAt }])
  const asked = forge.requests.length
  expect(await host.receipts({ ...pull, number: 7499 })).toEqual([
    { commit: 'a'.repeat(40), at: '2023-03-01T01:13:54.000Z' },
  ])
  expect(forge.requests).toHaveLength(asked)
})

test('more than 1,000 runs in one second cannot be read to the end: not told', async () => {
  const { forge, review, pull } = await pullAtGitHub()
  for (let id = 1000; id < 2100; id++) {
    forge.host.otherRuns.push({ id, event: 'pull_request_target', title: 'x', at: forge.host.time })
  }
  expect(await review().receipts(pull)).toBeUndefined()
})

test('a classic token that may not take a label away is answered 404: refused', async () => {
  const { forge, review, pull } = await pullAtGitHub()
  forge.pulls[0]!.labels.push('可审核')
  forge.failNext({ status: 404 }, 1)
  expect(await review().setLabels(pull, [], ['可审核'])).toBe('refused')
})

test('without the workflow, or without the right to see its runs: not told', async () => {
  const { forge, review, pull } = await pullAtGitHub()
  forge.failNext({ status: 404 })
  expect(await review().receipts(pull)).toBeUndefined()
  expect(await review({ workflow: 'other.yml' }).receipts(pull)).toBeUndefined()
})
