/** The peer's frame, its one page for each demand, and its lists. */
export const peerPages: Readonly<Record<string, string>> = {
  'src/layouts/Page.astro': `---
import Footer from '../components/Footer.astro'
import Header from '../components/Header.astro'
import Theme from '../components/Theme.astro'
import { site } from '../site.ts'

const { title, description, source, day } = Astro.props
const whole = title + ' - ' + site.name
const trail = [
  { name: '首页', item: new URL('/', Astro.site) },
  { name: '企业需求', item: new URL('/demands/page/1/', Astro.site) },
  { name: title, item: Astro.url },
]
const list = trail.map((one, at) => ({ '@type': 'ListItem', position: at + 1, ...one }))
const breadcrumbs = { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement: list }
---

<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>{whole}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content={description} />
    <meta name="SiteName" content={site.name} />
    <meta name="ColumnName" content="企业需求" />
    <meta name="ColumnType" content="企业需求" />
    <meta name="ArticleTitle" content={title} />
    {day && <meta name="PubDate" content={day + ' 00:00'} />}
    {source && <meta name="ContentSource" content={source} />}
    <meta name="color-scheme" content="light dark" />
    <meta name="format-detection" content="telephone=no" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="alternate" href="/rss.xml" type="application/rss+xml" title={site.name} />
    <script is:inline type="application/ld+json" set:html={JSON.stringify(breadcrumbs).replaceAll('<', '\\\\u003c')} />
  </head>
  <body>
    <a class="skip" href="#main">跳到正文</a>
    <Theme />
    <Header />
    <main id="main" tabindex="-1"><slot /></main>
    <Footer />
  </body>
</html>

<style is:global>
  body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.7; }
  dl div { display: flex; gap: 1rem; }
</style>
`,

  'src/components/Theme.astro': `<section aria-label="显示方式">
  <theme-switch>
    <button type="button" aria-pressed="false">大字版</button>
    <label>
      <span>明暗</span>
      <select autocomplete="off">
        <option value="">自动</option>
        <option value="light">浅色</option>
        <option value="dark">深色</option>
      </select>
    </label>
  </theme-switch>
</section>

<script>
  customElements.define(
    'theme-switch',
    class extends HTMLElement {
      connectedCallback() {
        const select = this.querySelector('select')
        select.addEventListener('change', () => (document.documentElement.dataset.theme = select.value))
      }
    },
  )
</script>

<style>
  section { display: flex; justify-content: end; }
</style>
`,

  'src/components/Header.astro': `---
import { columns, site } from '../site.ts'
---

<header>
  <a class="brand" href="/"><span aria-hidden="true">科技<br />副总</span> <span>{site.name}</span></a>
  <nav aria-label="主要栏目">
    <ul>
      {columns.map(({ name, href }) => (
        <li><a href={href} aria-current={name === '企业需求' ? 'true' : undefined}>{name}</a></li>
      ))}
    </ul>
  </nav>
</header>

<style>
  ul { display: flex; gap: 1rem; list-style: none; }
</style>
`,

  'src/components/Footer.astro': `---
import { site } from '../site.ts'

const links = [['关于本站', '/about/'], ['数据', '/stats/'], ['更新订阅', '/rss.xml'], ['网站地图', '/map/'], ['无障碍说明', '/about/']]
---

<footer>
  <p>{site.name}</p>
  <dl>
    <div><dt>主办单位</dt><dd>{site.host}</dd></div>
    <div><dt>联系方式</dt><dd>{site.contact}</dd></div>
  </dl>
  <p>本站内容更新于{new Date().toISOString().slice(0, 10)}</p>
  <nav aria-label="网站信息">
    <ul>{links.map(([name, href]) => <li><a href={href}>{name}</a></li>)}</ul>
  </nav>
</footer>

<style>
  footer { border-top: 1px solid; }
</style>
`,

  'src/components/Breadcrumb.astro': `---
const { trail } = Astro.props
---

<nav aria-label="当前位置">
  <ol>{trail.map(({ name, href }) => <li><a href={href}>{name}</a></li>)}</ol>
</nav>

<style>
  ol { display: flex; gap: 0.5rem; list-style: none; }
</style>
`,

  'src/components/Cite.astro': `---
const { text, address } = Astro.props
---

<section>
  <h2>引用本页</h2>
  <copy-lines>
    <dl>
      <div><dt>文字</dt><dd><p>{text}</p><button type="button" hidden>复制文字</button></dd></div>
      <div><dt>网址</dt><dd><p>{address}</p><button type="button" hidden>复制网址</button></dd></div>
    </dl>
    <p role="status"></p>
  </copy-lines>
</section>

<script>
  customElements.define(
    'copy-lines',
    class extends HTMLElement {
      connectedCallback() {
        for (const button of this.querySelectorAll('button')) button.hidden = false
      }
    },
  )
</script>
`,

  'src/pages/demands/[year]/[name].astro': `---
import Breadcrumb from '../../../components/Breadcrumb.astro'
import Cite from '../../../components/Cite.astro'
import { addressOf, demands } from '../../../demands.ts'
import Page from '../../../layouts/Page.astro'
import { site } from '../../../site.ts'

export function getStaticPaths() {
  return demands.map((demand) => ({ params: { year: demand.year, name: demand.name }, props: { demand } }))
}
const { demand } = Astro.props
const { title, enterpriseName, district, enterprise, research, expertRequest, challenges, submittedOn } = demand
const types = research.types.map(({ type, level, name }) => (level ?? '') + (name ?? type))
const address = new URL(addressOf(demand), Astro.site).href
const trail = [
  { name: '企业需求', href: '/demands/page/1/' },
  { name: district?.shortName, href: '/demands/district/' + demand.slug + '/1/' },
  { name: enterprise.industry, href: '/demands/industry/' + enterprise.industry + '/1/' },
]
---

<Page title={title} description={enterpriseName + '的技术难题：' + title} source={enterpriseName} day={submittedOn}>
  <header>
    <Breadcrumb trail={trail} />
    <h1>{title}</h1>
    <p class="line"><span>{enterpriseName}</span><span>{district?.shortName}</span><span>{enterprise.industry}</span></p>
    <p class="facts">
      <span class="chip">{demand.status}</span>
      <span>填报日期 <time datetime={submittedOn}>{submittedOn}</time></span>
    </p>
  </header>
  <div class="brief">
    {expertRequest && (
      <section>
        <h2>期望“科技副总”帮助解决的技术创新难题</h2>
        {expertRequest.problem.split('\\n').map((line) => <p>{line}</p>)}
        <dl>
          <div><dt>期望专家来源</dt><dd><span>{expertRequest.source}</span></dd></div>
          <div><dt>期望专家研究领域</dt><dd><span>{expertRequest.field}</span></dd></div>
          {expertRequest.collaboration && (
            <div>
              <dt>期望与“科技副总”派出单位开展的项目合作</dt>
              <dd>{expertRequest.collaboration.split('\\n').map((line) => <p>{line}</p>)}</dd>
            </div>
          )}
        </dl>
      </section>
    )}
    {challenges.length > 0 && (
      <section>
        <h2>技术创新难题</h2>
        {challenges.map(({ no, summary, commonTechnology, description, cooperation }) => (
          <article>
            <p><span>难题{no}</span>{commonTechnology === '是' && <span class="chip">关键共性技术</span>}</p>
            <h3>{summary}</h3>
            <div>{description.split('\\n').map((line) => <p>{line}</p>)}</div>
            <dl>
              {cooperation ? (
                <>
                  <div><dt>对外技术合作方式</dt><dd>{cooperation.modes.map((mode) => <span>{mode}</span>)}</dd></div>
                  {cooperation.otherMode && <div><dt>其他合作方式</dt><dd><span>{cooperation.otherMode}</span></dd></div>}
                  {cooperation.requirements && <div><dt>对技术合作方的要求</dt><dd><p>{cooperation.requirements}</p></dd></div>}
                  {cooperation.budget !== undefined && <div><dt>预计技术合作经费投入</dt><dd><span>{cooperation.budget} 万元</span></dd></div>}
                </>
              ) : (
                <div><dt>对外技术合作需求</dt><dd><span>无</span></dd></div>
              )}
            </dl>
          </article>
        ))}
      </section>
    )}
    <aside aria-label="联系和企业情况">
      <section>
        <h2>联系对接</h2>
        <p>请联系企业所在区的经办部门。</p>
        <p>{district?.office}</p>
        {district?.responsePhone && <p><a href={'tel:' + district.responsePhone}>{district.responsePhone}</a></p>}
        <p>需求编号<br /><span>{demand.name}</span></p>
      </section>
      <section>
        <h2>企业情况</h2>
        <dl>
          <div><dt>企业名称</dt><dd><span>{enterpriseName}</span></dd></div>
          {enterprise.honors.length > 0 && (
            <div><dt>资质/荣誉</dt><dd>{enterprise.honors.map((honor) => <span>{honor}</span>)}</dd></div>
          )}
          {enterprise.otherHonor && <div><dt>其他资质</dt><dd><span>{enterprise.otherHonor}</span></dd></div>}
          <div><dt>行业领域</dt><dd><span>{enterprise.otherIndustry ?? enterprise.industry}</span></dd></div>
          {research.institutions.length > 0 && (
            <div><dt>研发机构名称</dt><dd>{research.institutions.map((name) => <span>{name}</span>)}</dd></div>
          )}
          {research.establishment.length > 0 && (
            <div><dt>研发机构建设形式</dt><dd>{research.establishment.map((form) => <span>{form}</span>)}</dd></div>
          )}
          {types.length > 0 && <div><dt>研发机构类型</dt><dd>{types.map((type) => <span>{type}</span>)}</dd></div>}
        </dl>
      </section>
    </aside>
    <Cite text={enterpriseName + '. ' + title + '. ' + site.name + '，' + submittedOn + '. ' + demand.name} address={address} />
  </div>
</Page>

<style>
  .brief { display: grid; gap: 1rem; }
  .line span + span::before { content: ' · '; }
</style>
`,

  'src/components/List.astro': `---
import { addressOf, facets } from '../demands.ts'

const { page } = Astro.props
---

<div class="catalogue">
  <div>
    {facets.map(({ title, values }) => (
      <nav aria-label={title}>
        <h2>{title}</h2>
        <ul>
          {values.map(({ name, count, href }) => <li><a href={href}><span>{name}</span> <b>{count}</b></a></li>)}
        </ul>
      </nav>
    ))}
  </div>
  <section aria-label="需求">
    <p role="status">共 {page.total} 条，第 {page.currentPage} 页</p>
    <ol>
      {page.data.map((demand) => (
        <li>
          <h2><a href={addressOf(demand)}>{demand.title}</a></h2>
          <p>
            <span>{demand.enterpriseName}</span><span>{demand.district?.shortName}</span><span>{demand.enterprise.industry}</span>
            {demand.challenges.length > 1 && <span>{demand.challenges.length}个难题</span>}
          </p>
          <time datetime={demand.submittedOn}>{demand.submittedOn}</time>
          {demand.chips.length > 0 && <ul>{demand.chips.map((chip) => <li class="chip">{chip}</li>)}</ul>}
        </li>
      ))}
    </ol>
    <nav aria-label="翻页">
      {page.url.prev && <a href={page.url.prev} rel="prev">上一页</a>}
      <span>{page.currentPage} / {page.lastPage}</span>
      {page.url.next && <a href={page.url.next} rel="next">下一页</a>}
    </nav>
  </section>
</div>

<style>
  .catalogue { display: grid; grid-template-columns: 14rem 1fr; }
</style>
`,

  'src/pages/demands/page/[page].astro': listPage('需求目录', `paginate(demands, { pageSize: 20 })`),

  'src/pages/demands/district/[group]/[page].astro': listPage('各区', groupedBy('slug')),

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
const title = '${title}：第 ' + page.currentPage + ' 页'
---

<Page title={title} description={title}><h1>{title}</h1><List page={page} /></Page>
`.replaceAll('~/', title === '需求目录' ? '../../../' : '../../../../')
}
