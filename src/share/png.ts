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
const END = chunk('IEND', new Uint8Array())

/** Writes pictures of one palette: four colours as 0xRRGGBB. */
export function pngWriter(palette: readonly number[]): (picture: Packed) => Uint8Array {
  const colours = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff])
  const colourTable = chunk('PLTE', Uint8Array.from(colours))
  return (picture) =>
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header(picture)),
      colourTable,
      chunk('IDAT', deflateSync(picture.rows, { level: LEVEL })),
      END,
    ])
}

function header({ width, height }: Packed): Uint8Array {
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, height)
  head.setUint8(8, BITS)
  head.setUint8(9, INDEXED)
  return new Uint8Array(head.buffer)
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}
