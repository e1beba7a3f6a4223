import { inflateSync } from 'node:zlib'
import * as cctv from 'cctv-age'
import { bytesOfArmor, type Decryptor, decrypt } from '../../src/sealed/age-file.ts'
import type { SealFault } from '../../src/sealed/seal-error.ts'

/**
 * C2SP's vectors for age (npm `cctv-age`), through the functions that open entries and key files. Each
 * states its own verdict.
 */

export interface Vector {
  name: string
  expect: string
  /** SHA-256 of what comes out, hexadecimal. */
  payload: string | undefined
  opener: Decryptor
  armored: boolean
  body: Buffer
}

export const vectors = Object.entries(cctv as unknown as Record<string, Uint8Array>)
  .filter(([, bytes]) => bytes instanceof Uint8Array)
  .map(([name, bytes]) => readVector(name, Buffer.from(bytes)))

/**
 * Where we differ on purpose, with the fault that we give instead. A row that is no longer true fails.
 */
export const exceptions: Record<string, { verdict: SealFault; because: string }> = {
  scrypt_work_factor_23: { verdict: 'costly-key', because: 'it is well written, and more than we spend' },
  scrypt_work_factor_overflow: { verdict: 'costly-key', because: 'it is a number, and more than we spend' },
  scrypt_uppercase: { verdict: 'bad-key', because: 'no passphrase opens a file without a scrypt stanza' },
}

function readVector(name: string, bytes: Buffer): Vector {
  const end = bytes.indexOf('\n\n')
  const lines = bytes.toString('latin1', 0, end).split('\n')
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2))
  const one = (key: string): string | undefined => all(key)[0]
  const body = bytes.subarray(end + 2)
  const [passphrase] = all('passphrase')
  const identities = all('identity')
  return {
    name,
    expect: one('expect')!,
    payload: one('payload'),
    opener: passphrase !== undefined && identities.length === 0 ? { passphrase } : { identities },
    armored: one('armored') === 'yes',
    body: one('compressed') === 'zlib' ? inflateSync(body) : body,
  }
}

/** What each verdict is in our words. */
export function faultFor({ expect, opener }: Vector): SealFault | 'none' {
  if (expect === 'success') return 'none'
  if (expect !== 'no match') return 'damaged'
  return 'passphrase' in opener ? 'wrong-passphrase' : 'wrong-key'
}

export async function decryptVector({ armored, body, opener }: Vector): Promise<Uint8Array> {
  const file = armored ? await bytesOfArmor(body.toString('latin1')) : new Uint8Array(body)
  return decrypt(file, opener)
}
