import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { expertColumns, type OpenExpert } from '../src/documents/experts/expert-columns.ts'
import { blankExperts } from '../src/documents/experts/experts-workbook.ts'
import { industries } from '../src/domain/option-lists.ts'
import { expertPaper } from '../src/text/experts.ts'
import { readContentFile } from '../src/yaml/content-file.ts'
import { EXPERT, EXPERT_TEXT } from '../tests/fixtures/expert-rows.ts'
import { filesOf, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { keyPair } from '../tests/support/key-pair.ts'
import { sealingSite } from '../tests/support/sealed-folder.ts'
import { main as check } from './check.ts'
import { main as compile } from './compile.ts'
import { main } from './import.ts'

const expertIn = (text: string) =>
  readContentFile(EXPERT, new TextEncoder().encode(text))!.value as OpenExpert
const experts = ['戊某某', '己某某'].map((name) => expertIn(EXPERT_TEXT.replaceAll('戊某某', name)))

/** The template with these experts, each with some cells written otherwise. */
async function tableWith(rows: readonly { expert: OpenExpert; cells?: Record<string, string> }[]) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load((await blankExperts('2023')) as never)
  const sheet = workbook.getWorksheet(expertPaper.sheet)!
  for (const [at, { expert, cells = {} }] of rows.entries()) {
    for (const [column, { title, write }] of expertColumns.entries()) {
      sheet.getRow(at + 2).getCell(column + 2).value = cells[title] ?? write(expert, []) ?? null
    }
  }
  const file = join(await temporaryFolder(), '推荐表.xlsx')
  await writeFile(file, new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer))
  return file
}

const filesIn = (root: string) => globSync('content/cycles/2023/experts/*.yaml', { cwd: root }).sort()

describe('npm run import -- --experts', () => {
  test('the template, filled, is imported and passes the check; a second time nothing is written', async () => {
    // A year with demands, of which papers are made.
    const root = await newSiteWith(filesOf('hongshan'))
    const file = await tableWith(experts.map((expert) => ({ expert })))
    const ran = await run(main, '--experts', file, '--root', root)
    expect(ran).toEqual({
      code: 0,
      out: '推荐表.xlsx\n写入 2 份，在 content/cycles/2023/experts/。\n',
      err: '',
    })
    const files = filesIn(root)
    const written = await Promise.all(files.map((name) => readFile(join(root, name), 'utf8')))
    expect(files.every((name) => /\/[a-z2-9]{6}\.yaml$/.test(name))).toBe(true)
    const names = written.map((text) => expertIn(text).private.name)
    expect(names.sort()).toEqual(['己某某', '戊某某'].sort())
    expect(expertIn(written.find((text) => text.includes('name: 戊某某'))!)).toEqual(experts[0])
    const checked = await run(check, '--root', root, ...files)
    expect(checked.code).toBe(0)
    expect(checked.out).not.toContain('experts/')
    const again = await run(main, '--experts', file, '--root', root)
    expect(again.code).toBe(1)
    expect(again.out).toMatch(
      /工作表“推荐专家汇总表”第2行：这位专家已经有了：content\/cycles\/2023\/experts\/\w{6}\.yaml，没有再写。/,
    )
    expect(filesIn(root)).toEqual(files)
    const compiled = await run(compile, '--root', root, '--out', join(root, 'out'), '--experts')
    expect(compiled.out).toBe(`${join(root, 'out/2023/2023年推荐专家汇总表-武汉市.xlsx')}　2 名\n`)
  })

  test('what is wrong is told with sheet, row and column, without a value of it, and nothing is written', async () => {
    const root = await newSiteWith({})
    const [first, second] = experts as [OpenExpert, OpenExpert]
    const file = await tableWith([
      {
        expert: first,
        cells: {
          ...{ 手机: '1990000', 职称级别: '教授级', 行业领域: '光电子信息、造船', 本人声明日期: '' },
          发明专利或科研成果: '某某方法',
        },
      },
      { expert: second, cells: { 出生年月: '1970年5月', 同意人: '', 同意日期: '' } },
    ])
    const ran = await run(main, '--experts', file, '--root', root)
    expect(ran.code).toBe(1)
    const row = (number: number) => `  工作表“推荐专家汇总表”第${number}行`
    expect(ran.out).toBe(
      [
        '推荐表.xlsx',
        `${row(2)}“发明专利或科研成果”（N列）：每行要写明类别，例如“发明专利：一种某某方法”。`,
        `${row(2)}“职称级别”（H列）：“职称级别”写的不在选项中。可选：中级及以下、副高级、正高级。请照抄，连同引号和符号。`,
        `${row(2)}“手机”（J列）：“手机”不是有效的手机号码。请填11位大陆手机号；港澳台或境外的号码，前面加国家（地区）代码，如 +852。`,
        `${row(2)}“行业领域”（K列）：“行业领域第2项”写的不在选项中。可选：${industries.join('、')}。请照抄，连同引号和符号。`,
        `${row(2)}“本人声明日期”（S列）：没有本人声明：近 3 年无不良记录、不在“科技副总”服务期内。请推荐单位问清后补上声明日期；本人不能声明的，不填报这位专家，也不要写原因。`,
        `${row(3)}“出生年月”（I列）：按出生年月，到 2023年3月10日 已经超过 45 周岁。请核对出生年月；确属特别优秀、经批准放宽的，写明例外（条件、理由、批准人），否则删去这份推荐。`,
        '有 6 处错误，一份也没有写入。请在表里改好，再导入整张表（已经写入的不会写第二次）。',
        '',
      ].join('\n'),
    )
    expect(filesIn(root)).toEqual([])
  })

  test('where private parts are sealed, nothing readable is written', async () => {
    const [bureau, district] = await Promise.all([keyPair(), keyPair()])
    const root = await newSiteWith({
      'content/site.yaml': await sealingSite([
        { label: '市级', key: bureau.recipient },
        { label: '洪山区', key: district.recipient, district: 'hongshan' },
      ]),
    })
    const [key, other] = [join(root, 'bureau.txt'), join(root, 'district.txt')]
    await writeFile(key, bureau.identity)
    await writeFile(other, district.identity)
    // Over the age by a month that only the day of birth decides: told where the key is.
    const file = await tableWith([{ expert: experts[0]!, cells: { 出生年月: '1977-03' } }])
    const ran = await run(main, '--experts', file, '--root', root)
    expect(ran.out).toContain('写入 1 份，已为市级密钥加密')
    const [name] = filesIn(root) as [string]
    const text = await readFile(join(root, name), 'utf8')
    expect(text).toContain('-----BEGIN AGE ENCRYPTED FILE-----')
    expect(text).not.toMatch(/戊某某|激光器/)
    const codesWith = async (...identity: string[]) => {
      const { out } = await run(check, '--root', root, name, '--format', 'json', ...identity)
      return (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code)
    }
    expect(await codesWith()).toEqual(['sealed-not-checked'])
    expect(await codesWith('--identity', other)).toEqual(['sealed-not-checked'])
    expect(await codesWith('--identity', key)).toEqual(['expert-age'])
    const again = await run(main, '--experts', file, '--root', root, '--identity', key)
    expect(again.out).toContain(`这位专家已经有了：${name}`)
    const unknown = await run(main, '--experts', file, '--root', root)
    expect(unknown.out).toContain('已有的 1 份加密，没有密钥')
  })

  test('a paper that cannot be read, and one too many', async () => {
    const root = await newSiteWith({})
    const file = join(root, 'x.xlsx')
    await writeFile(file, 'x')
    expect((await run(main, '--experts', file, '--root', root)).out).toContain('没有导入：这是纯文本文件')
    expect(await run(main, 'a.docx', '--experts', file, '--root', root)).toMatchObject({
      code: 2,
      err: '--experts 一次导入一个文件，后面不写别的文件。\n',
    })
    expect(await run(main, '--experts', join(root, 'y.xlsx'), '--root', root)).toMatchObject({
      code: 2,
      err: '没有这个文件。\n',
    })
  })
})
