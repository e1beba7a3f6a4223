import { describe, expect, test } from 'vitest'
import { run } from '../tests/support/folder.ts'
import { tableOf } from './bench/table.ts'
import { main } from './bench.ts'

describe('npm run bench', () => {
  test('it says what there is', async () => {
    const { code, out } = await run(main, '--help')
    expect(code).toBe(0)
    expect(out).toContain('lighthouse')
    expect(out).toContain('hostile')
  })

  test('an unknown name, and a folder without a site, cannot be measured', async () => {
    expect((await run(main, 'speed')).code).toBe(2)
    const { code, err } = await run(main, 'lighthouse', '--dist', 'docs')
    expect([code, err]).toEqual([2, 'docs 里没有网站，请先运行 npm run build\n'])
  })

  test('the table is as wide as its widest cells, Chinese counted twice', () => {
    expect(
      tableOf({
        columns: ['页面', 'ms'],
        rows: [
          ['/a/', 7],
          ['首页', 1200],
        ],
      }),
    ).toBe('页面  ms\n/a/      7\n首页  1200')
  })
})
