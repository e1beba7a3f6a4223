import { SealError } from './seal-error.ts'

/**
 * The platform's own cryptography; the age library needs it as well.
 * @throws SealError `no-crypto` on a page without https, where browsers withhold it.
 */
export function webCrypto(): SubtleCrypto {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!subtle) throw new SealError('no-crypto')
  return subtle
}
