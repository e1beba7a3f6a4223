import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../../src/node/folder.ts'
import { measure } from './measure.ts'
import type { Benchmark } from './result.ts'
import { SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { type Compared, scaledResult } from './scaled.ts'
import { ownProject } from './site-project.ts'

/** The whole build again after one entry has changed, against the first. */
export const secondBuild: Benchmark = {
  help: `      改动一份需求后再次生成网站（含索引）；与第一次相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const own = await ownProject()
    const all: Compared[] = []
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          let changes = 0
          const taken = await measure(
            [
              own.build('first', root),
              { ...own.buildAgain('second', root), before: () => changeOne(root, ++changes) },
            ],
            runs,
            (line) => say(`${size} ${line}`),
          )
          const programs = ['second', 'first'].map((name, at) => ({ name, taken: taken[1 - at] }))
          all.push({ size, programs })
        })
      }
    } finally {
      await own.remove()
    }
    return scaledResult(all, runs, { peer: 'first', most: 0.5 })
  },
}

/** Another title for the first entry of the newest cycle. */
async function changeOne(root: string, change: number): Promise<void> {
  const files = globSync('content/cycles/2023/demands/*/*.yaml', { cwd: root }).sort()
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8')
    const changed = text.replace(/^( +summary: )/m, `$1第${change}次改动`)
    if (changed === text) continue
    await writeFile(join(root, file), changed)
    return
  }
  throw new CannotRun('没有可以改动的需求。')
}
