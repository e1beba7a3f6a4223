import { crc32, deflateSync } from 'node:zlib'
import type { Packed } from './packed-picture.ts'

/**
 * A picture of four colours as PNG (https://www.w3.org/TR/png-3/): a header, a palette, rows without filter. An image
 * library takes milliseconds for each, and there is one for each of 10,000 pages.
 */

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const BITS = 2
const INDEXED = 3
const LEVEL = 1

/** `palette`: four colours as 0xRRGGBB. */
export function pngBytes({ width, height, bytes }: Packed, palette: readonly number[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, height)
  head.setUint8(8, BITS)
  head.setUint8(9, INDEXED)
  const colours = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff])
  const rowLength = (width * BITS) / 8
  const rows = new Uint8Array((rowLength + 1) * height)
  for (let row = 0; row < height; row++) {
    rows.set(bytes.subarray(row * rowLength, (row + 1) * rowLength), row * (rowLength + 1) + 1)
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('PLTE', Uint8Array.from(colours)),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = new DataView(new ArrayBuffer(named.length + 8))
  bytes.setUint32(0, data.length)
  bytes.setUint32(named.length + 4, crc32(named))
  const whole = new Uint8Array(bytes.buffer)
  whole.set(named, 4)
  return whole
}
