import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { run, temporaryFolder } from '../tests/support/folder.ts'
import { closing, main, workbooksIn } from './preview.ts'

test('four lines: the site, the workbooks, what to try next', () => {
  const lines = closing('http://localhost:4321/kjfz/', 'out/2023/').trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toContain('http://localhost:4321/kjfz/')
  expect(lines[1]).toContain('out/2023/')
  expect(lines[2]).toContain('http://localhost:4321/kjfz/apply/')
})

test('the workbooks are those of the newest year', async () => {
  const out = await temporaryFolder()
  expect(workbooksIn(join(out, 'none'))).toBeUndefined()
  for (const name of ['2022', '2023', 'import']) await mkdir(join(out, name))
  expect(workbooksIn(out)).toBe(`${join(out, '2023')}/`)
})

test('without a built site it says which command makes one', async () => {
  vi.stubEnv('OUT_DIR', join(await temporaryFolder(), 'dist'))
  const ran = await run(main)
  vi.unstubAllEnvs()
  expect(ran).toEqual({ code: 2, out: '', err: '还没有做好的网站，请先运行 npm run build。\n' })
})
