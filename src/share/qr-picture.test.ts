import sharp from 'sharp'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { pngBytes } from './png.ts'
import { qrPicture, SIZE } from './qr-picture.ts'

const PALETTE = [0xfdfbf6, 0x23211d, 0xa82c1c, 0xfdfbf6]
const DARK = 0x23

/** The red of each pixel, as another program reads the file. */
async function pixelsOf(address: string) {
  const { data, info } = await sharp(pngBytes(qrPicture(address), PALETTE))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { info, red: (x: number, y: number) => data[(y * info.width + x) * info.channels]! }
}

/** Left and top of the dark pixels, and the whole modules between them. */
async function modulesOf(address: string, count: number) {
  const { info, red } = await pixelsOf(address)
  const dark: [number, number][] = []
  for (let y = 0; y < SIZE - 90; y++) for (let x = 0; x < SIZE; x++) if (red(x, y) === DARK) dark.push([x, y])
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
  `https://kjfz.example.gov.cn/${'below/'.repeat(15)}demands/2023/k7m2xq/`,
])(
  '%s: a square for chats, its code whole, with the white that a reader needs around it',
  async (address) => {
    const code = encode(address, { ecc: 'M', border: 0, maskPattern: 2 })
    const { info, left, right, top, module, rows } = await modulesOf(address, code.size)
    expect([info.width, info.height]).toEqual([600, 600])
    expect(rows).toEqual(code.data)
    for (const margin of [left, SIZE - right, top]) expect(margin).toBeGreaterThanOrEqual(4 * module)
  },
)

test('the same address gives the same bytes', () => {
  const bytes = () => Buffer.from(pngBytes(qrPicture('https://a.cn/'), PALETTE)).toString('base64')
  expect(bytes()).toBe(bytes())
})
