import type { Identity, Stanza } from 'age-encryption'
import { SealError } from './seal-error.ts'

/** The age library, with our errors instead of its own. Loaded when first needed: most runs seal nothing. */
const library = () => import('age-encryption')

/** Decrypts an age file: identities for one made for recipients, a passphrase for one made with `age -p`. */
export type Decryptor = { identities: readonly string[] } | { passphrase: string }

/**
 * A text for recipients (`age1…`, `age1pq1…`: whatever the library takes), armored, without a line end.
 * @throws SealError as `encryptBytes`
 */
export async function encryptText(text: string, recipients: readonly string[]): Promise<string> {
  const file = await encryptBytes(new TextEncoder().encode(text), recipients)
  return (await library()).armor.encode(file).trimEnd()
}

/**
 * An age file for recipients.
 * @throws SealError `no-recipients`, `bad-recipient`, `secret-recipient`, `no-crypto`
 */
export async function encryptBytes(data: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  webCrypto()
  const keys = new Set(recipients.map((key) => key.trim()))
  if (keys.size === 0) throw new SealError('no-recipients')
  if ([...keys].some((key) => /^AGE-SECRET-KEY-/i.test(key))) throw new SealError('secret-recipient')
  const { Encrypter } = await library()
  const encrypter = new Encrypter()
  try {
    for (const key of keys) encrypter.addRecipient(key)
    return await encrypter.encrypt(data)
  } catch {
    throw new SealError('bad-recipient')
  }
}

/** @throws SealError `damaged` if it is no whole armor */
export async function bytesOfArmor(armored: string): Promise<Uint8Array> {
  const { armor } = await library()
  try {
    return armor.decode(armored)
  } catch {
    throw new SealError('damaged')
  }
}

/**
 * Decrypts an age file, whole or not at all.
 * @throws SealError `wrong-key` or `wrong-passphrase`, `damaged`, `costly-key`, `bad-key`, `no-crypto`
 */
export async function decrypt(file: Uint8Array, decryptor: Decryptor): Promise<Uint8Array> {
  webCrypto()
  const { Decrypter } = await library()
  const decrypter = new Decrypter()
  let noneFits = false
  decrypter.addIdentity(unlocker('passphrase' in decryptor))
  try {
    if ('passphrase' in decryptor) decrypter.addPassphrase(decryptor.passphrase)
    else for (const identity of decryptor.identities) decrypter.addIdentity(identity)
  } catch {
    throw new SealError('bad-key')
  }
  // Called last, only if no other fitted: the library's errors distinguish this from damage by message only.
  decrypter.addIdentity({
    unwrapFileKey() {
      noneFits = true
      return null
    },
  })
  try {
    return await decrypter.decrypt(file)
  } catch (error) {
    if (error instanceof SealError) throw error
    if (!noneFits) throw new SealError('damaged')
    throw new SealError('passphrase' in decryptor ? 'wrong-passphrase' : 'wrong-key')
  }
}

/**
 * Base-2 logarithm of the scrypt work factor: what `age -p` writes. 18 costs about two seconds and
 * 256 MB in a browser, and each step doubles both.
 */
const MAX_WORK_FACTOR = 18

/** Called before every key; refuses files that cost too much, or that no honest writer makes. */
function unlocker(byPassphrase: boolean): Identity {
  const isScrypt = ({ args }: Stanza) => args[0] === 'scrypt'
  return {
    unwrapFileKey(stanzas) {
      const protectedByPassphrase = stanzas.some(isScrypt)
      // A passphrase is the only stanza (age-encryption.org/v1): who knows it could otherwise forge for the recipients.
      if (protectedByPassphrase && stanzas.length > 1) throw new SealError('damaged')
      if (!byPassphrase) return null
      if (!protectedByPassphrase) throw new SealError('bad-key')
      if (workFactor(stanzas[0]!) > MAX_WORK_FACTOR) throw new SealError('costly-key')
      return null
    },
  }
}

/** 0 where it is malformed; the library refuses that. */
function workFactor({ args }: Stanza): number {
  const written = args[2] ?? ''
  return /^[1-9]\d*$/.test(written) ? Number(written) : 0
}

/**
 * The public keys of identities, in their order.
 * @throws SealError `bad-key` if one is no usable identity
 */
export async function recipientsOf(identities: readonly string[]): Promise<string[]> {
  webCrypto()
  const { identityToRecipient } = await library()
  try {
    return await Promise.all(identities.map(identityToRecipient))
  } catch {
    throw new SealError('bad-key')
  }
}

/**
 * The platform's own cryptography; the age library needs it as well.
 * @throws SealError `no-crypto` on a page without https, where browsers withhold it.
 */
export function webCrypto(): SubtleCrypto {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!subtle) throw new SealError('no-crypto')
  return subtle
}
