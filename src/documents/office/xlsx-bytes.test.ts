import { expect, test } from 'vitest'
import { partsOf } from '../../../tests/support/document-texts.ts'
import { type SheetPart, sheetPartsOf } from '../../../tests/support/sheet-parts.ts'
import { type CellLook, newWorkbook } from './workbook.ts'
import { workbookBytes } from './xlsx-bytes.ts'

/** What any library behind `workbookBytes` must do, seen in the file and not through the library. */

const plain: CellLook = { font: { name: '宋体', size: 9 }, align: 'left' }
const boxed: CellLook = { font: { name: '黑体', size: 12 }, align: 'center', wrap: true, bordered: true }

const workbook = newWorkbook('2023')
const sheet = workbook.addWorksheet('表 & “一”')
sheet.widths = [5, 12.5, 40, 9]
sheet.rows = [
  { height: 34, cells: [{ value: '标题', look: boxed }] },
  {
    height: 24,
    cells: [
      { value: 1, look: boxed },
      { value: 8650.5, look: boxed },
      { value: '=1+1', look: plain },
    ],
  },
  {
    cells: [undefined, { value: null, look: boxed }, { value: '_x0041_<b>&\n二', look: plain }],
  },
]
sheet.merges = [{ top: 1, left: 1, bottom: 1, right: 3 }]
sheet.filter = { top: 2, left: 1, bottom: 3, right: 28 }
sheet.frozen = { columns: 1, rows: 2 }
const margins = { left: 0.3, right: 0.3, top: 0.6, bottom: 0.5, header: 0.2, footer: 0.25 }
sheet.print = {
  paper: 'A3',
  orientation: 'landscape',
  titleRows: { from: 1, to: 2 },
  footer: '第 &P 页',
  margins,
}
const hint = { title: '是否', text: '填“是”或“否”' }
sheet.validations = [
  {
    range: { top: 2, left: 1, bottom: 9, right: 1 },
    rule: { ...hint, type: 'list', options: ['是', '否'], lenient: true },
  },
  { range: { top: 2, left: 2, bottom: 9, right: 2 }, rule: { ...hint, type: 'whole', least: 1 } },
]
const other = workbook.addWorksheet('二')
other.rows = [{ cells: [{ value: '文', look: plain }] }]
other.print = { paper: 'A4', orientation: 'portrait', onePage: true, footer: '', margins }

const bytes = await workbookBytes(workbook)
const parts = partsOf(bytes)
const [first, second] = sheetPartsOf(bytes) as [SheetPart, SheetPart]
const strings = [...parts.get('xl/sharedStrings.xml')!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => si)

/** What the file says of a cell: its kind, value and look. */
function cell(address: string) {
  const found = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>(.*?)</c>)`, 's').exec(first.xml)!
  const [, attributes = '', content = ''] = found
  const value = /<v>(.*)<\/v>/.exec(content)?.[1]
  const formats = [
    ...parts
      .get('xl/styles.xml')!
      .split('<cellXfs')[1]!
      .matchAll(/<xf .*?(?:\/>|<\/xf>)/gs),
  ]
  const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)]![0]
  const fonts = [...parts.get('xl/styles.xml')!.matchAll(/<font>(.*?)<\/font>/gs)].map(([, font]) => font!)
  const isText = attributes.includes('t="s"')
  return {
    value: isText ? strings[Number(value)]?.replace(' xml:space="preserve"', '') : value,
    font: fonts[Number(/fontId="(\d+)"/.exec(format)?.[1])],
    format,
  }
}

test('texts are texts, whatever they look like, and numbers numbers', () => {
  expect(cell('A2').value).toBe('1')
  expect(cell('B2').value).toBe('8650.5')
  expect(cell('C2').value).toBe('<t>=1+1</t>')
  expect(cell('C3').value).toBe('<t>_x005F_x0041_&lt;b&gt;&amp;\n二</t>')
  expect(cell('B3').value).toBeUndefined()
  expect(first.xml).not.toMatch(/<f[ >]/)
  // 49 is the format “@”.
  expect(cell('C2').format).toContain('numFmtId="49"')
  expect(cell('B2').format).toContain('numFmtId="0"')
})

test('the look of a cell: font, place, wrapping, border', () => {
  expect(cell('C2').font).toMatch(/<sz val="9"\/>.*<name val="宋体"\/>/s)
  expect(cell('A1').font).toMatch(/<sz val="12"\/>.*<name val="黑体"\/>/s)
  expect(cell('A1').format).toMatch(/<alignment horizontal="center" vertical="center" wrapText="1"/)
  expect(cell('C2').format).toMatch(/<alignment horizontal="left" vertical="center"\/>/)
  expect(cell('B3').format).not.toContain('borderId="0"')
  expect(cell('C2').format).toContain('borderId="0"')
})

test('columns are counted in digits of a font that no theme changes', () => {
  const [normal] = /<font>.*?<\/font>/s.exec(parts.get('xl/styles.xml')!)!
  expect(normal).toBe('<font><sz val="10"/><name val="宋体"/><charset val="134"/></font>')
  expect(first.widths).toEqual([5, 12.5, 40, 9.01])
  expect(first.heights).toEqual([34, 24, 15])
})

test('merges, filter, what stays on screen, help for who edits', () => {
  expect(first.merges).toEqual(['A1:C1'])
  expect(first.xml).toContain('<autoFilter ref="A2:AB3"')
  expect(first.xml).toMatch(/<pane xSplit="1" ySplit="2" topLeftCell="B3"[^>]*state="frozen"/)
  expect(first.xml).toMatch(
    /<dataValidation [^>]*sqref="A2:A9"[^>]*><formula1>(?:&quot;|")是,否(?:&quot;|")</,
  )
  expect(first.xml).toMatch(/errorStyle="warning"[^>]*sqref="A2:A9"|sqref="A2:A9"[^>]*errorStyle="warning"/)
  expect(first.xml).toMatch(/<dataValidation [^>]*type="whole"[^>]*sqref="B2:B9"[^>]*><formula1>1</)
})

test('print: paper, direction, one page wide, rows on top of each page, foot, margins', () => {
  const setup = /<pageSetup [^>]*>/.exec(first.xml)![0]
  for (const said of ['paperSize="8"', 'orientation="landscape"', 'fitToHeight="0"']) {
    expect(setup).toContain(said)
  }
  expect(first.xml).toContain('<pageSetUpPr fitToPage="1"/>')
  expect(first.xml).toContain('<oddFooter>&amp;C第 &amp;P 页</oddFooter>')
  expect(/<pageMargins [^>]*>/.exec(first.xml)![0]).toMatch(/left="0.3" right="0.3" top="0.6" bottom="0.5"/)
  expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles[^>]*>&apos;[^<]*&apos;!\$1:\$2</)
  expect(/<pageSetup [^>]*>/.exec(second.xml)![0]).toMatch(/paperSize="9".*orientation="portrait"/)
})

test('the file names no person and no clock, and a thread gets the same workbook', async () => {
  expect(parts.get('docProps/core.xml')).toContain('2023-01-01T00:00:00')
  expect(parts.get('docProps/core.xml')).not.toMatch(/<(?:dc:creator|cp:lastModifiedBy)>[^<]/)
  expect(await workbookBytes(structuredClone(workbook))).toEqual(bytes)
})
