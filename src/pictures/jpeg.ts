import { joined } from './joined.ts'

/**
 * The JPEG with what draws it, and nothing else: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B. Cameras add where and
 * when, whose and by whom (Exif, XMP, IPTC), a second picture before it was cut, sounds, a film behind the end. The same
 * bytes where there is nothing to take away; undefined where it is no whole JPEG.
 */
export function bareJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let turned: Uint8Array | undefined
  for (let start = 2; ; ) {
    if (bytes[start] !== 0xff) return undefined
    let at = start + 1
    // A marker may have more than one 0xFF before it.
    while (bytes[at] === 0xff) at++
    const marker = bytes[at]!
    if (marker === EOI) {
      kept.push(bytes.subarray(start, at + 1))
      break
    }
    const length = unsigned16(bytes, at + 1)
    if (!hasLength(marker) || !(length >= 2 && at + 1 + length <= bytes.length)) return undefined
    const payload = bytes.subarray(at + 3, at + 1 + length)
    const end = marker === SOS ? endOfScan(bytes, at + 1 + length) : at + 1 + length
    if (draws(marker, payload)) kept.push(bytes.subarray(start, end))
    else turned ??= orientationOf(marker, payload)
    start = end
  }
  // Without it a picture taken upright would lie on its side.
  if (turned) kept.splice(1, 0, turned)
  const whole = joined(kept)
  return whole.length === bytes.length && whole.every((byte, index) => byte === bytes[index]) ? bytes : whole
}

const [SOI, EOI, SOS, APP0, APP1] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1]

const startsWith = (payload: Uint8Array, text: string) =>
  [...text].every((letter, index) => payload[index] === letter.charCodeAt(0))

/** Restarts stand in scans, and there is one start. */
const hasLength = (marker: number) => marker >= 0xc0 && !(marker >= 0xd0 && marker <= SOI)

/** Frames, tables and scans, and of the application's segments those that say what the numbers mean. */
function draws(marker: number, payload: Uint8Array): boolean {
  if (marker === APP0) return startsWith(payload, 'JFIF\0') && payload.length === 14
  if (marker === 0xe2) return startsWith(payload, 'ICC_PROFILE\0')
  if (marker === 0xee) return startsWith(payload, 'Adobe') && payload.length === 12
  return marker <= 0xdf
}

/** The first marker after entropy-coded data, in which 0xFF is followed by 0 or is a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const EXIF = 'Exif\0\0'
const ORIENTATION = 0x0112

/** A segment that says how the picture is turned and nothing else; undefined for none, or where it stands upright. */
function orientationOf(marker: number, payload: Uint8Array): Uint8Array | undefined {
  if (marker !== APP1 || !startsWith(payload, EXIF)) return undefined
  const tiff = new DataView(payload.buffer, payload.byteOffset + EXIF.length, payload.length - EXIF.length)
  try {
    const little = tiff.getUint16(0) === 0x4949
    const folder = tiff.getUint32(4, little)
    for (let index = 0; index < tiff.getUint16(folder, little); index++) {
      const entry = folder + 2 + index * 12
      if (tiff.getUint16(entry, little) !== ORIENTATION) continue
      const turn = tiff.getUint16(entry + 8, little)
      return turn >= 2 && turn <= 8 ? orientationSegment(turn) : undefined
    }
  } catch {
    // Points outside of itself.
  }
  return undefined
}

/** Exif with one entry: https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E, 4.6.5. */
const orientationSegment = (turn: number) =>
  Uint8Array.of(
    ...[0xff, APP1, 0, 34],
    ...[...EXIF].map((letter) => letter.charCodeAt(0)),
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[ORIENTATION >> 8, ORIENTATION & 0xff, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0],
    ...[0, 0, 0, 0],
  )

/** Not a number behind the end. */
const unsigned16 = (bytes: Uint8Array, at: number): number => bytes[at]! * 0x100 + bytes[at + 1]!
