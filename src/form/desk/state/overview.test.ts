import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { codeNumber, entryNumber } from '../../../../tests/support/entry.ts'
import { Comparison } from './comparison.ts'
import { Desk } from './desk.ts'
import type { DecryptedItem } from './item.ts'
import { notYetIn, overviewRows } from './overview.ts'
import { DeskStore } from './store.ts'

const textOf = (number: number) => entryNumber(number).buffer.toString()
const itemNumber = (number: number, from = 'employees: 320', to = from) =>
  itemOf(textOf(number).replace(from, to), codeNumber(number))
const fileOf = (number: number, merged: boolean) => ({
  path: `content/cycles/2023/demands/hongshan/${codeNumber(number)}.yaml`,
  text: textOf(number),
  merged,
})

async function deskWith(...items: DecryptedItem[]) {
  const kept = { items, filings: new Map(), district: 'hongshan' }
  return new Desk(await sampleKnown(), kept, new DeskStore(() => {}), new Comparison([]))
}

const rowsOf = (desk: Desk) =>
  overviewRows(desk.checked, {
    isSubmitted: (key) => desk.isSubmitted(key),
    handedIn: desk.handedIn?.items ?? [],
    originals: desk.notes.originals,
  })

test('each enterprise once, with where it stands; those to mend first', async () => {
  const desk = await deskWith(
    itemNumber(1),
    itemNumber(2, 'employees: 320', 'employees: x'),
    itemNumber(3),
    itemOf('a: [[', ''),
  )
  await desk.takeHandedIn('host', [fileOf(3, true), fileOf(4, true), fileOf(5, false)])
  desk.notes = { ...desk.notes, originals: [codeNumber(1)] }
  expect(rowsOf(desk).map(({ id, standing, lacksOriginal }) => [id, standing, lacksOriginal])).toEqual([
    [codeNumber(2), 'toMend', true],
    [codeNumber(1), 'received', false],
    [codeNumber(5), 'submitted', true],
    [codeNumber(3), 'merged', true],
    [codeNumber(4), 'merged', true],
  ])
})

test('who of the invited has not handed in, however the names are written', () => {
  const rows = [{ name: '武汉甲（某）有限公司', id: codeNumber(1) }]
  const invited = ' 武汉甲(某)有限公司\n武汉乙有限公司、武汉丙有限公司\n武汉乙有限公司\n\n'
  expect(notYetIn(invited, rows)).toEqual(['武汉乙有限公司', '武汉丙有限公司'])
  expect(notYetIn(codeNumber(1), rows)).toEqual([])
  expect(notYetIn('', rows)).toEqual([])
})
