import { describe, expect, test } from 'vitest'
import { caps } from '../../src/review/pull-case.ts'
import { isThorough } from '../support/figure.ts'
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
  ReviewWorld,
  SITE,
  sound,
} from '../support/review.ts'

/** Histories, names and amounts that the first attacks (review.test.ts) did not try. */

const GITHUBS_LONGEST = 65_536

function deleted({ repository }: ReviewWorld, below: string): Record<string, null> {
  const files = repository.git('ls-files', below).split('\n').filter(Boolean)
  return Object.fromEntries(files.map((file) => [file, null]))
}

/** A commit of these files on top of another, which stays where it is. */
async function commitOn({ repository }: ReviewWorld, base: string, files: Record<string, string | null>) {
  repository.git('checkout', '-q', '--detach', base)
  for (const [file, text] of Object.entries(files)) {
    if (text === null) await repository.remove(file)
    else await repository.write(file, text)
  }
  const head = repository.commit('继续')
  repository.git('checkout', '-q', 'main')
  return head
}

function merged({ repository }: ReviewWorld, tree: string, ...parents: string[]): string {
  const of = parents.flatMap((parent) => ['-p', parent])
  return repository.git('commit-tree', tree, ...of, '-m', '合并').trim()
}

describe('who deletes', () => {
  test('everything, is told so: a stranger, a district, and a bureau member who errs', async () => {
    const world = await ReviewWorld.create()
    for (const [index, author] of ['stranger', 'hongshan-jingxin', 'bureau-jingxin'].entries())
      await world.open(index + 1, { ...deleted(world, 'content'), [`a${index}`]: 'x\n' }, { author })
    const reviewed = await world.review()
    for (const number of [1, 2, 3]) {
      expect(codesOf(reviewed, number)).toContain('errors')
      expect(world.outcome(number)).toMatchObject({ labels: ['待修改'], status: 'failure' })
    }
    expect(bodyOf(reviewed, 1)).toContain('只有市级管理员可以改')
  })

  test.each([SITE, DISTRICTS, CYCLE])('%s, is told so, the bureau too', async (file) => {
    const world = await ReviewWorld.create()
    await world.open(1, { [file]: null }, { author: 'bureau-jingxin' })
    await world.review()
    expect(world.outcome(1)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test('the demands of the own district, may', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, deleted(world, `${DEMANDS}/hongshan`))
    await world.review()
    expect(world.outcome(1)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })
})

describe('histories', () => {
  test('a merge of three that brings another district and the settings is told', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    const site = repository.git('show', `main:${SITE}`)
    const own = await commitOn(world, 'main', { [NEW]: sound })
    const others = await commitOn(world, 'main', { [NEW.replace('hongshan', 'jiangan')]: sound })
    const settings = await commitOn(world, 'main', { [SITE]: site.replace('bureau-jingxin', 'stranger') })
    const all = await commitOn(world, own, {
      [NEW.replace('hongshan', 'jiangan')]: sound,
      [SITE]: site.replace('bureau-jingxin', 'stranger'),
    })
    world.opened(1, merged(world, `${all}^{tree}`, own, others, settings))
    // The same merge with what is one's own alone.
    world.opened(2, merged(world, `${own}^{tree}`, own, await commitOn(world, 'main', { 'a.txt': 'x' })))
    const reviewed = await world.review()
    expect(codesOf(reviewed, 1)).toEqual(['errors', 'bureau-paths'])
    for (const file of [SITE, NEW.replace('hongshan', 'jiangan')]) expect(bodyOf(reviewed, 1)).toContain(file)
    expect(world.outcome(2)).toMatchObject({ labels: ['可审核'], status: 'success' })
  })

  test('a merge of the main branch that undoes what it brought is a change like any other', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    const own = await commitOn(world, 'main', { [NEW]: sound })
    await changeMain(world, SITE, (text) => text.replace('bureau-jingxin', 'bureau-new'))
    world.opened(1, merged(world, `${own}^{tree}`, own, 'main'))
    const honest = await commitOn(world, 'main', { [NEW]: sound })
    world.opened(2, merged(world, `${honest}^{tree}`, own, 'main'))
    const reviewed = await world.review()
    expect(codesOf(reviewed, 1)).toEqual(['errors', 'bureau-paths'])
    expect(bodyOf(reviewed, 1)).toContain(SITE)
    expect(world.outcome(2)).toMatchObject({ labels: ['可审核'], status: 'success' })
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  test('a head below the main branch and an empty commit change nothing, and do not stop the next one', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    const below = repository.git('rev-parse', 'main').trim()
    await changeMain(world, SITE, (text) => text.replace('bureau-jingxin', 'bureau-new'))
    world.opened(1, below, { author: 'stranger' })
    world.opened(2, merged(world, 'main^{tree}', 'main'), { author: 'stranger' })
    await world.open(3, { [SITE]: null }, { author: 'stranger' })
    const { reports } = await world.review()
    expect(reports.map(({ receipts }) => receipts.runs)).toEqual([[], [], []])
    expect([1, 2, 3].map((number) => world.outcome(number).labels)).toEqual([
      ['可审核'],
      ['可审核'],
      ['待修改'],
    ])
  })
})

describe('names', () => {
  test.each([
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
  ])('that are nearly right are an error: %s', async (path) => {
    const world = await ReviewWorld.create()
    await world.open(1, { [path]: sound })
    const reviewed = await world.review()
    expect(codesOf(reviewed)).toContain('errors')
    expect(world.outcome(1)).toMatchObject({ labels: ['待修改'], status: 'failure' })
  })

  test.each([
    'hongshan-jingxin ',
    'hongshan‐jingxin',
    'ｈongshan-jingxin',
    'hongshan-jıngxin',
    'hоngshan-jingxin',
  ])('an account that looks like a district’s has no rights: %s', async (author) => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound }, { author })
    await world.open(2, { [NEW]: `${sound}\n` }, { author: 'HongShan-Jingxin' })
    await world.review()
    expect(world.outcome(1).labels).toEqual(['待修改'])
    expect(world.outcome(2).labels).toEqual(['可审核'])
  })

  test('a good comment, copied by accounts that look like ours, is nobody’s receipt', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.review()
    await world.open(2, { [NEW]: sound, 'README.md': 'x\n' }, { author: 'stranger', at: LATE })
    const names = [`${BOT}[bot]`, `${BOT} `, 'review-b0t', 'reviеw-bot', '']
    for (const name of names) world.say(2, name, world.comment(1))
    const { reports } = await world.review()
    expect(world.outcome(2)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
    const runs = reports.find(({ number }) => number === 2)!.receipts.runs
    expect(runs.map(({ receivedAt }) => receivedAt)).toEqual([LATE])
  })
})

test('an account of two districts hands in for each, and not for both in one', async () => {
  const world = await ReviewWorld.create()
  await changeMain(world, DISTRICTS, (text) => text.replace('- jiangan-jingxin', '- hongshan-jingxin'))
  const other = NEW.replace('hongshan', 'jiangan')
  await world.open(1, { [NEW]: sound })
  await world.open(2, { [other]: sound })
  await world.open(3, { [NEW]: sound, [other]: sound })
  const reviewed = await world.review()
  const outcomes = [1, 2, 3].map((number) => world.outcome(number).labels.join())
  expect(outcomes).toEqual(['可审核', '可审核', '待修改'])
  expect(bodyOf(reviewed, 3)).toContain('同时改了几个区')
})

describe('an enterprise that hands in itself', () => {
  const open = async () => {
    const world = await ReviewWorld.create()
    await changeMain(world, SITE, (text) => text.replace(/^forge:\n/m, 'forge:\n  selfService: 是\n'))
    return world
  }

  test('has one new entry: not two, not another’s, not one in the place of another', async () => {
    const world = await open()
    const [known = ''] = world.repository.git('ls-files', `${DEMANDS}/hongshan`).split('\n')
    const text = world.repository.git('show', `main:${known}`)
    const author = 'an-enterprise'
    await world.open(1, { [NEW]: sound }, { author })
    await world.open(2, { [NEW]: sound, [`${DEMANDS}/hongshan/k7m3xq.yaml`]: bases.anonymous }, { author })
    await world.open(3, { [known]: `${text}# x\n` }, { author })
    await world.open(4, { [known]: null, [NEW]: text }, { author })
    await world.open(5, { [NEW]: `${sound}\n` }, { author, owner: 'stranger' })
    await world.open(6, { [NEW]: `${sound}\n\n` }, { author, at: LATE })
    await world.review()
    const outcomes = [1, 2, 3, 4, 5, 6].map((number) => world.outcome(number).labels.join())
    expect(outcomes).toEqual(['可审核', '待修改', '待修改', '待修改', '待修改', '待修改'])
  })
})

describe('amounts', () => {
  const demand = (index: number) => `${DEMANDS}/hongshan/n${index}.yaml`

  test('an earlier head that is a bomb is not read, calls nothing late, and does not stop the next one', async () => {
    const world = await ReviewWorld.create()
    const count = caps.bytes / caps.fileBytes + 1
    const text = (index: number) => `${index}\n`.padEnd(caps.fileBytes, 'a')
    const files = Array.from({ length: count }, (_, index) => [demand(index), text(index)])
    const bomb = await world.open(1, { ...Object.fromEntries(files), [NEW]: sound })
    const many = Array.from({ length: caps.files + 1 }, (_, index) => [demand(index), `${index}\n`])
    const crowd = await world.open(1, { ...Object.fromEntries(many), [NEW]: sound })
    await world.open(1, { [NEW]: sound }, { at: LATE })
    for (const head of [bomb, crowd]) world.pulls.get(1)!.receipts.push({ commit: head, at: IN_TIME })
    await world.open(2, { [NEW]: `${sound}\n` })
    const { reports } = await world.review()
    expect(reports[0]!.reasons.map(({ code }) => code)).toEqual(['deadline-not-judged'])
    const [first, second, last] = reports[0]!.receipts.runs
    expect([first, second].every((run) => run!.entries === undefined)).toBe(true)
    expect(last!.entries).toHaveLength(1)
    expect(world.outcome(2).labels).toEqual(['可审核'])
  })

  test('more heads than are read: the present one is dated, and never late for those that are left out', async () => {
    const world = await ReviewWorld.create()
    const { repository } = world
    let head = await world.open(1, { [NEW]: 'x: 1\n' })
    const first = Date.parse('2023-03-09T00:00:00Z')
    for (let count = 1; count <= caps.runs; count++) {
      head = merged(world, `${head}^{tree}`, head)
      // As GitHub does: the newest first, and an edited title is one more run.
      const at = new Date(first + count * 1000).toISOString()
      world.pulls.get(1)!.receipts.unshift({ commit: head, at }, { commit: head, at })
    }
    world.push(1, await commitOn(world, head, { [NEW]: sound }), LATE)
    const { reports } = await world.review()
    expect(reports[0]!.receivedAt).toBe(LATE)
    expect(reports[0]!.reasons.map(({ code }) => code)).toEqual(['deadline-not-judged'])
    expect(repository.git('status', '--porcelain')).toBe('')

    // A few heads less, and all are read: late.
    const pull = world.pulls.get(1)!
    pull.receipts = pull.receipts.filter(({ at }) => at > new Date(first + 3000).toISOString())
    pull.comments = []
    const again = await world.review()
    expect(codesOf(again)).toEqual(['errors'])
    expect(bodyOf(again)).toContain('报送截止时间')
  })

  test('receipts of many entries and heads: the comment stays below what GitHub takes, and the first are kept', async () => {
    // With five, the receipts are already more than the comment holds.
    const later = isThorough ? 8 : 4
    const world = await ReviewWorld.create()
    const version = (head: number) =>
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [demand(index), `${head} ${index}\n`]))
    let head = await world.open(1, version(0))
    for (let count = 1; count <= later; count++) {
      head = await commitOn(world, head, version(count))
      world.push(1, head, new Date(Date.parse(IN_TIME) + count * 1000).toISOString())
    }
    await world.review()
    expect(world.comment(1).length).toBeLessThan(GITHUBS_LONGEST)
    // What the comment does not hold is asked again.
    world.push(1, await commitOn(world, head, { [NEW]: sound }), LATE)
    const { reports } = await world.review()
    expect(reports[0]!.receipts.runs).toHaveLength(later + 2)
    expect(
      reports[0]!.receipts.runs.slice(0, later + 1).every(({ entries }) => entries?.length === 300),
    ).toBe(true)
    expect(world.comment(1).length).toBeLessThan(GITHUBS_LONGEST)
  })
})
