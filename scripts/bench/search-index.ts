import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure, type Taken } from './measure.ts'
import type { Benchmark } from './result.ts'
import { SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { type Compared, scaledResult } from './scaled.ts'
import { ownProject } from './site-project.ts'

const PAGEFIND = fileURLToPath(new URL('../../node_modules/pagefind/lib/runner/bin.cjs', import.meta.url))

/** What the search index adds to a build, against Pagefind's own program over the pages of the same build. */
export const searchIndex: Benchmark = {
  help: `      查找用的索引使生成网站多花的时间；与 Pagefind 自己的命令行为同样的页面做索引相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const without = await ownProject(['src/pages/pagefind'])
    const whole = await ownProject()
    const all: Compared[] = []
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          const output = join(whole.folder, 'out/index')
          const taken = await measure(
            [
              without.build('build', root),
              whole.build('build + index', root),
              {
                name: 'pagefind',
                argv: [
                  PAGEFIND,
                  '--site',
                  without.dist,
                  '--output-path',
                  output,
                  '--force-language',
                  'zh',
                  '--quiet',
                ],
                before: () => rm(output, { recursive: true, force: true }),
              },
            ],
            runs,
            (line) => say(`${size} ${line}`),
          )
          const [bare, full, pagefind] = taken as [Taken, Taken, Taken]
          const own = { time: full.time - bare.time, cpu: full.cpu - bare.cpu, memory: full.memory }
          const programs = [
            { name: 'index', taken: own },
            { name: 'pagefind', taken: pagefind },
          ]
          all.push({ size, programs })
        })
      }
    } finally {
      await without.remove()
      await whole.remove()
    }
    return scaledResult(all, runs, { peer: 'pagefind', most: 1 })
  },
}
