import { armor, Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { bases, files } from '../../tests/support/entry.ts'
import { faultOf, type KeyPair, keyPair, pathsIn, replaced } from '../../tests/support/key-pair.ts'
import { type Tree, type TreeMapping, valueAt } from '../domain/tree.ts'
import { readYaml } from '../yaml/read.ts'
import { MAX_IDENTITIES } from './key.ts'
import { decryptEntry, sealEntry } from './seal-entry.ts'

const named = readYaml(bases.named, '').tree as TreeMapping
const anonymous = readYaml(bases.anonymous, '').tree as TreeMapping

let own: KeyPair
let other: KeyPair
let sealed: { public: Tree; sealed: string }
let key: { identities: string[] }
beforeAll(async () => {
  own = await keyPair()
  other = await keyPair()
  key = { identities: [own.identity] }
  sealed = (await sealEntry(named, files.named, [other.recipient, own.recipient])) as typeof sealed
})

const opening = (text: string) => faultOf(decryptEntry({ ...sealed, sealed: text }, files.named, key))
/** Somebody else's text for our key. */
const encrypted = async (text: string | Uint8Array, ...recipients: string[]) => {
  const encrypter = new Encrypter()
  for (const recipient of recipients.length ? recipients : [own.recipient]) encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(text))
}

describe('sealing', () => {
  const sealing = (tree: Tree, file = files.named, recipients = [own.recipient]) =>
    faultOf(sealEntry(tree, file, recipients))

  test('recipients', async () => {
    expect(await sealing(named, files.named, [])).toBe('no-recipients')
    const wrong = own.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    for (const recipient of [
      '',
      'age1',
      wrong,
      own.recipient.toUpperCase(),
      'ssh-ed25519 AAAA',
      `${own.recipient}x`,
    ]) {
      expect(await sealing(named, files.named, [own.recipient, recipient]), recipient).toBe('bad-recipient')
    }
    // A point that gives every sender the same secret.
    const zero = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z'
    expect(await sealing(named, files.named, [zero])).toBe('bad-recipient')
    expect(await sealing(named, files.named, [own.recipient, own.identity])).toBe('secret-recipient')
  })

  test('what is no entry', async () => {
    const { public: publicPart, private: privatePart } = named as { public: Tree; private: Tree }
    expect(await sealing({ public: publicPart })).toBe('nothing-to-seal')
    expect(await sealing({ public: publicPart, private: ' ' })).toBe('nothing-to-seal')
    expect(await sealing(sealed)).toBe('nothing-to-seal')
    expect(await sealing({ private: privatePart })).toBe('not-an-entry')
    expect(await sealing({ public: '某某', private: privatePart })).toBe('not-an-entry')
    expect(await sealing({ public: publicPart, private: ['1'] })).toBe('not-an-entry')
    expect(await sealing({ ...named, sealed: sealed.sealed })).toBe('not-an-entry')
    expect(await sealing({ ...named, privat: { revenue: '1' } })).toBe('not-an-entry')
    expect(await sealing(['1'])).toBe('not-an-entry')
    expect(await sealing('')).toBe('not-an-entry')
    expect(await sealing({ ...named, sealed: '' })).toBe('none')
  })

  test.each([
    'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yml',
    'content/cycles/2023/demands/hongshan/武汉测试光电.yaml',
    'content/site.yaml',
    'content/showcase/a.svg',
    'out/import/待补-1.yaml',
    '/content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml',
    '',
  ])('the path %j', async (file) => {
    expect(await sealing(named, file)).toBe('bad-path')
    expect(await faultOf(decryptEntry(sealed, file, key))).toBe('bad-path')
  })

  test('the longest text that fits, and one that does not', async () => {
    const long = (characters: number) =>
      replaced(named, ['private', 'candidateNote'], '光'.repeat(characters))
    const fits = await sealEntry(long(13_500), files.named, [own.recipient])
    expect(String(valueAt(fits, ['sealed'])).length).toBeGreaterThan(56_000)
    expect(await decryptEntry(fits, files.named, key)).toEqual(long(13_500))
    expect(await sealing(long(15_000))).toBe('too-large')
  })
})

describe('opening', () => {
  test('another key', async () => {
    const stranger = await keyPair()
    expect(await faultOf(decryptEntry(sealed, files.named, { identities: [stranger.identity] }))).toBe(
      'wrong-key',
    )
    const both = { identities: [stranger.identity, own.identity] }
    expect(await decryptEntry(sealed, files.named, both)).toEqual(named)
    expect(await faultOf(decryptEntry(sealed, files.named, { identities: ['AGE-SECRET-KEY-1QQ'] }))).toBe(
      'bad-key',
    )
    expect(await faultOf(decryptEntry(sealed, files.named, { identities: [] }))).toBe('wrong-key')
  })

  test('a character changed, lost or added, at every few', async () => {
    const text = sealed.sealed
    const faults = new Set<string>()
    for (let at = 0; at < text.length; at += 23) {
      const instead = text[at] === 'A' ? 'B' : 'A'
      for (const middle of [instead, '', text[at] + instead]) {
        faults.add(await opening(text.slice(0, at) + middle + text.slice(at + 1)))
      }
    }
    expect([...faults].sort()).toEqual(['damaged', 'wrong-key'])
  })

  test('each line lost, doubled, and everything after it cut off', async () => {
    const lines = sealed.sealed.split('\n')
    for (const [index, line] of lines.entries()) {
      const without = lines.toSpliced(index, 1).join('\n')
      const doubled = lines.toSpliced(index, 0, line).join('\n')
      const cut = lines.slice(0, index).join('\n')
      const armored = `${cut}\n${lines.at(-1)}`
      for (const text of [
        without,
        doubled,
        ...(index > 0 ? [cut] : []),
        ...(index < lines.length - 1 ? [armored] : []),
      ]) {
        expect(await opening(text)).toMatch(/^(?:damaged|wrong-key)$/)
      }
    }
  })

  test('no armor at all', async () => {
    for (const text of [
      'abc',
      '-----BEGIN AGE ENCRYPTED FILE-----',
      sealed.sealed.replaceAll('AGE', 'PGP'),
    ]) {
      expect(await opening(text)).toBe('damaged')
    }
    expect(await opening(armor.encode(new TextEncoder().encode('no age file')))).toBe('damaged')
  })

  test('what is not sealed', async () => {
    expect(await faultOf(decryptEntry(named, files.named, key))).toBe('not-sealed')
    expect(await opening(' \n')).toBe('not-sealed')
    expect(await faultOf(decryptEntry({ ...sealed, private: named['private']! }, files.named, key))).toBe(
      'not-an-entry',
    )
    expect(await faultOf(decryptEntry({ ...sealed, sealed: [] }, files.named, key))).toBe('not-an-entry')
  })

  test('a huge text is not even decoded', async () => {
    // Decoded, it would be `damaged`.
    expect(await opening(sealed.sealed.padEnd(20_000_000, 'A'))).toBe('too-large')
  })

  test('a header full of other keys, tried with as many keys as a file may have, ends', async () => {
    const strangers = await Promise.all(Array.from({ length: MAX_IDENTITIES }, keyPair))
    const all = strangers.map(({ identity }) => identity)
    // Each key is tried with each, so first the one is at its most and then the other.
    for (const [keys, count] of [
      [420, 2],
      [40, all.length],
    ] as const) {
      const text = await encrypted('x', ...Array<string>(keys).fill(other.recipient))
      expect(text.length > 54_000).toBe(keys === 420)
      const identities = all.slice(0, count)
      const many = faultOf(decryptEntry({ ...sealed, sealed: text }, files.named, { identities }))
      expect(await many).toBe('wrong-key')
    }
  })

  test('an entry protected by a passphrase is for nobody, and costs nothing', async () => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase('x')
    encrypter.setScryptWorkFactor(2)
    const text = armor.encode(await encrypter.encrypt('x'))
    expect(await opening(text)).toBe('wrong-key')
  })

  test.each([
    ['', 'no text'],
    ['for: a\npublic: b\n', 'no private part'],
    ['for: a\npublic: b\nprivate: c\n', 'a text as private part'],
    ['for: a\npublic: b\nprivate: {}\nmore: c\n', 'one key more'],
    ['for: [a]\npublic: b\nprivate: {}\n', 'a list as path'],
    ['for: a\npublic: b\nprivate: {a: &x 1, b: *x}\n', 'an alias'],
    ['for: a\npublic: b\nprivate: {a: 1, a: 2}\n', 'a key twice'],
    ['for: a\npublic: b\nprivate: {a: \u200b1}\n', 'a hidden character'],
    [`for: a\npublic: b\nprivate: ${'['.repeat(20_000)}\n`, 'depth'],
    [bases.named, 'a plain entry'],
  ])('foreign content: %#', async (text) => {
    expect(await opening(await encrypted(text))).toBe('wrong-content')
  })

  test('content that is no UTF-8', async () => {
    const bytes = new TextEncoder().encode('for: a\npublic: b\nprivate: {}\n')
    expect(await opening(await encrypted(bytes))).toBe('moved')
    expect(await opening(await encrypted(new Uint8Array([...bytes, 0xc6])))).toBe('wrong-content')
  })
})

describe('a sealed part belongs to one entry', () => {
  test('moved to another name, district or year', async () => {
    for (const file of [
      files.anonymous,
      files.named.replace('hongshan', 'wuchang'),
      files.named.replace('2023', '2024'),
      'content/cycles/2023/filings/hongshan.yaml',
    ]) {
      expect(await faultOf(decryptEntry(sealed, file, key)), file).toBe('moved')
    }
  })

  test('swapped between two entries, with and without the public part', async () => {
    const hidden = (await sealEntry(anonymous, files.anonymous, [own.recipient])) as typeof sealed
    expect(await opening(hidden.sealed)).toBe('moved')
    expect(await faultOf(decryptEntry({ ...hidden, sealed: sealed.sealed }, files.anonymous, key))).toBe(
      'moved',
    )
    expect(await faultOf(decryptEntry(hidden, files.named, key))).toBe('moved')
    expect(await decryptEntry(hidden, files.anonymous, key)).toEqual(anonymous)
  })

  test('put into an older state of the same entry', async () => {
    const newer = replaced(named, ['public', 'submittedOn'], '2023-03-09')
    const again = (await sealEntry(newer, files.named, [own.recipient])) as typeof sealed
    expect(await opening(again.sealed)).toBe('public-changed')
    expect(await decryptEntry(again, files.named, key)).toEqual(newer)
  })

  test('any value of the public part edited or taken out', async () => {
    for (const path of pathsIn(named['public']!)) {
      const value = valueAt(named['public'], path)
      for (const instead of typeof value === 'string' ? [`${value}1`, undefined] : [undefined]) {
        const edited = { ...sealed, public: replaced(sealed.public, path, instead) }
        expect(await faultOf(decryptEntry(edited, files.named, key)), path.join('.')).toBe('public-changed')
      }
    }
  })
})

test('without https there is no Web Crypto, and that is said', async () => {
  vi.stubGlobal('crypto', { getRandomValues: () => undefined })
  try {
    expect(await faultOf(sealEntry(named, files.named, [own.recipient]))).toBe('no-crypto')
    expect(await faultOf(decryptEntry(sealed, files.named, key))).toBe('no-crypto')
  } finally {
    vi.unstubAllGlobals()
  }
})
