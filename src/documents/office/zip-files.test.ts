import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipFiles } from './zip-files.ts'

const files = [
  { path: 'content/cycles/2023/filings/hongshan.yaml', text: 'public:\n  unit: 某局\n' },
  { path: 'content/cycles/2023/demands/hongshan/k7m2xq.yaml', text: '甲\n' },
]

test('the files in their folders, the same bytes whatever their order', () => {
  const zip = zipFiles(files)
  const parts = Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }))
  expect(parts).toEqual([files[1], files[0]])
  expect(zipFiles(files.toReversed())).toEqual(zip)
})
