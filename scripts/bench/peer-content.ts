/** The peer's settings, its collections, and what its pages share. */
export const peerContent: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "peer", "private": true, "type": "module" }',

  'astro.config.mjs': `import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'http://localhost:4321',
  outDir: process.env.OUT_DIR,
  cacheDir: process.env.CACHE_DIR,
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8 },
  integrations: [sitemap()],
  security: {
    csp: { directives: ["default-src 'none'", "base-uri 'none'", "connect-src 'self'", "form-action 'self'", "img-src 'self'"] },
  },
  vite: { build: { assetsInlineLimit: 0 } },
})
`,

  'src/content.config.ts': `import { defineCollection } from 'astro:content'
import { file, glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { parse } from 'yaml'

const text = z.string().trim().min(1).max(5000)
const texts = z.array(text)
const day = z.string().regex(/^\\d{4}-\\d{2}-\\d{2}$/)
const yesNo = z.enum(['是', '否'])
const amount = z.coerce.number().min(0).max(1e12)
const phone = z.coerce.string().regex(/^[\\d-]{7,20}$/)
const person = z.object({ name: text, mobile: phone.optional(), phone: phone.optional() })

const publicPart = z.object({
  submittedOn: day,
  status: z.enum(['征集中', '已匹配', '已撤回']).default('征集中'),
  enterprise: z.object({
    name: text.optional(),
    honors: texts.default([]),
    otherHonor: text.optional(),
    industry: text,
    otherIndustry: text.optional(),
  }),
  research: z.object({
    institutions: texts,
    establishment: texts,
    types: z.array(z.object({ type: text, level: z.enum(['国家级', '省级', '市级']).optional(), name: text.optional() })),
  }),
  expertRequest: z.object({ source: text, field: text, problem: text, collaboration: text.optional() }).optional(),
  challenges: z
    .array(
      z.object({
        no: z.coerce.number().int().min(1),
        summary: text,
        commonTechnology: yesNo,
        description: text,
        cooperation: z
          .object({ modes: texts, otherMode: text.optional(), requirements: text.optional(), budget: amount.optional() })
          .optional(),
      }),
    )
    .default([]),
})

const privatePart = z.object({
  enterprise: z.object({
    name: text.optional(),
    creditCode: text.optional(),
    employees: z.coerce.number().int().min(1),
    revenue: amount,
    legalRepresentative: person,
    contact: person,
    address: text,
  }),
  innovation: z.object({
    siteArea: amount,
    staff: z.coerce.number().int().min(0),
    equipmentValue: amount,
    rdIntensity: text,
    projects: texts,
  }),
  candidates: z
    .array(z.object({ name: text, organization: text, phone: phone.optional(), agreed: yesNo }))
    .max(2)
    .optional(),
  support: z.object({ offered: yesNo, details: text.optional() }).optional(),
  consent: z.object({ by: text, on: day }).optional(),
})

const demands = defineCollection({
  loader: glob({ base: process.env.CONTENT_ROOT + '/content/cycles', pattern: '*/demands/*/*.yaml' }),
  // All is validated; only what is public is kept.
  schema: z.object({ public: publicPart, private: privatePart }).transform((entry) => entry.public),
})

const confirmation = z.object({ by: text, on: day })

const placements = defineCollection({
  loader: glob({ base: process.env.CONTENT_ROOT + '/content/cycles', pattern: '*/placements/*/*.yaml' }),
  schema: z
    .object({
      public: z.object({ submittedOn: day, confirmedOn: day.optional(), signedOn: day.optional(), onDutyOn: day.optional() }),
      private: z.object({
        demand: text,
        expert: z.object({ name: text, organization: text, phone: phone.optional() }),
        match: z.object({ fit: text, intention: text }),
        confirmed: z.object({ enterprise: confirmation, expert: confirmation }),
        agreement: z.object({ parties: z.enum(['双方', '三方']), from: day, to: day, tasks: text }),
      }),
    })
    .transform((placement) => placement.public),
})

const reports = defineCollection({
  loader: glob({ base: process.env.CONTENT_ROOT + '/content/cycles', pattern: '*/reports/*/*/*.yaml' }),
  schema: z
    .object({
      public: z.object({ submittedOn: day }),
      private: z.object({
        days: z.array(z.object({ month: z.string().regex(/^\\d{4}-\\d{2}$/), days: z.coerce.number().min(0).max(31) })),
        work: text,
        results: z.record(text, z.coerce.number().min(0)),
        confirmed: confirmation,
      }),
    })
    .transform((report) => report.public),
})

const districts = defineCollection({
  loader: file(process.env.CONTENT_ROOT + '/content/districts.yaml', {
    parser: (yaml) => parse(yaml).map((district) => ({ id: district.slug, ...district })),
  }),
  schema: z.object({ slug: text, name: text, shortName: text, office: text, responsePhone: phone.optional() }),
})

export const collections = { demands, districts, placements, reports }
`,

  'src/site.ts': `export const site = {
  name: '“科技副总”服务平台',
  description: '企业的技术难题和专家需求',
  host: '市经济和信息化局',
  contact: '数字经济处 85317029',
}

export const columns = [
  { name: '通知', href: '/notice/' },
  { name: '企业需求', href: '/demands/page/1/' },
  { name: '优秀典型', href: '/showcase/' },
  { name: '数据', href: '/data/demands.json' },
  { name: '在线填报', href: '/apply/' },
  { name: '表格下载', href: '/downloads/' },
  { name: '核对规则', href: '/rules/' },
]
`,

  'src/demands.ts': `import { getCollection } from 'astro:content'

export const districts = new Map((await getCollection('districts')).map(({ data }) => [data.slug, data]))

export const demands = (await getCollection('demands'))
  .map(({ id, data }) => {
    const [year, , slug, name] = id.split('/')
    const { enterprise, expertRequest, challenges, ...rest } = data
    const title = challenges[0]?.summary ?? expertRequest?.field ?? name
    const enterpriseName = enterprise.name ?? '某' + enterprise.industry + '企业'
    const district = districts.get(slug)
    const chips = [...enterprise.honors, ...new Set(challenges.flatMap(({ cooperation }) => cooperation?.modes ?? []))]
    return { year, slug, district, name, title, enterpriseName, enterprise, expertRequest, challenges, chips, ...rest }
  })
  .sort((a, b) => (a.submittedOn < b.submittedOn ? 1 : -1))

export const addressOf = ({ year, name }) => '/demands/' + year + '/' + name + '/'

/** The values to choose from beside a list, with their counts. */
const facet = (title, valuesOf, hrefOf) => {
  const counts = new Map()
  for (const demand of demands) for (const value of valuesOf(demand)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return { title, values: [...counts].map(([name, count]) => ({ name, count, href: hrefOf(name) })) }
}

export const facets = [
  facet('区（开发区）', (one) => [one.slug], (name) => '/demands/district/' + name + '/1/'),
  facet('行业领域', (one) => [one.enterprise.industry], (name) => '/demands/industry/' + name + '/1/'),
  facet('合作方式和资质', (one) => one.chips, (name) => '/demands/page/1/?chip=' + name),
  facet('年度', (one) => [one.year], (name) => '/demands/page/1/?year=' + name),
]
`,

  'src/pages/data/demands.json.ts': `import { demands } from '../../demands.ts'

export const GET = () => Response.json({ demands: demands.map(({ district, chips, ...demand }) => demand) })
`,

  'src/pages/data/demands.csv.ts': `import { addressOf, demands } from '../../demands.ts'

const quoted = (value) => '"' + String(value ?? '').replaceAll('"', '""') + '"'

export const GET = () => {
  const rows = demands.map((one) => [
    one.name, one.year, one.status, one.submittedOn, one.title, one.enterpriseName, one.district?.shortName,
    one.enterprise.industry, one.enterprise.honors.join('、'), one.research.institutions.join('、'),
    one.research.establishment.join('、'), one.research.types.map(({ type }) => type).join('、'),
    one.expertRequest?.source, one.expertRequest?.field, one.expertRequest?.problem, one.expertRequest?.collaboration,
    one.challenges.length, one.challenges.map(({ summary }) => summary).join('\\n'),
    one.challenges.map(({ description }) => description).join('\\n'), addressOf(one),
  ])
  return new Response(rows.map((row) => row.map(quoted).join(',') + '\\r\\n').join(''))
}
`,

  'src/pages/rss.xml.ts': `import rss from '@astrojs/rss'
import { addressOf, demands } from '../demands.ts'
import { site } from '../site.ts'

export const GET = (context) =>
  rss({
    title: site.name,
    description: site.description,
    site: context.site,
    items: demands.slice(0, 100).map((one) => ({
      title: one.title,
      link: addressOf(one),
      description: one.enterpriseName,
      pubDate: new Date(one.submittedOn),
    })),
  })
`,
}
