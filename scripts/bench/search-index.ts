import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measure } from './measure.ts'
import type { Benchmark } from './result.ts'
import { SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { type Compared, scaledResult } from './scaled.ts'
import { ownProject } from './site-project.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The search index, made of entries, against Pagefind's own program over the pages of the same build. */
export const searchIndex: Benchmark = {
  help: `      做查找用的索引；与 Pagefind 自己的命令行为同样的页面做索引相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    // The catalogue's entries as the index takes them; the pages are the same.
    const site = await ownProject(['src/pages/search-index'], { 'src/pages/entries.json.ts': ENTRIES })
    const entries = join(site.folder, 'entries.json')
    const output = join(site.folder, 'out/index')
    const fresh = () => rm(output, { recursive: true, force: true })
    const all: Compared[] = []
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          await measure([site.build('build', root)], 1, (line) => say(`${size} ${line}`))
          await rename(join(site.dist, 'entries.json'), entries)
          const pagefind = ['--site', site.dist, '--output-path', output, '--force-language', 'zh', '--quiet']
          const programs = [
            { name: 'index', argv: [at('./programs/search-index.ts'), entries, output], before: fresh },
            {
              name: 'pagefind',
              argv: [at('../../node_modules/pagefind/lib/runner/bin.cjs'), ...pagefind],
              before: fresh,
            },
          ]
          const taken = await measure(programs, runs, (line) => say(`${size} ${line}`))
          all.push({ size, programs: programs.map(({ name }, index) => ({ name, taken: taken[index] })) })
        })
      }
    } finally {
      await site.remove()
    }
    return scaledResult(all, runs, { peer: 'pagefind', most: 1 })
  },
}

const ENTRIES = `import { loadCatalogue } from '../components/demands/load-catalogue.ts'

export const GET = async () => {
  const { demands, items } = await loadCatalogue()
  return Response.json(demands.map((demand, at) => ({ demand, item: items[at] })))
}
`
