import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases, codeNumber, entryNumber } from '../../../../tests/support/entry.ts'
import { annex2Tables } from '../../../domain/annex2.ts'
import { sealEntry } from '../../../sealed/seal-entry.ts'
import { checkDesk } from './check-desk.ts'
import { Comparison } from './comparison.ts'
import { Desk } from './desk.ts'
import { entryText } from './entry-text.ts'
import type { DecryptedItem } from './item.ts'
import { DeskStore } from './store.ts'
import { coverageOf, totalsOf } from './totals.ts'

const pathOf = (id: string) => `content/cycles/2023/demands/hongshan/${id}.yaml`
const textOf = (number: number, employees = 320) =>
  entryNumber(number).buffer.toString().replace('employees: 320', `employees: ${employees}`)
const fileOf = (number: number, employees?: number) => ({
  path: pathOf(codeNumber(number)),
  text: textOf(number, employees),
})
const itemNumber = (number: number, employees?: number) =>
  itemOf(textOf(number, employees), codeNumber(number))

async function deskWith(...items: DecryptedItem[]) {
  const kept = { items, filings: new Map(), district: 'hongshan' }
  return new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
}

const rowsOf = ({ checked: { ledger } }: Desk) =>
  annex2Tables(ledger.cycles.get('2023')!, ledger.districts).flatMap(({ rows }) => rows.length)[0] ?? 0
const asked = ({ checked }: Desk) =>
  checked.items.map(({ questions }) =>
    questions.flatMap((question) => (question.kind === 'versions' ? [question.where] : [])),
  )

test('the papers and the counts are of what was handed in and of what is here, each enterprise once', async () => {
  const desk = await deskWith(itemNumber(2), itemNumber(3))
  expect(await desk.takeHandedIn('host', [fileOf(1), fileOf(2)])).toBe(2)
  const { items, handed } = desk.checked
  expect([asked(desk), rowsOf(desk)]).toEqual([[[], []], 3])
  expect(totalsOf([...items, ...handed]).entries).toBe(3)
  expect(coverageOf([...items, ...handed]).inTable).toBe(3)
})

test('a file that differs from what was handed in never counts silently', async () => {
  const item = itemNumber(1, 321)
  const desk = await deskWith(item)
  await desk.takeHandedIn('host', [fileOf(1)])
  expect(asked(desk)).toEqual([['handed']])
  expect(desk.checked.items[0]).toMatchObject({
    ready: false,
    questions: [
      {
        dates: { before: '2023-03-02', after: '2023-03-02' },
        differences: [{ path: ['private', 'enterprise', 'employees'], before: '320', after: '321' }],
      },
    ],
  })
  await desk.useNew(item.key)
  expect([asked(desk), desk.checked.items[0]!.ready]).toEqual([[[]], true])
  // Somebody else changes it meanwhile.
  await desk.takeHandedIn('host', [fileOf(1, 322)])
  expect(asked(desk)).toEqual([['handed']])
  desk.remove(item.key)
  expect([desk.checked.items.length, desk.checked.handed.length, rowsOf(desk)]).toEqual([0, 1, 1])
})

test('what was handed in from here and is mended afterwards needs no question', async () => {
  const item = itemNumber(1)
  const desk = await deskWith(item)
  await desk.takeHandedIn('host', [])
  const { path, text } = fileOf(1)
  await desk.wasHandedIn(desk.items, undefined, {
    texts: new Map([[item.key, text]]),
    files: [{ path, text }],
  })
  await desk.mend(item.key, codeNumber(1), itemNumber(1, 321).tree!)
  expect(asked(desk)).toEqual([[]])
})

test('the same enterprise twice on the desk: the chosen one stays', async () => {
  const [first, second] = [itemNumber(1), itemNumber(1, 321)]
  const desk = await deskWith(first, second)
  expect(asked(desk)).toEqual([[], ['desk']])
  await desk.useNew(second.key)
  expect([desk.items.map(({ key }) => key), asked(desk)]).toEqual([[second.key], [[]]])
})

test('a sealed part is said not to be compared', async () => {
  const recipient = await identityToRecipient(await generateX25519Identity())
  const id = '91420111MAFAKE991B'
  const sealed = await sealEntry(itemOf(bases.named, id).tree!, pathOf(id), [recipient])
  const desk = await deskWith(itemOf(bases.named, id))
  await desk.takeHandedIn('host', [{ path: pathOf(id), text: entryText(sealed) }])
  expect(desk.checked.items[0]!.questions).toMatchObject([{ unread: true, differences: [] }])
})

test('published entries that are neither here nor read are told', async () => {
  const desk = await deskWith(itemNumber(1))
  const { published } = await sampleKnown()
  const own = published.filter(({ district, year }) => district === 'hongshan' && year === '2023')
  const contents = { district: 'hongshan', items: desk.items, filing: { tree: '', given: false } }
  const checked = checkDesk(contents, await sampleKnown())
  expect(own.length).toBeGreaterThan(0)
  expect(checked.uncounted).toEqual(own)
})
