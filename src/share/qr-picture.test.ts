import sharp from 'sharp'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { packedPicture } from './packed-picture.ts'
import { pngWriter } from './png.ts'
import { qrPicture, SIZE } from './qr-picture.ts'

const pngOf = pngWriter([0xfdfbf6, 0x23211d, 0xa82c1c, 0xfdfbf6])
const DARK = 0x23

/** The red of each pixel, as another program reads the file. */
async function pixelsOf(address: string) {
  const { data, info } = await sharp(pngOf(qrPicture(address)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { info, red: (x: number, y: number) => data[(y * info.width + x) * info.channels]! }
}

/** Left and top of the dark pixels, and the whole modules between them. */
async function modulesOf(address: string, count: number) {
  const { info, red } = await pixelsOf(address)
  const dark: [number, number][] = []
  for (let y = 0; y < SIZE - 80; y++) for (let x = 0; x < SIZE; x++) if (red(x, y) === DARK) dark.push([x, y])
  const left = Math.min(...dark.map(([x]) => x))
  const right = Math.max(...dark.map(([x]) => x)) + 1
  const top = Math.min(...dark.map(([, y]) => y))
  const module = (right - left) / count
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from(
      { length: count },
      (_, column) => red(left + (column + 0.5) * module, top + (row + 0.5) * module) === DARK,
    ),
  )
  return { info, left, right, top, module, rows }
}

test.each([
  'https://a.cn/',
  'https://kjfz.example.gov.cn/demands/2023/91420111MAFAKE157C/',
  'https://kjfz.example.gov.cn/below/demands/2023/91420111MAFAKE157C/',
  'https://kjfz.example.gov.cn/below/this/and/that/demands/2023/91420111MAFAKE157C/xxxx',
  `https://kjfz.example.gov.cn/${'below/'.repeat(15)}demands/2023/k7m2xq/`,
])(
  '%s: a square for chats, its code whole, with the white that a reader needs around it',
  async (address) => {
    const code = encode(address, { ecc: 'M', border: 0, maskPattern: 2 })
    const { info, left, right, top, module, rows } = await modulesOf(address, code.size)
    expect([info.width, info.height]).toEqual([SIZE, SIZE])
    expect(rows).toEqual(code.data)
    for (const margin of [left, SIZE - right, top]) expect(margin).toBeGreaterThanOrEqual(4 * module)
  },
)

test('the same address gives the same bytes, on whatever was drawn before', () => {
  const canvas = packedPicture(SIZE, SIZE)
  const bytes = (address: string) => Buffer.from(pngOf(qrPicture(address, canvas))).toString('base64')
  const first = bytes('https://a.cn/')
  expect(bytes(`https://a.cn/${'below/'.repeat(15)}`)).not.toBe(first)
  expect(bytes('https://a.cn/')).toBe(first)
})
