import { describe, expect, test } from 'vitest'
import { run, temporaryFolder } from '../tests/support/folder.ts'
import { type Compared, resultOf } from './bench/comparison.ts'
import { measure, median, projectFile } from './bench/measure.ts'
import { tableOf } from './bench/text-table.ts'
import { main } from './bench.ts'

describe('npm run bench', () => {
  test('it says what there is', async () => {
    const { code, out } = await run(main, '--help')
    expect(code).toBe(0)
    for (const name of ['check', 'compile', 'build', 'search', 'lighthouse']) expect(out).toContain(name)
  })

  test.each([[[]], [['speed']], [['constructor']], [['check', 'build']], [['check', '--entries', '0']]])(
    'cannot be measured: %j',
    async (argv) => expect((await run(main, ...argv)).code).toBe(2),
  )
})

describe('what programs take', () => {
  const parseYaml = async (folder: string) => {
    const program = { name: 'yaml', argv: [projectFile('scripts/bench/parse-yaml.ts'), folder] }
    return measure([program], 1, () => {})
  }

  test('is told by each of them, and one that fails has none', async () => {
    const [usage] = await parseYaml(await temporaryFolder())
    expect(Math.min(...Object.values(usage!))).toBeGreaterThan(0)
    const failing = { name: 'none', argv: ['no-such-script.ts'] }
    await expect(measure([failing], 1, () => {})).rejects.toThrow('none：退出码 1')
  })

  test('the median', () => expect([median([3, 1, 2]), median([4, 1])]).toEqual([2, 2.5]))
})

describe('goals', () => {
  const compared = (size: number, own: number, peer: number, memory = 100): Compared => {
    const usage = (cpu: number) => ({ cpu, wall: cpu, memory })
    return { size, names: ['own', 'peer'], usages: [usage(own), usage(peer)] }
  }
  const goals = { maxRatio: 1.5, maxMemory: 500 }
  const missed = (...all: Compared[]) => resultOf(all, goals).missed.length

  test('are met or missed at 10,000 entries', () => {
    expect(missed(compared(10_000, 1500, 1000))).toBe(0)
    expect(missed(compared(10_000, 1600, 1000))).toBe(1)
    expect(missed(compared(10_000, 1000, 1000, 600))).toBe(1)
    expect(missed(compared(3000, 9000, 1000, 600))).toBe(0)
  })

  test('more than linear growth misses one', () => {
    expect(missed(compared(1000, 100, 100), compared(10_000, 1000, 1000))).toBe(0)
    expect(missed(compared(1000, 100, 100), compared(10_000, 2000, 2000))).toBe(1)
  })
})

test('the table is as wide as its widest cells, Chinese counted twice', () => {
  const rows = [
    ['/a/', 7],
    ['首页', 1200],
  ]
  expect(tableOf({ columns: ['页面', 'ms'], rows })).toBe('页面  ms\n/a/      7\n首页  1200')
})
