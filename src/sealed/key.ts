import { bytesOfArmor, decrypt, recipientsOf } from './age-file.ts'
import { SealError } from './seal-error.ts'

/**
 * Characters or bytes of a key file. One with its comments is below 4 KiB, a protected one as well.
 * A longer one is something else.
 */
const MAX_KEY_FILE = 64 * 1024

/**
 * Keys in one file. Each is tried on each stanza of an entry's header, whose number the armor's limit
 * keeps below 500: measured, the worst entry then costs three seconds, the usual one a millisecond.
 */
export const MAX_IDENTITIES = 20

/** The key to sealed entries. Kept in memory only, never in a message. */
export interface Key {
  identities: readonly string[]
}

/**
 * The key in a file of `age-keygen`, as text or bytes, or pasted; or in such a file that `age -p` (armored
 * or not) has protected with a passphrase. Opening a protected one takes about two seconds.
 * @throws SealError `bad-key`, `passphrase-needed`, `wrong-passphrase`, `costly-key`, `no-crypto`
 */
export async function readKey(file: string | Uint8Array, passphrase?: string): Promise<Key> {
  if (file.length > MAX_KEY_FILE) throw new SealError('bad-key')
  const locked = await lockedFile(file)
  const identities = identitiesIn(textOf(locked ? await unlock(locked, passphrase) : file))
  if (!identities || identities.length > MAX_IDENTITIES) throw new SealError('bad-key')
  await recipientsOf(identities)
  return { identities }
}

async function unlock(locked: Uint8Array, passphrase: string | undefined): Promise<Uint8Array> {
  if (!passphrase) throw new SealError('passphrase-needed')
  try {
    return await decrypt(locked, { passphrase })
  } catch (error) {
    // A damaged age file is simply no key file.
    throw error instanceof SealError && error.fault === 'damaged' ? new SealError('bad-key') : error
  }
}

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'

/** The bytes of an age file, if it is one. */
async function lockedFile(file: string | Uint8Array): Promise<Uint8Array | undefined> {
  if (typeof file !== 'string' && isAgeFile(file)) return file
  const text = textOf(file)
  const [start, end] = [text.indexOf(BEGIN), text.lastIndexOf(END)]
  if (start < 0 || end < start) return undefined
  // A single-line field drops the line ends of pasted text.
  const armored = text.slice(start + BEGIN.length, end)
  const lines = armored.replace(/\s/g, '').match(/.{1,64}/g) ?? []
  return bytesOfArmor([BEGIN, ...lines, END].join('\n')).catch(() => {
    throw new SealError('bad-key')
  })
}

function isAgeFile(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 22)) === 'age-encryption.org/v1\n'
}

function textOf(file: string | Uint8Array): string {
  if (typeof file === 'string') return file
  // PowerShell's `>` writes UTF-16.
  const encoding = file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    throw new SealError('bad-key')
  }
}

/**
 * The identities (`AGE-SECRET-KEY-1…`, `AGE-SECRET-KEY-PQ-1…`) in the text of a key file, or
 * undefined if there is anything else. Comments are skipped. A key may have been pasted: full-width,
 * broken over lines, with blanks in it, without its line ends. Each has a checksum, so no
 * correction here can make another key.
 */
function identitiesIn(text: string): string[] | undefined {
  const halfWidth = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
  const pasted = withoutComments(halfWidth).replace(INVISIBLE, '').toUpperCase()
  if (pasted === '') return undefined
  const identities = pasted.split(/(?=AGE-SECRET-KEY-)/)
  if (!identities.every((identity) => /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(identity))) return undefined
  return [...new Set(identities)]
}

/** White space, invisible marks of chat programs, the byte order mark. */
const INVISIBLE = /[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

function withoutComments(text: string): string {
  const lines = text.trim().split(/\r\n|\r|\n/)
  // A single-line field drops the line ends, so the key follows the comments on one line.
  if (lines.length === 1) return text.slice(Math.max(0, text.indexOf('AGE-SECRET-KEY-')))
  return lines.filter((line) => !line.replace(INVISIBLE, '').startsWith('#')).join('\n')
}

export interface NewIdentity {
  /** The text of a key file, as `age-keygen` writes it. */
  file: string
  /** The public key. */
  recipient: string
}

/** A new key pair (X25519). `created` is an ISO moment; a comment in the file. */
export async function newIdentity(created: string): Promise<NewIdentity> {
  const { generateX25519Identity } = await import('age-encryption')
  const identity = await generateX25519Identity()
  const [recipient = ''] = await recipientsOf([identity])
  return { file: `# created: ${created}\n# public key: ${recipient}\n${identity}\n`, recipient }
}
