import { globSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { engagementsOf } from '../src/domain/engagement.ts'
import type { Story } from '../src/domain/showcase.ts'
import { validateMdx } from '../src/mdx/validate-mdx.ts'
import { readSoundLedger } from '../src/node/check-folder.ts'
import { decrypt } from '../src/sealed/age-file.ts'
import { frontMatter } from '../src/yaml/front-matter.ts'
import { filesOf, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { keyPair } from '../tests/support/key-pair.ts'
import { ledger } from '../tests/support/sample-ledger.ts'
import { onlyHongshan, sealedContent } from '../tests/support/sealed-folder.ts'
import { main as check } from './check.ts'
import { main } from './draft-story.ts'
import { storyDraft } from './story-draft.ts'

const PAIR = '2023/hongshan/n4s8qa'
const REPORTS = 'content/cycles/2023/reports/hongshan/n4s8qa'
const DRAFT = '2023/典型草稿-hongshan-n4s8qa.mdx'
const STORY = 'content/showcase/orchard.mdx'
/** Two districts of this year. */
const siteWith = (files: Record<string, string> = {}) => newSiteWith({ ...SAMPLES, ...files })
const SAMPLES = { ...filesOf('hongshan'), ...filesOf('huangpi') }

async function drafted(root: string, ...argv: string[]) {
  const out = await temporaryFolder()
  const ran = await run(main, ...argv, '--root', root, '--out', out)
  const files = await readdir(out, { recursive: true })
  return { ...ran, out, said: ran.out, files: files.filter((file) => /\.\w+$/.test(file)) }
}
const textOf = async (out: string) => readFile(join(out, DRAFT), 'utf8')
const matterOf = (text: string): Story => parse(frontMatter(text))
const sumsOf = (text: string) =>
  matterOf(text).figures.map(({ label, value, unit }) => `${label} ${value}${unit}`)
const errorsOf = async (root: string) => {
  const { out } = await run(check, '--root', root, STORY, '--format', 'json')
  const { findings } = JSON.parse(out) as { findings: { code: string; severity: string }[] }
  return findings.map(({ code, severity }) => `${code} ${severity}`)
}

describe('a draft of a sample', async () => {
  const pair = engagementsOf(ledger.cycles.get('2023')!).find(({ alias }) => alias === 'n4s8qa')!
  const text = storyDraft(pair, '2023', '2024-01-10')

  test('is one file, with what to do next', async () => {
    const { code, said, out, files } = await drafted(
      await siteWith(),
      PAIR,
      '--now',
      '2024-01-10T09:00:00+08:00',
    )
    expect({ code, files }).toEqual({ code: 0, files: [DRAFT] })
    expect(await textOf(out)).toBe(text)
    expect(said).toMatch(/\.mdx\n照里面的问题写成文章，当事人同意以后把 consent 的 given 改为“是”/)
  })

  test('says whom and what it is about, and never under which alias', () => {
    expect(matterOf(text)).toMatchObject({
      expert: '桓子默',
      organization: '武汉大学',
      enterprise: '武汉衢斗导航科技有限公司',
      industry: '北斗',
      demand: '91420111MAFAKE143Y',
      cycle: '2023',
    })
    expect(text).not.toContain('n4s8qa')
    expect(text).not.toMatch(/1990000|充春晖|江夏林场/)
  })

  test('sums are those of the confirmed reports', () => {
    const reports = globSync(`${REPORTS}/*.yaml`).map((file) => parse(readFileSync(file, 'utf8')).private)
    expect(reports.every(({ confirmed }) => confirmed)).toBe(true)
    const days = reports.flatMap((report) => report.days as { days: number }[])
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
    const result = (key: string) => sum(reports.map(({ results }) => results?.[key] ?? 0))
    expect(sumsOf(text)).toEqual([
      `到企业服务（2023年6月至2023年12月） ${sum(days.map(({ days }) => days))}天`,
      `解决难题 ${result('solved')}个`,
      `项目合作 ${result('projects')}项`,
      `合同额 ${result('contract')}万元`,
      '提出的技术创新难题 1个',
    ])
    expect(matterOf(text).figures[0]).toMatchObject({
      asOf: '2023-12-26',
      source: '经企业确认的双月报，共3份',
    })
  })

  test('passes the guard of stories, and as a story lacks nothing but consent: nothing is published', async () => {
    expect(validateMdx('story', STORY, text)).toEqual([])
    const root = await siteWith({ [STORY]: text })
    expect(await errorsOf(root)).toEqual(['story-without-consent error'])
    await expect(readSoundLedger(root)).rejects.toThrow(STORY)
    await writeFile(join(root, STORY), text.replace('given: 否', 'given: 是'))
    expect(await errorsOf(root)).toEqual([])
  })
})

test('what the enterprise has not confirmed is no fact; numbers for which the head has no room stand in the body', async () => {
  const file = (period: string) => `${REPORTS}/${period}.yaml`
  const all = ['solved', 'projects', 'contract', 'products', 'patents', 'transfers', 'trained']
  const results = `  results:\n${all.map((key) => `    ${key}: ${key === 'contract' ? '0.1' : 2}\n`).join('')}`
  const texts = ['2023-08', '2023-10', '2023-12'].map((period) => readFileSync(file(period), 'utf8'))
  const root = await siteWith({
    [file('2023-08')]: texts[0]!.replace(/ {2}work:/, `${results}  work:`),
    [file('2023-10')]: texts[1]!.replace('contract: 120', 'contract: 0.2'),
    [file('2023-12')]: texts[2]!.replace(/ {2}confirmed:[\s\S]*/, ''),
  })
  const { out } = await drafted(root, PAIR)
  const text = await textOf(out)
  expect(sumsOf(text)).toEqual([
    '到企业服务（2023年6月至2023年10月） 40天',
    '解决难题 3个',
    '项目合作 3项',
    '合同额 0.3万元',
    '新产品 2个',
    '专利 2件',
  ])
  expect(text).toContain('- 有1份双月报企业还没有确认，没有算进数字。')
  expect(text).toMatch(
    /## 另有的数字\n\n- 成果转化：2项（截至2023年10月24日，经企业确认的双月报，共2份）\n- 培训：2人次.*\n- 提出的技术创新难题：1个（截至2023年2月22日，企业填报的附件1）/,
  )
  expect(validateMdx('story', STORY, text)).toEqual([])
})

test('of a year before this site there is no demand: nothing is invented', async () => {
  const { out, code } = await drafted('.', '2021/huangpi/p4t7xe')
  const text = await readFile(join(out, '2021/典型草稿-huangpi-p4t7xe.mdx'), 'utf8')
  expect(code).toBe(0)
  expect(matterOf(text)).toMatchObject({ industry: '其他', figures: [] })
  expect(matterOf(text).demand).toBeUndefined()
  expect(text).toContain('行业领域先写了“其他”')
})

describe('refused, in one sentence, and nothing is written', () => {
  test.each<[string, string[], RegExp, Record<string, string>?]>([
    ['no pair', [], /^请写一份对接签约的 年度\/区\/编号/],
    ['a path instead', ['content/cycles/2023/placements/hongshan/n4s8qa.yaml'], /^请写一份对接签约/],
    [
      'one that is not there',
      ['2023/hongshan/aaaaaa'],
      /^没有 content\/cycles\/2023\/placements\/hongshan\/aaaaaa\.yaml/,
    ],
    ['nobody on duty', ['2023/hongshan/f7x2ju'], /f7x2ju\.yaml：专家还没有到岗/],
    ['an anonymous demand', ['2023/huangpi/u6b8ze'], /u6b8ze\.yaml：对应的需求没有公开企业名称/],
    [
      'a faulty report',
      [PAIR],
      /^有文件还有错误.*2023-08\.yaml/,
      { [`${REPORTS}/2023-08.yaml`]: 'public: {submittedOn: "2023-08-25"}\nprivate: {}\n' },
    ],
  ])('%s', async (_, argv, says, files = {}) => {
    const { code, err, said, files: written } = await drafted(await siteWith(files), ...argv)
    expect({ code, said, written }).toEqual({ code: 2, said: '', written: [] })
    expect(err).toMatch(says)
    expect(err.trimEnd()).not.toContain('\n')
  })

  test('a folder that is published', async () => {
    const root = await siteWith()
    const { code, err } = await run(main, PAIR, '--root', root, '--out', join(root, 'content/showcase'))
    expect({ code, err }).toEqual({
      code: 2,
      err: '草稿不写进 content：那里的文件会公开。请用 --out 另选一个目录（默认 out）。\n',
    })
  })
})

test('sealed: only with a key that opens it; encrypted for the bureau and the district', async () => {
  const [bureau, district, other] = await Promise.all([keyPair(), keyPair(), keyPair()])
  const root = await sealedContent(onlyHongshan, [
    { label: '市级', key: bureau.recipient },
    { label: '洪山', key: district.recipient, district: 'hongshan' },
    { label: '江岸', key: other.recipient, district: 'jiangan' },
  ])
  const keyOf = async ({ identity }: { identity: string }) => {
    const file = join(await temporaryFolder(), 'key.txt')
    await writeFile(file, identity)
    return ['--identity', file]
  }
  for (const argv of [[], await keyOf(other)]) {
    const { code, err, files } = await drafted(root, PAIR, ...argv)
    expect({ code, files }).toEqual({ code: 2, files: [] })
    expect(err).toMatch(/n4s8qa\.yaml：非公开部分已加密，这里没有能打开它的密钥。/)
  }
  const { out } = await drafted(root, PAIR, ...(await keyOf(district)))
  const plain = await textOf(out)
  const secret = await drafted(root, PAIR, ...(await keyOf(bureau)), '--encrypt')
  expect(secret.files).toEqual([`${DRAFT}.age`])
  const bytes = await readFile(join(secret.out, `${DRAFT}.age`))
  for (const { identity } of [bureau, district]) {
    const opened = await decrypt(bytes, { identities: [identity] })
    expect(new TextDecoder().decode(opened)).toBe(plain)
  }
  await expect(decrypt(bytes, { identities: [other.identity] })).rejects.toThrow()
})
