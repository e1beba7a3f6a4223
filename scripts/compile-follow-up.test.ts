import { readFileSync } from 'node:fs'
import { appendFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, PLACEMENT } from '../tests/fixtures/follow-up-rows.ts'
import { bases } from '../tests/support/entry.ts'
import { filesOf, littleContentWith, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { keyPair } from '../tests/support/key-pair.ts'
import { ledgerOf } from '../tests/support/ledger-of.ts'
import { onlyHongshan, sealedContent } from '../tests/support/sealed-folder.ts'
import { main as compile } from './compile.ts'
import { compileFollowUp } from './compile-follow-up.ts'

/** The papers of payments and evaluation, as the command writes them. */

const PAPERS = ['--payments', '1', '--evaluation']
const written = async (out: string) => (await readdir(join(out, '2023'))).sort()

test('a list and a summary for district and city; a form and a certificate for each pair, named by its alias', async () => {
  const [root, out] = [await newSiteWith(filesOf('hongshan')), await temporaryFolder()]
  expect(await run(compile, '--root', root, '--out', out, ...PAPERS)).toMatchObject({ code: 0, err: '' })
  expect(await written(out)).toEqual([
    '2023年“科技副总”服务情况证明-洪山区-n4s8qa.docx',
    '2023年“科技副总”经费拨付表-第1次-武汉市.xlsx',
    '2023年“科技副总”经费拨付表-第1次-洪山区.xlsx',
    '2023年“科技副总”考核表-洪山区-n4s8qa.docx',
    '2023年“科技副总”考核验收情况汇总表-武汉市.xlsx',
    '2023年“科技副总”考核验收情况汇总表-洪山区.xlsx',
  ])
})

test('a district that has filed nothing of the list has the papers that say who is missing, and no others', async () => {
  const LIST = 'content/cycles/2023/selections.yaml'
  const demands = Object.entries(filesOf('hongshan')).filter(([file]) => file.includes('/demands/'))
  const root = await newSiteWith({ ...Object.fromEntries(demands), [LIST]: readFileSync(LIST, 'utf8') })
  const out = await temporaryFolder()
  const compiled = (...papers: string[]) => run(compile, '--root', root, '--out', out, ...papers)
  expect(await compiled('--placements', '--matches', ...PAPERS)).toMatchObject({ code: 0, err: '' })
  expect((await written(out)).filter((name) => name.includes('洪山区'))).toEqual([
    '2023年“科技副总”未签约到岗情况表-洪山区.xlsx',
    '2023年“科技副总”签约到岗情况表-洪山区.xlsx',
    '2023年“科技副总”经费拨付表-第1次-洪山区.xlsx',
  ])
  expect(await compiled('--matches')).toMatchObject({ code: 2 })
})

test('sealed: every one of them encrypted', async () => {
  const { identity, recipient } = await keyPair()
  const [root, out] = [
    await sealedContent(onlyHongshan, [{ label: '市级', key: recipient }]),
    await temporaryFolder(),
  ]
  const key = join(out, 'key')
  await writeFile(key, identity)
  const ran = await run(compile, '--root', root, '--out', out, '--encrypt', '--identity', key, ...PAPERS)
  expect(ran).toMatchObject({ code: 0, err: '' })
  const names = await written(out)
  expect(names.filter((name) => /洪山区|武汉市/.test(name))).toHaveLength(6)
  expect(names.filter((name) => !name.endsWith('.age'))).toEqual([])
  // A slip elsewhere in the settings makes nothing plain.
  await appendFile(join(root, 'content/site.yaml'), 'colour: red\n')
  const blind = await run(compile, '--root', root, '--out', join(out, 'blind'), ...PAPERS)
  expect(blind).toMatchObject({ code: 0, out: '', err: expect.stringContaining('这里没有密钥，不能汇编') })
})

test('a pair that can be read with a demand that cannot, and hides its name: no paper without the name', async () => {
  const hidden = bases.anonymous.replace(/^private:[\s\S]*/m, 'sealed: abc\n')
  const ledger = ledgerOf({
    ...FOLLOW_UP_WORLD,
    'content/cycles/2023/demands/hongshan/k7m2xq.yaml': hidden,
    [PLACEMENT]: FOLLOW_UP_WORLD[PLACEMENT]!.replace('91420111MAFAKE991B', 'k7m2xq'),
  })
  const out = await temporaryFolder()
  const papers = { matches: true, placements: false, evaluation: false }
  const options = { papers, today: '2023-11-01', district: 'hongshan', encrypt: false, out }
  const complaints: string[] = []
  const output = { write: () => {}, complain: (text: string) => complaints.push(text) }
  expect(await compileFollowUp(ledger, ledger.cycles.get('2023')!, [], options, output as never)).toBe(1)
  expect(complaints).toEqual(['洪山区：有加密的部分用这个密钥打不开，没有汇编。\n'])
})

test.each([
  [
    'selections.yaml',
    '- {}\n',
    1,
    '洪山区：有 1 个文件还有错误，没有汇编。请先改正：\n  content/cycles/2023/selections.yaml\n',
  ],
  ['cycle.yaml', 'year: 2023\n', 2, '2023 年度的 cycle.yaml 有错误，请先运行 npm run check 改正。\n'],
])('where %s is faulty, no district has a paper by half of it', async (name, text, code, err) => {
  const root = await newSiteWith({ ...filesOf('hongshan'), [`content/cycles/2023/${name}`]: text })
  const out = await temporaryFolder()
  const argv = ['--root', root, '--out', out, '--district', 'hongshan', '--placements']
  expect(await run(compile, ...argv)).toEqual({ code, out: '', err })
})

test('an instalment that there is not, and a year without any', async () => {
  const root = await littleContentWith({})
  const compiled = (...argv: string[]) => run(compile, '--root', root, ...argv)
  for (const number of ['0', '3', '首次'])
    expect(await compiled('--payments', number)).toMatchObject({
      code: 2,
      err: '--payments 要写第几次，1 到 2。\n',
    })
  expect(await compiled('--cycle', '2022', '--payments', '1')).toMatchObject({
    code: 2,
    err: expect.stringContaining('2022 年度的 cycle.yaml 没有 funding.instalments'),
  })
})

test.each([
  ['--experts', '--payments', '1'],
  ['--public', '--matches'],
])('%s and %s are not asked for at once', async (...options) => {
  const ran = await run(compile, ...options)
  expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('不能一起运行，请分开运行。') })
})
