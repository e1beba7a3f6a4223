import { inspect } from 'node:util'
import { armor, Encrypter } from 'age-encryption'
import { beforeAll, expect, test } from 'vitest'
import { hitsIn } from '../../tests/support/canary.ts'
import { bases, files } from '../../tests/support/entry.ts'
import { type KeyPair, keyPair, replaced } from '../../tests/support/key-pair.ts'
import { textsIn } from '../domain/texts.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import { readYaml } from '../yaml/read.ts'
import { readKey } from './key.ts'
import { decryptEntry, sealEntry } from './seal-entry.ts'
import { SealError } from './seal-error.ts'

/** Nothing that an error carries, at any depth, is a private value, a key or a passphrase. */

const PASSPHRASE = 'correct-horse-battery-staple'
const named = readYaml(bases.named, '').tree as TreeMapping

let own: KeyPair
let stranger: KeyPair
let sealed: { public: Tree; sealed: string }
beforeAll(async () => {
  own = await keyPair()
  stranger = await keyPair()
  sealed = (await sealEntry(named, files.named, [own.recipient])) as typeof sealed
})

async function failure(attempt: () => Promise<unknown>): Promise<unknown> {
  try {
    await attempt()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}

/** Everything that can be read off an error: all properties, hidden ones as well, causes, stack. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null || seen.has(value)) return String(value)
  seen.add(value)
  const own = Reflect.ownKeys(value).map(
    (key) => `${String(key)} ${everythingIn(Reflect.get(value, key), seen)}`,
  )
  return [...own, String(value), inspect(value, { depth: 9, showHidden: true })].join('\n')
}

const encryptedFor = async (text: string, lock: (encrypter: Encrypter) => void) => {
  const encrypter = new Encrypter()
  lock(encrypter)
  return encrypter.encrypt(text)
}

test('errors of every kind', async () => {
  const key = { identities: [own.identity] }
  const cut = own.identity.slice(0, -1)
  const { public: publicPart, private: privatePart } = named as { public: Tree; private: Tree }
  const byPassphrase = (text: string) =>
    encryptedFor(text, (encrypter) => {
      encrypter.setPassphrase(PASSPHRASE)
      encrypter.setScryptWorkFactor(2)
    })
  const forUs = async (text: string) =>
    armor.encode(await encryptedFor(text, (encrypter) => encrypter.addRecipient(own.recipient)))
  const opening = async (text: string) => decryptEntry({ public: publicPart, sealed: text }, files.named, key)

  const attempts: Record<string, () => Promise<unknown>> = {
    'no recipients': () => sealEntry(named, files.named, []),
    'a private key as recipient': () => sealEntry(named, files.named, [own.identity]),
    'a cut private key as recipient': () => sealEntry(named, files.named, [`age1${cut}`]),
    'a key beside the private part': () =>
      sealEntry({ ...named, privat: privatePart }, files.named, [own.recipient]),
    'no public part': () => sealEntry({ private: privatePart }, files.named, [own.recipient]),
    'a hidden character': () =>
      sealEntry(replaced(named, ['private', 'candidateNote'], '张三\u200b19900001234'), files.named, [
        own.recipient,
      ]),
    'too large': () =>
      sealEntry(replaced(named, ['private', 'candidateNote'], '光'.repeat(20_000)), files.named, [
        own.recipient,
      ]),
    'a stranger’s key': () => decryptEntry(sealed, files.named, { identities: [stranger.identity] }),
    'a broken identity': () => decryptEntry(sealed, files.named, { identities: [cut] }),
    'a plain entry': () => decryptEntry(named, files.named, key),
    damage: () => opening(sealed.sealed.replace(/.(?=\n-----END)/, '')),
    moved: () => decryptEntry(sealed, files.anonymous, key),
    'another public part': () => decryptEntry({ ...sealed, public: { enterprise: {} } }, files.named, key),
    'foreign content': async () => opening(await forUs(bases.named)),
    'content with a fault of YAML': async () => opening(await forUs(`${bases.named}\n  - [${own.identity}`)),
    'a cut key': () => readKey(cut),
    'a key with a wrong sign': () =>
      readKey(own.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))),
    'a wrong passphrase': async () => readKey(await byPassphrase(own.identity), `${PASSPHRASE}!`),
    'a broken key behind a passphrase': async () => readKey(await byPassphrase(cut), PASSPHRASE),
    'no passphrase': async () => readKey(await byPassphrase(own.identity)),
  }
  const secrets = [
    ...[...textsIn(privatePart)].map(({ text }) => text).filter((text) => [...text].length > 3),
    own.identity,
    cut.slice(0, 60),
    stranger.identity,
    PASSPHRASE,
    '张三',
    '19900001234',
  ]
  expect(secrets.length).toBeGreaterThan(15)
  const faults = new Set<string>()
  for (const [name, attempt] of Object.entries(attempts)) {
    const error = await failure(attempt)
    expect(error, name).toBeInstanceOf(SealError)
    expect((error as SealError).cause, name).toBeUndefined()
    expect(hitsIn(name, everythingIn(error), secrets)).toEqual([])
    faults.add((error as SealError).fault)
  }
  expect(faults.size).toBeGreaterThanOrEqual(14)
})

test('the walk sees what hides in an error', () => {
  const hidden = new Error('a', { cause: { deep: [new Error('19900001234')] } })
  Object.defineProperty(hidden, 'quiet', { value: { note: PASSPHRASE }, enumerable: false })
  const found = hitsIn('', everythingIn(hidden), ['19900001234', PASSPHRASE])
  expect(new Set(found.map(({ value }) => value))).toEqual(new Set(['19900001234', PASSPHRASE]))
})
