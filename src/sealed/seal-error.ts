import type { DecryptionFault } from '../domain/finding.ts'

/** Why something cannot be sealed, opened or used as a key. */
export type SealFault =
  // sealing
  | 'no-recipients'
  | 'bad-recipient'
  /** A private key in place of a public one: everybody who can read the file has seen it. */
  | 'secret-recipient'
  | 'nothing-to-seal'
  /** A character that no file may contain, so the text would not read back. */
  | 'unwritable'
  /** Comments between the lines of the private part, which sealing would lose. */
  | 'remarks'
  // sealing and opening
  | 'not-an-entry'
  | 'bad-path'
  | 'too-large'
  /** No Web Crypto: browsers have it only on https pages. */
  | 'no-crypto'
  // keys
  | 'bad-key'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'costly-key'
  // opening
  | 'not-sealed'
  | DecryptionFault

/**
 * The only error of this folder. It carries a fault and nothing else: neither message nor `cause` ever
 * holds private text, a key or a passphrase (the library's own errors do quote keys).
 */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly fault: SealFault

  constructor(fault: SealFault) {
    super(fault)
    this.fault = fault
  }
}
