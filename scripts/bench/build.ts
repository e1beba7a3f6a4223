import { prepareHugo } from './hugo.ts'
import { measure } from './measure.ts'
import type { Benchmark } from './result.ts'
import { SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { type Compared, scaledResult } from './scaled.ts'
import { bareProject, ownProject, pagesIn, setPages } from './site-project.ts'

/** The build without its search index, against Astro alone with as many pages; Hugo with the same data beside. */
export const build: Benchmark = {
  help: `      生成网站（不含查找用的索引）；与只用 Astro 生成同样多的最简页面相比，Hugo 列在旁边
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const own = await ownProject(['src/pages/search-index'])
    const bare = await bareProject()
    const all: Compared[] = []
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          const hugo = await prepareHugo(root)
          const astro = bare.build('astro', root)
          const names = ['build', 'astro', 'hugo']
          const taken = await measure(
            [
              own.build('build', root),
              {
                ...astro,
                before: async () => {
                  await astro.before?.()
                  await setPages(bare, pagesIn(own.dist))
                },
              },
              ...(hugo ? [hugo.program] : []),
            ],
            runs,
            (line) => say(`${size} ${line}`),
          )
          all.push({ size, programs: names.map((name, at) => ({ name, taken: taken[at] })) })
          await hugo?.remove()
        })
      }
    } finally {
      await own.remove()
      await bare.remove()
    }
    return scaledResult(all, runs, { peer: 'astro', most: 1.5 })
  },
}
