import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { EXPERT, EXPERT_TEXT } from '../../../tests/fixtures/expert-rows.ts'
import { expertCellFaults, expertPaper } from '../../text/experts.ts'
import { reasons } from '../../text/import.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { expertColumns, type OpenExpert } from '../experts/expert-columns.ts'
import { blankExperts, expertsWorkbook } from '../experts/experts-workbook.ts'
import { type ExpertsTable, importExperts } from './import-experts.ts'

const districts = [{ slug: 'hongshan', name: '洪山区', shortName: '洪山区' }]
const whole = EXPERT_TEXT.replace(
  '  achievements:\n',
  `  department: 光学学院
  targets: [{district: hongshan, id: k7m2xq}, {district: hongshan, id: "91420111MAFAKE991B"}]
  exceptions: [{condition: 年龄, reason: 国家级人才, approvedBy: 省里}]
  achievements:
    - {kind: 科研成果, text: 激光器封装：成套工艺}
`,
)
const read = readContentFile(EXPERT, new TextEncoder().encode(whole))!
const expert = read.value as OpenExpert
const ofYear = { year: '2023', unit: '武汉市', districts }

/** Cells by title and number of the row, put into the template. */
async function filled(cells: Record<string, unknown>, change: (sheet: exceljs.Worksheet) => void = () => {}) {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load((await blankExperts('2023')) as never)
  const sheet = workbook.getWorksheet(expertPaper.sheet)!
  for (const [title, value] of Object.entries(cells)) {
    const column = expertColumns.findIndex((each) => each.title === title) + 2
    const cell = sheet.getRow(2).getCell(column)
    cell.value = value as exceljs.CellValue
    if (value instanceof Date) cell.numFmt = 'yyyy/m/d'
    if (typeof value === 'number') cell.numFmt = 'General'
  }
  change(sheet)
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)
}

async function faultsOf(cells: Record<string, unknown>, change?: (sheet: exceljs.Worksheet) => void) {
  const result = importExperts(await filled(cells, change), districts)
  return 'faults' in result
    ? result.faults.map(
        ({ place, why }) => `${place.row} ${place.column?.title} ${place.column?.letter} ${why}`,
      )
    : result
}

describe('推荐专家汇总表', () => {
  test('written and imported again it is the same, and so are texts higher than a row can be', async () => {
    expect(read.findings).toEqual([])
    const long = { ...expert, private: { ...expert.private, strengths: '长长的一行。\n'.repeat(160).trim() } }
    const bytes = await expertsWorkbook({ ...ofYear, experts: [expert, long] })
    expect(await expertsWorkbook({ ...ofYear, experts: [expert, long] })).toEqual(bytes)
    const { experts, faults, notes } = importExperts(bytes, districts) as ExpertsTable
    expect({ faults, notes }).toEqual({ faults: [], notes: [] })
    expect(experts.map(({ tree }) => tree)).toEqual([
      read.tree,
      {
        ...(read.tree as object),
        private: { ...(read.tree as { private: object }).private, strengths: long.private.strengths },
      },
    ])
  })

  test('the template alone is a table without experts', async () => {
    expect(importExperts(await blankExperts('2023'), districts)).toEqual({
      experts: [],
      faults: [],
      notes: [],
    })
  })

  test('a date that Excel made of what was typed, in columns of dates alone', async () => {
    const day = new Date(Date.UTC(1985, 2, 1))
    const result = importExperts(await filled({ 推荐日期: day, 出生年月: day }), districts)
    expect(result).toMatchObject({
      faults: [],
      experts: [{ tree: { private: { bornIn: '1985-03', recommendation: { on: '1985-03-01' } } } }],
    })
    expect(await faultsOf({ 研究领域: day })).toEqual([
      expect.stringMatching(/^2 研究领域 L 单元格的数字格式/),
    ])
  })

  test.each<[string, Record<string, unknown>, string]>([
    [
      'January or October',
      { 出生年月: 1985.1 },
      '2 出生年月 I 看不出是1月还是10月，请写成 1985-01 或 1985-10。',
    ],
    [
      'an achievement of no kind',
      { 发明专利或科研成果: '某某方法' },
      '2 发明专利或科研成果 N 每行要写明类别，例如“发明专利：一种某某方法”。',
    ],
    [
      'a target without its demand',
      { 对口需求: '洪山区' },
      '2 对口需求 O 写不成“区/需求编号”，区名照区名表写，编号是18位代码或6位别名。',
    ],
    [
      'a target in no district',
      { 对口需求: '某某区/k7m2xq' },
      '2 对口需求 O 没有这个区（开发区），请写全称、简称或目录名。',
    ],
    [
      'an exception that nobody approved',
      { 例外: '年龄｜国家级人才' },
      '2 例外 P 要写成“年龄｜理由｜批准人”，三段用竖线隔开。',
    ],
    [
      'a formula without result',
      { 研究领域: { formula: 'A1' } },
      '2 研究领域 L 这一格是公式，文件里没有存结果。请用 Excel 或 WPS 打开后保存一次再导入，或对照原件填写。',
    ],
    ['two people parted by a blank', { 专家姓名: '甲某某 乙某某' }, `2 专家姓名 D ${reasons['not-a-name']}`],
    ['nobody yet', { 专家姓名: '待定' }, `2 专家姓名 D ${reasons.elsewhere}`],
    ['a tick for who agrees', { 同意人: '√' }, `2 同意人 T ${reasons['not-a-name']}`],
    ['a phone for the unit', { 派出单位: '19900001001' }, `2 派出单位 E ${reasons['not-a-name']}`],
    ['a stroke for what must be there', { 职称: '/' }, `2 职称 G ${reasons['says-none']}`],
    ['two people in a row', { 专家姓名: '甲某、乙某' }, `2 专家姓名 D ${expertCellFaults.people}`],
    ['two people in two lines', { 专家姓名: '甲某\n乙某' }, `2 专家姓名 D ${expertCellFaults.people}`],
    [
      'an ID number among works',
      { '能解决的问题、代表性工作': '身份证号１１０１０１１９００１２３１１２３４，激光器封装' },
      `2 能解决的问题、代表性工作 M ${expertCellFaults['id-number']}`,
    ],
  ])('%s', async (_, cells, fault) => {
    expect(await faultsOf(cells)).toEqual([fault])
  })

  test('无 where nothing need be is nothing, and industries may stand beside each other', async () => {
    const cells = { 专家姓名: '甲某', 对口需求: '无', 例外: '/', 行业领域: '光电子信息 新材料' }
    const { experts, faults } = importExperts(await filled(cells), districts) as ExpertsTable
    expect(faults).toEqual([])
    expect(experts[0]?.tree).toEqual({ private: { name: '甲某', industries: ['光电子信息', '新材料'] } })
  })

  test('cells that are merged with the left one are told, with the one above are the same', async () => {
    const faults = await faultsOf({ 专家姓名: '某某' }, (sheet) => sheet.mergeCells('D2:E2'))
    expect(faults).toEqual(['2 派出单位 E 与左边的单元格合并了，请取消合并，各填各的。'])
    const bytes = await filled({ 派出单位: '某某大学', 专家姓名: '甲某' }, (sheet) => {
      sheet.getCell('D3').value = '乙某'
      sheet.mergeCells('E2:E3')
    })
    const { experts } = importExperts(bytes, districts) as ExpertsTable
    expect(experts).toMatchObject([
      { row: 2, tree: { private: { name: '甲某', organization: '某某大学' } } },
      { row: 3, tree: { private: { name: '乙某', organization: '某某大学' } } },
    ])
    const inTwoRows = await faultsOf({ 专家姓名: '甲某', 职称: '教授' }, (sheet) => {
      sheet.getCell('G3').value = '研究员'
      sheet.mergeCells('D2:D3')
    })
    expect(inTwoRows).toEqual([`3 专家姓名 D ${expertCellFaults['merged-above']}`])
  })

  test('what is passed over is told: a hidden row, a column of their own, a hidden sheet', async () => {
    const bytes = await filled({ 专家姓名: '甲某' }, (sheet) => {
      sheet.getRow(2).hidden = true
      sheet.getCell('V1').value = '备注'
      const copy = sheet.workbook.addWorksheet('旧表')
      copy.state = 'hidden'
      copy.addRow(['专家姓名', '出生年月', '能解决的问题、代表性工作'])
    })
    expect(importExperts(bytes, districts)).toMatchObject({
      experts: [],
      notes: [
        '表头“备注”不是这张表的栏目，这一列没有读入。',
        '工作表“推荐专家汇总表”第2行是隐藏的行（或被筛选掉的），没有读入；要读入，请取消隐藏后保存再导入。',
        '工作表“旧表”是隐藏的，没有读入。',
      ],
    })
  })

  test('what is written beside or over the table, or on another sheet, is told', async () => {
    const bytes = await filled({ 专家姓名: '甲某' }, (sheet) => {
      sheet.getCell('W2').value = '本人已退休'
      sheet.getCell('A50').value = '注：1人待核'
      sheet.getCell('D2').note = '待核'
      sheet.workbook.addWorksheet('增补').addRow(['姓名', '乙某'])
    })
    expect((importExperts(bytes, districts) as ExpertsTable).notes).toEqual([
      '工作表“推荐专家汇总表”第2行：W列里写的没有读入。',
      '工作表“推荐专家汇总表”第50行：A列里写的没有读入。',
      '工作表“推荐专家汇总表”第2行：格子上有批注、文本框或图片，没有读入。',
      '工作表“增补”里没有这张表的表头，没有读入。',
    ])
  })

  test('what is no such table says so', async () => {
    expect(importExperts(new TextEncoder().encode('x'), districts)).toEqual({ refused: 'text' })
    const other = new exceljs.Workbook()
    other.addWorksheet('表').addRow(['企业名称'])
    expect(importExperts(new Uint8Array((await other.xlsx.writeBuffer()) as ArrayBuffer), districts)).toEqual(
      {
        message:
          '里面没有推荐专家汇总表：没有一行表头写着“专家姓名”“出生年月”“能解决的问题、代表性工作”等栏目。空表在网站“表格下载”里。',
      },
    )
    const lacking = await filled({ 专家姓名: '甲某' }, (sheet) => {
      sheet.getCell('T1').value = null
    })
    expect(importExperts(lacking, districts)).toEqual({
      message: '工作表“推荐专家汇总表”的表头里没有“同意人”，请用“表格下载”里的空表，不要改表头。',
    })
  })
})
