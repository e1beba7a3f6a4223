import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { newSiteWith, type Ran, run, writeFiles } from '../tests/support/folder.ts'
import { main as check } from './check.ts'
import { type Ask, main, newCycle } from './new-cycle.ts'

const CYCLE = 'content/cycles/2024/cycle.yaml'
const NOTICE = 'content/cycles/2024/notice.mdx'
const MEASURES = 'content/cycles/2024/measures.yaml'

/** Of the bureau's files those that a new year is made of, and a year that is there: districts' are not looked at. */
const SAMPLES = Object.fromEntries(
  ['2023/notice.mdx', '2023/measures.yaml', '2022/selections.yaml']
    .map((name) => `content/cycles/${name}`)
    .map((file) => [file, readFileSync(file, 'utf8')]),
)
async function sampleContent(files: Record<string, string | null> = {}, into?: string): Promise<string> {
  const root = await newSiteWith(SAMPLES, into)
  await writeFiles(root, files)
  return root
}
const read = (root: string, file: string) => readFile(join(root, file), 'utf8')
const codesOf = ({ out }: Ran): string[] => JSON.parse(out).findings.map(({ code }: { code: string }) => code)
const checked = (root: string) => run(check, '--root', root, 'content/cycles/2024', '--format', 'json')
/** Nothing is there that was not before. */
const isUntouched = (root: string) =>
  !existsSync(join(root, 'content/cycles/2024')) && readdirSync(root).join() === 'content'

/** What a person would do in the end. */
async function confirmAll(root: string): Promise<void> {
  await writeFile(join(root, CYCLE), (await read(root, CYCLE)).replace(/ *# 待核对.*/g, ''))
  const notice = (await read(root, NOTICE)).replace(/〔待填写[^〕]*〕/g, '原文').replace(/ # 待核对.*/, '')
  await writeFile(join(root, NOTICE), notice)
  await rm(join(root, MEASURES))
}

describe('npm run new-cycle -- 2024', async () => {
  const root = await sampleContent({}, mkdtempSync(join(tmpdir(), 'keji-')))
  afterAll(() => rm(root, { recursive: true, force: true }))
  const ran = await run(main, '2024', '--root', root)
  const cycle = await read(root, CYCLE)

  test('copies the last cycle a year later, each value with its clause and what it was', () => {
    expect(ran).toMatchObject({ code: 0, err: '' })
    for (const line of [
      'year: 2024\n',
      'title: 关于组织开展2024年选派',
      'revenueYear: 2023 # 待核对：附件1，2023年为2022',
      'deadline: "2024-03-10T17:30:00+08:00" # 待核对：通知“报送要求”，2023年为2023-03-10T17:30:00+08:00',
      'by: "2024-03-10" # 待核对：通知四（一），2023年为2023-03-10',
      'target: 80 # 待核对：通知一，2023年为80名',
      '  # 待核对：附件1，2023年为2021、2022\n  - 2022\n  - 2023\n',
      '    # 待核对：通知五（一），2023年为2项（2023-09-30、2024-09-30）\n    - amount: 2.5\n      cutoff: "2024-09-30"\n',
      'name: 肖亮 # 待核对：通知“报送要求”，2023年为肖亮',
      'extensions: []',
      '# 通知没有写年龄计算到哪一天',
    ]) {
      expect(cycle).toContain(line)
    }
    expect(cycle).not.toContain('# 2023年通知')
  })

  test('lists what the new notice must confirm', () => {
    expect(ran.out).toContain('要对照新通知核对的 41 项')
    expect(ran.out).toContain('通知四（一）　完成日期：上一年 2023-03-10，推算 2024-03-10')
    expect(ran.out).toContain('通知一　选派目标（名）：上一年 80名')
    expect(ran.out).toContain('上一年 2项（2023-09-30、2024-09-30），推算 2项（2024-09-30、2025-09-30）')
    expect(ran.out.match(/^ {2}.+：上一年 /gm)).toHaveLength(41)
    expect(cycle.match(/# 待核对/g)).toHaveLength(41)
  })

  test('leaves out who reports for the city, and when', async () => {
    const file = 'content/cycles/2023/cycle.yaml'
    const report = 'cityReport:\n  unit: 某某市经济和信息化局\n  on: "2023-03-12"\n'
    const before = await sampleContent({ [file]: (await read('.', file)) + report })
    expect((await run(main, '2024', '--root', before)).code).toBe(0)
    expect(await read(before, CYCLE)).not.toContain('cityReport')
  })

  test('leaves the headings of the notice, none of its text, and its folders', async () => {
    const notice = await read(root, NOTICE)
    const headings = (text: string) => text.match(/<\/?(?:Clause|Signatory|Annexes)[^>]*>/g)
    expect(headings(notice)).toEqual(headings(await read(root, 'content/cycles/2023/notice.mdx')))
    expect(notice).toContain('〔待填写：“一、目标任务”的原文〕')
    expect(notice).not.toMatch(/2023|肖|80名|五大优势产业/)
    expect(readdirSync(join(root, 'content/cycles/2024/demands'))).toHaveLength(16)
    expect(existsSync(join(root, 'content/cycles/2024/filings'))).toBe(true)
  })

  test('is refused by check, item by item, until all is confirmed', async () => {
    const open = await checked(root)
    expect(open.code).toBe(1)
    expect(new Set(codesOf(open))).toEqual(new Set(['unconfirmed']))
    expect(codesOf(open)).toHaveLength(41 + 22 + 1)
    await confirmAll(root)
    const done = await checked(root)
    expect(codesOf(done)).toEqual([])
    expect(done.code).toBe(0)
  })

  test('the measures of the last notice are a proposal, of which check tells each passage that the new one lacks', async () => {
    expect(ran.out).toContain(`通知逐句落实（${MEASURES}）照上一年抄来`)
    const root = await sampleContent()
    await run(main, '2024', '--root', root)
    const measures = await read(root, MEASURES)
    expect(measures).toMatch(/^# 待核对：照2023年抄来，.*\n- clause: title\n {2}text: 关于组织开展2024年选派/)
    await confirmAll(root)
    await writeFile(join(root, MEASURES), measures.replace(/^#.*\n/, ''))
    const done = await checked(root)
    expect(new Set(codesOf(done))).toEqual(new Set(['measures-differ']))
    expect(done.out).toContain('近3年内无任何不良记录')
  })

  test('an open cycle is none to copy', async () => {
    const files = { [CYCLE]: cycle, [NOTICE]: await read(root, NOTICE) }
    const { code, err } = await run(main, '2025', '--root', await sampleContent(files))
    expect(code).toBe(2)
    expect(err).toMatch(/^content\/cycles\/2024\/cycle\.yaml 有错误或没有核对完.*\n$/)
  })
})

describe('what is known already', () => {
  test('is given as an option, and carries no mark', async () => {
    const root = await sampleContent()
    const given = [
      '--set',
      'target=90',
      '--set',
      'stages.0.by=2024-03-08',
      '--set',
      'excludeSelectionsOf=2022、2023',
    ]
    expect((await run(main, '2024', '--root', root, ...given)).code).toBe(0)
    const text = await read(root, CYCLE)
    expect(text).toContain('target: 90\n')
    expect(text).toContain('by: "2024-03-08"\n')
    expect(text).toContain('excludeSelectionsOf:\n  - 2022\n  - 2023\n')
    expect(text.match(/# 待核对/g)).toHaveLength(38)
  })

  test('is asked for where somebody answers; a wrong answer is asked again', async () => {
    const root = await sampleContent()
    let out = ''
    const write = (text: string) => {
      out += text
    }
    const output = { write, complain: () => {} }
    const answers = new Map([
      ['选派目标', ['九十', '90']],
      ['每月服务天数', ['=']],
      ['报送截止时间', ['']],
    ])
    const asked: string[] = []
    const ask: Ask = (question) => {
      asked.push(question)
      const [, given] = [...answers].find(([label]) => question.includes(label)) ?? []
      return Promise.resolve(given?.shift() ?? '')
    }
    expect(await newCycle(['2024', '--root', root], output, ask)).toBe(0)
    expect(asked).toHaveLength(41 + 1)
    expect(out).toContain('“选派目标”要填数字')
    const text = await read(root, CYCLE)
    expect(text).toContain('target: 90\n')
    expect(text).toContain('daysPerMonth: 7\n')
    expect(text).toMatch(/^deadline: .* # 待核对/m)
  })
})

describe('a run that fails says so in one sentence and leaves nothing', () => {
  const faulty = { 'content/cycles/2023/cycle.yaml': 'year: 2023\n' }
  test.each<[string, argv: string[], err: RegExp, files?: Record<string, string | null>]>([
    ['no year', [], /^请写一个年度/],
    ['no year of this time', ['24'], /^请写一个年度/],
    ['a value of the wrong kind', ['2024', '--set', 'target=很多'], /^--set target=很多：/],
    ['a value for nothing', ['2024', '--set', 'goal=90'], /^--set goal=90：要写“键=值”/],
    ['the last cycle is faulty', ['2024'], /^content\/cycles\/2023\/cycle\.yaml 有错误/, faulty],
    [
      'the last notice is missing',
      ['2024'],
      /notice\.mdx 有错误/,
      { 'content/cycles/2023/notice.mdx': null },
    ],
    ['a year before the last', ['2020'], /^最近一年是 2023 年/],
  ])('%s', async (_, argv, err, files = {}) => {
    const root = await sampleContent(files)
    const ran = await run(main, ...argv, '--root', root)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(err)
    expect(ran.err.trimEnd()).not.toContain('\n')
    expect(isUntouched(root)).toBe(true)
  })

  test.each(['2023', '2022'])('the year %s is there', async (year) => {
    const root = await sampleContent()
    const { code, err } = await run(main, year, '--root', root)
    expect({ code, err }).toEqual({
      code: 2,
      err: `content/cycles/${year} 已经有了，不覆盖，什么也没有改动。\n`,
    })
  })

  test('who asks is left without an answer', async () => {
    const root = await sampleContent()
    const output = { write: () => {}, complain: () => {} }
    const ask: Ask = () => Promise.resolve(undefined)
    await expect(newCycle(['2024', '--root', root], output, ask)).rejects.toThrow('没有问完就停下了')
    expect(isUntouched(root)).toBe(true)
  })

  test('the folder cannot take its place', async () => {
    const root = await sampleContent()
    const output = { write: () => {}, complain: () => {} }
    // Somebody else makes the same year meanwhile.
    const ask: Ask = async () => {
      await writeFile(join(root, 'content/cycles/2024'), '')
      return ''
    }
    await expect(newCycle(['2024', '--root', root], output, ask)).rejects.toThrow('什么也没有留下')
    expect(readdirSync(root)).toEqual(['content'])
  })
})
