import { describe, expect, test } from 'vitest'
import { fetchPulls } from '../../scripts/review/fetch.ts'
import { postReport } from '../../scripts/review/post.ts'
import { filesIn } from '../../scripts/review/work-folder.ts'
import { ForgeError } from '../../src/forge/fault.ts'
import { GitObjects } from '../../src/node/git-objects.ts'
import type { Outcome } from '../../src/node/sandbox.ts'
import { readState } from '../../src/review/comment-state.ts'
import { temporaryFolder } from '../support/folder.ts'
import {
  BOT,
  bodyOf,
  CYCLE,
  changeMain,
  codesOf,
  DEMANDS,
  DISTRICTS,
  IN_TIME,
  inThisProcess,
  judgeIn,
  LATE,
  NEW,
  ReviewWorld,
  SITE,
  sealedWorld,
  sound,
  XINZHOU,
} from '../support/review.ts'

/** The trusted review from fetching to posting, over a real repository and a host in memory. */

async function merge({ repository }: ReviewWorld, number: number) {
  repository.git('merge', '-q', '-m', '合并', `refs/pull/${number}/head`)
}

describe('an honest district', () => {
  test('hands in an entry: 可审核, one comment with head, tip and times, and the status is pending first', async () => {
    const world = await ReviewWorld.create()
    const head = await world.open(1, { [NEW]: sound })
    const { posted } = await world.review({ judgedAt: '2023-03-10T09:05:00Z' })
    expect(posted.get(1)).toBe('posted')
    expect(world.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
    expect(world.written).toEqual(['status pending', 'comment 1', 'labels 1 +可审核 -', 'status success'])
    const comment = world.comment(1)
    const tip = world.repository.git('rev-parse', 'main').trim()
    for (const said of [head, tip, '2023年3月10日17:00', '2023年3月10日17:05', NEW])
      expect(comment).toContain(said)
  })

  test('corrects, renames and deletes its own files', async () => {
    const world = await ReviewWorld.create()
    const old = `${DEMANDS}/hongshan/91420111MAFAKE157C.yaml`
    const text = world.repository.git('show', `main:${old}`)
    await world.open(1, { [old]: text.replace(/employees: \d+/, 'employees: 77') })
    await world.open(2, { [old]: null, [`${DEMANDS}/hongshan/91420111MAFAKE158A.yaml`]: text })
    await world.open(3, { [old]: null })
    const reviewed = await world.review()
    expect(codesOf(reviewed, 1)).toEqual([])
    expect(codesOf(reviewed, 3)).toEqual([])
    // The new name is another firm's code, and is told.
    expect(codesOf(reviewed, 2)).toEqual(['errors'])
  })

  test('is behind the main branch: what others merged meanwhile is none of its business', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await changeMain(world, `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`, (text) =>
      text.replace('\n', '\n# 注\n'),
    )
    expect(codesOf(await world.review())).toEqual([])
    expect(world.outcome(1).labels).toEqual(['可审核'])
  })

  test('what is sealed is not checked here, and that alone changes nothing', async () => {
    const world = await sealedWorld()
    const sealed = sound.replace(
      /\nprivate:[\s\S]*$/,
      '\nsealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----\n  YQ==\n  -----END AGE ENCRYPTED FILE-----\n',
    )
    await world.open(1, { [NEW]: sealed })
    const reviewed = await world.review()
    expect(bodyOf(reviewed)).toContain('加密部分未核对')
    expect(codesOf(reviewed)).toEqual([])
  })
})

describe('judged is what merging would change now, by the rules of the main branch', () => {
  test('an account that was removed on the main branch after the fork has no rights', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.review()
    expect(world.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
    await changeMain(world, DISTRICTS, (text) => text.replace('- hongshan-jingxin', '- hongshan-other'))
    const reviewed = await world.review()
    expect(bodyOf(reviewed)).toContain('不是本区的账号')
    expect(world.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
  })

  test('an account that was added meanwhile has them', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { author: 'hongshan-other' })
    await world.review()
    expect(world.outcome(1).labels).toEqual(['待修改'])
    await changeMain(world, DISTRICTS, (text) => text.replace('- hongshan-jingxin', '- hongshan-other'))
    await world.review()
    expect(world.outcome(1).labels).toEqual(['可审核'])
  })

  test('a deadline that was moved on the main branch counts, one in the pull request does not', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { at: LATE })
    const later = (text: string) => text.replace(/deadline: .*/, 'deadline: 2023-03-31T17:30:00+08:00')
    const own = later(world.repository.git('show', `main:${CYCLE}`))
    await world.open(2, { [NEW]: sound, [CYCLE]: own }, { at: LATE })
    const before = await world.review()
    expect(bodyOf(before, 1)).toContain('逾期报送')
    expect(bodyOf(before, 2)).toContain('逾期报送')
    await changeMain(world, CYCLE, later)
    const after = await world.review({ numbers: [1] })
    expect(bodyOf(after, 1)).not.toContain('逾期报送')
    expect(world.outcome(1).labels).toEqual(['可审核'])
  })

  test('two districts hand in the same enterprise: the second is told once the first is merged', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    await world.review()
    expect([world.outcome(1).labels, world.outcome(2).labels]).toEqual([['可审核'], ['可审核']])
    await merge(world, 1)
    world.pulls.get(1)!.pull.state = 'closed'
    const reviewed = await world.review()
    expect(bodyOf(reviewed, 2)).toContain('duplicate-enterprise')
    expect(world.outcome(2)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test('a push after 可审核 is judged afresh, and the old outcome stands for the old commit alone', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    const first = await world.open(1, { [NEW]: sound })
    await world.review()
    repository.git('checkout', '-q', 'pull-1')
    const second = await world.commit({
      [CYCLE]: repository.git('show', `main:${CYCLE}`).replace('target: 80', 'target: 90'),
    })
    repository.git('checkout', '-q', 'main')
    world.push(1, second, IN_TIME)
    expect(world.statuses.get(second)).toBeUndefined()
    await world.review()
    expect(world.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
    expect(world.statuses.get(first)?.state).toBe('success')
    expect(world.comment(1)).toContain(second)
    expect(world.comment(1)).not.toContain(first)
  })

  test('a pull request into another branch is left alone, and judged when its target changes', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { target: 'other' })
    expect((await world.review({ numbers: [1] })).skipped.get(1)).toBe('other-branch')
    expect(world.written).toEqual([])
    world.pulls.get(1)!.pull.target = 'main'
    await world.review({ numbers: [1] })
    expect(world.outcome(1).labels).toEqual(['可审核'])
  })

  test('a path that both sides changed differently is a conflict; the same change on both sides is none', async () => {
    const world = await ReviewWorld.create()
    const old = `${DEMANDS}/hongshan/91420111MAFAKE157C.yaml`
    const text = world.repository.git('show', `main:${old}`)
    const employees = (count: number) => text.replace(/employees: \d+/, `employees: ${count}`)
    await world.open(1, { [old]: employees(77) })
    await world.open(2, { [old]: employees(78) })
    await world.open(3, { [old]: null })
    await changeMain(world, old, () => employees(77))
    const reviewed = await world.review()
    expect([1, 2, 3].map((number) => codesOf(reviewed, number))).toEqual([[], ['conflict'], ['conflict']])
    expect(world.comment(2)).toContain(`和主分支冲突：\`${old}\` 在主分支上也改过`)
    expect(world.outcome(2)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test('a file on one side and a folder on the other is a conflict', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { 'docs-of-ours/a.md': 'a' }, { author: 'bureau-jingxin' })
    await world.repository.write('docs-of-ours', 'a')
    world.repository.commit('同名文件')
    expect(codesOf(await world.review())).toContain('conflict')
  })

  test('several merge bases, and none: a conflict, and nothing is guessed', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    await world.open(1, { [NEW]: sound })
    const main = await changeMain(
      world,
      `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`,
      (text) => `# 注\n${text}`,
    )
    // Each merges the other's commit, so both commits are a base.
    repository.git('checkout', '-q', '-B', 'crossed', 'refs/pull/1/head')
    repository.git('merge', '-q', '-m', '合并主分支', main)
    world.push(1, repository.git('rev-parse', 'HEAD').trim(), IN_TIME)
    repository.git('checkout', '-q', 'main')
    repository.git('merge', '-q', '-m', '合并', 'pull-1', '--no-ff')
    repository.git('checkout', '-q', '--orphan', 'alone')
    const alone = repository.commit('另起')
    repository.git('checkout', '-q', 'main')
    world.opened(2, alone)
    const reviewed = await world.review()
    expect(reviewed.reports.map(({ reasons }) => reasons)).toEqual([
      [{ code: 'merge-bases', count: 2 }],
      [{ code: 'merge-bases', count: 0 }],
    ])
    expect(world.outcome(1).labels).toEqual(['待修改'])
  })

  test('the main branch merged into the branch is no conflict', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    await world.open(1, { [NEW]: sound })
    await changeMain(world, `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`, (text) => `# 注\n${text}`)
    repository.git('checkout', '-q', 'pull-1')
    repository.git('merge', '-q', '-m', '合并主分支', 'main')
    world.push(1, repository.git('rev-parse', 'HEAD').trim(), IN_TIME)
    repository.git('checkout', '-q', 'main')
    expect(codesOf(await world.review())).toEqual([])
  })
})

describe('one label and one comment stand for one commit', () => {
  test('labels that somebody set are put right, others are left alone', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { 'README.md': '#\n' }, { author: 'stranger' })
    world.pulls.get(1)!.labels = ['可审核', '待市级审核', '需要讨论']
    await world.review()
    expect(world.outcome(1).labels).toEqual(['需要讨论', '待修改'])
  })

  test('a comment counts by author and marker: a copy by a stranger is no state, and is left alone', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { at: LATE })
    const other = await ReviewWorld.create()
    await other.open(1, { [NEW]: sound }, { at: IN_TIME })
    await other.review()
    world.say(1, 'stranger', other.comment(1))
    world.say(1, BOT, '别的机器人用同一个账号说的话')
    await world.review()
    expect(world.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 2 })
    expect(world.pulls.get(1)!.comments.map(({ author }) => author)).toEqual(['stranger', BOT, BOT])
  })

  test('nothing is posted where the head, the state or the target changed while it was judged', async () => {
    const changes: ((world: ReviewWorld) => unknown)[] = [
      (world) => Object.assign(world.pulls.get(1)!.pull, { head: 'f'.repeat(40) }),
      (world) => Object.assign(world.pulls.get(1)!.pull, { state: 'closed' }),
      (world) => Object.assign(world.pulls.get(1)!.pull, { target: 'other' }),
    ]
    for (const change of changes) {
      const world = await ReviewWorld.create()
      await world.open(1, { [NEW]: sound })
      world.onCall = (name) => void (name === 'pull' && change(world))
      expect((await world.review()).posted.get(1)).toBe('moved')
      expect(world.written).toEqual([])
    }
  })

  test('is passed over only where head, tip, label and status are those of the comment', async () => {
    const world = await ReviewWorld.create()
    const head = await world.open(1, { [NEW]: sound })
    await world.review()
    const again = async () => (await world.review()).skipped.get(1)
    expect(await again()).toBe('done')
    const changes: [string, () => unknown][] = [
      ['a forged label beside it', () => world.pulls.get(1)!.labels.push('待修改')],
      ['another label', () => Object.assign(world.pulls.get(1)!, { labels: ['待市级审核'] })],
      ['no label', () => Object.assign(world.pulls.get(1)!, { labels: [] })],
      ['no status', () => world.statuses.delete(head)],
      ['another status', () => world.statuses.set(head, { state: 'pending', author: BOT })],
      ['a status that somebody else set', () => world.statuses.set(head, { state: 'success', author: 'x' })],
      ['a comment that is gone', () => Object.assign(world.pulls.get(1)!, { comments: [] })],
      [
        'a damaged comment',
        () => Object.assign(world.pulls.get(1)!.comments[0]!, { body: world.comment(1).slice(0, 60) }),
      ],
      ['another tip', () => changeMain(world, SITE, (text) => `${text}# 注\n`)],
    ]
    for (const [name, change] of changes) {
      await change()
      expect(await again(), name).toBeUndefined()
      expect(world.outcome(1), name).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
      expect(await again(), name).toBe('done')
    }
  })

  test('what the host did not answer leaves it unjudged, and is asked again', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    world.onCall = fails('receipts')
    const reviewed = await world.review()
    expect(codesOf(reviewed)).toEqual(['deadline-not-judged'])
    expect(world.outcome(1)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    world.onCall = () => {}
    await world.review()
    expect(world.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a pull request of which the host says nothing leaves the others alone', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    let asked = 0
    world.onCall = (name) => (name === 'comments' && ++asked === 1 ? fails('comments')(name) : undefined)
    const reviewed = await world.review()
    expect(reviewed.skipped.get(1)).toBe('unanswered')
    expect(world.outcome(2).labels).toEqual(['可审核'])
  })

  test('two runs at once leave one comment, with what was judged last', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    const judged = ['2023-03-10T10:00:00.000Z', '2023-03-10T10:00:01.000Z']
    await Promise.all(judged.map((judgedAt) => world.review({ judgedAt })))
    expect(world.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
    expect(world.comment(1)).toContain('2023年3月10日18:00')
    // And where one was slower, it writes nothing over the newer.
    const slow = await world.review({ judgedAt: '2023-03-10T09:59:00.000Z' })
    expect(slow.skipped.get(1) ?? slow.posted.get(1)).toMatch(/done|outrun/)
  })

  test('duplicates that a killed run left are removed', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.review()
    world.say(1, BOT, world.comment(1))
    world.pulls.get(1)!.labels = []
    await world.review()
    expect(world.outcome(1).comments).toBe(1)
  })

  test('a token that may not set label or status has not failed: the next run does it', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    world.refused = ['labels', 'status']
    expect((await world.review()).posted.get(1)).toBe('without-rights')
    expect(world.outcome(1)).toEqual({ labels: [], status: undefined, comments: 1 })
    world.refused = []
    expect((await world.review()).posted.get(1)).toBe('posted')
    expect(world.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
  })

  test('the time of receipt is not known: 待市级审核, and never late', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { at: null })
    world.tellsReceipts = false
    await world.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const reviewed = await world.review()
    for (const number of [1, 2]) {
      expect(codesOf(reviewed, number)).toEqual(['deadline-not-judged'])
      expect(world.outcome(number)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    }
  })
})

/** An answer that does not come. */
function fails(wanted: string): ReviewWorld['onCall'] {
  return (name) => {
    if (name === wanted) throw new ForgeError({ kind: 'server', step: 'account', status: 502 })
  }
}

describe('a pull request that cannot be judged', () => {
  test.each<[string, Outcome, string]>([
    ['takes too long', { fault: 'time' }, 'too-slow'],
    ['ends the judge', { fault: 'failure' }, 'failure'],
    ['makes the judge say nothing', { output: '' }, 'failure'],
    ['makes the judge speak of another', { output: JSON.stringify({ number: 2 }) }, 'failure'],
  ])('because it %s is 待市级审核 with the reason, and the next one is judged', async (_, outcome, code) => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.review()
    const { receipts } = (await readState(world.comment(1)))!
    await changeMain(world, SITE, (text) => `${text}# 注\n`)
    await world.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const work = await temporaryFolder()
    await world.fetch(work)
    const reports = await judgeIn(work, async (file, blobs) =>
      file.includes('case-1.') ? outcome : inThisProcess(file, blobs),
    )
    for (const report of reports) await postReport(world, report, undefined)
    expect(reports.map(({ reasons }) => reasons.map((reason) => reason.code))).toEqual([[code], []])
    expect(world.outcome(1)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    expect(world.outcome(2).labels).toEqual(['可审核'])
    // Nothing that was kept is lost, and a failure is tried again.
    expect((await readState(world.comment(1)))?.receipts).toEqual(receipts)
    expect((await world.review()).skipped.get(1)).toBe(code === 'failure' ? undefined : 'done')
  })

  test('does not keep the others from being posted: a run ends in time, and the next one goes on', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const work = await temporaryFolder()
    let clock = 0
    world.onCall = (name) => {
      if (name === 'receipts') clock += 3_600_000
    }
    const objects = await GitObjects.create(filesIn(work).objects)
    const fetched = await fetchPulls({ host: world, objects, now: () => new Date(clock) })
    expect(fetched.pulls.map(({ number }) => number)).toEqual([1])
    expect(fetched.skipped).toEqual([{ number: 2, reason: 'later' }])
  })
})

describe('times of receipt are carried on', () => {
  test('a forced push after the deadline, with the same content: in time, though the old commit is gone', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    await world.open(1, { [NEW]: sound })
    await world.review()
    const again = await rewrite(world, { [NEW]: sound })
    world.push(1, again, LATE)
    forget(world)
    const reviewed = await world.review()
    expect(bodyOf(reviewed)).not.toContain('逾期报送')
    expect(world.outcome(1).labels).toEqual(['可审核'])
    expect(repository.git('rev-parse', 'refs/pull/1/head').trim()).toBe(again)
  })

  test('an earlier head that the host still hands over is read, though no comment kept it', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    world.push(1, await rewrite(world, { [NEW]: sound }), LATE)
    expect(codesOf(await world.review())).toEqual([])
  })

  test('an earlier head that is gone, of which nothing was kept: not judged, and not late', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    world.push(1, await rewrite(world, { [NEW]: sound }), LATE)
    forget(world)
    const reviewed = await world.review()
    expect(codesOf(reviewed)).toEqual(['deadline-not-judged'])
  })

  test('a time that the host only assumes counts until another head was seen', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    const first = await world.open(1, { [NEW]: sound.replace('320', '321') }, { at: null })
    const assume = (commit: string) =>
      world.pulls.get(1)!.receipts.push({ commit, at: IN_TIME, assumed: true })
    assume(first)
    expect(codesOf(await world.review())).toEqual([])
    // Pushed late, where the host hides the push: the opening is no receipt of this.
    repository.git('checkout', '-q', 'pull-1')
    const second = await world.commit({ [NEW]: sound })
    repository.git('checkout', '-q', 'main')
    world.push(1, second, null)
    assume(second)
    expect(codesOf(await world.review())).toEqual(['deadline-not-judged'])
  })

  test('a placeholder in time and the entry after the deadline: late', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: 'public:\n' })
    await world.review()
    world.push(1, await rewrite(world, { [NEW]: sound }), LATE)
    const reviewed = await world.review()
    expect(bodyOf(reviewed)).toContain('逾期报送')
    expect(world.outcome(1).labels).toEqual(['待修改'])
  })

  /** The branch is written anew from the main one. */
  async function rewrite(world: ReviewWorld, files: Record<string, string>): Promise<string> {
    const { repository } = world
    repository.git('checkout', '-q', '-B', 'again', 'main')
    repository.git('commit', '-q', '--allow-empty', '-m', '重写')
    const head = await world.commit(files)
    repository.git('checkout', '-q', 'main')
    return head
  }

  /** As a host that cleans up: only what a ref reaches is there. */
  function forget({ repository }: ReviewWorld): void {
    repository.git('branch', '-q', '-D', 'pull-1')
    repository.git('reflog', 'expire', '--expire=now', '--all')
    repository.git('gc', '-q', '--prune=now')
  }
})
