import { expect, test } from 'vitest'
import { change, FOLDER, forgeFor, NEW, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { type ForgeOptions, testAccounts } from '../../tests/support/forge/start-forge.ts'
import { connectReview } from './connect-review.ts'
import { submit } from './forge.ts'

const BRANCH = 'demands/2023/hongshan'

async function pullAtGitea({
  opensWithPush = false,
  ...options
}: Partial<ForgeOptions> & { opensWithPush?: boolean } = {}) {
  const forge = await forgeFor('gitea', options)
  forge.host.opensWithPush = opensWithPush
  await submit(forge.settings, forge.accounts.outsider.token, change(), noWait)
  const host = connectReview(forge.settings, forge.accounts.reviewer.token, forge.direct)
  const fork = forge.host.forkOf(forge.accounts.outsider)!
  return { forge, host, fork, pull: (await host.pull(1))! }
}

test.each([
  ['1.23.0+dev-226-g6bd9ecd7b7', 'gitea-actions'],
  ['11.0.1+gitea-1.22.0', 'forgejo-actions'],
])("a workflow's token is nobody's, and posts as the host's own account: %s", async (version, login) => {
  const robot = { ...testAccounts.reviewer, login, lacks: /^GET \/user$/, isWorkflow: true } as const
  const forge = await forgeFor('gitea', { accounts: [testAccounts.owner, robot] })
  forge.host.versionText = version
  expect(await connectReview(forge.settings, robot.token, forge.direct).account()).toBe(login)
})

test("a person's token that may not see its owner is a fault: its comments could not be found again", async () => {
  const reviewer = { ...testAccounts.reviewer, lacks: /^GET \/user$/ }
  const forge = await forgeFor('gitea', { accounts: [testAccounts.owner, reviewer] })
  const host = connectReview(forge.settings, reviewer.token, forge.direct)
  await expect(host.account()).rejects.toMatchObject({
    fault: { kind: 'token-without-user', step: 'account' },
  })
})

test('the commits of the opening are in no event: assumed', async () => {
  const { forge, host, fork, pull } = await pullAtGitea()
  expect(await host.receipts(pull)).toEqual([{ commit: pull.head, at: pull.openedAt, assumed: true }])
  forge.host.pass(10)
  const later = forge.host.push(fork, BRANCH, { [`${FOLDER}/b.yaml`]: 'x\n' })
  expect(await host.receipts(pull)).toEqual([
    { commit: later, at: '2023-03-01T01:10:00.000Z' },
    { commit: pull.head, at: pull.openedAt, assumed: true },
  ])
})

test('after a forced push only what it replaced is assumed: its inner commits are in no event', async () => {
  const { forge, host, fork, pull } = await pullAtGitea()
  forge.host.pass(60)
  fork.git.update(BRANCH, pull.head, pull.head)
  const main = forge.repository.head('main')!
  const tree = fork.git.writeTree(main, [{ path: NEW, content: '晚到的\n' }])
  const inner = fork.git.commit(tree, [main], '夹在中间')
  const last = fork.git.commit(fork.git.writeTree(inner, []), [inner], '最后')
  fork.git.update(BRANCH, last, pull.head)
  forge.host.settle()
  expect(await host.receipts((await host.pull(1))!)).toEqual([
    { commit: pull.head, at: '2023-03-01T02:00:00.000Z' },
    { commit: last, at: '2023-03-01T02:00:00.000Z' },
    { commit: pull.head, at: pull.openedAt, assumed: true },
  ])
})

test('what a forced push replaced after another push, or after it was closed, has the time of its own push', async () => {
  const { forge, host, fork } = await pullAtGitea()
  forge.host.pass(60)
  const late = forge.host.push(fork, BRANCH, { [NEW]: '晚到的\n' })
  forge.host.pass(60)
  const main = forge.repository.head('main')!
  const last = fork.git.commit(fork.git.writeTree(main, []), [main], '最后')
  fork.git.update(BRANCH, last, late)
  forge.host.settle()
  const receipts = (await host.receipts((await host.pull(1))!))!
  expect(receipts.find(({ commit }) => commit === late)).toEqual({
    commit: late,
    at: '2023-03-01T02:00:00.000Z',
  })
  expect(receipts.filter(({ assumed }) => assumed)).toEqual([])
  forge.host.closePull(1)
  forge.host.reopenPull(1)
  expect((await host.receipts((await host.pull(1))!))!.filter(({ assumed }) => assumed)).toEqual([])
})

test('nothing is assumed after it was closed: pushes meanwhile are in no event', async () => {
  const { forge, host, fork } = await pullAtGitea()
  forge.host.closePull(1)
  forge.host.pass(60)
  forge.host.push(fork, BRANCH, { [NEW]: '晚到的\n' })
  forge.host.reopenPull(1)
  expect(await host.receipts((await host.pull(1))!)).toEqual([])
})

test('a push behind 200 entries that the token may not see is found', async () => {
  const { forge, host, fork, pull } = await pullAtGitea({ opensWithPush: true })
  const { events } = forge.pulls[0]!
  for (let index = 0; index < 200; index++) {
    events.push({ type: 'hidden', at: forge.host.time, head: pull.head })
  }
  forge.host.pass(60)
  const later = forge.host.push(fork, BRANCH, { [NEW]: '晚到的\n' })
  expect(await host.receipts((await host.pull(1))!)).toContainEqual({
    commit: later,
    at: '2023-03-01T02:00:00.000Z',
  })
})

test.each(['', 'null', '{}', '{"is_force_push":false}', '{"is_force_push":false,"commit_ids":["x"]}'])(
  'a push whose body is not as recorded is a fault: %s',
  async (body) => {
    const { forge, host, pull } = await pullAtGitea()
    const created_at = forge.host.time
    forge.failNext({ status: 200, body: [{ id: 1, type: 'pull_push', body, created_at }] })
    await expect(host.receipts(pull)).rejects.toMatchObject({ fault: { kind: 'unexpected-answer' } })
  },
)

test('an installation with shorter pages than asked for is read to the end', async () => {
  const { forge, pull } = await pullAtGitea()
  const { main } = forge.host
  for (let index = 0; index < 45; index++) {
    const branch = `demands/2023/n${index}`
    forge.host.push(main, branch, { [NEW]: `${index}\n` }, 'main')
    const author = forge.accounts.collaborator
    forge.host.open({ author, source: main, branch, base: 'main', title: 'x', body: '' })
    forge.host.labelNamed(`标签${index}`)
  }
  const short: typeof fetch = (address, options) =>
    forge.direct.fetch(String(address).replace('limit=50', 'limit=20'), options)
  const host = connectReview(forge.settings, forge.accounts.reviewer.token, { ...forge.direct, fetch: short })
  expect(await host.openPulls()).toHaveLength(46)
  expect(await host.setLabels(pull, ['标签44'], [])).toBe('done')
  expect(forge.host.labels).toHaveLength(45)
})

test('where the label is made but may not be set: refused', async () => {
  const reviewer = { ...testAccounts.reviewer, lacks: /^POST .*\/issues\/\{index\}\/labels$/ }
  const accounts = [testAccounts.owner, testAccounts.outsider, reviewer]
  const { host, pull } = await pullAtGitea({ accounts })
  expect(await host.setLabels(pull, ['可审核'], [])).toBe('refused')
})
