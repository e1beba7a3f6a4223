import { expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { checkFolder } from '../../src/node/check-folder.ts'
import { figure } from '../support/figure.ts'
import { newSiteWith, run } from '../support/folder.ts'

/** A setting that another program reads is refused where it stands, before a workflow, a page or a forge stumbles over it. */

const site = (line: string) => `name: 某站
city: 武汉市
host: 某局
privatePart: plain
recipients: []
samples: 是
${line}
`
const forge = (api: string) => `forge: {kind: gitea, api: "${api}", owner: o, repository: r, branch: main}`
const district = ({ slug = 'hongshan', code = '', account = 'hs' }) =>
  `- {slug: ${slug}, name: 洪山区, shortName: 洪山区, office: 某局, accounts: ["${account}"]${code && `, code: "${code}"`}}\n`

const wrong: Record<string, string>[] = [
  ...[
    'domain: https://kjfz.example.gov.cn',
    'domain: kjfz.example.gov.cn/',
    'domain: 乱写@@',
    'domain: localhost',
    forge('git.example.cn/api/v1'),
    forge('https://git.example.cn/api v1'),
    forge('ftp://git.example.cn'),
    forge('https://x:token@gitlab.example/api/v4'),
    'accounts: ["@bureau"]',
    'accounts: [市局]',
    'accounts: ["a, b"]',
    'owners: {bureau: bureau-team}',
    'owners: {bureau: "@o/team # x"}',
    'owners: {bureau: "@o/team", districts: 各区}',
    'areaCode: "27"',
    'areaCode: 区号',
  ].map((line) => ({ 'content/site.yaml': site(line) })),
  ...[
    { slug: 'Hongshan' },
    { slug: '洪山区' },
    { slug: 'hong_shan' },
    { slug: '../x' },
    { code: '42011' },
    { code: '42O111' },
    { account: '@hs' },
  ].map((more) => ({ 'content/districts.yaml': district(more) })),
]
const right: Record<string, string>[] = [
  ...[
    'domain: kjfz.example.gov.cn',
    'domain: 科技副总.example',
    'domain: xn--fiq228c.example',
    forge('https://git.example.cn/api/v1'),
    forge('http://10.0.0.8:3000/gitea/api/v1/'),
    'accounts: [bureau-jingxin, A.b_c]',
    'owners: {bureau: "@wuhan/bureau", districts: "@wuhan/districts"}',
    'owners: {bureau: "@group/sub-group/team"}',
    'areaCode: "0715"',
    'areaCode:',
  ].map((line) => ({ 'content/site.yaml': site(line) })),
  ...[{ slug: 'donghu-gaoxin' }, { slug: 'hongshan2' }, { code: '420111' }].map((more) => ({
    'content/districts.yaml': district(more),
  })),
]

async function wrongForms(files: Record<string, string>): Promise<number> {
  const root = await newSiteWith({ 'content/site.yaml': site(''), ...files })
  const { findings } = await checkFolder(root)
  return findings.filter(({ code }) => code === 'wrong-form').length
}

test('a setting in a form that no program understands is refused, and nothing else is said of it', async (context) => {
  const passed: string[] = []
  for (const files of wrong) if ((await wrongForms(files)) !== 1) passed.push(JSON.stringify(files))
  figure(context, `${wrong.length} slips, ${passed.length} unseen`)
  expect(passed).toEqual([])
})

test('settings as they are in use pass', async () => {
  for (const files of right) expect(await wrongForms(files), JSON.stringify(files)).toBe(0)
})

test.each([
  forge('https://bureau:SECRET@gitlab.example/api/v4'),
  forge('https://gitlab.example/api/v4?private_token=SECRET'),
  'domain: https://bureau:SECRET@kjfz.example.gov.cn',
])('no report repeats the password in %j', async (line) => {
  const root = await newSiteWith({ 'content/site.yaml': site(line) })
  for (const format of ['terminal', 'github', 'markdown', 'json']) {
    const { code, out, err } = await run(check, '--root', root, '--format', format)
    expect(code).toBe(1)
    expect(out).toContain('不是有效的写法')
    expect(out + err).not.toContain('SECRET')
  }
})
