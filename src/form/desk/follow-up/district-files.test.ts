import { globSync, readFileSync } from 'node:fs'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { sampleKnown } from '../../../../tests/support/desk.ts'
import { isMapping, type Tree, valueAt } from '../../../domain/tree.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { Comparison } from '../state/comparison.ts'
import type { DeskContext } from '../state/context.ts'
import { Desk } from '../state/desk.ts'
import { fileText } from '../state/entry-text.ts'
import { keyFrom } from '../state/seals.ts'
import { DeskStore, type Kept } from '../state/store.ts'
import { DistrictFiles } from './district-files.ts'
import { followUpChangeSet } from './follow-up-change-set.ts'
import { planFollowUp } from './plan-follow-up.ts'

const FOLDER = 'content/cycles/2023/placements/hongshan'
const OPEN = `${FOLDER}/r9c5yb.yaml`
const NEW = `${FOLDER}/a2b3c4.yaml`
const samples = globSync('content/cycles/2023/{demands,placements,reports}/hongshan/**/*.yaml')
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const treeIn = (text: string): Tree => readContentFile(OPEN, new TextEncoder().encode(text))!.tree!
const sample = (path: string) => treeIn(samples.find((file) => file.path === path)!.text)

/** The district's files on a desk without storage. */
async function filesOf(more: Partial<DeskContext['site']> = {}, changes: Kept['changes'] = new Map()) {
  const known = await sampleKnown()
  const store = new DeskStore(() => {})
  const context = { ...known, site: { ...known.site, ...more } }
  const kept = { items: [], filings: new Map(), district: 'hongshan', changes }
  const desk = new Desk(context, kept, store, new Comparison([]))
  return new DistrictFiles(desk, [known.cycle], store, kept)
}

const placement: Tree = {
  public: { submittedOn: '2023-04-03' },
  private: {
    demand: '91420111MAFAKE150N',
    expert: { name: '封亦安', organization: '武汉理工大学' },
  },
}

const states = ({ state }: DistrictFiles) => state.demands.map(({ entry, state }) => [entry.id, state])

test('what is read is joined; a change stands in its place until it is undone', async () => {
  const files = await filesOf()
  expect(files.known).toBeUndefined()
  expect(states(files)).toEqual([])
  expect(await files.takeFiles('zip', samples)).toBe(samples.length)
  const before = [
    ['91420111MAFAKE143Y', '服务中'],
    ['91420111MAFAKE150N', '待对接'],
    ['91420111MAFAKE157C', '待对接'],
    ['91420111MAFAKE1644', '已入选'],
  ]
  expect(states(files)).toEqual(before)
  await files.put('placement', NEW, placement)
  expect(states(files)[1]).toEqual(['91420111MAFAKE150N', '对接中'])
  expect(files.pendingOf('placement').map(({ path }) => path)).toEqual([NEW])
  expect(files.pendingOf('report')).toEqual([])
  await files.undo(NEW)
  expect(states(files)).toEqual(before)
})

test('another district, another year and other kinds are left out; a second zip adds to the first', async () => {
  const files = await filesOf()
  const foreign = [
    { path: OPEN.replace('hongshan', 'wuchang'), text: '' },
    { path: OPEN.replace('2023', '2022'), text: '' },
    { path: 'content/cycles/2023/filings/hongshan.yaml', text: '' },
  ]
  expect(await files.takeFiles('zip', foreign)).toBe(0)
  expect(files.known).toBeUndefined()
  const [demands, rest] = [samples.filter(isDemand), samples.filter((file) => !isDemand(file))]
  await files.takeFiles('zip', rest)
  expect(files.state.counts.demand.files).toBe(0)
  await files.takeFiles('zip', demands)
  expect(files.state.counts.demand.files).toBe(4)
  expect(files.state.counts.placement.files).toBe(3)
})

const isDemand = ({ path }: { path: string }) => path.includes('/demands/')

test('what says the same as the repository is no change', async () => {
  const files = await filesOf()
  await files.takeFiles('host', samples)
  await files.put('placement', OPEN, sample(OPEN))
  expect(files.pending).toEqual([])
})

test('findings are told with reasons, overdue reports not at the placement', async () => {
  const files = await filesOf()
  await files.takeFiles('host', samples)
  const faulty = structuredClone(placement) as { public: object; private: object }
  Object.assign(faulty.public, { confirmedOn: '2023-04-20', signedOn: '2023-04-11' })
  const codes = (tree: Tree) =>
    (files.stateWith(NEW, tree).findings.get(NEW) ?? []).map(({ code }) => code).sort()
  expect(codes(faulty as Tree)).toEqual([
    'confirmed-late',
    'dates-out-of-order',
    'on-duty-late',
    'required-here',
    'required-here',
    'required-here',
    'signed-not-selected',
  ])
  // A slip of the hand, which the review would tell.
  const slip = { ...placement, public: { submittedOn: '2032-04-03' } } as Tree
  expect(codes(slip)).toContain('implausible-date')
  expect(files.pending).toEqual([])
  const all = [...files.state.findings.values()].flat().map(({ code }) => code)
  expect(all).not.toContain('report-missing')
})

test('a file that somebody else has changed since asks first; either one can be taken', async () => {
  const files = await filesOf()
  await files.takeFiles('host', samples)
  const changed = treeIn(
    samples
      .find(({ path }) => path === OPEN)!
      .text.replace(/^ {2}submittedOn: .*$/m, '  submittedOn: "2023-04-01"'),
  )
  await files.put('placement', OPEN, changed)
  const [own] = files.pending
  expect(files.isOvertaken(own!)).toBe(false)
  const theirs = samples.map((file) =>
    file.path === OPEN
      ? { ...file, text: file.text.replace('submittedOn: "2023-04', 'submittedOn: "2023-05') }
      : file,
  )
  await files.takeFiles('host', theirs)
  expect(files.isOvertaken(own!)).toBe(true)
  await files.useOwn(OPEN)
  expect(files.isOvertaken(files.pending[0]!)).toBe(false)
})

test('a pull request of new and changed files names nobody; afterwards nothing is pending', async () => {
  const files = await filesOf()
  await files.takeFiles('host', samples)
  await files.put('placement', NEW, placement)
  const signed = structuredClone(sample(OPEN)) as { public: Record<string, Tree> }
  signed.public['onDutyOn'] = '2023-06-30'
  await files.put('placement', OPEN, signed as Tree)
  const plan = planFollowUp('placement', files.pending, files.known!.files, files.wholeOf)
  expect(plan.entries).toEqual([
    { path: NEW, fate: 'new', changed: [] },
    { path: OPEN, fate: 'updated', changed: ['到岗日期'] },
  ])
  const { files: written, ...said } = followUpChangeSet(plan, files.place, {
    districtName: '洪山区',
    warnings: 1,
  })
  expect(said).toMatchInlineSnapshot(`
    {
      "body": "洪山区报送对接签约：新增1对、更新1对。

    - 提交时没有错误；有提醒的 1 对
    - 更新的和仓库里原来的相比，改了：到岗日期（1 对）

    由区级工作台提交。以上是开这个合并请求时的情况，以后再提交的见各次提交；系统核对的结果见下面的检查。",
      "branch": "placements/2023/hongshan",
      "message": "2023年洪山区对接签约：新增1对、更新1对",
      "title": "2023年洪山区对接签约",
    }
  `)
  expect(written.map(({ text }) => text)).toEqual([
    fileText('placement', placement),
    expect.stringContaining('onDutyOn: "2023-06-30"'),
  ])
  await files.wereHandedIn(files.pending, written)
  expect(files.pending).toEqual([])
  expect(states(files)[1]).toEqual(['91420111MAFAKE150N', '对接中'])
  expect(files.treeOf(NEW)).toEqual(placement)
})

test('what was kept before the site sealed is sealed before anything else', async () => {
  const key = await identityToRecipient(await generateX25519Identity())
  const changes: Kept['changes'] = new Map([['2023/hongshan', [{ path: NEW, tree: placement }]]])
  const files = await filesOf({ privatePart: 'sealed', recipients: [{ label: '市级', key }] }, changes)
  await files.sealKept()
  expect(files.treeOf(NEW)).toEqual(placement)
  const plan = planFollowUp('placement', files.pending, [], files.wholeOf)
  expect(plan.files.map(({ text }) => text).join()).toContain('sealed:')
  expect(JSON.stringify([plan.files, [...files.kept.changes!]])).not.toContain('封亦安')
})

test('where the site seals, what is kept is sealed, and opens with the key alone', async () => {
  const identity = await generateX25519Identity()
  const recipients = [
    { label: '市级', key: await identityToRecipient(await generateX25519Identity()) },
    { label: '洪山区', key: await identityToRecipient(identity), district: 'hongshan' },
  ]
  const files = await filesOf({ privatePart: 'sealed', recipients })
  await files.takeFiles('zip', samples.filter(isDemand))
  await files.put('placement', NEW, placement)
  const [kept] = files.pending
  expect(isMapping(kept!.tree) && Object.keys(kept!.tree)).toEqual(['public', 'sealed'])
  expect(JSON.stringify([...files.kept.changes!])).not.toContain('封亦安')
  // Whoever has written it sees it until the page is closed.
  expect(files.treeOf(NEW)).toEqual(placement)
  files.close()
  expect(files.treeOf(NEW)).toBeUndefined()
  expect(files.sealedCount).toBe(1)
  const { faults } = await files.open(await keyFrom(await generateX25519Identity(), ''))
  expect(faults).toEqual([{ label: 'a2b3c4.yaml', fault: 'wrong-key' }])
  expect(await files.open(await keyFrom(identity, ''))).toEqual({ decrypted: 1, faults: [] })
  expect(valueAt(files.treeOf(NEW), ['private', 'expert', 'name'])).toBe('封亦安')
  expect(states(files)[1]).toEqual(['91420111MAFAKE150N', '对接中'])
  const other = await files.open(await keyFrom(await generateX25519Identity(), ''))
  expect(other).toEqual({ decrypted: 0, faults: [] })
})

test('it opens in the year of which something waits, or else was dropped', async () => {
  const known = await sampleKnown()
  const cycles = [2024, 2023].map((year) => ({ ...known.cycle, year }))
  const yearWith = (more: Partial<Kept>) => {
    const store = new DeskStore(() => {})
    const kept: Kept = { items: [], filings: new Map(), district: 'hongshan', ...more }
    return new DistrictFiles(new Desk(known, kept, store, new Comparison([])), cycles, store, kept).year
  }
  const zipOf = (...places: string[]) => new Map(places.map((place) => [place, samples]))
  expect(yearWith({})).toBe('2024')
  expect(yearWith({ followUpFiles: zipOf('2023/hongshan') })).toBe('2023')
  expect(yearWith({ followUpFiles: zipOf('2023/hongshan', '2024/hongshan') })).toBe('2024')
  expect(yearWith({ followUpFiles: zipOf('2023/wuchang') })).toBe('2024')
  const changes = new Map([['2023/hongshan', [{ path: NEW, tree: placement }]]])
  expect(yearWith({ followUpFiles: zipOf('2024/hongshan'), changes })).toBe('2023')
})
