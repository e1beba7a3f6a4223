import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import * as cctv from 'cctv-age'
import { describe, expect, test } from 'vitest'
import { bytesOfArmor, decrypt, type Opener } from './age-file.ts'
import type { SealFault } from './seal-error.ts'
import { faultOf } from './testing.ts'

/**
 * C2SP's vectors for age (npm `cctv-age`), through the functions that open entries and key files. Each
 * states its own verdict.
 */

interface Vector {
  name: string
  expect: string
  /** SHA-256 of what comes out, hexadecimal. */
  payload: string | undefined
  opener: Opener
  armored: boolean
  body: Buffer
}

const vectors = Object.entries(cctv as unknown as Record<string, Uint8Array>)
  .filter(([, bytes]) => bytes instanceof Uint8Array)
  .map(([name, bytes]) => readVector(name, Buffer.from(bytes)))

/**
 * Where we differ on purpose, with the fault that we give instead. A row that is no longer true fails.
 */
const exceptions: Record<string, { verdict: SealFault; because: string }> = {
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
function faultFor({ expect, opener }: Vector): SealFault | 'none' {
  if (expect === 'success') return 'none'
  if (expect !== 'no match') return 'damaged'
  return 'passphrase' in opener ? 'wrong-passphrase' : 'wrong-key'
}

async function open({ armored, body, opener }: Vector): Promise<Uint8Array> {
  const file = armored ? await bytesOfArmor(body.toString('latin1')) : new Uint8Array(body)
  return decrypt(file, opener)
}

test('all vectors are there, of every verdict', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(143)
  expect(new Set(vectors.map(({ expect }) => expect))).toEqual(
    new Set(['success', 'no match', 'HMAC failure', 'header failure', 'payload failure', 'armor failure']),
  )
  const names = vectors.map(({ name }) => name)
  expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([])
})

describe('vectors', () => {
  test.each(vectors)('$name: $expect', async (vector) => {
    const exception = exceptions[vector.name]
    const fault = await faultOf(open(vector))
    expect(fault).toBe(exception?.verdict ?? faultFor(vector))
    if (exception) expect(fault).not.toBe(faultFor(vector))
    if (fault !== 'none') return
    const digest = createHash('sha256')
      .update(await open(vector))
      .digest('hex')
    expect(digest).toBe(vector.payload)
  })
})
