import { armor, Encrypter, generateHybridIdentity } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { faultOf, type KeyPair, keyPair } from '../../tests/support/key-pair.ts'
import { MAX_IDENTITIES, readKey } from './key.ts'

/** Made with `age-keygen | age -p -a` of Debian's age 1.1.1; it opens nothing. */
const PROTECTED = `-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBlT2hSK0RkSkNIQVZJWU8v
dFpCY1BBIDE4CjZiZGRsNFRxblJoMFR5N3FmdmgwNUlqQXhabUpDR21qZ1lkcnhF
T1lEVjAKLS0tIEVCaTg3WVJZakJKM1VmTXJHUjlCd2tsZWxuVFMxSytEOExvWG1V
N3hOaDAKyH52xjj6iBvu5R71L5MG6cyNqxKmdZWnIw/UkDyxYsMEojFjmAJ6IXTE
uQF/2ub1xsq/FwhO1P3Z19ZDgC0VzUXlr7m47/725DUaWgAtHPdBPk1BG1zFa5hQ
cxH257Bo3be6Vbupe7pFmTilMt3HTtezz/JXizqTbLMcFKg53JVGv3BasQYgL4N4
gPCrieB8CmD45ZWLsPM7otd2tQl6eFfQGCaDsv/hD3/Ozxi71xrM/ALiqqeRFlKm
Z3RsXRtnj1HW2W9AkQ5QeVzqf9GWnEgOdRqbazw/
-----END AGE ENCRYPTED FILE-----
`
const PASSPHRASE = 'these-words-protect-nothing-real'
const INSIDE = 'AGE-SECRET-KEY-1L57AZ4GD2NSW49Z693HPZZKU0NYDHJ6ZA96YSDTAKTAQMKPGR5ASDHE7ZJ'

let pair: KeyPair
let other: KeyPair
let file: string
beforeAll(async () => {
  pair = await keyPair()
  other = await keyPair()
  file = `# created: 2023-03-02T09:00:00+08:00\n# public key: ${pair.recipient}\n${pair.identity}\n`
})

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, unit] of [...`\ufeff${text}`].entries())
    view.setUint16(index * 2, unit.charCodeAt(0), true)
  return bytes
}
const encrypted = async (text: string, workFactor: number) => {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(PASSPHRASE)
  encrypter.setScryptWorkFactor(workFactor)
  return encrypter.encrypt(text)
}

describe('a key file', () => {
  test.each<[string, (text: string) => string | Uint8Array]>([
    ['as it is', (text) => text],
    ['its bytes', (text) => new TextEncoder().encode(text)],
    ['with a byte order mark and line ends of Windows', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['as PowerShell writes it', (text) => utf16(text.replaceAll('\n', '\r\n'))],
    ['the key alone', () => pair.identity],
    ['in small letters', () => pair.identity.toLowerCase()],
    ['full-width', () => fullWidth(pair.identity)],
    ['with a dash that Word put there', () => pair.identity.replaceAll('-', '‑')],
    ['in groups', () => pair.identity.replace(/.{8}/g, '$& ')],
    ['broken over lines, between empty ones', () => `\n\n${pair.identity.replace(/.{40}/g, '$&\r\n')}\n\n`],
    ['with marks of a chat', () => `\u200b\u202a${pair.identity}\u202c\u3000`],
    ['pasted into one line', (text) => `${text.replaceAll('\n', '')}\n`],
    ['twice', (text) => text + text],
  ])('%s', async (_, write) => {
    expect(await readKey(write(file))).toEqual({ identities: [pair.identity] })
  })

  test('several keys, ordinary and post-quantum; one behind # is none', async () => {
    const hybrid = await generateHybridIdentity()
    const several = `${file}\n${hybrid}\n # ${(await keyPair()).identity}\n${other.identity}`
    expect(await readKey(several)).toEqual({ identities: [pair.identity, hybrid, other.identity] })
    expect(await readKey(pair.identity + other.identity)).toEqual({
      identities: [pair.identity, other.identity],
    })
  })

  test('what is none', async () => {
    const wrongSign = pair.identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))
    for (const text of [
      '',
      ' \n',
      '# 只有注释\n\n',
      '随便写的',
      pair.recipient,
      wrongSign,
      pair.identity.slice(0, -1),
      `${pair.identity}\n${other.identity.slice(0, 50)}`,
      `密钥：${pair.identity}\n`.repeat(2),
      'AGE-PLUGIN-FIDO2PRF-1QQQ',
      `${pair.identity}\n`.padEnd(70_000, '\n'),
      new Uint8Array([0xc6, 0xf3]),
    ]) {
      expect(await faultOf(readKey(text))).toBe('bad-key')
    }
    const many = await Promise.all(Array.from({ length: MAX_IDENTITIES + 1 }, keyPair))
    const identities = many.map(({ identity }) => identity)
    expect(await faultOf(readKey(identities.join('\n')))).toBe('bad-key')
    expect((await readKey(identities.slice(1).join('\n'))).identities).toHaveLength(MAX_IDENTITIES)
  })
})

describe('a key file with a passphrase', () => {
  // The work factor that `age -p` takes costs more than a second each time.
  test('as age writes it', async () => {
    expect(await readKey(PROTECTED, PASSPHRASE)).toEqual({ identities: [INSIDE] })
  })

  test('armored, as bytes, and pasted into one line', async () => {
    const bytes = await encrypted(file, 2)
    const armored = armor.encode(bytes)
    for (const form of [armored, bytes, ` ${armored.replaceAll('\n', '')}`])
      expect(await readKey(form, PASSPHRASE)).toEqual({ identities: [pair.identity] })
  })

  test('without one, and with a wrong one', async () => {
    expect(await faultOf(readKey(PROTECTED))).toBe('passphrase-needed')
    expect(await faultOf(readKey(armor.decode(PROTECTED), ''))).toBe('passphrase-needed')
    expect(await faultOf(readKey(await encrypted(file, 2), `${PASSPHRASE} `))).toBe('wrong-passphrase')
  })

  test('a passphrase more than needed is not asked for', async () => {
    expect(await readKey(file, PASSPHRASE)).toEqual({ identities: [pair.identity] })
  })

  test('damage, and files that hold no key', async () => {
    const good = await encrypted(file, 2)
    expect(await readKey(good, PASSPHRASE)).toEqual({ identities: [pair.identity] })
    const spoilt = good.map((byte, index) => (index === good.length - 1 ? byte ^ 1 : byte))
    expect(await faultOf(readKey(spoilt, PASSPHRASE))).toBe('bad-key')
    expect(await faultOf(readKey(good.subarray(0, 150), PASSPHRASE))).toBe('bad-key')
    expect(await faultOf(readKey(PROTECTED.slice(0, 300), PASSPHRASE))).toBe('bad-key')
    expect(await faultOf(readKey(PROTECTED.replace('yH52', '????'), PASSPHRASE))).toBe('bad-key')
    expect(await faultOf(readKey(await encrypted('随便写的', 2), PASSPHRASE))).toBe('bad-key')
    expect(await faultOf(readKey(await encrypted('\ud800', 2), PASSPHRASE))).toBe('bad-key')
    // A key file within a key file is nobody's habit, and would cost twice.
    expect(await faultOf(readKey(await encrypted(armor.encode(good), 2), PASSPHRASE))).toBe('bad-key')
  })

  test('a file for recipients, such as an entry, is no key file', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(pair.recipient)
    expect(await faultOf(readKey(await encrypter.encrypt(file), PASSPHRASE))).toBe('bad-key')
  })

  test.each(['19', '20', '21', '23', '63', '99999999999999999999', '1e9', '018', '0x12', '-1'])(
    'a work factor of %s is refused before it costs anything',
    async (factor) => {
      const bytes = await encrypted(file, 2)
      const header = new TextDecoder('latin1').decode(bytes.subarray(0, 60))
      const changed = header.replace(/^(-> scrypt \S+) 2$/m, `$1 ${factor}`)
      expect(changed).not.toBe(header)
      const costly = new Uint8Array([...new TextEncoder().encode(changed), ...bytes.subarray(60)])
      const plain = /^[1-9]\d+$/.test(factor)
      expect(await faultOf(readKey(costly, PASSPHRASE))).toBe(plain ? 'costly-key' : 'bad-key')
    },
  )
})
