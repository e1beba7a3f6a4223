import { encode } from 'uqr'
import { type Packed, packedPicture } from './packed-picture.ts'

/**
 * The picture that goes with a shared page: its address as a QR code above the seal. WeChat and mail programs show a
 * square of at least 300 px; on paper a phone reads it. Words would need a font, which no machine is sure to have, and
 * the title stands beside the picture wherever it is shown.
 */

export const SIZE = 420
/** Pixels of one module, the largest that fits; of 8 or 4 each fills whole bytes. */
const MODULES = [8, 6, 4]
/** Modules of white that a reader needs around the code. */
const QUIET = 4

const SEAL = 64
const SEAL_TOP = SIZE - SEAL - 16
/** 副 as in favicon.svg: left, top, width and height, in units of half a pixel of its grid of 32. */
const STROKES: readonly (readonly [number, number, number, number])[] = [
  [12, 11, 22, 4],
  [15, 18, 16, 4],
  [15, 26, 16, 4],
  [15, 18, 4, 12],
  [27, 18, 4, 12],
  [13, 32, 20, 4],
  [13, 40, 20, 4],
  [13, 49, 20, 4],
  [13, 32, 4, 21],
  [29, 32, 4, 21],
  [21, 32, 4, 21],
  [38, 14, 4, 29],
  [48, 10, 4, 43],
  [40, 49, 12, 4],
]

export const PAPER = 0
export const INK = 1
export const SEAL_RED = 2
export const ON_SEAL = 3

/**
 * One way of masking for every code: trying all eight takes ten times as long, and each of them can be read.
 * https://www.iso.org/standard/83389.html, 7.8
 */
const MASK = 2

/** `address`: whole, at most some 200 characters. `picture`: a square of `SIZE`, drawn anew. */
export function qrPicture(address: string, picture = packedPicture(SIZE, SIZE)): Packed {
  const { data, size } = encode(address, { ecc: 'M', border: 0, maskPattern: MASK })
  const module = MODULES.find((pixels) => (size + 2 * QUIET) * pixels <= SEAL_TOP) ?? MODULES.at(-1)!
  const top = QUIET * module
  picture.clear()
  const left = Math.floor((SIZE - size * module) / 8) * 4
  for (const [row, modules] of data.entries()) {
    for (const [column, isDark] of modules.entries()) {
      if (isDark) picture.fill(left + column * module, top + row * module, module, 1, INK)
    }
    picture.repeatRow(top + row * module, module)
  }
  const sealLeft = (SIZE - SEAL) / 2
  picture.fill(sealLeft, SEAL_TOP, SEAL, SEAL, SEAL_RED)
  for (const [x, y, width, height] of STROKES)
    picture.fill(sealLeft + x, SEAL_TOP + y, width, height, ON_SEAL)
  return picture
}
