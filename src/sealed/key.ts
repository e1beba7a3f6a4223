import { bytesOfArmor, decrypt, recipientsOf } from './age-file.ts'
import { identitiesIn } from './identities.ts'
import { MAX_IDENTITIES, MAX_KEY_FILE } from './key-limits.ts'
import { SealError } from './seal-error.ts'

/** What opens sealed entries. Kept in memory only, and never in a message. */
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
    // Of a key file it says more that it is none.
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
  // Pasted into a field for one line, it has lost its line ends.
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
