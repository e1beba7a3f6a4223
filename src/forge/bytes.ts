/** Conversions of text, bytes and git's object names, for browsers and Node. */

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** `undefined` where the bytes are not UTF-8. A byte order mark stays, so that unchanged files are written back the same. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const STEP = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += STEP) {
    binary += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + STEP))
  }
  return btoa(binary)
}

/** `undefined` where it is not base64; line breaks are allowed. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
    return bytes
  } catch {
    return undefined
  }
}

/**
 * git's name of a blob with this content, in a repository whose names have `digits` digits; `undefined` where
 * the browser computes no digests (a page that is neither https nor local).
 */
export async function blobId(bytes: Uint8Array, digits: number): Promise<string | undefined> {
  const { subtle } = globalThis.crypto
  if (!subtle) return undefined
  const header = utf8(`blob ${bytes.length}\0`)
  const whole = new Uint8Array(header.length + bytes.length)
  whole.set(header)
  whole.set(bytes, header.length)
  const digest = await subtle.digest(digits === 64 ? 'SHA-256' : 'SHA-1', whole)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
