import { describe, expect, test } from 'vitest'
import { fetchPulls } from '../../scripts/review/fetch.ts'
import { postReport } from '../../scripts/review/post.ts'
import { filesIn } from '../../scripts/review/work-folder.ts'
import { ForgeError } from '../../src/forge/fault.ts'
import type { ReviewPull } from '../../src/forge/review-host.ts'
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
  once,
  ReviewFixture,
  refOf,
  SITE,
  sealedFixture,
  sound,
  XINZHOU,
} from '../support/review.ts'

/** The trusted review from fetching to posting, over a real repository and a host in memory. */

describe('an honest district', () => {
  test('hands in an entry: 可审核, one comment with head, tip and times, and the status is pending first', async () => {
    const fixture = await ReviewFixture.create()
    const head = await fixture.open(1, { [NEW]: sound })
    const { posted } = await fixture.review({ judgedAt: '2023-03-10T09:05:00Z' })
    expect(posted.get(1)).toBe('posted')
    expect(fixture.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
    expect(fixture.written).toEqual(['status pending', 'comment 1', 'labels 1 +可审核 -', 'status success'])
    const comment = fixture.comment(1)
    const tip = fixture.repository.git('rev-parse', 'main').trim()
    for (const said of [head, tip, '2023年3月10日17:00', '2023年3月10日17:05', NEW])
      expect(comment).toContain(said)
  })

  test('corrects, renames and deletes its own files', async () => {
    const fixture = await ReviewFixture.create()
    const old = `${DEMANDS}/hongshan/91420111MAFAKE157C.yaml`
    const text = fixture.text(old)
    await fixture.open(1, { [old]: text.replace(/employees: \d+/, 'employees: 77') })
    await fixture.open(2, { [old]: null, [`${DEMANDS}/hongshan/91420111MAFAKE158A.yaml`]: text })
    await fixture.open(3, { [old]: null })
    const reviewed = await fixture.review()
    expect(codesOf(reviewed, 1)).toEqual([])
    expect(codesOf(reviewed, 3)).toEqual([])
    // The new name is another firm's code, and is told.
    expect(codesOf(reviewed, 2)).toEqual(['errors'])
  })

  test('is behind the main branch: what others merged meanwhile is none of its business', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    changeMain(fixture, `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`, (text) =>
      text.replace('\n', '\n# 注\n'),
    )
    expect(codesOf(await fixture.review())).toEqual([])
    expect(fixture.outcome(1).labels).toEqual(['可审核'])
  })

  test('what is sealed is not checked here, and that alone changes nothing', async () => {
    const fixture = await sealedFixture()
    const sealed = sound.replace(
      /\nprivate:[\s\S]*$/,
      '\nsealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----\n  YQ==\n  -----END AGE ENCRYPTED FILE-----\n',
    )
    await fixture.open(1, { [NEW]: sealed })
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).toContain('加密部分未核对')
    expect(codesOf(reviewed)).toEqual([])
  })
})

describe('judged is what merging would change now, by the rules of the main branch', () => {
  test('an account that was removed on the main branch after the fork has no rights', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    expect(fixture.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
    changeMain(fixture, DISTRICTS, (text) => text.replace('- hongshan-jingxin', '- hongshan-other'))
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).toContain('不是本区的账号')
    expect(fixture.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
  })

  test('an account that was added meanwhile has them', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { author: 'hongshan-other' })
    await fixture.review()
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
    changeMain(fixture, DISTRICTS, (text) => text.replace('- hongshan-jingxin', '- hongshan-other'))
    await fixture.review()
    expect(fixture.outcome(1).labels).toEqual(['可审核'])
  })

  test('a deadline that was moved on the main branch counts, one in the pull request does not', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { at: LATE })
    const later = (text: string) => text.replace(/deadline: .*/, 'deadline: 2023-03-31T17:30:00+08:00')
    const own = later(fixture.text(CYCLE))
    await fixture.open(2, { [NEW]: sound, [CYCLE]: own }, { at: LATE })
    const before = await fixture.review()
    expect(bodyOf(before, 1)).toContain('逾期报送')
    expect(bodyOf(before, 2)).toContain('逾期报送')
    changeMain(fixture, CYCLE, later)
    const after = await fixture.review({ numbers: [1] })
    expect(bodyOf(after, 1)).not.toContain('逾期报送')
    expect(fixture.outcome(1).labels).toEqual(['可审核'])
  })

  test('two districts hand in the same enterprise: the second is told once the first is merged', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    await fixture.review()
    expect([fixture.outcome(1).labels, fixture.outcome(2).labels]).toEqual([['可审核'], ['可审核']])
    fixture.commitOnMain({ [NEW]: sound }, refOf(1))
    fixture.pulls.get(1)!.pull.state = 'closed'
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed, 2)).toContain('duplicate-enterprise')
    expect(fixture.outcome(2)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test('a push after 可审核 is judged afresh, and the old outcome stands for the old commit alone', async () => {
    const fixture = await ReviewFixture.create()
    const first = await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    const raised = fixture.text(CYCLE).replace('target: 80', 'target: 90')
    const second = fixture.advance(1, { [CYCLE]: raised }, IN_TIME)
    expect(fixture.statuses.get(second)).toBeUndefined()
    await fixture.review()
    expect(fixture.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
    expect(fixture.statuses.get(first)?.state).toBe('success')
    expect(fixture.comment(1)).toContain(second)
    expect(fixture.comment(1)).not.toContain(first)
  })

  test('a pull request into another branch is left alone, and judged when its target changes', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { target: 'other' })
    expect((await fixture.review({ numbers: [1] })).skipped.get(1)).toBe('other-branch')
    expect(fixture.written).toEqual([])
    fixture.pulls.get(1)!.pull.target = 'main'
    await fixture.review({ numbers: [1] })
    expect(fixture.outcome(1).labels).toEqual(['可审核'])
  })

  test('a path that both sides changed differently is a conflict; the same change on both sides is none', async () => {
    const fixture = await ReviewFixture.create()
    const old = `${DEMANDS}/hongshan/91420111MAFAKE157C.yaml`
    const text = fixture.text(old)
    const employees = (count: number) => text.replace(/employees: \d+/, `employees: ${count}`)
    await fixture.open(1, { [old]: employees(77) })
    await fixture.open(2, { [old]: employees(78) })
    await fixture.open(3, { [old]: null })
    changeMain(fixture, old, () => employees(77))
    const reviewed = await fixture.review()
    expect([1, 2, 3].map((number) => codesOf(reviewed, number))).toEqual([[], ['conflict'], ['conflict']])
    expect(fixture.comment(2)).toContain(`和主分支冲突：\`${old}\` 在主分支上也改过`)
    expect(fixture.outcome(2)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test('a file on one side and a folder on the other is a conflict', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { 'docs-of-ours/a.md': 'a' }, { author: 'bureau-jingxin' })
    fixture.commitOnMain({ 'docs-of-ours': 'a' })
    expect(codesOf(await fixture.review())).toContain('conflict')
  })

  test('several merge bases, and none: a conflict, and nothing is guessed', async () => {
    const fixture = await ReviewFixture.create()
    const head = await fixture.open(1, { [NEW]: sound })
    const other = `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`
    const main = changeMain(fixture, other, (text) => `# 注\n${text}`)
    // Each merges the other's commit, so both commits are a base.
    fixture.advance(1, { [other]: fixture.text(other) }, IN_TIME, main)
    fixture.commitOnMain({ [NEW]: sound }, head)
    fixture.opened(2, fixture.repository.git('commit-tree', 'main^{tree}', '-m', '另起').trim())
    const reviewed = await fixture.review()
    expect(reviewed.reports.map(({ reasons }) => reasons)).toEqual([
      [{ code: 'merge-bases', count: 2 }],
      [{ code: 'merge-bases', count: 0 }],
    ])
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
  })

  test('the main branch merged into the branch is no conflict', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    const other = `${DEMANDS}/wuchang/91420106MAFAKE297Y.yaml`
    changeMain(fixture, other, (text) => `# 注\n${text}`)
    fixture.advance(1, { [other]: fixture.text(other) }, IN_TIME, 'main')
    expect(codesOf(await fixture.review())).toEqual([])
  })
})

describe('one label and one comment stand for one commit', () => {
  test('labels that somebody set are put right, others are left alone', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { 'README.md': '#\n' }, { author: 'stranger' })
    fixture.pulls.get(1)!.labels = ['可审核', '待市级审核', '需要讨论']
    await fixture.review()
    expect(fixture.outcome(1).labels).toEqual(['需要讨论', '待修改'])
  })

  test('a comment counts by author and marker: a copy by a stranger is no state, and is left alone', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { at: LATE })
    const other = await ReviewFixture.create()
    await other.open(1, { [NEW]: sound }, { at: IN_TIME })
    await other.review()
    fixture.say(1, 'stranger', other.comment(1))
    fixture.say(1, BOT, '别的机器人用同一个账号说的话')
    await fixture.review()
    expect(fixture.outcome(1)).toEqual({ labels: ['待修改'], status: 'failure', comments: 2 })
    expect(fixture.pulls.get(1)!.comments.map(({ author }) => author)).toEqual(['stranger', BOT, BOT])
  })

  test('nothing is posted where the head, the state or the target changed while it was judged', async () => {
    const fixture = await ReviewFixture.create()
    const changes: Partial<ReviewPull>[] = [
      { head: 'f'.repeat(40) },
      { state: 'closed' },
      { target: 'other' },
    ]
    for (const index of changes.keys()) await fixture.open(index + 1, { [NEW]: sound })
    fixture.onCall = (name) => {
      if (name !== 'pull') return
      for (const [index, change] of changes.entries())
        Object.assign(fixture.pulls.get(index + 1)!.pull, change)
    }
    expect([...(await fixture.review()).posted.values()]).toEqual(['moved', 'moved', 'moved'])
    expect(fixture.written).toEqual([])
  })

  test('is passed over only where head, tip, label and status are those of the comment', async () => {
    const fixture = await ReviewFixture.create()
    const head = await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    const again = async () => (await fixture.review()).skipped.get(1)
    expect(await again()).toBe('done')
    const changes: [string, () => unknown][] = [
      ['a forged label beside it', () => fixture.pulls.get(1)!.labels.push('待修改')],
      ['another label', () => Object.assign(fixture.pulls.get(1)!, { labels: ['待市级审核'] })],
      ['no label', () => Object.assign(fixture.pulls.get(1)!, { labels: [] })],
      ['no status', () => fixture.statuses.delete(head)],
      ['another status', () => fixture.statuses.set(head, { state: 'pending', author: BOT })],
      [
        'a status that somebody else set',
        () => fixture.statuses.set(head, { state: 'success', author: 'x' }),
      ],
      ['a comment that is gone', () => Object.assign(fixture.pulls.get(1)!, { comments: [] })],
      [
        'a damaged comment',
        () => Object.assign(fixture.pulls.get(1)!.comments[0]!, { body: fixture.comment(1).slice(0, 60) }),
      ],
      ['another tip', () => changeMain(fixture, SITE, (text) => `${text}# 注\n`)],
    ]
    for (const [name, change] of changes) {
      await change()
      expect(await again(), name).toBeUndefined()
      expect(fixture.outcome(1), name).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
      expect(await again(), name).toBe('done')
    }
  })

  test('what the host did not answer leaves it unjudged, and is asked again', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    fixture.onCall = fails('receipts')
    const reviewed = await fixture.review()
    expect(codesOf(reviewed)).toEqual(['deadline-not-judged'])
    expect(fixture.outcome(1)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    fixture.onCall = () => {}
    await fixture.review()
    expect(fixture.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a pull request of which the host says nothing leaves the others alone', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    let asked = 0
    fixture.onCall = (name) => (name === 'comments' && ++asked === 1 ? fails('comments')(name) : undefined)
    const reviewed = await fixture.review()
    expect(reviewed.skipped.get(1)).toBe('unanswered')
    expect(fixture.outcome(2).labels).toEqual(['可审核'])
  })

  test('two runs at once leave one comment, with what was judged last', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    const judged = ['2023-03-10T10:00:00.000Z', '2023-03-10T10:00:01.000Z']
    await Promise.all(judged.map((judgedAt) => fixture.review({ judgedAt })))
    expect(fixture.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
    expect(fixture.comment(1)).toContain('2023年3月10日18:00')
    // And where one was slower, it writes nothing over the newer.
    const slow = await fixture.review({ judgedAt: '2023-03-10T09:59:00.000Z' })
    expect(slow.skipped.get(1) ?? slow.posted.get(1)).toMatch(/done|outrun/)
  })

  test('duplicates that a killed run left are removed', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    fixture.say(1, BOT, fixture.comment(1))
    fixture.pulls.get(1)!.labels = []
    await fixture.review()
    expect(fixture.outcome(1).comments).toBe(1)
  })

  test('a token that may not set label or status has not failed: the next run does it', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    fixture.refused = ['labels', 'status']
    expect((await fixture.review()).posted.get(1)).toBe('without-rights')
    expect(fixture.outcome(1)).toEqual({ labels: [], status: undefined, comments: 1 })
    fixture.refused = []
    expect((await fixture.review()).posted.get(1)).toBe('posted')
    expect(fixture.outcome(1)).toEqual({ labels: ['可审核'], status: 'success', comments: 1 })
  })

  test('the time of receipt is not known: 待市级审核, and never late', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { at: null })
    fixture.tellsReceipts = false
    await fixture.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const reviewed = await fixture.review()
    for (const number of [1, 2]) {
      expect(codesOf(reviewed, number)).toEqual(['deadline-not-judged'])
      expect(fixture.outcome(number)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    }
  })
})

/** An answer that does not come. */
function fails(wanted: string): ReviewFixture['onCall'] {
  return (name) => {
    if (name === wanted) throw new ForgeError({ kind: 'server', step: 'account', status: 502 })
  }
}

describe('a pull request that cannot be judged', () => {
  const FAILURES: [string, Outcome, string][] = [
    ['takes too long', { fault: 'time' }, 'too-slow'],
    ['ends the judge', { fault: 'failure' }, 'failure'],
    ['makes the judge say nothing', { output: '' }, 'failure'],
    ['makes the judge speak of another', { output: JSON.stringify({ number: 6 }) }, 'failure'],
  ]
  /** Each was judged once before, and has a sound one after it. */
  const judged = once(async () => {
    const fixture = await ReviewFixture.create()
    for (const index of FAILURES.keys()) await fixture.open(index + 1, { [NEW]: sound })
    await fixture.review()
    const before = await Promise.all(FAILURES.map((_, index) => readState(fixture.comment(index + 1))))
    changeMain(fixture, SITE, (text) => `${text}# 注\n`)
    const next = FAILURES.length + 1
    await fixture.open(next, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const work = await temporaryFolder()
    await fixture.fetch(work)
    const reports = await judgeIn(work, async (file, blobs) => {
      const [, number = ''] = /case-(\d+)\.json$/.exec(file) ?? []
      return FAILURES[Number(number) - 1]?.[1] ?? inThisProcess(file, blobs)
    })
    for (const report of reports) await postReport(fixture, report, undefined)
    const outcomes = reports.map(({ number }) => fixture.outcome(number))
    const after = await Promise.all(FAILURES.map((_, index) => readState(fixture.comment(index + 1))))
    return { next, reports, outcomes, before, after, again: await fixture.review() }
  })

  test.each(FAILURES.map(([name, , code], index) => [name, code, index] as const))(
    'because it %s is 待市级审核 with the reason, and the next one is judged',
    async (_, code, index) => {
      const { next, reports, outcomes, before, after, again } = await judged()
      expect(reports.map(({ number }) => number)).toEqual([1, 2, 3, 4, next])
      expect(reports[index]!.reasons.map((reason) => reason.code)).toEqual([code])
      expect(outcomes[index]).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
      expect(reports.at(-1)!.reasons).toEqual([])
      expect(outcomes.at(-1)!.labels).toEqual(['可审核'])
      // Nothing that was kept is lost, and a failure is tried again.
      expect(before[index]!.receipts.runs).not.toEqual([])
      expect(after[index]!.receipts).toEqual(before[index]!.receipts)
      expect(again.skipped.get(index + 1)).toBe(code === 'failure' ? undefined : 'done')
    },
  )

  test('does not keep the others from being posted: a run ends in time, and the next one goes on', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.open(2, { [XINZHOU]: sound }, { author: 'xinzhou-jingxin' })
    const work = await temporaryFolder()
    let clock = 0
    fixture.onCall = (name) => {
      if (name === 'receipts') clock += 3_600_000
    }
    const objects = await GitObjects.create(filesIn(work).objects)
    const fetched = await fetchPulls({ host: fixture, objects, now: () => new Date(clock) })
    expect(fetched.pulls.map(({ number }) => number)).toEqual([1])
    expect(fetched.skipped).toEqual([{ number: 2, reason: 'later' }])
  })
})

describe('times of receipt are carried on', () => {
  test('a forced push after the deadline, with the same content: in time, though the old commit is gone', async () => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    const again = fixture.rewrite(1, { [NEW]: sound }, LATE)
    forget(fixture)
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).not.toContain('逾期报送')
    expect(fixture.outcome(1).labels).toEqual(['可审核'])
    expect(repository.git('rev-parse', 'refs/pull/1/head').trim()).toBe(again)
  })

  test('an earlier head that the host still hands over is read, though no comment kept it', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    fixture.rewrite(1, { [NEW]: sound }, LATE)
    expect(codesOf(await fixture.review())).toEqual([])
  })

  test('an earlier head that is gone, of which nothing was kept: not judged, and not late', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    fixture.rewrite(1, { [NEW]: sound }, LATE)
    forget(fixture)
    const reviewed = await fixture.review()
    expect(codesOf(reviewed)).toEqual(['deadline-not-judged'])
  })

  test('a time that the host only assumes counts until another head was seen', async () => {
    const fixture = await ReviewFixture.create()
    const first = await fixture.open(1, { [NEW]: sound.replace('320', '321') }, { at: null })
    const assume = (commit: string) =>
      fixture.pulls.get(1)!.receipts.push({ commit, at: IN_TIME, assumed: true })
    assume(first)
    expect(codesOf(await fixture.review())).toEqual([])
    // Pushed late, where the host hides the push: the opening is no receipt of this.
    assume(fixture.advance(1, { [NEW]: sound }, null))
    expect(codesOf(await fixture.review())).toEqual(['deadline-not-judged'])
  })

  test('a placeholder in time and the entry after the deadline: late', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: 'public:\n' })
    await fixture.review()
    fixture.rewrite(1, { [NEW]: sound }, LATE)
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).toContain('逾期报送')
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
  })

  /** As a host that cleans up: only what a ref reaches is there. */
  function forget({ repository }: ReviewFixture): void {
    repository.git('prune')
  }
})
