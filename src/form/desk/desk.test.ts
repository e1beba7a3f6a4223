import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../tests/support/desk.ts'
import { bases, files } from '../../../tests/support/entry.ts'
import { sealEntry } from '../../sealed/seal.ts'

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
  const desk = new Desk(await sampleKnown(), kept, new DeskStore(() => {}))
  const { opened } = await desk.open(await keyFrom(identity, ''))
  expect(opened).toBe(0)
  await desk.rename(item.key, '91420111MAFAKE991B')
  expect(desk.items[0]!.opened).toMatchObject({ private: { enterprise: { employees: '320' } } })
})
