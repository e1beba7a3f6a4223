/**
 * The peer of the build: the same demands in an ordinary Astro project. Astro's own loader and a zod schema
 * read them; one template prints each, and three print the same lists in pages.
 */
export const astroPeer: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "peer", "private": true, "type": "module" }',

  'astro.config.mjs': `import { defineConfig } from 'astro/config'

export default defineConfig({
  outDir: process.env.OUT_DIR,
  cacheDir: process.env.CACHE_DIR,
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8 },
})
`,

  'src/content.config.ts': `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

const text = z.coerce.string()
const texts = z.array(text).default([])

const demands = defineCollection({
  loader: glob({ base: process.env.CONTENT_ROOT + '/content/cycles', pattern: '*/demands/*/*.yaml' }),
  schema: z.object({
    public: z.object({
      submittedOn: z.coerce.date(),
      status: text.optional(),
      enterprise: z.object({ name: text.optional(), honors: texts, industry: text }),
      research: z.object({
        institutions: texts,
        establishment: texts,
        types: z.array(z.object({ type: text, level: text.optional(), name: text.optional() })),
      }),
      expertRequest: z
        .object({ source: text, field: text, problem: text, collaboration: text.optional() })
        .optional(),
      challenges: z
        .array(
          z.object({
            no: z.coerce.number(),
            summary: text,
            commonTechnology: text,
            description: text,
            cooperation: z
              .object({ modes: texts, requirements: text.optional(), budget: z.coerce.number().optional() })
              .optional(),
          }),
        )
        .default([]),
    }),
  }),
})

export const collections = { demands }
`,

  'src/demands.ts': `import { getCollection } from 'astro:content'

const all = await getCollection('demands')

export const demands = all
  .map(({ id, data }) => {
    const [year, , district, name] = id.split('/')
    const { enterprise, expertRequest, challenges, ...rest } = data.public
    const title = challenges[0]?.summary ?? expertRequest?.field ?? name
    const enterpriseName = enterprise.name ?? '某' + enterprise.industry + '企业'
    return { year, district, name, title, enterpriseName, enterprise, expertRequest, challenges, ...rest }
  })
  .sort((a, b) => b.submittedOn.valueOf() - a.submittedOn.valueOf())

export type Demand = (typeof demands)[number]
export const addressOf = ({ year, name }: Demand) => '/demands/' + year + '/' + name + '/'
`,

  'src/layouts/Page.astro': `---
const { title } = Astro.props
---

<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title}</title>
    <style is:global>
      body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.7; }
      dl div { display: flex; gap: 1rem; }
    </style>
  </head>
  <body>
    <header>
      <nav><a href="/">首页</a> <a href="/demands/page/1/">需求目录</a> <a href="/stats/">统计</a></nav>
    </header>
    <main><h1>{title}</h1><slot /></main>
    <footer><p>主办单位</p></footer>
  </body>
</html>
`,

  'src/pages/demands/[year]/[name].astro': `---
import { addressOf, demands } from '../../../demands.ts'
import Page from '../../../layouts/Page.astro'

export function getStaticPaths() {
  return demands.map((demand) => ({ params: { year: demand.year, name: demand.name }, props: { demand } }))
}
const { demand } = Astro.props
const { enterprise, research, expertRequest, challenges } = demand
const types = research.types.map(({ type, level, name }) => [type, level, name].filter(Boolean).join(' '))
---

<Page title={demand.title}>
  <p>
    <a href={addressOf(demand)}>{demand.enterpriseName}</a>
    <time datetime={demand.submittedOn.toISOString()}>{demand.submittedOn.toISOString().slice(0, 10)}</time>
    {demand.status}
    <a href={'/demands/district/' + demand.district + '/1/'}>{demand.district}</a>
    <a href={'/demands/industry/' + enterprise.industry + '/1/'}>{enterprise.industry}</a>
  </p>
  {expertRequest && (
    <section>
      <h2>期望“科技副总”帮助解决的技术创新难题</h2>
      {expertRequest.problem.split('\\n').map((line) => <p>{line}</p>)}
      <dl>
        <div><dt>期望专家来源</dt><dd>{expertRequest.source}</dd></div>
        <div><dt>期望专家研究领域</dt><dd>{expertRequest.field}</dd></div>
        {expertRequest.collaboration && <div><dt>项目合作</dt><dd>{expertRequest.collaboration}</dd></div>}
      </dl>
    </section>
  )}
  {challenges.map(({ no, summary, commonTechnology, description, cooperation }) => (
    <article>
      <h2>{no} {summary}</h2>
      <p>是否行业关键共性技术：{commonTechnology}</p>
      {description.split('\\n').map((line) => <p>{line}</p>)}
      {cooperation && (
        <dl>
          <div><dt>对外技术合作方式</dt><dd>{cooperation.modes.map((mode) => <span>{mode}</span>)}</dd></div>
          <div><dt>对技术合作方的要求</dt><dd>{cooperation.requirements}</dd></div>
          <div><dt>预计技术合作经费投入</dt><dd>{cooperation.budget} 万元</dd></div>
        </dl>
      )}
    </article>
  ))}
  <aside>
    <dl>
      <div><dt>资质/荣誉</dt><dd>{enterprise.honors.map((honor) => <span>{honor}</span>)}</dd></div>
      <div><dt>研发机构名称</dt><dd>{research.institutions.map((name) => <span>{name}</span>)}</dd></div>
      <div><dt>研发机构建设形式</dt><dd>{research.establishment.map((form) => <span>{form}</span>)}</dd></div>
      <div><dt>研发机构类型</dt><dd>{types.map((type) => <span>{type}</span>)}</dd></div>
    </dl>
  </aside>
</Page>
`,

  'src/components/List.astro': `---
import { addressOf } from '../demands.ts'

const { page } = Astro.props
---

<ol>
  {page.data.map((demand) => (
    <li>
      <a href={addressOf(demand)}>{demand.title}</a>
      <p>{demand.enterpriseName} {demand.district} {demand.enterprise.industry}</p>
      <p>{demand.expertRequest?.field} {demand.challenges.length} 项</p>
    </li>
  ))}
</ol>
<nav>
  {page.url.prev && <a href={page.url.prev}>上一页</a>}
  {page.currentPage} / {page.lastPage}
  {page.url.next && <a href={page.url.next}>下一页</a>}
</nav>
`,

  'src/pages/demands/page/[page].astro': listPage('需求目录', `paginate(demands, { pageSize: 20 })`),

  'src/pages/demands/district/[group]/[page].astro': listPage('各区', groupedBy('district')),

  'src/pages/demands/industry/[group]/[page].astro': listPage('行业', groupedBy('enterprise.industry')),
}

function groupedBy(key: string): string {
  return `Object.entries(Object.groupBy(demands, (demand) => demand.${key})).flatMap(([group, ofGroup]) =>
    paginate(ofGroup, { params: { group }, pageSize: 100 }),
  )`
}

function listPage(title: string, paths: string): string {
  return `---
import List from '~/components/List.astro'
import { demands } from '~/demands.ts'
import Page from '~/layouts/Page.astro'

export function getStaticPaths({ paginate }) {
  return ${paths}
}
const { page } = Astro.props
---

<Page title="${title}"><List page={page} /></Page>
`.replaceAll('~/', title === '需求目录' ? '../../../' : '../../../../')
}
