import { globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { creditCodeFault } from '../../src/domain/credit-code.ts'
import { industryNumber, industryOption } from '../../src/domain/industry.ts'
import { honors, levels } from '../../src/domain/option-lists.ts'
import type { PublicDemand } from '../../src/domain/public-demand.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { buildAsShared, sharedSite } from '../support/browser-tab.ts'
import { hitsBelow } from '../support/canary.ts'
import { readRss, readSitemap, readSitemapIndex } from '../support/feeds.ts'
import { figure } from '../support/figure.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { jsonLdFaults, jsonLdOf } from '../support/json-ld.ts'
import { asPublished, plainContent } from '../support/shared-sites.ts'

/**
 * Who are the anonymous entries? Two worlds are published that differ in nothing but what is hidden: name,
 * code, people, placement, place, numbers, honours, institutions, the district where the label does not tell it, and the industry likewise.
 * Who finds a single other byte in all that is published has found something out.
 */
const { site: SITE, base: BASE } = asPublished
const DEMANDS = 'content/cycles/2023/demands'

interface Hidden {
  file: string
  id: string
  text: string
  name: string
  code: string
}

const hidden: Hidden[] = globSync(`${DEMANDS}/*/??????.yaml`)
  .map((path) => path.split(sep).join('/'))
  .sort()
  .map((file) => {
    const text = readFileSync(file, 'utf8')
    const enterprise = (readYaml(text, file).tree as never)['private']['enterprise'] as Record<string, string>
    return {
      file,
      id: basename(file, '.yaml'),
      text,
      name: enterprise['name']!,
      code: enterprise['creditCode']!,
    }
  })

/** The placements of anonymous demands. */
const placements = globSync('content/cycles/2023/placements/*/*.yaml').flatMap((path) => {
  const file = path.split(sep).join('/')
  const text = readFileSync(file, 'utf8')
  const demand = /^ {2}demand: "?(\w+)/m.exec(text)?.[1] ?? ''
  return hidden.some(({ id }) => id === demand) ? [{ file, text, demand }] : []
})

const CANDIDATES = /^ {2}candidates:.*\n(?: {4,}.*\n)+/m
const wanted = hidden.flatMap(({ text }) => CANDIDATES.exec(text)?.[0] ?? [])

/** Another's candidates in place of one's own. */
const withOthersCandidates = (text: string) =>
  text.replace(CANDIDATES, (own) => wanted[(wanted.indexOf(own) + 1) % wanted.length]!)

/** A fictional code of its own for each. */
function codeOf(index: number): string {
  const head = `91420100MAFAKE${String(700 + index)}`
  const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map((last) => head + last)
    .find((one) => !creditCodeFault(one))
  return code!
}

const ELSEWHERE = ['hanyang', 'qiaokou', 'jiangan']
/** No three of them in one. */
const ANOTHER = ['量子', '北斗', '元宇宙']

/** The same entry of quite another enterprise, in this district and industry. */
function anotherOne(
  { file, text, name, code }: Hidden,
  index: number,
  { district, industry }: { district: string; industry: string },
) {
  const at = text.indexOf('\nprivate:')
  const honor = honors[index % (honors.length - 1)]!
  const level = levels[index % levels.length]!
  const open = text
    .slice(0, at)
    .replace(/industry: \S+/, `industry: ${industry}`)
    // None of them is one that three share.
    .replace(/honors:[^\n]*\n(?: {6}- .*\n)*/, `honors: [${honor}]\n`)
    .replace(
      / {2}research:[\s\S]*?(?=\n {2}(?:expertRequest|challenges):)/,
      `  research:\n    institutions: [别家研究所]\n    establishment: [企业自建]\n    types: [{type: 实验室, level: ${level}}]`,
    )
  const closed = withOthersCandidates(text.slice(at))
    .replaceAll(name, `武汉另外第${index}有限公司`)
    .replaceAll(code, codeOf(index))
    .replace(/1990000(\d)(\d{3})/g, (_, a, rest) => `1990000${(Number(a) + 5) % 10}${rest}`)
    .replace(/address: .*/g, `address: 武汉市别处路${index}号`)
    .replace(/employees: (\d+)/, (_, count) => `employees: ${Number(count) + 40}`)
  return { path: `${DEMANDS}/${district}/${basename(file)}`, text: open + closed }
}

/** What was published, by file. */
function published(dist: string): Map<string, Buffer> {
  const files = globSync('**/*', { cwd: dist, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(dist.length), readFileSync(path)]
    }),
  )
}

describe('two worlds that differ in what is hidden alone', () => {
  test('are published byte for byte the same', async () => {
    const one = await sharedSite('plain')
    const root = await plainContent()
    const demands = (
      JSON.parse(await readFile(join(one.dist, 'data/demands.json'), 'utf8')) as { demands: PublicDemand[] }
    ).demands
    const labels = new Map(demands.map(({ id, identity }) => [id, identity]))
    expect(hidden.length).toBeGreaterThanOrEqual(5)
    const unplaced = hidden.filter(({ id }) => labels.get(id)?.district === undefined)
    expect(unplaced.length).toBeGreaterThanOrEqual(3)
    expect(new Set(wanted).size).toBeGreaterThanOrEqual(2)
    expect(unplaced.some(({ id }) => labels.get(id)?.industry === undefined)).toBe(true)

    const districtOf = new Map<string, string>()
    for (const [index, entry] of hidden.entries()) {
      const identity = labels.get(entry.id)
      const district = identity?.district ?? ELSEWHERE[index % ELSEWHERE.length]!
      districtOf.set(entry.id, district)
      const { path, text } = anotherOne(entry, index, {
        district,
        industry: identity?.industry ?? ANOTHER[index % ANOTHER.length]!,
      })
      expect(text).not.toContain(entry.name)
      await rm(join(root, entry.file))
      await mkdir(join(root, dirname(path)), { recursive: true })
      await writeFile(join(root, path), text)
    }
    // Their placements are exchanged as well, with the same public dates: the first one's is now the second one's.
    expect(placements).toHaveLength(2)
    for (const [index, { file, text, demand }] of placements.entries()) {
      const other = placements[1 - index]!.demand
      await rm(join(root, file))
      const moved = `content/cycles/2023/placements/${districtOf.get(other)}/${basename(file)}`
      await mkdir(join(root, dirname(moved)), { recursive: true })
      await writeFile(join(root, moved), text.replace(demand, other))
    }
    expect(await run(check, '--root', root)).toMatchObject({ code: 0 })
    const other = await buildAsShared({ root, into: await temporaryFolder(), ...asPublished })

    const [first, second] = [published(one.dist), published(other.dist)]
    expect([...first.keys()].sort()).toEqual([...second.keys()].sort())
    expect(first.size).toBeGreaterThan(100)
    const different = [...first]
      .filter(([file, bytes]) => !bytes.equals(second.get(file)!))
      .map(([file]) => file)
    expect(different).toEqual([])

    // And plainly: no name, no part of a name, no code.
    const core = (name: string) => name.replace(/^武汉/, '').replace(/(?:股份)?有限公司$/, '')
    const values = hidden.flatMap(({ name, code }) => [name, core(name), code])
    expect(hitsBelow(one.dist, values)).toEqual([])

    // Where the label does not place them, no list of a district or an industry does.
    for (const { id } of unplaced) {
      const listing = [...first.keys()].filter(
        (file) => /^\/demands\/district\//.test(file) && first.get(file)!.includes(`/${id}/`),
      )
      expect(listing).toEqual([])
    }
    subPath(one.dist)
  })
})

describe('an attacker with the published site alone, who takes the named enterprises out of it', async () => {
  const { dist } = await sharedSite('plain')
  const read = (file: string) => readFileSync(join(dist, file), 'utf8')
  const { demands } = JSON.parse(read('data/demands.json')) as { demands: PublicDemand[] }
  const standing = demands.filter(({ identity }) => identity !== undefined)
  const unnamed = standing.filter(({ identity }) => !identity!.named)
  const traitsOf = ({ identity, honors, research }: PublicDemand) => ({ ...identity, honors, research })

  test('finds with each anonymous one at least two more of which all the same is shown, or nothing', (context) => {
    const telling = unnamed.filter((demand) => Object.keys(traitsOf(demand)).length > 0)
    const alone = telling.filter((demand) => {
      const shown = Object.entries(traitsOf(demand)).filter(([key, value]) => key !== 'named' && value)
      const alike = unnamed.filter((other) =>
        shown.every(([key, value]) => isDeepStrictEqual(traitsOf(other)[key as 'honors'], value)),
      )
      return shown.length > 0 && alike.length < 3
    })
    figure(
      context,
      `${unnamed.length} anonymous entries, ${alone.length} known more closely than their label`,
    )
    expect(unnamed.some(({ identity }) => identity!.industry)).toBe(true)
    expect(alone.map(({ id }) => id)).toEqual([])
  })

  /** The entries that a list links to. */
  const linked = (page: string) =>
    new Set([...read(page).matchAll(/href="[^"]*\/demands\/(\d{4}\/[^/"]+)\/"/g)].map(([, id]) => id!))

  test('finds no list of a district or an industry with one whose label does not say it', () => {
    const lists = globSync('demands/{district,industry}/*/**/index.html', { cwd: dist })
    expect(lists.length).toBeGreaterThan(10)
    for (const page of lists.map((path) => path.split(sep).join('/'))) {
      const [, kind, value] = page.split('/')
      for (const demand of unnamed.filter(({ id, year }) => linked(page).has(`${year}/${id}`))) {
        const industry = industryOption(demand)
        const own = kind === 'district' ? demand.identity!.district : industry && industryNumber(industry)
        expect(String(own), page).toBe(value)
      }
    }
  })

  test('reads one number everywhere: home, catalogue, district and industry pages, statistics, open data', () => {
    const newest = String(Math.max(...standing.map(({ year }) => Number(year))))
    const counts = new Map<string, number>()
    for (const demand of standing.filter(({ year }) => year === newest)) {
      const industry = industryOption(demand)
      const own = [
        demand.identity!.district && `district/${demand.identity!.district}`,
        industry && `industry/${industryNumber(industry)}`,
      ]
      for (const key of own) if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const page of ['index.html', 'demands/index.html']) {
      const told = read(page).matchAll(
        /<a href="[^"]*\/demands\/((?:district|industry)\/[^/"]+)\/"[^>]*>\s*<span[^>]*>([^<]*)<\/span>\s*<b[^>]*>(\d+)<\/b>/g,
      )
      const numbers = [...told].map(([, key, name, count]) => ({
        key: key!,
        name: name!,
        count: Number(count),
      }))
      expect(numbers.length, page).toBeGreaterThan(5)
      for (const { key, name, count } of numbers) {
        expect(count, `${page} ${name}`).toBe(counts.get(key))
        expect(linked(`demands/${key}/index.html`).size, name).toBe(count)
        const rows = read(`data/stats/${key.split('/')[0]}.csv`).split(/\r?\n/)
        expect(
          rows.map((row) => row.replaceAll('"', '')),
          name,
        ).toContain(`${name},${count}`)
      }
    }
  })
})

/** The same build stands below a sub-path, and is no site of samples: everything that leaves it says so. */
function subPath(dist: string) {
  const read = (file: string) => readFileSync(join(dist, file), 'utf8')
  const feed = readRss(read('rss.xml'))
  const places = readSitemap(read('sitemap-0.xml')).map(({ address }) => address)
  const addresses = [feed.link, feed.self, ...feed.items.map(({ link }) => link), ...places]
  expect(addresses.filter((address) => !address.startsWith(SITE + BASE))).toEqual([])
  expect(readSitemapIndex(read('sitemap-index.xml'))).toEqual([`${SITE}${BASE}sitemap-0.xml`])
  expect(read('robots.txt')).toContain(`Disallow: ${BASE}desk/`)
  expect(read('data/demands.csv')).toContain(`${SITE}${BASE}demands/2023/k7m2xq/`)
  const blocks = jsonLdOf(read('stats/index.html')) as Record<string, unknown>[]
  expect(blocks.flatMap(jsonLdFaults)).toEqual([])
  expect(blocks.map((block) => block['creator'])).toContainEqual({
    '@type': 'GovernmentOrganization',
    name: expect.any(String),
  })
  for (const file of ['stats/index.html', 'about/index.html']) {
    expect(read(file).match(/\s(?:href|src)="\/(?!kjfz\/)[^"]*"/g) ?? []).toEqual([])
  }
}
