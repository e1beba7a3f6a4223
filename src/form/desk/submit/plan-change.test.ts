import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases, edited } from '../../../../tests/support/entry.ts'
import type { Tree } from '../../../domain/tree.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { entryText, filingText } from '../state/entry-text.ts'
import type { DecryptedItem } from '../state/item.ts'
import { decryptAll, keyFrom, sealingFor } from '../state/seals.ts'
import { changeSet } from './change-set.ts'
import { countFates, planChange, type Submission } from './plan-change.ts'

const CODE = '91420111MAFAKE991B'
const FOLDER = 'content/cycles/2023/demands/hongshan'
const fileOf = (id: string) => `${FOLDER}/${id}.yaml`
const treeOf = (text: string, id: string): Tree =>
  readContentFile(fileOf(id), new TextEncoder().encode(text))!.tree!

/** The named sample's enterprise, hidden. */
const hidden = edited('named', [
  ['    name: 武汉测试光电有限公司\n', ''],
  [
    '  enterprise:\n    employees',
    `  enterprise:\n    name: 武汉测试光电有限公司\n    creditCode: ${CODE}\n    employees`,
  ],
])

const plan = (items: DecryptedItem[], more: Partial<Submission> = {}) =>
  planChange({
    year: '2023',
    district: 'hongshan',
    items,
    filing: undefined,
    existing: [],
    sealing: undefined,
    ...more,
  })

test('new, updated and unchanged; what is unchanged is not among the files', async () => {
  const canonical = entryText(treeOf(bases.named, CODE))
  const unlike = canonical.replace('employees: 320', 'employees: 321')
  const item = itemOf(canonical, CODE)
  const fate = async (existing: string[]) => {
    const { entries, files } = await plan([item], {
      existing: existing.map((text) => ({ path: fileOf(CODE), text })),
    })
    return [entries[0]!.fate, files.length]
  }
  expect(await fate([])).toEqual(['new', 1])
  expect(await fate([unlike])).toEqual(['updated', 1])
  expect(await fate([canonical])).toEqual(['unchanged', 0])
  // The same in another layout is the same.
  expect(await fate([canonical.replace('employees: 320', 'employees:   "320"')])).toEqual(['unchanged', 0])
})

test('sealed, without the key: what was handed in from this page is not sealed and handed in once more', async () => {
  const { site } = await sealedSite()
  const sealing = sealingFor('hongshan', site, undefined)
  const item = itemOf(bases.named, CODE)
  const first = await plan([item], { sealing })
  const [{ path, text }] = first.files as [{ path: string; text: string }]
  const again = (isSubmitted: boolean, existing: string) =>
    plan([{ ...item, decided: text }], {
      sealing,
      existing: [{ path, text: existing }],
      isSubmitted: () => isSubmitted,
    })
  expect((await again(true, text)).entries[0]!.fate).toBe('unchanged')
  // Changed here since, or there.
  expect((await again(false, text)).entries[0]!.fate).toBe('updated')
  expect((await again(true, `${text}# 注\n`)).entries[0]!.fate).toBe('updated')
})

test('an entry with both parts is not handed in as if it were sealed', async () => {
  const { site } = await sealedSite()
  const sealing = sealingFor('hongshan', site, undefined)
  const both = `${bases.named}\nsealed: abc\n`
  await expect(plan([itemOf(both, CODE)], { sealing })).rejects.toMatchObject({ fault: 'not-an-entry' })
})

test('an alias that is in the repository is kept, and the entry is not doubled', async () => {
  const { entries, files } = await plan([itemOf(hidden, 'n3w4ls')], {
    existing: [{ path: fileOf('k7m2xq'), text: hidden.replace('employees: 320', 'employees: 1') }],
  })
  expect(entries).toMatchObject([{ id: 'k7m2xq', fate: 'updated', path: fileOf('k7m2xq') }])
  expect(files.map(({ path, text }) => [path, text !== null])).toEqual([[fileOf('k7m2xq'), true]])
})

test.each([
  ['named becomes anonymous', hidden, 'n3w4ls', bases.named, CODE],
  ['anonymous becomes named', bases.named, CODE, hidden, 'k7m2xq'],
])('%s: the old file goes in the same commit', async (_, now, id, before, was) => {
  const { entries, files } = await plan([itemOf(now, id)], {
    existing: [{ path: fileOf(was), text: before }],
  })
  expect(entries).toMatchObject([{ id, fate: 'updated', insteadOf: fileOf(was) }])
  expect(files.map(({ path, text }) => [path, text === null])).toEqual([
    [fileOf(id), false],
    [fileOf(was), true],
  ])
})

test('what somebody has remarked in the file is kept', async () => {
  const { files } = await plan([
    itemOf(bases.named.replace('employees: 320', 'employees: 320 # 问过了'), CODE),
  ])
  expect(files[0]!.text).toContain('# 问过了')
})

test('what is left blank of the filing stays as it was handed in', async () => {
  const { site, identity } = await sealedSite()
  const path = 'content/cycles/2023/filings/hongshan.yaml'
  const handed = {
    public: { unit: '某局', reportedOn: '2023-03-09' },
    private: { reporter: '某某', phone: '027-87000000' },
  }
  const written = { public: { unit: '某局', filedWithOrganizationDepartmentOn: '2023-03-10' } }
  const both = { ...handed, public: { ...handed.public, ...written.public } }
  const planned = async (sealing: Submission['sealing'], text: string, filing: Tree) => {
    const { filing: fate, files } = await plan([], { filing, sealing, existing: [{ path, text }] })
    const [file] = files
    return { fate, tree: file?.text && readContentFile(path, new TextEncoder().encode(file.text))?.tree }
  }
  const plain = filingText(handed)
  expect(await planned(undefined, plain, written)).toEqual({ fate: 'written', tree: both })
  expect((await planned(undefined, plain, handed)).fate).toBe('none')

  const closed = sealingFor('hongshan', site, undefined)!
  const open = sealingFor('hongshan', site, await keyFrom(identity, ''))!
  const sealed = filingText(await closed.seal(handed, path))
  const { fate, tree } = await planned(open, sealed, written)
  expect([fate, await open.decrypt!(tree as Tree, path)]).toEqual(['written', both])
  expect((await planned(open, sealed, handed)).fate).toBe('none')
  // Without the key both private fields are written anew, or nothing is.
  expect((await planned(closed, sealed, written)).fate).toBe('sealed')
  expect((await planned(closed, sealed, { ...written, private: { reporter: '某某' } })).fate).toBe('sealed')
  expect((await planned(closed, sealed, { ...written, private: handed.private })).fate).toBe('written')
  // Of the time before the site sealed.
  expect((await planned(closed, plain, handed)).fate).toBe('written')
})

test('the filing goes along, and only if something is written in it', async () => {
  const filing = { public: { unit: '某局', reportedOn: '2023-03-09' }, private: { reporter: '某某' } }
  const { files } = await plan([], { filing })
  expect(files).toEqual([
    {
      path: 'content/cycles/2023/filings/hongshan.yaml',
      text: expect.stringMatching(/unit: 某局\n {2}reportedOn: "2023-03-09"\nprivate:\n {2}reporter: 某某\n/),
    },
  ])
  expect((await plan([])).files).toEqual([])
})

async function sealedSite() {
  const identity = await generateX25519Identity()
  const { site } = await sampleKnown()
  const recipients = [{ label: '洪山区', key: await identityToRecipient(identity), district: 'hongshan' }]
  return { identity, site: { ...site, privatePart: 'sealed' as const, recipients } }
}

test('sealed: nothing private leaves; with the key an unchanged entry stays as it is, a changed one is sealed anew', async () => {
  const { identity, site } = await sealedSite()
  const key = await keyFrom(identity, '')
  const filing = { public: { unit: '某局' }, private: { reporter: '金丝雀填报人' } }
  const first = await plan([itemOf(bases.named, CODE)], {
    filing,
    sealing: sealingFor('hongshan', site, undefined),
  })
  for (const { text } of first.files) {
    expect(text).toContain('BEGIN AGE ENCRYPTED FILE')
    expect(text).not.toMatch(/private:|19900009001|金丝雀填报人/)
  }
  const existing = first.files.slice(0, 1).map(({ path, text }) => ({ path, text: text! }))
  const sealing = sealingFor('hongshan', site, key)
  const again = await plan([itemOf(bases.named, CODE)], { existing, sealing })
  expect(again).toMatchObject({ entries: [{ fate: 'unchanged' }], files: [] })

  const arrived = itemOf(existing[0]!.text, CODE)
  const { trees, faults } = await decryptAll([{ ...arrived, file: first.files[0]!.path }], key)
  expect(faults.size).toBe(0)
  const decrypted = { ...arrived, decrypted: trees.get(arrived.key)! }
  expect((await plan([decrypted], { sealing })).files[0]!.text).toBe(existing[0]!.text)
  const changed = itemOf(bases.named.replace('employees: 320', 'employees: 321'), CODE)
  const update = await plan([changed], { existing, sealing })
  expect(update.entries[0]!.fate).toBe('updated')
  const sealedTree = treeOf(update.files[0]!.text!, CODE)
  expect(await sealing!.decrypt!(sealedTree, fileOf(CODE))).toMatchObject({
    private: { enterprise: { employees: '321' } },
  })
})

test('sealed and anonymous: the alias in the repository is found by the code inside', async () => {
  const { identity, site } = await sealedSite()
  const sealing = sealingFor('hongshan', site, await keyFrom(identity, ''))
  const before = await plan([itemOf(hidden, 'k7m2xq')], { sealing })
  const existing = before.files.map(({ path, text }) => ({ path, text: text! }))
  const { entries, files } = await plan([itemOf(hidden.replace('320', '330'), 'n3w4ls')], {
    existing,
    sealing,
  })
  expect(entries).toMatchObject([{ id: 'k7m2xq', fate: 'updated' }])
  expect(files).toHaveLength(1)
})

test('the pull request says how many; whom, only where the repository is private', async () => {
  const whole = await plan([
    itemOf(bases.named, CODE),
    itemOf(hidden.replace('测试光电', '@某某[x](http://a)'), 'k7m2xq'),
    itemOf(bases.named.replace('测试光电', '$www.example.org'), CODE.replace('B', 'C')),
  ])
  expect(countFates(whole.entries)).toEqual({ new: 3, updated: 0, unchanged: 0 })
  const about = {
    year: '2023',
    district: { slug: 'hongshan', name: '洪山区' },
    totals: { entries: 3, requests: 2, challenges: 4, errors: 0, warnings: 1, asked: 0, broken: 0 },
    filing: undefined,
  }
  const namedChange = changeSet(whole, { ...about, named: true })
  expect(namedChange).toMatchObject({
    branch: 'demands/2023/hongshan',
    title: '2023年洪山区“科技副总”需求',
    message: '2023年洪山区需求：新增3家',
  })
  expect(namedChange.body).toMatch(/新增 3 家、更新 0 家、未变 0 家/)
  expect(namedChange.body).toContain(`武汉测试光电有限公司 ${CODE}`)
  expect(namedChange.body).toContain('k7m2xq（不公开名称）')
  expect(namedChange.body).toContain('武汉\\$www\\.example\\.org')
  expect(namedChange.body).not.toContain('某某')
  const anonymousChange = changeSet(whole, { ...about, named: false })
  expect(anonymousChange.body + anonymousChange.title + anonymousChange.message).not.toMatch(
    /测试光电|k7m2xq|MAFAKE/,
  )
})

test('the pull request says what differs from what was there: labels, and of the private part only that it does', async () => {
  const canonical = entryText(treeOf(bases.named, CODE))
  const changed = canonical
    .replace('employees: 320', 'employees: 321')
    .replace(/industry: .*/, 'industry: 生物医药')
  const existing = [{ path: fileOf(CODE), text: canonical }]
  const updated = await plan([itemOf(changed, CODE), itemOf(bases.named, CODE.replace('B', 'C'))], {
    existing,
  })
  expect(updated.entries.map((entry) => entry.changed)).toEqual([['行业领域', '非公开部分'], []])
  const about = {
    year: '2023',
    district: { slug: 'hongshan', name: '洪山区' },
    totals: { entries: 2, requests: 2, challenges: 4, errors: 0, warnings: 0, asked: 0, broken: 0 },
    filing: undefined,
  }
  const { body } = changeSet(updated, { ...about, named: true })
  expect(body).toContain(`武汉测试光电有限公司 ${CODE}：改了行业领域、非公开部分`)
  expect(body).toContain('更新的和仓库里原来的相比，改了：行业领域（1 家）、非公开部分（1 家）')
  expect(body).not.toMatch(/32[01]|生物医药/)
  expect(changeSet(updated, { ...about, named: false }).body).not.toContain(CODE)
})
