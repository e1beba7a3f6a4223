import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases, edited, files } from '../../../../tests/support/entry.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import { sealEntry } from '../../../sealed/seal-entry.ts'
import { setAt } from '../../entry/answers.ts'
import { answersOfEntry } from '../../entry/answers-of-entry.ts'
import { entryOfAnswers } from '../../entry/entry-of-answers.ts'
import { SharedPlace } from '../../entry/shared-place.ts'
import { Comparison } from './comparison.ts'
import { Desk } from './desk.ts'
import { entryText } from './entry-text.ts'
import { keyFrom } from './seals.ts'
import { DeskStore } from './store.ts'

test('a sealed entry whose file had lost its name opens as soon as it has its code', async () => {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const sealed = await sealEntry(itemOf(bases.named, '').tree!, files.named, [recipient])
  const item = itemOf(entryText(sealed), '')
  const kept = { items: [item], filings: new Map(), district: 'hongshan' }
  // Nothing is kept where there is no database.
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
  const { decrypted } = await desk.decrypt(await keyFrom(identity, ''))
  expect(decrypted).toBe(0)
  await desk.rename(item.key, '91420111MAFAKE991B')
  expect(desk.items[0]!.decrypted).toMatchObject({ private: { enterprise: { employees: '320' } } })
})

test('an old code of an anonymous entry: the district says that the licence reads so', async () => {
  const item = itemOf(edited('anonymous', [['MAFAKE9908', 'MAFAKE9909']]), 'k7m2xq')
  const kept = { items: [item], filings: new Map(), district: 'hongshan' }
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
  const codes = () =>
    desk.checked.items[0]!.findings.flatMap(({ code, severity }) =>
      code === 'credit-code' ? [severity] : [],
    )
  expect(codes()).toEqual(['error'])
  await desk.verifyCode(item.key, { by: '某某', on: '2023-03-03' })
  expect(codes()).toEqual(['warning'])
  // The form of the desk neither asks for it nor loses it, until another code is written.
  const answers = answersOfEntry(desk.items[0]!.tree!, { district: 'hongshan', id: 'k7m2xq' })
  const verified = (tree: Tree) => valueAt(tree, ['private', 'enterprise', 'codeVerified'])
  expect(verified(entryOfAnswers(answers).tree)).toEqual({ by: '某某', on: '2023-03-03' })
  setAt(answers, ['private', 'enterprise', 'creditCode'], '91420111MAFAKE991C')
  expect(verified(entryOfAnswers(answers).tree)).toBeUndefined()
})

test('a window of the desk writes nothing over what another one stored, until somebody has chosen', async () => {
  const shared = new Map<string, string>()
  const storage = {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, value: string) => void shared.set(key, value),
  } as Storage
  let asked = 0
  const store = () =>
    new DeskStore(
      () => {},
      () => asked++,
      new SharedPlace('desk', () => storage),
    )
  const [one, other] = [store(), store()]
  await Promise.all([one.load(), other.load()])
  const item = itemOf(bases.named, '91420111MAFAKE991B')
  await one.keep(item)
  const mark = shared.get('desk')
  expect(other.isStale).toBe(true)
  await other.keep(item)
  await other.clear()
  expect([asked, shared.get('desk')]).toEqual([2, mark])
  await other.takeOver({ items: [item], filings: new Map(), district: '' })
  expect(shared.get('desk')).not.toBe(mark)
  expect([one.isStale, other.isStale]).toEqual([true, false])
})

test('what counted over what was handed in is counted over by the file that replaces it', async () => {
  const [old, other] = [bases.named, bases.named.replace('employees: 320', 'employees: 321')]
  const items = [
    itemOf(old, '91420111MAFAKE991B', { decided: 'as it was handed in' }),
    itemOf(other, '91420111MAFAKE991B'),
  ]
  const kept = { items, filings: new Map(), district: 'hongshan' }
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
  await desk.useNew(items[1]!.key)
  expect(desk.items).toEqual([{ ...items[1], decided: 'as it was handed in' }])
})

test('what came for one district is not handed in for another, and is there again for its own', async () => {
  const store = new DeskStore(() => {})
  const kept = { items: [], filings: new Map(), district: 'hongshan' }
  const desk = new Desk(await sampleKnown(), kept, store, new Comparison([]))
  const { id, tree, text, reading } = itemOf(bases.named, '91420111MAFAKE991B')
  await desk.add([{ id, tree: tree!, text: text!, reading }], { name: 'a.yaml', kind: 'yaml' })
  expect(desk.items).toHaveLength(1)
  expect(desk.checked.items).toHaveLength(1)
  desk.districtSlug = 'jiangan'
  expect(desk.items).toHaveLength(0)
  expect(desk.checked.items).toHaveLength(0)
  desk.districtSlug = 'hongshan'
  expect(desk.items.map((item) => item.id)).toEqual([id])
})

test('a zip without anything of this district and year takes away nothing that was read before', async () => {
  const kept = { items: [], filings: new Map(), district: 'hongshan' }
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
  const file = (place: string) => ({
    path: `content/cycles/${place}/91420111MAFAKE991B.yaml`,
    text: bases.named,
  })
  expect(await desk.takeHandedIn('zip', [file('2023/demands/hongshan')])).toBe(1)
  expect(await desk.takeHandedIn('zip', [file('2023/demands/wuchang'), file('2022/demands/hongshan')])).toBe(
    0,
  )
  expect(desk.handedIn?.items).toHaveLength(1)
})
