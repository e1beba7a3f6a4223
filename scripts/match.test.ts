import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readHandOver } from '../src/domain/district-experts.ts'
import { decrypt } from '../src/sealed/age-file.ts'
import { hitsBelow, hitsIn } from '../tests/support/canary.ts'
import { filesOf, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { keyPair } from '../tests/support/key-pair.ts'
import { sealingSite } from '../tests/support/sealed-folder.ts'
import { main } from './match.ts'
import { main as report } from './match-report.ts'
import { main as seal } from './seal.ts'

const DEMAND = '2023/wuchang/91420106MAFAKE3042'
const expertFile = (alias: string) => `content/cycles/2023/experts/${alias}.yaml`
const textOf = async (alias: string) => readFile(expertFile(alias), 'utf8')

/** All experts and the demands of three districts: of the samples the rest says nothing more here. */
const fewDemands = (files: Record<string, string> = {}) => newSiteWith({ ...FEW, ...files })
const EXPERTS = Object.fromEntries(
  globSync('content/cycles/2023/experts/*').map((file) => [file, readFileSync(file, 'utf8')]),
)
const FEW = {
  ...EXPERTS,
  ...filesOf('hongshan'),
  ...filesOf('qiaokou'),
  ...filesOf('wuchang'),
}

describe('npm run match', () => {
  test('one demand as Markdown: who fits first, sentences side by side, everybody else with the reason', async () => {
    const { code, out } = await run(main, DEMAND)
    expect(code).toBe(0)
    expect(out.slice(0, out.indexOf('\n   - '))).toBe(`# 可对接的专家：武汉江岫位移监测技术有限公司

武昌区，需求 91420106MAFAKE3042，期望研究领域：GNSS 形变监测；大坝与边坡；粗差探测与预警阈值

先按通知排除不能派的，再按企业和专家写的话接近的程度排列，不打分，不代替对接。专家与企业已有的关系（合作、持股、任职）文件里没有，请自行核实。

## 同行业

1. **万青禾，江汉示例交通大学土木工程与建筑学院，副教授（t7y4ve）**`)
    expect(out).toMatch(
      / {3}- 需求：.*\*\*水平\*\* ≤2 .*<br>\n {5}专家：.*北斗静态解算（2 h时段）\*\*水平\*\*2 /,
    )
    expect(out).toContain('## 资料太短，未参与排序\n\n- 边策，')
    expect(out).toContain(
      '潘守拙，江城示例理工大学硅酸盐建材研究中心，副教授（a6y2wf）：没有公开确认或本人同意（个人信息保护要求）',
    )
    expect(out).not.toMatch(/\d+ ?分/)
  })

  test('the same as JSON; somebody’s text is no markup', async () => {
    const hostile = (await textOf('t7y4ve')).replace('name: 万青禾', 'name: "万<b>*青*</b>禾"')
    const root = await fewDemands({ [expertFile('t7y4ve')]: hostile })
    expect((await run(main, DEMAND, '--root', root)).out).toContain('**万\\<b\\>\\*青\\*\\</b\\>禾，')
    const { out } = await run(
      main,
      `content/cycles/2023/demands/wuchang/91420106MAFAKE3042.yaml`,
      '--json',
      '--root',
      root,
    )
    const data = JSON.parse(out)
    expect(data.demand).toBe(DEMAND)
    expect(data.sameIndustry[0]).toMatchObject({
      expert: 't7y4ve',
      name: '万<b>*青*</b>禾',
      isTarget: false,
      remarks: [],
    })
    const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')
    const strengths = await textOf('t7y4ve')
    for (const { expert } of data.sameIndustry[0].pairs)
      expect(strengths).toContain(joined(expert).replaceAll('……', ''))
  })

  test('a demand that has its expert, one that is not there, and what nobody can mean', async () => {
    const few = { ...filesOf('hongshan'), [expertFile('t7y4ve')]: await textOf('t7y4ve') }
    const root = ['--root', await newSiteWith({ ...few, 'content/cycles/2022/cycle.yaml': '' })]
    const placed = await run(main, '2023/hongshan/91420111MAFAKE143Y', ...root)
    expect(placed).toMatchObject({
      code: 1,
      out: expect.stringContaining('这份需求已经有专家了（服务中），不再排列。'),
    })
    expect(await run(main, '2023/hongshan/k7m2xq', ...root)).toMatchObject({
      code: 2,
      err: '2023 年度没有 hongshan/k7m2xq 这份需求。\n',
    })
    expect(await run(main, 'hongshan')).toMatchObject({ code: 2, err: expect.stringContaining('需求要写成') })
    expect(await run(main)).toMatchObject({ code: 2, err: expect.stringContaining('只写一样') })
    expect(await run(main, '--all', '--cycle', '2022', ...root)).toMatchObject({
      code: 2,
      err: '2022 年度还没有推荐的专家：先导入推荐专家汇总表（npm run import -- --experts 文件）。\n',
    })
  })

  test('--all: a workbook with each open demand, the sentences and who is left out', async () => {
    const out = await temporaryFolder()
    const ran = await run(main, '--all', '--out', out)
    const file = join(out, '2023/2023年可对接的专家-武汉市.xlsx')
    expect(ran).toEqual({ code: 0, out: `${file}　16 份需求\n`, err: '' })
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load((await readFile(file)) as never)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['可对接的专家', '未参与排序', '说明'])
    const rows = workbook.worksheets[0]!.getSheetValues().slice(2) as unknown[][]
    const own = rows.filter((row) => row[3] === '91420106MAFAKE3042')
    expect(own.map((row) => [row[5], row[6], row[7]])).toEqual([
      ['同行业', 1, '万青禾'],
      ['同行业', 2, '宁望舒'],
      ['其他行业', 1, '黎既白'],
    ])
    expect(String(own[0]![11])).toMatch(/^1\. /)
  })

  test('--hand-over: the district’s demands and their experts, and nobody else', async () => {
    const out = await temporaryFolder()
    const root = ['--root', await fewDemands()]
    const ran = await run(main, '--hand-over', 'wuchang', '--out', out, ...root)
    expect(ran.out).toContain(
      '2023年推荐专家-武昌区.json　1 份需求，3 位专家，请另行交给武昌区，不要放进仓库',
    )
    const handed = readHandOver(await readFile(join(out, '2023/2023年推荐专家-武昌区.json'), 'utf8'))!
    expect(handed.demands.map(({ id }) => id)).toEqual(['91420106MAFAKE3042'])
    expect(handed.experts.map(({ name }) => name).sort()).toEqual(['万青禾', '宁望舒', '黎既白'].sort())
    expect(JSON.stringify(handed)).not.toMatch(/1987-05|bornIn|declaration|exceptions/)
    expect(await run(main, '--hand-over', 'nowhere', ...root)).toMatchObject({ code: 2 })
    expect(await run(main, '--hand-over', 'qiaokou', '--out', out, ...root)).toMatchObject({
      code: 1,
      out: '硚口区没有还要找专家的需求，没有写文件。\n',
    })
  })

  test('where private parts are sealed nothing readable is written, and a district’s key opens its own file alone', async () => {
    const [bureau, hongshan] = await Promise.all([keyPair(), keyPair()])
    const root = await newSiteWith({
      ...filesOf('hongshan'),
      ...Object.fromEntries(Object.entries(EXPERTS).filter(([, text]) => /司马珂|万青禾/.test(text))),
      'content/site.yaml': await sealingSite([
        { label: '市级', key: bureau.recipient },
        { label: '洪山区', key: hongshan.recipient, district: 'hongshan' },
      ]),
    })
    await run(seal, '--root', root)
    const [key, out] = [join(await temporaryFolder(), 'key.txt'), await temporaryFolder()]
    await writeFile(key, bureau.identity)
    const demand = '2023/hongshan/91420111MAFAKE150N'
    const options = ['--root', root, '--out', out, '--identity', key]
    const ran = [
      await run(main, demand, ...options),
      await run(main, demand, '--json', ...options),
      await run(main, '--all', ...options),
      await run(main, '--hand-over', 'hongshan', ...options),
    ]
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    // Nobody is told to hand it over decrypted.
    expect(ran.map(({ out: said }) => said.includes('unseal'))).toEqual([true, true, true, false])
    const names = readdirSync(join(out, '2023'))
    expect(names).toHaveLength(4)
    expect(names.filter((name) => !name.endsWith('.age'))).toEqual([])
    const values = ['司马珂', '万青禾', '19900006107', '江城示例理工大学']
    expect(hitsBelow(out, values)).toEqual([])
    expect(hitsIn('said', ran.map(({ out: said, err }) => said + err).join(), values)).toEqual([])
    const open = async (name: string, identity: string) =>
      new TextDecoder().decode(
        await decrypt(await readFile(join(out, '2023', name)), { identities: [identity] }),
      )
    const handed = readHandOver(await open('2023年推荐专家-洪山区.json.age', hongshan.identity))
    expect(handed?.experts.map(({ name }) => name)).toContain('司马珂')
    const single = '2023年可对接的专家-hongshan-91420111MAFAKE150N.md.age'
    await expect(open(single, hongshan.identity)).rejects.toThrow()
    expect(await open(single, bureau.identity)).toContain('司马珂')
    // Without a key, and for a district without one.
    const none = join(out, 'none')
    expect(await run(main, demand, '--root', root, '--out', none)).toMatchObject({
      code: 2,
      err: '专家的资料都加密，没有打得开的密钥：请加 --identity 市级密钥文件。\n',
    })
    expect(existsSync(none)).toBe(false)
  })
})

test('npm run match-report: the figures beside two others, with their limits', async () => {
  const { code, out } = await run(report)
  expect(code).toBe(0)
  expect(out).toContain('判好的 60 对，其中 59 对的专家写得够长；够长的专家 22 位。')
  expect(out).toMatch(/对口在不对口之前，共 19 组 +\d+% +71% +50%/)
  expect(out).toContain('数字的误差有十几个百分点')
})
