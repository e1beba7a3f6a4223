import { strToU8, zipSync } from 'fflate'

/** A workbook as offices make one, from little: what each cell says, and how it looks. */

export interface Look {
  /** Code of the number format. */
  format?: string
  struck?: boolean
  white?: boolean
  /** Colour behind the letters. */
  fill?: string
}

export type Cell =
  | string
  | number
  | undefined
  | ({
      value?: string | number
      /** Its formula; without a value its result was not saved. */
      formula?: string
      /** An error or truth value. */
      type?: 'e' | 'b'
      /** XML of `<si>`: runs of their own look, readings. */
      rich?: string
      /** Into the table of shared texts. */
      shared?: boolean
    } & Look)

export interface SheetSpec {
  name?: string
  state?: 'hidden' | 'veryHidden'
  rows: (Cell[] | undefined)[]
  /** Attributes of rows by number, from 1. */
  rowAttributes?: Readonly<Record<number, string>>
  merges?: readonly string[]
  /** XML before and after the cells. */
  columns?: string
  after?: string
  comments?: readonly { at: string; text: string }[]
  /** XML of anchors. */
  drawing?: string
}

export interface BookSpec {
  sheets: readonly SheetSpec[]
  definedNames?: string
  /** Prefix of all elements of the sheets. */
  prefix?: string
  /** Path of a sheet's part; the usual one is `xl/worksheets/sheet1.xml`. */
  part?: (number: number) => string
  date1904?: boolean
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function excelBook({
  sheets,
  definedNames = '',
  prefix = '',
  part,
  date1904 = false,
}: BookSpec): Uint8Array {
  const looks: Look[] = [{}]
  const shared: string[] = []
  const parts: Record<string, Uint8Array> = {}
  const put = (path: string, xml: string) => {
    parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)
  }
  const pathOf = part ?? ((number: number) => `xl/worksheets/sheet${number}.xml`)
  for (const [at, sheet] of sheets.entries()) {
    const xml = sheetXml(sheet, looks, shared)
    put(pathOf(at + 1), prefix ? prefixed(xml, prefix) : xml)
    const own: string[] = []
    if (sheet.comments) {
      own.push(relation('c', `${OFFICE}/comments`, `/xl/comments${at + 1}.xml`))
      const list = sheet.comments.map(
        ({ at: ref, text }) =>
          `<comment ref="${ref}" authorId="0"><text><r><t>${escaped(text)}</t></r></text></comment>`,
      )
      put(
        `xl/comments${at + 1}.xml`,
        `<comments xmlns="${MAIN}"><authors><author/></authors><commentList>${list.join('')}</commentList></comments>`,
      )
    }
    if (sheet.drawing) {
      own.push(relation('d', `${OFFICE}/drawing`, `../drawings/drawing${at + 1}.xml`))
      put(
        `xl/drawings/drawing${at + 1}.xml`,
        `<xdr:wsDr xmlns:xdr="x" xmlns:a="a">${sheet.drawing}</xdr:wsDr>`,
      )
    }
    if (own.length > 0) {
      const path = pathOf(at + 1)
      const cut = path.lastIndexOf('/') + 1
      put(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`, relations(own))
    }
  }
  const names = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at + 1}"/>`,
  )
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets>${definedNames}</workbook>`
  put('xl/workbook.xml', prefix ? prefixed(book, prefix) : book)
  put('xl/styles.xml', stylesXml(looks))
  put('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${shared.map((si) => `<si>${si}</si>`).join('')}</sst>`)
  put(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, at) => relation(`s${at + 1}`, `${OFFICE}/worksheet`, `/${pathOf(at + 1)}`)),
      relation('y', `${OFFICE}/styles`, 'styles.xml'),
      relation('t', `${OFFICE}/sharedStrings`, 'sharedStrings.xml'),
    ]),
  )
  put('_rels/.rels', relations([relation('w', `${OFFICE}/officeDocument`, 'xl/workbook.xml')]))
  put(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  )
  return zipSync(parts, { level: 1 })
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relations = (list: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`

const prefixed = (xml: string, prefix: string) =>
  xml.replace(/<(\/?)(\w)/g, `<$1${prefix}:$2`).replace(`xmlns="${MAIN}"`, `xmlns:${prefix}="${MAIN}"`)

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function sheetXml(
  { rows, rowAttributes = {}, merges = [], columns = '', after = '' }: SheetSpec,
  looks: Look[],
  shared: string[],
): string {
  const body = rows.map((cells, at) => {
    if (!cells && !rowAttributes[at + 1]) return ''
    const own = (cells ?? []).map((cell, column) =>
      cellXml(cell, `${letters(column + 1)}${at + 1}`, looks, shared),
    )
    return `<row r="${at + 1}" ${rowAttributes[at + 1] ?? ''}>${own.join('')}</row>`
  })
  const merged =
    merges.length > 0
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
  return `<worksheet xmlns="${MAIN}">${columns}<sheetData>${body.join('')}</sheetData>${merged}${after}</worksheet>`
}

export function letters(column: number): string {
  return column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

function cellXml(cell: Cell, ref: string, looks: Look[], shared: string[]): string {
  if (cell === undefined) return ''
  const spec = typeof cell === 'object' ? cell : { value: cell }
  const { value, formula, type, rich, shared: isShared, ...look } = spec
  const style = styleOf(look, looks)
  const open = `<c r="${ref}"${style ? ` s="${style}"` : ''}`
  const f = formula === undefined ? '' : `<f>${escaped(formula)}</f>`
  if (rich !== undefined || (isShared && typeof value === 'string')) {
    shared.push(rich ?? `<t xml:space="preserve">${escaped(String(value))}</t>`)
    return `${open} t="s"><v>${shared.length - 1}</v></c>`
  }
  if (type) return `${open} t="${type}">${f}<v>${value}</v></c>`
  if (value === undefined) return f ? `${open}>${f}</c>` : `${open}/>`
  if (typeof value === 'number') return `${open}>${f}<v>${value}</v></c>`
  if (f) return `${open} t="str">${f}<v>${escaped(value)}</v></c>`
  return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

function styleOf(look: Look, looks: Look[]): number {
  const key = JSON.stringify(look)
  const at = looks.findIndex((each) => JSON.stringify(each) === key)
  return at >= 0 ? at : looks.push(look) - 1
}

function stylesXml(looks: readonly Look[]): string {
  const formats = looks.map(({ format }, at) =>
    format === undefined ? '' : `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`,
  )
  const fonts = looks.map(
    ({ struck, white }) =>
      `<font>${struck ? '<strike/>' : ''}<color ${white ? 'rgb="FFFFFFFF"' : 'theme="1"'}/></font>`,
  )
  const fills = looks.map(({ fill }) =>
    fill
      ? `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/></patternFill></fill>`
      : '<fill><patternFill/></fill>',
  )
  const xfs = looks.map(
    ({ format }, at) =>
      `<xf numFmtId="${format === undefined ? 0 : 200 + at}" fontId="${at}" fillId="${at}"/>`,
  )
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><fonts>${fonts.join('')}</fonts><fills>${fills.join('')}</fills><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`
}

/** The two enterprises of the form below; all invented. */
export const ENTERPRISES: readonly Cell[][] = [
  [
    1,
    '洪山区',
    '武汉甲传感科技有限公司',
    '高端装备',
    120,
    8650.5,
    'MEMS',
    '温漂大，需由0.5%降到0.1%',
    '联合开发',
    '虚构理工大学',
    '王一鸣',
    '是',
    undefined,
    undefined,
    undefined,
    undefined,
  ],
  [
    2,
    '洪山区',
    '武汉乙材料科技有限公司',
    '新材料',
    86,
    6230,
    '涂层',
    '耐蚀寿命由3个月提升到12个月',
    '联合申报',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '√',
  ],
]

const TITLE = '2023年企业“科技副总”选派需求汇总表（区经信部门填报）'
const FILING =
  '填报单位（加盖公章）：洪山区经信局   填报人：李四   联系方式：027-87654321   填报日期：2023年3月8日'
const UPPER = [
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
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  '未指定具体专家（打√）',
]
const LOWER = [
  '期望专家备选人员1所在单位',
  '期望专家备选人员1姓名',
  '是否已经协商一致',
  '期望专家备选人员2所在单位',
  '期望专家备选人员2姓名',
  '是否已经协商一致',
]

export interface Annex2Grid extends SheetSpec {
  rows: Cell[][]
  merges: string[]
}

/** Row 1 the annex, 2 the title, 3 the filing, 4 and 5 the header, 6 and 7 the enterprises. */
export function annex2Grid(entries: readonly Cell[][] = ENTERPRISES): Annex2Grid {
  return {
    rows: [
      ['附件2'],
      [TITLE],
      [FILING],
      [...UPPER],
      [...Array(9).fill(undefined), ...LOWER],
      ...entries.map((cells) => [...cells]),
    ],
    merges: [
      'A2:P2',
      'A3:P3',
      'J4:O4',
      ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'P'].map((column) => `${column}4:${column}5`),
    ],
  }
}

/** The filled form with one change, as bytes. */
export function annex2With(
  change: (grid: Annex2Grid) => void,
  book: Omit<BookSpec, 'sheets'> & { more?: readonly SheetSpec[] } = {},
): Uint8Array {
  const grid = annex2Grid()
  change(grid)
  const { more = [], ...rest } = book
  return excelBook({ sheets: [grid, ...more], ...rest })
}
