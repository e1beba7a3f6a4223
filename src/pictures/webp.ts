import { joined } from './joined.ts'

/**
 * The WebP with what draws it, and nothing else: https://developers.google.com/speed/webp/docs/riff_container. The same bytes where
 * there is nothing to take away; undefined where it is no whole WebP.
 */
export function bareWebp(bytes: Uint8Array): Uint8Array | undefined {
  const size = 8 + unsigned32(bytes, 4)
  if (text(bytes, 0) !== 'RIFF' || text(bytes, 8) !== 'WEBP' || !(size <= bytes.length)) return undefined
  const kept: Uint8Array[] = []
  let end = HEADER
  for (let start = HEADER; start < size; start = end) {
    const length = unsigned32(bytes, start + 4)
    end = start + 8 + length + (length % 2)
    if (!(end <= size)) return undefined
    if (DRAWS.has(text(bytes, start))) kept.push(bytes.subarray(start, end))
  }
  if (kept.length === 0) return undefined
  const whole = joined([bytes.subarray(0, HEADER), ...kept])
  if (whole.length === bytes.length) return bytes
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
  if (text(whole, HEADER) === 'VP8X') whole[HEADER + 8]! &= ~(EXIF_FLAG | XMP_FLAG)
  return whole
}

const HEADER = 12
const DRAWS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])
const [EXIF_FLAG, XMP_FLAG] = [0x08, 0x04]

const text = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** Not a number behind the end. */
function unsigned32(bytes: Uint8Array, at: number): number {
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  return a! + b! * 0x100 + c! * 0x10000 + d! * 0x1000000
}
