import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { change, FOLDER, forgeFor, NEW, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { runGitBeside } from '../../tests/support/forge/git.ts'
import type { ForgeOptions, TestForge, testAccounts } from '../../tests/support/forge/start-forge.ts'
import { connectReview } from './connect-review.ts'
import { submit } from './forge.ts'
import { type ReviewHost, type ReviewPull, STATUS_NAME, sameAccount } from './review-host.ts'

const LABELS = { good: '可审核', bad: '待修改' }

/** A host with one pull request, and the review's view of it. */
async function reviewFor(
  kind: ForgeOptions['kind'],
  who: keyof typeof testAccounts = 'outsider',
): Promise<{ forge: TestForge; host: ReviewHost; pull: ReviewPull }> {
  const forge = await forgeFor(kind)
  await submit(forge.settings, forge.accounts[who].token, change(), noWait)
  const host = as(forge, 'reviewer')
  return { forge, host, pull: (await host.pull(1))! }
}

function as(forge: TestForge, who: keyof typeof testAccounts, options = {}): ReviewHost {
  return connectReview(forge.settings, forge.accounts[who].token, forge.direct, options)
}

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test('a pull request from a fork, from the repository itself, and from a fork that is gone', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    const { outsider, collaborator } = forge.accounts
    const fork = forge.host.forkOf(outsider)!
    const isGitLab = kind === 'gitlab'
    expect(pull).toEqual({
      number: 1,
      url: expect.stringMatching(/\/example-org\/keji-fuzong\/.*1$/),
      author: outsider.login,
      state: 'open',
      target: 'main',
      head: fork.git.head('demands/2023/hongshan'),
      headRepository: {
        id: isGitLab ? String(fork.id) : 'wuchang-clerk/keji-fuzong',
        owner: outsider.login,
        isBase: false,
      },
      ref: isGitLab ? 'refs/merge-requests/1/head' : 'refs/pull/1/head',
      openedAt: '2023-03-01T01:00:00.000Z',
    })
    await submit(forge.settings, collaborator.token, change({ [`${FOLDER}/a.yaml`]: 'x\n' }), noWait)
    expect((await host.pull(2))!.headRepository).toEqual({
      id: isGitLab ? '1' : 'example-org/keji-fuzong',
      owner: 'example-org',
      isBase: true,
    })
    forge.host.deleteFork(outsider)
    expect(await host.pull(1)).toEqual({ ...pull, headRepository: undefined })
    forge.host.closePull(2)
    expect((await host.pull(2))!.state).toBe('closed')
    expect((await host.openPulls()).map(({ number }) => number)).toEqual([1])
    expect(await host.pull(3)).toBeUndefined()
  })

  test("its head can be fetched from the base repository's own reference", async () => {
    const { host, pull } = await reviewFor(kind)
    const cwd = await temporaryFolder()
    await runGitBeside(['init', '-q', '--bare'], cwd)
    await runGitBeside(['fetch', '-q', await host.cloneUrl(), `${pull.ref}:refs/heads/head`], cwd)
    expect(await runGitBeside(['rev-parse', 'refs/heads/head'], cwd)).toBe(pull.head)
  })

  test('every open pull request into the default branch, to the end of the pages', async () => {
    const forge = await forgeFor(kind)
    const { main } = forge.host
    const author = forge.accounts.collaborator
    forge.host.push(main, 'other', { 'x.md': 'x\n' }, 'main')
    for (let index = 0; index < 120; index++) {
      const branch = `demands/2023/n${index}`
      forge.host.push(main, branch, { [NEW]: `${index}\n` }, 'main')
      const base = index === 60 ? 'other' : 'main'
      forge.host.open({ author, source: main, branch, base, title: 'x', body: '' })
    }
    const pulls = await as(forge, 'reviewer').openPulls()
    expect(new Set(pulls.map(({ number }) => number)).size).toBe(119)
    expect(pulls.every(({ target }) => target === 'main')).toBe(true)
  })

  test('the default branch and the address for git are those of the base repository', async () => {
    const forge = await forgeFor(kind)
    const host = as(forge, 'reviewer')
    expect(await host.defaultBranch()).toBe('main')
    expect(await host.cloneUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/example-org\/keji-fuzong\.git$/)
    expect(await host.account()).toBe('bureau-review')
    expect(await as(forge, 'reviewer', { account: 'review-bot' }).account()).toBe('review-bot')
  })

  test('who may push', async () => {
    const forge = await forgeFor(kind)
    const host = as(forge, 'reviewer')
    expect(await host.mayPush('hongshan-clerk')).toBe(true)
    expect(await host.mayPush('example-org')).toBe(true)
    expect(await host.mayPush('wuchang-clerk')).toBe(false)
    // Part of a name is nobody's name.
    expect(await host.mayPush('hongshan')).toBe(kind === 'gitlab' ? false : undefined)
    forge.failNext({ status: 403 })
    expect(await host.mayPush('hongshan-clerk')).toBeUndefined()
  })

  test('times of receipt: opening, push, forced push', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    const fork = forge.host.forkOf(forge.accounts.outsider)!
    const main = forge.repository.head('main')!
    forge.host.pass(10)
    const second = forge.host.push(fork, 'demands/2023/hongshan', { [`${FOLDER}/b.yaml`]: 'x\n' })
    forge.host.pass(10)
    const third = forge.host.force(fork, 'demands/2023/hongshan', { [NEW]: '改过\n' }, main)
    const now = (await host.pull(1))!
    expect(now.head).toBe(third)
    const receipts = (await host.receipts(now))!
    const earliest = (commit: string) =>
      receipts
        .filter((one) => one.commit === commit)
        .map(({ at }) => at)
        .sort()[0]
    expect(earliest(pull.head)).toBe('2023-03-01T01:00:00.000Z')
    expect(earliest(second)).toBe('2023-03-01T01:10:00.000Z')
    expect(earliest(third)).toBe('2023-03-01T01:20:00.000Z')
    expect(receipts.some(({ assumed }) => assumed)).toBe(false)
  })

  test('what is pushed to a closed pull request was received when it is opened again', async () => {
    const { forge, host } = await reviewFor(kind)
    const fork = forge.host.forkOf(forge.accounts.outsider)!
    forge.host.closePull(1)
    forge.host.pass(10)
    const later = forge.host.push(fork, 'demands/2023/hongshan', { [NEW]: '改过\n' })
    forge.host.pass(10)
    forge.host.reopenPull(1)
    const receipts = await host.receipts((await host.pull(1))!)
    const times = receipts!.filter(({ commit }) => commit === later).map(({ at }) => at)
    expect(times).toEqual(kind === 'gitea' ? [] : ['2023-03-01T01:20:00.000Z'])
  })

  test('comments: all of them, written, changed, deleted', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    const theirs = forge.accounts.outsider
    const hosted = forge.pulls[0]!
    for (let index = 0; index < 120; index++) forge.host.comment(hosted, theirs, `<!-- 核对 -->${index}`)
    if (kind === 'gitlab') forge.host.comment(hosted, theirs, 'added 1 commit', true)
    await host.writeComment(pull, '<!-- 核对 -->\n第一次')
    const comments = await host.comments(pull)
    expect(comments).toHaveLength(121)
    expect(comments[0]).toMatchObject({ author: theirs.login, body: '<!-- 核对 -->0' })
    const ours = comments.find(({ author }) => sameAccount(author, 'Bureau-Review'))!
    expect(ours.body).toBe('<!-- 核对 -->\n第一次')
    await host.writeComment(pull, '<!-- 核对 -->\n第二次', ours.id)
    expect((await host.comments(pull)).filter(({ author }) => author === 'bureau-review')).toEqual([
      { ...ours, body: '<!-- 核对 -->\n第二次' },
    ])
    await host.deleteComment(pull, ours.id)
    await host.deleteComment(pull, ours.id)
    expect(await host.comments(pull)).toHaveLength(120)
    await host.writeComment(pull, '<!-- 核对 -->\n第三次', ours.id)
    expect((await host.comments(pull)).at(-1)).toMatchObject({
      author: 'bureau-review',
      body: '<!-- 核对 -->\n第三次',
    })
  })

  test('labels: made where the repository lacks them, exchanged, the same twice', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    forge.pulls[0]!.labels.push('急', LABELS.good)
    for (const name of forge.pulls[0]!.labels) forge.host.labelNamed(name)
    expect(await host.setLabels(pull, [LABELS.bad], [LABELS.good])).toBe('done')
    expect((await host.labels(pull)).toSorted()).toEqual(['待修改', '急'].toSorted())
    const made = forge.host.labels.length
    expect(await host.setLabels(pull, [LABELS.bad], [LABELS.good])).toBe('done')
    expect(await host.setLabels(pull, [LABELS.good], [LABELS.bad])).toBe('done')
    expect((await host.labels(pull)).toSorted()).toEqual(['可审核', '急'].toSorted())
    expect(forge.host.labels).toHaveLength(made)
  })

  test.skipIf(kind === 'gitlab')('a label that goes meanwhile is no failure', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    forge.pulls[0]!.labels.push(LABELS.good)
    forge.host.labelNamed(LABELS.good)
    forge.before(/^DELETE .*\/labels\//, () => forge.pulls[0]!.labels.pop())
    expect(await host.setLabels(pull, [LABELS.bad], [LABELS.good])).toBe('done')
    expect(await host.labels(pull)).toEqual([LABELS.bad])
  })

  test('the status of the head: pending first, the newest counts, others are not ours', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    expect(await host.status(pull)).toBe(kind === 'gitlab' ? 'unsupported' : undefined)
    expect(await host.setStatus(pull, 'pending', '正在核对')).toBe('done')
    expect(await host.setStatus(pull, 'pending', '正在核对')).toBe('done')
    expect(await host.status(pull)).toEqual({ state: 'pending', author: 'bureau-review' })
    expect(await host.setStatus(pull, 'failure', '待修改', 'https://example.org/1')).toBe('done')
    expect(await host.status(pull)).toEqual({ state: 'failure', author: 'bureau-review' })
    forge.host.statuses.push({
      ...forge.host.statuses.at(-1)!,
      id: 900,
      name: '别的检查',
      state: 'success',
      author: forge.accounts.collaborator,
    })
    expect(await host.status(pull)).toEqual({ state: 'failure', author: 'bureau-review' })
    expect(forge.host.statuses.at(-2)).toMatchObject({ name: STATUS_NAME, commit: pull.head })
    // A colleague's, under the same name: told as his.
    await as(forge, 'collaborator').setStatus(pull, 'success', '可审核')
    expect(await host.status(pull)).toEqual({ state: 'success', author: 'hongshan-clerk' })
  })

  test('a token without the right to label or to set a status is refused, and that is no failure', async () => {
    const { forge, host, pull } = await reviewFor(kind)
    const reader = as(forge, 'outsider')
    expect(await reader.setLabels(pull, [LABELS.good], [])).toBe('refused')
    expect(await reader.setStatus(pull, 'success', '可审核')).toBe('refused')
    expect(await host.labels(pull)).toEqual([])
    expect(await host.status(pull)).toBe(kind === 'gitlab' ? 'unsupported' : undefined)
    await reader.writeComment(pull, '读者可以留言')
    expect(await host.comments(pull)).toHaveLength(1)
  })

  test.each([
    ['a limit that names its end', 403, { 'x-ratelimit-remaining': '0' }],
    ['too many requests', 429, { 'retry-after': '7' }],
  ])('%s is no missing right', async (_, status, headers) => {
    const { forge, host, pull } = await reviewFor(kind)
    for (const call of [
      () => host.account(),
      () => host.mayPush('hongshan-clerk'),
      () => host.setStatus(pull, 'success', '可审核'),
      () => host.setLabels(pull, [LABELS.good], []),
      () => host.receipts(pull),
      () => host.status(pull),
    ]) {
      forge.failNext({ status, headers: headers as unknown as Record<string, string> })
      await expect(call()).rejects.toMatchObject({ fault: { kind: 'rate-limit' } })
    }
  })

  test.each([{}, [{}], 'x', 0])('an answer of another shape is a fault: %j', async (body) => {
    const { forge, host, pull } = await reviewFor(kind)
    const calls: [string, () => Promise<unknown>][] = [
      ['account', () => host.account()],
      ['defaultBranch', () => host.defaultBranch()],
      ['cloneUrl', () => host.cloneUrl()],
      ['pull', () => host.pull(1)],
      ['openPulls', () => host.openPulls()],
      ['receipts', () => host.receipts(pull)],
      ['comments', () => host.comments(pull)],
      ['labels', () => host.labels(pull)],
      ['status', () => host.status(pull)],
    ]
    for (const [name, call] of calls) {
      forge.failNext({ status: 200, body })
      const result = await call().catch((error) => error.fault?.kind ?? error)
      expect([name, result]).toEqual([name, 'unexpected-answer'])
    }
  })
})
