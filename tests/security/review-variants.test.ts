import { describe, expect, test } from 'vitest'
import { caps } from '../../src/review/pull-case.ts'
import { isThorough } from '../support/figure.ts'
import type { Entry, Repository } from '../support/repository.ts'
import {
  BOT,
  bases,
  bodyOf,
  CYCLE,
  changeMain,
  codesOf,
  DEMANDS,
  DISTRICTS,
  IN_TIME,
  LATE,
  NEW,
  numbered,
  once,
  ReviewFixture,
  refOf,
  SITE,
  sound,
} from '../support/review.ts'

/** Histories, names and amounts that the first attacks (review.test.ts) did not try. */

const GITHUBS_LONGEST = 65_536

function deleted({ repository }: ReviewFixture, below: string): Record<string, null> {
  return Object.fromEntries(filesBelow(repository, below).map((file) => [file, null]))
}

function filesBelow(repository: Repository, folder: string): string[] {
  return repository
    .git('ls-tree', '-r', '--name-only', 'main', '--', `${folder}/`)
    .split('\n')
    .filter(Boolean)
}

/** A commit of these files on top of another, which stays where it is. */
function commitOn({ repository }: ReviewFixture, base: string, files: Record<string, Entry>): string {
  return repository.commitAll({ ref: 'refs/heads/other', from: base, message: '继续', files })[0]!
}

function merged({ repository }: ReviewFixture, tree: string, ...parents: string[]): string {
  const of = parents.flatMap((parent) => ['-p', parent])
  return repository.git('commit-tree', tree, ...of, '-m', '合并').trim()
}

describe('who deletes', () => {
  test('everything, is told so: a stranger, a district, and a bureau member who errs', async () => {
    const fixture = await ReviewFixture.create()
    for (const [index, author] of ['stranger', 'hongshan-jingxin', 'bureau-jingxin'].entries())
      await fixture.open(index + 1, { ...deleted(fixture, 'content'), [`a${index}`]: 'x\n' }, { author })
    const reviewed = await fixture.review()
    for (const number of [1, 2, 3]) {
      expect(codesOf(reviewed, number)).toContain('errors')
      expect(fixture.outcome(number)).toMatchObject({ labels: ['待修改'], status: 'failure' })
    }
    expect(bodyOf(reviewed, 1)).toContain('只有市级管理员可以改')
  })

  const settings = [SITE, DISTRICTS, CYCLE]
  const withoutSettings = once(async () => {
    const fixture = await ReviewFixture.create()
    for (const [number, file] of settings.entries())
      await fixture.open(number + 1, { [file]: null }, { author: 'bureau-jingxin' })
    await fixture.review()
    return fixture
  })

  test.each(settings)('%s, is told so, the bureau too', async (file) => {
    const fixture = await withoutSettings()
    expect(fixture.outcome(settings.indexOf(file) + 1)).toMatchObject({
      labels: ['待修改'],
      status: 'failure',
    })
  })

  test('the demands of the own district, may', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, deleted(fixture, `${DEMANDS}/hongshan`))
    await fixture.review()
    expect(fixture.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a demand that a placement names, or a placement that has reports, is told so: main would be faulty', async () => {
    const fixture = await ReviewFixture.create()
    const placement = 'content/cycles/2023/placements/hongshan/n4s8qa.yaml'
    const report = 'content/cycles/2023/reports/hongshan/n4s8qa/2023-08.yaml'
    const demand = `${DEMANDS}/hongshan/${/demand: "(.*)"/.exec(fixture.text(placement))![1]}.yaml`
    const files = [placement, report, demand]
    fixture.commitOnMain(Object.fromEntries(files.map((file) => [file, fixture.text(file)])))
    await fixture.open(1, { [demand]: null })
    await fixture.open(2, { [placement]: null })
    const reviewed = await fixture.review()
    expect([1, 2].map((number) => codesOf(reviewed, number))).toEqual([['errors'], ['errors']])
    expect(bodyOf(reviewed, 1)).toContain(placement)
    expect(bodyOf(reviewed, 2)).toContain('没有这一对专家和企业的对接签约文件')
  })
})

describe('histories', () => {
  test('a merge of three that brings another district and the settings is told', async () => {
    const fixture = await ReviewFixture.create()
    const site = fixture.text(SITE)
    const own = commitOn(fixture, 'main', { [NEW]: sound })
    const others = commitOn(fixture, 'main', { [NEW.replace('hongshan', 'jiangan')]: sound })
    const settings = commitOn(fixture, 'main', { [SITE]: site.replace('bureau-jingxin', 'stranger') })
    const all = commitOn(fixture, own, {
      [NEW.replace('hongshan', 'jiangan')]: sound,
      [SITE]: site.replace('bureau-jingxin', 'stranger'),
    })
    fixture.opened(1, merged(fixture, `${all}^{tree}`, own, others, settings))
    // The same merge with what is one's own alone.
    fixture.opened(2, merged(fixture, `${own}^{tree}`, own, commitOn(fixture, 'main', { 'a.txt': 'x' })))
    const reviewed = await fixture.review()
    expect(codesOf(reviewed, 1)).toEqual(['errors', 'bureau-paths'])
    for (const file of [SITE, NEW.replace('hongshan', 'jiangan')]) expect(bodyOf(reviewed, 1)).toContain(file)
    expect(fixture.outcome(2)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a merge of the main branch that undoes what it brought is a change like any other', async () => {
    const fixture = await ReviewFixture.create()
    const own = commitOn(fixture, 'main', { [NEW]: sound })
    changeMain(fixture, SITE, (text) => text.replace('bureau-jingxin', 'bureau-new'))
    fixture.opened(1, merged(fixture, `${own}^{tree}`, own, 'main'))
    const honest = commitOn(fixture, 'main', { [NEW]: sound })
    fixture.opened(2, merged(fixture, `${honest}^{tree}`, own, 'main'))
    const reviewed = await fixture.review()
    expect(codesOf(reviewed, 1)).toEqual(['errors', 'bureau-paths'])
    expect(bodyOf(reviewed, 1)).toContain(SITE)
    expect(fixture.outcome(2)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a head below the main branch and an empty commit change nothing, and do not stop the next one', async () => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    const below = repository.git('rev-parse', 'main').trim()
    changeMain(fixture, SITE, (text) => text.replace('bureau-jingxin', 'bureau-new'))
    fixture.opened(1, below, { author: 'stranger' })
    fixture.opened(2, merged(fixture, 'main^{tree}', 'main'), { author: 'stranger' })
    await fixture.open(3, { [SITE]: null }, { author: 'stranger' })
    const { reports } = await fixture.review()
    expect(reports.map(({ receipts }) => receipts.runs)).toEqual([[], [], []])
    expect([1, 2, 3].map((number) => fixture.outcome(number).labels)).toEqual([
      ['可审核'],
      ['可审核'],
      ['待修改'],
    ])
  })
})

describe('names', () => {
  const NEARLY_RIGHT = [
    'Content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml',
    'content/Cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml',
    `${DEMANDS}/Hongshan/91420111MAFAKE991B.yaml`,
    `${DEMANDS}/ｈongshan/91420111MAFAKE991B.yaml`,
    `${DEMANDS}/hongshan/９1420111MAFAKE991B.yaml`,
    `${DEMANDS}/hongshan/below/91420111MAFAKE991B.yaml`,
    `${DEMANDS}/__proto__/91420111MAFAKE991B.yaml`,
    `${DEMANDS}/hongshan/constructor.yaml`,
    'content/cycles/2022/demands/hongshan/91420111MAFAKE991B.yaml',
    // Longer than any record of receipts holds.
    `${DEMANDS}/hongshan/${'a'.repeat(230)}.yaml`,
  ]
  const nearlyRight = once(async () => {
    const fixture = await ReviewFixture.create()
    for (const [path, number] of numbered(NEARLY_RIGHT)) await fixture.open(number, { [path]: sound })
    return { fixture, reviewed: await fixture.review() }
  })

  test.each(numbered(NEARLY_RIGHT))('that are nearly right are an error: %s', async (_, number) => {
    const { fixture, reviewed } = await nearlyRight()
    expect(codesOf(reviewed, number)).toContain('errors')
    expect(fixture.outcome(number)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  const LOOKALIKES = [
    'hongshan-jingxin ',
    'hongshan‐jingxin',
    'ｈongshan-jingxin',
    'hongshan-jıngxin',
    'hоngshan-jingxin',
  ]
  const lookalikes = once(async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(LOOKALIKES.length + 1, { [NEW]: `${sound}\n` }, { author: 'HongShan-Jingxin' })
    for (const [author, number] of numbered(LOOKALIKES))
      await fixture.open(number, { [NEW]: sound }, { author })
    await fixture.review()
    return fixture
  })

  test.each(numbered(LOOKALIKES))(
    'an account that looks like a district’s has no rights: %s',
    async (_, number) => {
      const fixture = await lookalikes()
      expect(fixture.outcome(number).labels).toEqual(['待修改'])
      expect(fixture.outcome(LOOKALIKES.length + 1).labels).toEqual(['可审核'])
    },
  )

  test('a good comment, copied by accounts that look like ours, is nobody’s receipt', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    await fixture.open(2, { [NEW]: sound, 'README.md': 'x\n' }, { author: 'stranger', at: LATE })
    const names = [`${BOT}[bot]`, `${BOT} `, 'review-b0t', 'reviеw-bot', '']
    for (const name of names) fixture.say(2, name, fixture.comment(1))
    const { reports } = await fixture.review()
    expect(fixture.outcome(2)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
    const runs = reports.find(({ number }) => number === 2)!.receipts.runs
    expect(runs.map(({ receivedAt }) => receivedAt)).toEqual([LATE])
  })
})

test('an account of two districts hands in for each, and not for both in one', async () => {
  const fixture = await ReviewFixture.create()
  changeMain(fixture, DISTRICTS, (text) => text.replace('- jiangan-jingxin', '- hongshan-jingxin'))
  const other = NEW.replace('hongshan', 'jiangan')
  await fixture.open(1, { [NEW]: sound })
  await fixture.open(2, { [other]: sound })
  await fixture.open(3, { [NEW]: sound, [other]: sound })
  const reviewed = await fixture.review()
  const outcomes = [1, 2, 3].map((number) => fixture.outcome(number).labels.join())
  expect(outcomes).toEqual(['可审核', '可审核', '待修改'])
  expect(bodyOf(reviewed, 3)).toContain('同时改了几个区')
})

describe('an enterprise that hands in itself', () => {
  const open = async () => {
    const fixture = await ReviewFixture.create()
    changeMain(fixture, SITE, (text) => text.replace(/^forge:\n/m, 'forge:\n  selfService: 是\n'))
    return fixture
  }

  test('has one new entry: not two, not another’s, not one in the place of another', async () => {
    const fixture = await open()
    const [known = ''] = filesBelow(fixture.repository, `${DEMANDS}/hongshan`)
    const text = fixture.text(known)
    const author = 'an-enterprise'
    await fixture.open(1, { [NEW]: sound }, { author })
    await fixture.open(2, { [NEW]: sound, [`${DEMANDS}/hongshan/k7m3xq.yaml`]: bases.anonymous }, { author })
    await fixture.open(3, { [known]: `${text}# x\n` }, { author })
    await fixture.open(4, { [known]: null, [NEW]: text }, { author })
    await fixture.open(5, { [NEW]: `${sound}\n` }, { author, owner: 'stranger' })
    await fixture.open(6, { [NEW]: `${sound}\n\n` }, { author, at: LATE })
    await fixture.review()
    const outcomes = [1, 2, 3, 4, 5, 6].map((number) => fixture.outcome(number).labels.join())
    expect(outcomes).toEqual(['可审核', '待修改', '待修改', '待修改', '待修改', '待修改'])
  })
})

describe('amounts', () => {
  const demand = (index: number) => `${DEMANDS}/hongshan/n${index}.yaml`

  test('an earlier head that is a bomb is not read, calls nothing late, and does not stop the next one', async () => {
    const fixture = await ReviewFixture.create()
    const count = caps.bytes / caps.fileBytes + 1
    const text = (index: number) => `${index}\n`.padEnd(caps.fileBytes, 'a')
    const files = Array.from({ length: count }, (_, index) => [demand(index), text(index)])
    const bomb = await fixture.open(1, { ...Object.fromEntries(files), [NEW]: sound })
    const many = Array.from({ length: caps.files + 1 }, (_, index) => [demand(index), `${index}\n`])
    const crowd = await fixture.open(1, { ...Object.fromEntries(many), [NEW]: sound })
    await fixture.open(1, { [NEW]: sound }, { at: LATE })
    for (const head of [bomb, crowd]) fixture.pulls.get(1)!.receipts.push({ commit: head, at: IN_TIME })
    await fixture.open(2, { [NEW]: `${sound}\n` })
    const { reports } = await fixture.review()
    expect(reports[0]!.reasons.map(({ code }) => code)).toEqual(['deadline-not-judged'])
    const [first, second, last] = reports[0]!.receipts.runs
    expect([first, second].every((run) => run!.entries === undefined)).toBe(true)
    expect(last!.entries).toHaveLength(1)
    expect(fixture.outcome(2).labels).toEqual(['可审核'])
  })

  test('more heads than are read: the present one is dated, and never late for those that are left out', async () => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    const opened = await fixture.open(1, { [NEW]: 'x: 1\n' })
    const first = Date.parse('2023-03-09T00:00:00Z')
    const heads = repository.commitAll(
      ...Array.from({ length: caps.runs }, (_, index) => {
        return { ref: refOf(1), from: index === 0 ? opened : `:${index}`, files: {} }
      }),
    )
    for (const [index, head] of heads.entries()) {
      // As GitHub does: the newest first, and an edited title is one more run.
      const at = new Date(first + (index + 1) * 1000).toISOString()
      fixture.pulls.get(1)!.receipts.unshift({ commit: head, at }, { commit: head, at })
    }
    fixture.advance(1, { [NEW]: sound }, LATE)
    const { reports } = await fixture.review()
    expect(reports[0]!.receivedAt).toBe(LATE)
    expect(reports[0]!.reasons.map(({ code }) => code)).toEqual(['deadline-not-judged'])

    // A few heads less, and all are read: late.
    const pull = fixture.pulls.get(1)!
    pull.receipts = pull.receipts.filter(({ at }) => at > new Date(first + 3000).toISOString())
    pull.comments = []
    const again = await fixture.review()
    expect(codesOf(again)).toEqual(['errors'])
    expect(bodyOf(again)).toContain('报送截止时间')
  })

  test('receipts of many entries and heads: the comment stays below what GitHub takes, and the first are kept', async () => {
    // With five, the receipts are already more than the comment holds.
    const later = isThorough ? 8 : 4
    const fixture = await ReviewFixture.create()
    const version = (head: number) =>
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [demand(index), `${head} ${index}\n`]))
    await fixture.open(1, version(0))
    for (let count = 1; count <= later; count++)
      fixture.advance(1, version(count), new Date(Date.parse(IN_TIME) + count * 1000).toISOString())
    await fixture.review()
    expect(fixture.comment(1).length).toBeLessThan(GITHUBS_LONGEST)
    // What the comment does not hold is asked again.
    fixture.advance(1, { [NEW]: sound }, LATE)
    const { reports } = await fixture.review()
    expect(reports[0]!.receipts.runs).toHaveLength(later + 2)
    expect(
      reports[0]!.receipts.runs.slice(0, later + 1).every(({ entries }) => entries?.length === 300),
    ).toBe(true)
    expect(fixture.comment(1).length).toBeLessThan(GITHUBS_LONGEST)
  })
})
