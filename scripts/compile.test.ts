import { mkdtempSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs, { type Worksheet } from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { paperTasks } from '../src/text/paper-tasks.ts'
import { bases, edited } from '../tests/support/entry.ts'
import { filesOf, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { main } from './compile.ts'

const NAME = '2023年企业“科技副总”选派需求汇总表'
const FOLDER = 'content/cycles/2023/demands/jianghan'

async function sheetsOf(path: string) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  return { workbook, sheet: workbook.worksheets[0]! }
}

const row = (sheet: Worksheet, number: number) =>
  Array.from({ length: 16 }, (_, at) => sheet.getCell(number, at + 1).value)

/** Districts with entries of every kind, in whose forms part 四 stands alone, or a landline. */
const OTHERS = ['donghu-gaoxin', 'wuhan-jingkai']

describe('附件2 of the samples', async () => {
  const out = mkdtempSync(join(tmpdir(), 'keji-'))
  const root = await newSiteWith(
    Object.assign({}, ...['hongshan', 'qiaokou', ...OTHERS].map(filesOf)),
    mkdtempSync(join(tmpdir(), 'keji-')),
  )
  afterAll(() => Promise.all([root, out].map((folder) => rm(folder, { recursive: true }))))
  const ran = await run(main, '--root', root, '--out', out)
  const { workbook, sheet } = await sheetsOf(join(out, '2023', `${NAME}-洪山区.xlsx`))

  test('workbook and letter of each district with entries, and the workbook of the city', async () => {
    expect(ran.code).toBe(0)
    const districts = await readdir(join(root, 'content/cycles/2023/demands'))
    const files = await readdir(join(out, '2023'))
    expect(files).toContain(`${NAME}-武汉市.xlsx`)
    // 硚口区 has a withdrawn entry only.
    expect(files.filter((file) => file.endsWith('.xlsx'))).toHaveLength(districts.length - 1 + 1)
    expect(files.filter((file) => /^推荐函-.+\.docx$/.test(file))).toHaveLength(districts.length - 1)
    expect(files).toContain('推荐函-洪山区.docx')
    expect(files).not.toContain('推荐函-武汉市.docx')
  })

  test('says beside each paper what to do with it: whose seal, to whom, until when', async () => {
    const lines = ran.out.trim().split('\n')
    expect(lines).toHaveLength((await readdir(join(out, '2023'))).length)
    const of = (name: string) => lines.find((line) => line.includes(`${name}　`))
    expect(of(`${NAME}-洪山区.xlsx`)).toBe(
      `${join(out, '2023', `${NAME}-洪山区.xlsx`)}　4 家，A3纸打印，在“填报单位”处盖章；` +
        '2023年3月10日17:30前与推荐函一并把电子版报送武汉市经济和信息化局（市经信局数字经济处 85317029）',
    )
    expect(of('推荐函-洪山区.docx')).toMatch(
      /　核对后盖章；2023年3月10日17:30前与汇总表一并把电子版报送武汉市经济和信息化局（/,
    )
    expect(of(`${NAME}-武汉市.xlsx`)).toMatch(
      /　12 家，核对后在“填报单位”处盖章；2023年3月10日前汇总上报湖北省经信厅$/,
    )
  })

  test('title and filing line', () => {
    expect(sheet.getCell('A1').value).toBe('附件2')
    expect(sheet.getCell('A2').value).toBe(`${NAME}（区经信部门填报）`)
    expect(sheet.getCell('A3').value).toBe('填报单位（加盖公章）：洪山区科技和经济信息化局')
    expect(sheet.getCell('H3').value).toMatch(/^填报人：.+/)
    expect(sheet.getCell('I3').value).toMatch(/^联系方式：027-8000\d{4}$/)
    expect(sheet.getCell('L3').value).toMatch(/^填报日期：2023年3月\d+日$/)
  })

  test('the header of two rows and sixteen columns, word for word', () => {
    expect(row(sheet, 4)).toEqual([
      '序号',
      '企业所在地',
      '申报企业名称',
      '所属行业',
      '企业从业人数（名）',
      '上年营业收入（万元）',
      '期望专家研究领域',
      '期望“科技副总”帮助解决的技术创新难题',
      '期望与“科技副总”派出单位开展的项目合作',
      '指定专家',
      '指定专家',
      '指定专家',
      '指定专家',
      '指定专家',
      '指定专家',
      '未指定具体专家（打√）',
    ])
    expect(row(sheet, 5).slice(9, 15)).toEqual([
      '期望专家备选人员1所在单位',
      '期望专家备选人员1姓名',
      '是否已经协商一致',
      '期望专家备选人员2所在单位',
      '期望专家备选人员2姓名',
      '是否已经协商一致',
    ])
  })

  test('merges: title, filing line, 指定专家 over six, every other header down', () => {
    const down = [...'ABCDEFGHIP'].map((column) => `${column}4:${column}5`)
    expect([...sheet.model.merges].sort()).toEqual(
      ['A1:B1', 'A2:P2', 'A3:G3', 'I3:K3', 'L3:P3', 'J4:O4', ...down].sort(),
    )
  })

  test('numbers are numbers, texts are texts, √ if and only if there is no candidate', () => {
    const types = new Set<number>()
    for (let number = 6; number <= sheet.rowCount; number++) {
      const [index, place, name, , employees, revenue, , , , , first, agreed, , , , tick] = row(sheet, number)
      expect(index).toBe(number - 5)
      expect(place).toBe('洪山区')
      expect([typeof name, typeof employees, typeof revenue]).toEqual(['string', 'number', 'number'])
      expect(tick).toBe(first === null ? '√' : null)
      expect([null, '是', '否']).toContain(agreed)
      sheet.getRow(number).eachCell((cell) => void types.add(cell.type))
    }
    const { Number: number, String: text } = exceljs.ValueType
    expect([...types].sort()).toEqual([number, text])
    expect(sheet.rowCount).toBe(9)
  })

  test('print: A3 landscape, one page wide, header rows repeated, page numbers', () => {
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:5',
    })
    expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页，共 &N 页')
  })

  test('borders and wrapped text in every cell of the table', () => {
    for (let number = 4; number <= sheet.rowCount; number++) {
      for (let column = 1; column <= 16; column++) {
        const { border, alignment } = sheet.getCell(number, column)
        expect([border?.top?.style, border?.left?.style, alignment?.wrapText]).toEqual(['thin', 'thin', true])
      }
    }
  })

  test('every text is shown whole: rows are high enough, and no higher than Excel draws', async () => {
    const city = await sheetsOf(join(out, '2023', `${NAME}-武汉市.xlsx`))
    for (const worksheet of [sheet, ...city.workbook.worksheets]) {
      worksheet.eachRow((cells) => expect(cells.height ?? 15).toBeLessThanOrEqual(409))
    }
    expect(city.sheet.rowCount).toBeGreaterThan(15)
  })

  test('part 四 alone stands on a sheet of its own, honors and warnings on another', async () => {
    const own = ['选派需求汇总表', '初核参考']
    // 洪山区 has no problem without a request: no sheet of a header alone.
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(own)
    const city = await sheetsOf(join(out, '2023', `${NAME}-武汉市.xlsx`))
    const alone = city.workbook.getWorksheet('技术创新难题')!
    expect(alone.rowCount).toBeGreaterThan(2)
    const names = new Set(
      Array.from({ length: city.sheet.rowCount - 5 }, (_, at) => city.sheet.getCell(at + 6, 3).value),
    )
    for (let number = 2; number <= alone.rowCount; number++) {
      expect(names).not.toContain(alone.getCell(number, 3).value)
    }
    const review = city.workbook.getWorksheet('初核参考')!
    expect(JSON.stringify(review.getSheetValues())).toContain('座机')
  })

  test('each district is one block', async () => {
    const { sheet: city } = await sheetsOf(join(out, '2023', `${NAME}-武汉市.xlsx`))
    const places = Array.from({ length: city.rowCount - 5 }, (_, at) => String(city.getCell(at + 6, 2).value))
    const blocks = places.filter((place, at) => place !== places[at - 1])
    expect(new Set(blocks).size).toBe(blocks.length)
  })
})

test('what to do follows the data: more time for one district, no stage with a date, no province', () => {
  const deadline = '2024-03-10T17:30:00+08:00'
  const extensions = [{ district: 'wuchang', until: '2024-03-12T12:00:00+08:00', reason: '某因' }]
  const cycle = { deadline, extensions, stages: [] }
  const of = (district?: string) => paperTasks({ cycle, site: { host: '某某市经信局' }, district })
  expect(of('hongshan').letter).toBe('核对后盖章；2024年3月10日17:30前与汇总表一并把电子版报送某某市经信局')
  expect(of('wuchang').annex2).toContain('2024年3月12日12:00前')
  expect(of().city).toBe('核对后在“填报单位”处盖章；汇总上报上级经信部门')
})

describe('what cannot be compiled', () => {
  test('a district with errors is refused by name, the others are written, the city is not', async () => {
    const out = await temporaryFolder()
    const root = await newSiteWith({
      ...filesOf('hongshan'),
      ...filesOf('jianghan'),
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: edited('named', [['employees: 320', 'employees: x']]),
    })
    const { code, err } = await run(main, '--root', root, '--out', out)
    expect(code).toBe(1)
    expect(err).toContain('江汉区：有 1 个文件还有错误')
    expect(err).toContain(`${FOLDER}/91420111MAFAKE991B.yaml`)
    const files = await readdir(join(out, '2023'))
    expect(files).toContain(`${NAME}-洪山区.xlsx`)
    expect(files).not.toContain(`${NAME}-江汉区.xlsx`)
    expect(files).not.toContain('推荐函-江汉区.docx')
    expect(files).not.toContain(`${NAME}-武汉市.xlsx`)
  })

  test('a failure leaves the old workbook whole', async () => {
    const out = await temporaryFolder()
    const old = join(out, '2023', `${NAME}-洪山区.xlsx`)
    await mkdir(join(out, '2023'))
    await writeFile(old, '旧')
    const faulty = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
    const root = await newSiteWith({ ...filesOf('hongshan'), [faulty]: '' })
    expect((await run(main, '--root', root, '--out', out, '--district', 'hongshan')).code).toBe(1)
    expect(await readFile(old, 'utf8')).toBe('旧')
    // The place of the folder is taken by a file: nothing can be written.
    await writeFile(join(out, 'file'), '')
    const sound = await newSiteWith(filesOf('hongshan'))
    const blocked = await run(main, '--root', sound, '--out', join(out, 'file'), '--district', 'hongshan')
    expect(blocked).toMatchObject({ code: 2, err: expect.stringContaining('原来的文件没有改动') })
    expect(await readdir(join(out, '2023'))).toEqual([`${NAME}-洪山区.xlsx`])
  })

  test('unknown district, unknown year', async () => {
    const root = await newSiteWith(filesOf('hongshan'))
    expect(await run(main, '--root', root, '--district', 'nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere'),
    })
    expect(await run(main, '--root', root, '--cycle', '1999')).toMatchObject({
      code: 2,
      err: expect.stringContaining('1999'),
    })
  })

  test('what an earlier run has left is named, and stays', async () => {
    const root = await newSiteWith(filesOf('hongshan'))
    const out = await temporaryFolder()
    await mkdir(join(out, '2023'))
    const [old, foreign] = [`${NAME}-旧区.xlsx`, ['推荐函-洪山区（盖章）.pdf', '说明.docx']] as const
    for (const name of [old, '推荐函-洪山区.docx.age', ...foreign])
      await writeFile(join(out, '2023', name), 'old')
    const { code, err } = await run(main, '--root', root, '--out', out)
    expect(code).toBe(0)
    expect(err).toBe(
      `${join(out, '2023')} 里还有以前汇编的，这次没有写，请核对后删去：\n  ${old}\n  推荐函-洪山区.docx.age\n`,
    )
    expect(await readFile(join(out, '2023', old), 'utf8')).toBe('old')
    expect((await run(main, '--root', root, '--out', out, '--district', 'hongshan')).err).toBe('')
  })

  test('an option that would say nothing', async () => {
    const root = await newSiteWith(filesOf('hongshan'))
    for (const argv of [
      ['--public', '--district', 'hongshan'],
      ['--experts', '--district', 'hongshan'],
      ['--now', '2023-08-27T09:00:00+08:00'],
    ])
      expect(await run(main, '--root', root, ...argv)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/请去掉/),
      })
  })

  test('a year with a list and no demands', async () => {
    const root = await newSiteWith({ ...filesOf('hongshan'), 'content/cycles/2022/selections.yaml': '[]\n' })
    const out = await temporaryFolder()
    expect(await run(main, '--root', root, '--out', out, '--cycle', '2022')).toEqual({
      code: 2,
      out: '',
      err: '2022 年度没有可以汇编的需求。\n',
    })
  })

  test('a new site, before the first entry: nothing to do, so that it can be published', async () => {
    const root = await newSiteWith({})
    const out = await temporaryFolder()
    for (const more of [[], ['--public']])
      expect(await run(main, '--root', root, '--out', out, ...more)).toMatchObject({
        code: 0,
        out: '还没有需求，没有要汇编的。\n',
      })
  })

  test('a text that looks like a formula stays a text', async () => {
    const out = await temporaryFolder()
    const evil = edited('named', [['激光封装', '"=HYPERLINK(\'x\')"']])
    const root = await newSiteWith({
      ...filesOf('jianghan'),
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: evil,
    })
    expect((await run(main, '--root', root, '--out', out, '--district', 'jianghan')).code).toBe(0)
    const { sheet } = await sheetsOf(join(out, '2023', `${NAME}-江汉区.xlsx`))
    const cells = [6, 7].map((number) => sheet.getCell(number, 7))
    expect(cells.map(({ value }) => value)).toContain("=HYPERLINK('x')")
    expect(cells.map(({ type }) => type)).toEqual([exceljs.ValueType.String, exceljs.ValueType.String])
  })
})

test('the samples of the tests are themselves sound', () => {
  expect(bases.named).toContain('武汉测试光电有限公司')
})
