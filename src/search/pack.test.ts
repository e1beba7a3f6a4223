import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { openPack } from '../node/open-pack.ts'
import { pack, unpack } from './pack.ts'
import { spreadIndex } from './spread.ts'

test('what is packed comes out again', () => {
  const anyFile = fc.record({ path: fc.string({ unit: 'grapheme' }), content: fc.uint8Array() })
  fc.assert(
    fc.property(fc.array(anyFile), (some) => {
      const files = some.map(({ path, content }) => ({ path, content: new Uint8Array(content) }))
      expect(unpack(pack(files))).toEqual(files)
    }),
  )
})

test('a pack is replaced by its files; where there is none, nothing is done', async () => {
  const folder = join(await temporaryFolder(), 'index')
  const packed = join(folder, 'packed')
  openPack(packed, unpack)
  expect(existsSync(folder)).toBe(false)
  await mkdir(folder)
  writeFileSync(
    packed,
    pack([
      { path: 'table.json', content: new TextEncoder().encode('{}') },
      { path: 'a/words/0.bin', content: Uint8Array.of(0) },
    ]),
  )
  openPack(packed, unpack)
  const files = globSync('**/*.*', { cwd: folder }).sort()
  expect(files).toEqual([join('a', 'words', '0.bin'), 'table.json'])
  expect(readFileSync(join(folder, 'table.json'), 'utf8')).toBe('{}')
  expect(existsSync(packed)).toBe(false)
})

test.each([
  ['/kjfz/search-index/table.json', '/kjfz/search-index/table.json/'],
  ['/search-index/table.json/', '/search-index/table.json/'],
  ['/schema/demand.schema.json', '/schema/demand.schema.json'],
])('while content is being written, %s is asked for as %s', (url, expected) => {
  const use = vi.fn()
  spreadIndex().hooks['astro:server:setup']!({ server: { middlewares: { use } } } as never)
  const [handle] = use.mock.calls[0]!
  const [request, next] = [{ url }, vi.fn()]
  handle(request, {}, next)
  expect(request.url).toBe(expected)
  expect(next).toHaveBeenCalledOnce()
})
