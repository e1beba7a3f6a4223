import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runGit } from '../../tests/support/forge/git.ts'
import { measure, type Taken } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { circumstances, command, PROVINCE, rounded, SCALE_HELP, scaleOf, withContent } from './scale.ts'

const GOAL = 0.15
const CHANGED = 20

/** `check --since` with a few changed entries against the whole check. */
export const since: Benchmark = {
  help: `      改动 ${CHANGED} 份后 check --since 与核对全部相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv, ['1000', '10000'])
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    for (const size of sizes) {
      const [part, whole] = await withContent(size, async (root) => {
        await changeSome(root)
        const check = (...options: string[]) => [
          command('check'),
          '--root',
          root,
          '--format',
          'json',
          ...options,
        ]
        const programs = [
          { name: 'check --since', argv: check('--since', 'HEAD') },
          { name: 'check', argv: check() },
        ]
        return (await measure(programs, runs, say)) as [Taken, Taken]
      })
      const ratio = part.time / whole.time
      for (const [name, { time, cpu, memory }] of [
        ['check --since', part] as const,
        ['check', whole] as const,
      ]) {
        rows.push([size, name, rounded(time), rounded(cpu), rounded(memory), rounded(time / whole.time, 2)])
      }
      if (size === PROVINCE && ratio > GOAL) {
        missed.push(`用时是核对全部的 ${ratio.toFixed(2)} 倍，目标 ${GOAL}`)
      }
    }
    const columns = ['份数', '程序', 'ms', 'CPU ms', 'MiB', '比全部']
    return { measuredWith: { ...circumstances(runs), changed: CHANGED }, columns, rows, missed }
  },
}

/** A repository with one commit, and entries of one district changed after it, as a pull request of it does. */
async function changeSome(root: string): Promise<void> {
  const git = (...args: string[]) => runGit(args, { cwd: root })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', '一省')
  const files = globSync('content/cycles/2023/demands/hongshan/*.yaml', { cwd: root }).sort()
  for (const file of files.slice(0, CHANGED)) {
    const path = join(root, file)
    await writeFile(path, (await readFile(path, 'utf8')).replace(/employees: (\d+)/, 'employees: 1$1'))
  }
}
