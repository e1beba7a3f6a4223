const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** The first bytes of each format: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const SIGNATURES: Record<string, (bytes: Uint8Array) => boolean> = {
  jpg: (bytes) => text(bytes, 0, 3) === '\xff\xd8\xff',
  webp: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 14) === 'WEBPVP',
}

/** True where the bytes begin as this format does. */
export function isSigned(format: string, bytes: Uint8Array): boolean {
  return SIGNATURES[format]?.(bytes) ?? false
}
