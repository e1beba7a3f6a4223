import { zipSync } from 'fflate'
import type { Reason, Refused } from '../../src/text/import.ts'
import {
  type Annex2Grid,
  annex2With,
  type BookSpec,
  type Cell,
  ENTERPRISES,
  excelBook,
  type SheetSpec,
} from './excel-form.ts'

/**
 * Habits of 附件2 as offices send it, each a change of one filled form. A variant says what a careful clerk
 * reads; the next habit is a row.
 */
export interface ExcelVariant {
  kind: string
  name: string
  bytes: () => Uint8Array
  /** Of each enterprise what differs from the form unchanged. */
  entries: readonly Said[]
  /** Texts that are told among the leftovers, in this order or another. */
  left: readonly string[]
  refused?: Refused
  seems?: string
}

/** A value; `empty` with its reason; undefined where nothing is. Fields by the words of `FIELDS`. */
export type Said = Readonly<Partial<Record<Field, string | Empty | undefined>>> & {
  /** Taken, and to be looked at: field and reason. */
  look?: Partial<Record<Field | 'candidates' | 'request', Reason>>
}

export interface Empty {
  why: Reason
}
const empty = (why: Reason): Empty => ({ why })

export const FIELDS = {
  name: 'public.enterprise.name',
  industry: 'public.enterprise.industry',
  otherIndustry: 'public.enterprise.otherIndustry',
  employees: 'private.enterprise.employees',
  revenue: 'private.enterprise.revenue',
  field: 'public.expertRequest.field',
  problem: 'public.expertRequest.problem',
  collaboration: 'public.expertRequest.collaboration',
  name1: 'private.candidates.0.name',
  organization1: 'private.candidates.0.organization',
  agreed1: 'private.candidates.0.agreed',
  name2: 'private.candidates.1.name',
  organization2: 'private.candidates.1.organization',
  agreed2: 'private.candidates.1.agreed',
} as const
export type Field = keyof typeof FIELDS

/** What the unchanged form says. */
export const PLAIN: readonly Partial<Record<Field, string>>[] = [
  {
    name: '武汉甲传感科技有限公司',
    industry: '高端装备',
    employees: '120',
    revenue: '8650.5',
    field: 'MEMS',
    problem: '温漂大，需由0.5%降到0.1%',
    collaboration: '联合开发',
    name1: '王一鸣',
    organization1: '虚构理工大学',
    agreed1: '是',
  },
  {
    name: '武汉乙材料科技有限公司',
    industry: '新材料',
    employees: '86',
    revenue: '6230',
    field: '涂层',
    problem: '耐蚀寿命由3个月提升到12个月',
    collaboration: '联合申报',
  },
]

const NO_PERSON = { name1: undefined, organization1: undefined, agreed1: undefined } as const
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

interface Options extends Omit<BookSpec, 'sheets'> {
  more?: readonly SheetSpec[]
  left?: readonly string[]
}

function variant(
  kind: string,
  name: string,
  change: (grid: Annex2Grid) => void,
  entries: readonly Said[] = [{}, {}],
  { left = [], ...book }: Options = {},
): ExcelVariant {
  return { kind, name, bytes: () => annex2With(change, book), entries, left }
}

/** A cell by its address. */
function put(grid: Annex2Grid, address: string, cell: Cell): void {
  const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? []
  const at = Number(row) - 1
  grid.rows[at] ??= []
  grid.rows[at][LETTERS.indexOf(letter)] = cell
}

const puts = (cells: Readonly<Record<string, Cell>>) => (grid: Annex2Grid) => {
  for (const [address, cell] of Object.entries(cells)) put(grid, address, cell)
}

/** The same number written in many ways, for 营业收入 of the first enterprise. */
const revenue = (kind: string, written: Cell, said: string | Empty, look?: Reason, header?: string) =>
  variant(
    kind,
    `${header ? `${header} ` : ''}${typeof written === 'object' ? `${written.value} as ${written.format}` : written}`,
    puts({ F6: written, ...(header && { F4: header }) }),
    [
      { revenue: said, ...(look && { look: { revenue: look } }) },
      ...(header ? [{ ...UNDER[header] }] : [{}]),
    ],
  )

/** What 6230 of the second enterprise is below another title. */
const UNDER: Readonly<Record<string, Said>> = {
  '上年营业收入（亿元）': { revenue: empty('unit-doubt') },
  '上年营业收入（元）': { revenue: empty('unit-doubt') },
  '上年营业收入/千元': { revenue: '623', look: { revenue: 'converted' } },
  '上年营业收入（百万元）': { revenue: '623000', look: { revenue: 'converted' } },
  '上年营业收入（万美元）': { revenue: empty('other-unit') },
  营业收入: { look: { revenue: 'unit-missing' } },
  '2022年度营业收入\n（单位：万元）': {},
  '2021年营业收入（万元）': { revenue: empty('other-column-year') },
  '上年营业收入（万元/亿元）': { revenue: empty('unit-doubt') },
}

const employees = (written: Cell, said: string | Empty, look?: Reason) =>
  variant(
    'numbers as people write them',
    `people: ${typeof written === 'object' ? written.value : written}`,
    puts({ E6: written }),
    [{ employees: said, ...(look && { look: { employees: look } }) }, {}],
  )

const refusal = (
  kind: string,
  name: string,
  bytes: () => Uint8Array,
  refused: Refused,
  seems?: string,
): ExcelVariant => ({
  kind,
  name,
  bytes,
  entries: [],
  left: [],
  refused,
  ...(seems && { seems }),
})

const plainRows =
  (...rows: Cell[][]) =>
  () =>
    excelBook({ sheets: [{ rows }] })
const bytesOf = (text: string) => () => new TextEncoder().encode(text)
const withRow =
  (row: number, cells: Cell[], merges: string[] = []) =>
  (grid: Annex2Grid) => {
    grid.rows.splice(row - 1, 0, cells)
    grid.merges.push(...merges)
  }
const struckRow = (cells: readonly Cell[]) =>
  cells.map((cell) => (cell === undefined ? undefined : { value: cell as string | number, struck: true }))
const SECOND =
  '2｜洪山区｜武汉乙材料科技有限公司｜新材料｜86｜6230｜涂层｜耐蚀寿命由3个月提升到12个月｜联合申报｜√'
const textBox = (text: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>17</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`

export const excelVariants: readonly ExcelVariant[] = [
  variant('clean', 'the form unchanged', () => {}),
  variant('clean', 'shared strings', (grid) => {
    grid.rows = grid.rows.map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? { value: cell, shared: true } : cell)),
    )
  }),
  variant('clean', 'numbered rows of the form left blank', (grid) => {
    grid.rows.push([3], [4], ['…'])
  }),

  // Units in a title
  revenue('unit in the title', 0.865, '8650', 'converted', '上年营业收入（亿元）'),
  revenue('unit in the title', '0.86505', '8650.5', 'converted', '上年营业收入（亿元）'),
  revenue('unit in the title', 86505000, '8650.5', 'converted', '上年营业收入（元）'),
  revenue('unit in the title', 86505, '8650.5', 'converted', '上年营业收入/千元'),
  revenue('unit in the title', 86.505, '8650.5', 'converted', '上年营业收入（百万元）'),
  revenue('unit in the title', 8650.5, empty('other-unit'), undefined, '上年营业收入（万美元）'),
  revenue('unit in the title', 8650.5, '8650.5', 'unit-missing', '营业收入'),
  revenue('unit in the title', 0.865, empty('unit-doubt'), undefined, '营业收入'),
  revenue('unit in the title', 8650.5, '8650.5', undefined, '2022年度营业收入\n（单位：万元）'),
  revenue('unit in the title', 8650.5, empty('unit-doubt'), undefined, '上年营业收入（万元/亿元）'),
  revenue('unit in the title', '8650.5万元', '8650.5', undefined, '上年营业收入（亿元）'),
  variant(
    'unit in the title',
    '单位：亿元 in a line of its own',
    (grid) => {
      puts({ F4: '上年营业收入', F6: 0.865, F7: 1.2 })(grid)
      withRow(4, [...Array(14).fill(undefined), '单位：亿元'])(grid)
      grid.merges = []
    },
    [
      { revenue: '8650', look: { revenue: 'converted' } },
      { revenue: '12000', look: { revenue: 'converted' } },
    ],
  ),
  variant('other year', 'a column of another year’s revenue', puts({ F4: '2021年营业收入（万元）' }), [
    { revenue: empty('other-column-year') },
    { revenue: empty('other-column-year') },
  ]),

  // Number formats
  revenue('number format', { value: 86505000, format: '0!.0,"万"' }, '8650.5'),
  revenue('number format', { value: 86505000, format: '0\\.0,"万"' }, '8650.5'),
  revenue('number format', { value: 86505000, format: '0"."0,"万元"' }, '8650.5'),
  revenue(
    'number format',
    { value: 86505000, format: '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0' },
    '8650.5',
  ),
  revenue(
    'number format',
    { value: 165050000, format: '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0' },
    '16505',
    'converted',
  ),
  revenue('number format', { value: 86505000, format: '0!.0000,"亿元"' }, empty('number-format')),
  revenue('number format', { value: 8650.5, format: '0.00"万元"' }, '8650.5'),
  revenue('number format', { value: 0.86505, format: '0.00"亿"' }, '8650.5', 'converted'),
  revenue('number format', { value: 86505000, format: '#,##0,' }, empty('number-format')),
  revenue('number format', { value: 86505000, format: '0.00,"万"' }, empty('number-format')),
  revenue('number format', { value: 86505000, format: '0!.0,' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: '0%' }, empty('other-unit')),
  revenue('number format', { value: 8650.5, format: 'yyyy-mm-dd' }, empty('number-format')),
  revenue('number format', { value: 8650.5, format: '# ?/?' }, empty('number-format')),
  revenue('number format', { value: 8650.5, format: '"约"0' }, empty('not-plain-number')),
  revenue('number format', { value: 8650.5, format: '$#,##0.00' }, empty('other-unit')),
  revenue(
    'number format',
    { value: 8650.5, format: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ' },
    '8650.5',
  ),
  revenue('number format', { value: 8650.5, format: '¥#,##0.00' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: '[$¥-804]#,##0.00;[Red]-#,##0.00' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: '@' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: 'G/通用格式"万元"' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: '[DBNum1][$-804]General' }, '8650.5'),
  revenue('number format', { value: 8650.5, format: ';;;' }, empty('hidden')),
  revenue('number format', { value: 8650.5, format: '0.00E+00' }, '8650.5'),
  variant('number format', 'people with 人', puts({ E6: { value: 120, format: '0"人"' } })),
  variant('number format', 'people as a date', puts({ E6: { value: 120, format: 'm"月"d"日"' } }), [
    { employees: empty('number-format') },
    {},
  ]),

  // Numbers as text
  ...(
    [
      ['8,650.5', '8650.5'],
      ['8，650.5', '8650.5'],
      ['８６５０．５', '8650.5'],
      ['8650.5万元', '8650.5'],
      ['8650.5 万', '8650.5'],
      ['人民币8650.5万元整', '8650.5'],
      ['￥8650.5', '8650.5'],
      ['8650.5（万元）', '8650.5'],
      ['共8650.5万元。', '8650.5'],
      ['8650.50', '8650.5'],
      ['0', '0'],
      ['八千六百五十万元', '8650'],
      ['捌仟陆佰伍拾万元整', '8650'],
      ['八千六百五十', '8650'],
      ['8650.5W', '8650.5'],
      ['8650.5萬元', '8650.5'],
    ] as const
  ).map(([written, said]) => revenue('numbers as people write them', written, said)),
  ...(
    [
      ['1.2亿', '12000'],
      ['1.2亿元', '12000'],
      ['1亿2000万元', '12000'],
      ['86505000元', '8650.5'],
      ['86505千元', '8650.5'],
      ['86.505百万', '8650.5'],
      ['8.6505千万元', '8650.5'],
    ] as const
  ).map(([written, said]) => revenue('unit beside the number', written, said, 'converted')),
  ...(
    [
      ['约8650', 'not-plain-number'],
      ['8650左右', 'not-plain-number'],
      ['8000-9000', 'not-plain-number'],
      ['8000～9000', 'not-plain-number'],
      ['8000至9000万元', 'not-plain-number'],
      ['8000多', 'not-plain-number'],
      ['近9000', 'not-plain-number'],
      ['>8650', 'not-plain-number'],
      ['8.65E+03', 'not-plain-number'],
      ['保密', 'not-plain-number'],
      ['-8650', 'not-plain-number'],
      ['6230 8650.5', 'two-numbers'],
      ['6230\n8650.5', 'two-numbers'],
      ['6230/8650.5', 'two-numbers'],
      ['6230、8650.5', 'two-numbers'],
      ['8 650.5', 'two-numbers'],
      ['2021年6230，2022年8650', 'two-numbers'],
      ['8650.5元', 'unit-doubt'],
      ['8650亿元', 'unit-doubt'],
      ['8650万美元', 'other-unit'],
      ['120人', 'other-unit'],
      ['8650吨', 'other-unit'],
      ['3千', 'not-plain-number'],
      ['八千六百五十元', 'unit-doubt'],
      ['¥86,505,000.00', 'unit-doubt'],
      ['8650（未审计）', 'not-plain-number'],
    ] as const
  ).map(([written, why]) => revenue('numbers that are no plain number', written, empty(why))),
  employees('120人', '120'),
  employees('120 名', '120'),
  employees('１２０', '120'),
  employees('共120人', '120'),
  employees('一百二十人', '120'),
  employees('一二〇', '120'),
  employees('员工120人', '120'),
  employees('120名员工', '120'),
  employees('在职职工120人', '120'),
  employees('120.5', empty('not-plain-number')),
  employees('一百二', empty('not-plain-number')),
  employees('100-200', empty('not-plain-number')),
  employees('120余人', empty('not-plain-number')),
  employees('120（含兼职10）', empty('two-numbers')),
  employees('120万元', empty('other-unit')),
  employees('1.2万人', '12000', 'converted'),

  // Struck, hidden, other years
  variant(
    'struck or hidden',
    'a struck row',
    (grid) => {
      grid.rows[6] = struckRow(ENTERPRISES[1]!)
    },
    [{}],
    { left: [SECOND] },
  ),
  variant('struck or hidden', 'a struck cell', puts({ F6: { value: 8650.5, struck: true } }), [
    { revenue: empty('struck') },
    {},
  ]),
  variant(
    'struck or hidden',
    'a cell with some letters struck',
    puts({ E6: { rich: '<r><rPr><strike/></rPr><t>100</t></r><r><t>120</t></r>' } }),
    [{ employees: empty('struck') }, {}],
  ),
  variant(
    'struck or hidden',
    'a hidden row',
    (grid) => {
      grid.rowAttributes = { 7: 'hidden="1"' }
    },
    [{}],
    { left: [SECOND] },
  ),
  variant(
    'struck or hidden',
    'a row of no height',
    (grid) => {
      grid.rowAttributes = { 7: 'ht="0" customHeight="1"' }
    },
    [{}],
    { left: [SECOND] },
  ),
  variant(
    'struck or hidden',
    'a hidden column',
    (grid) => {
      grid.columns = '<cols><col min="6" max="6" width="9" hidden="1"/></cols>'
    },
    [{ revenue: empty('hidden') }, { revenue: empty('hidden') }],
  ),
  variant('struck or hidden', 'white letters', puts({ G6: { value: 'MEMS', white: true } }), [
    { field: empty('hidden') },
    {},
  ]),
  variant(
    'struck or hidden',
    'white letters on a dark cell are seen',
    puts({ G6: { value: 'MEMS', white: true, fill: 'FF1F4E79' } }),
  ),
  variant('struck or hidden', 'a hidden sheet', () => {}, [{}, {}], {
    more: [
      { name: '旧表', state: 'hidden', rows: [['2022年企业“科技副总”选派需求汇总表'], ['丙公司去年的行']] },
    ],
    left: ['2022年企业“科技副总”选派需求汇总表', '丙公司去年的行'],
  }),
  refusal(
    'struck or hidden',
    'every row struck',
    () =>
      annex2With((grid) => {
        grid.rows = [...grid.rows.slice(0, 5), ...ENTERPRISES.map(struckRow)]
      }),
    'no-rows',
  ),

  // Rows that are no enterprise
  variant(
    'rows that are none',
    'a total, merged',
    (grid) => {
      grid.rows.push(['合计', undefined, undefined, undefined, 206, 14880.5])
      grid.merges.push('A8:D8')
    },
    [{}, {}],
    { left: ['合计｜206｜14880.5'] },
  ),
  ...[
    ['全区合计', 206],
    ['企业数合计', 206],
    ['（以上企业均已初核）'],
    ['2022年度数据', undefined, 100],
    ['待补充', undefined, undefined, 1200],
  ].map(([name, , , amount]) =>
    variant(
      'rows that are none',
      `figures beside ${name}`,
      (grid) => {
        grid.rows.push([undefined, undefined, name, undefined, undefined, amount])
      },
      [{}, {}],
      { left: [`${name}${amount === undefined ? '' : `｜${amount}`}`] },
    ),
  ),
  variant(
    'rows that are none',
    'a total in the column of names',
    (grid) => {
      grid.rows.push([undefined, undefined, '合 计', undefined, 206, 14880.5])
    },
    [{}, {}],
    { left: ['合 计｜206｜14880.5'] },
  ),
  variant(
    'rows that are none',
    '小计 and 共2家',
    (grid) => {
      grid.rows.push([undefined, '小计', undefined, undefined, 206], ['共2家企业'])
    },
    [{}, {}],
    { left: ['小计｜206', '共2家企业'] },
  ),
  variant('rows that are none', 'a head of a group', withRow(6, ['一、洪山区（2家）'], ['A6:P6']), [{}, {}], {
    left: ['一、洪山区（2家）'],
  }),
  variant(
    'rows that are none',
    'a head of a group in the column of names',
    withRow(6, [undefined, undefined, '第一批']),
    [{}, {}],
    { left: ['第一批'] },
  ),
  variant(
    'rows that are none',
    'notes below',
    (grid) => {
      grid.rows.push(
        ['注：本表一式两份'],
        ['填报人：李四', undefined, '审核人：赵六', undefined, '填报日期：3月8日'],
      )
    },
    [{}, {}],
    { left: ['注：本表一式两份', '填报人：李四｜审核人：赵六｜填报日期：3月8日'] },
  ),
  variant(
    'rows that are none',
    'a sample',
    withRow(6, ['例', '洪山区', '武汉某科技有限公司', '高端装备', 100, 5000, '机械', '降低能耗10%']),
    [{}, {}],
    { left: ['例｜洪山区｜武汉某科技有限公司｜高端装备｜100｜5000｜机械｜降低能耗10%'] },
  ),
  variant(
    'rows that are none',
    'a sample by its name',
    withRow(6, [0, '洪山区', '武汉XXX有限公司', '高端装备', 100, 5000]),
    [{}, {}],
    { left: ['0｜洪山区｜武汉XXX有限公司｜高端装备｜100｜5000'] },
  ),
  variant(
    'rows that are none',
    'numbers of the columns below the titles',
    withRow(
      6,
      Array.from({ length: 16 }, (_, at) => at + 1),
    ),
  ),
  variant(
    'rows that are none',
    'a row without a name',
    (grid) => {
      grid.rows.push([3, '洪山区', undefined, '新材料', 50, 800, '涂层'])
    },
    [{}, {}],
    { left: ['3｜洪山区｜新材料｜50｜800｜涂层'] },
  ),
  variant('rows that are none', 'the header again on the second page', (grid) => {
    grid.rows.splice(6, 0, [...grid.rows[3]!], [...grid.rows[4]!])
  }),

  // Titles of columns
  variant(
    'titles of columns',
    '企业名称, 员工人数, 行业',
    puts({ C4: '企业名称', E4: '员工人数', D4: '行业' }),
  ),
  variant(
    'titles of columns',
    '单位全称, 从业人员数, 所属领域, 所在区',
    puts({ C4: '单位全称', E4: '从业人员数（人）', D4: '所属行业领域', B4: '所在区' }),
  ),
  variant(
    'titles of columns',
    'two languages',
    puts({
      C4: '申报企业名称\nEnterprise name',
      F4: '上年营业收入（万元）\nRevenue (10k CNY)',
      E4: 'Employees 企业从业人数（名）',
    }),
  ),
  variant(
    'titles of columns',
    'line breaks and blanks',
    puts({
      C4: '申 报\n企 业 名 称',
      F4: '上年营业\n收入\n（万元）',
      H4: '期望"科技副总"\n帮助解决的\n技术创新难题',
    }),
  ),
  variant(
    'titles of columns',
    'shortened',
    puts({ G4: '研究方向', H4: '技术难题', I4: '合作内容', P4: '未指定专家' }),
  ),
  variant(
    'titles of columns',
    'in words of their own',
    puts({ C4: '用人单位名称', E4: '用工人数', G4: '专业方向', H4: '拟解决的技术问题', I4: '产学研合作' }),
  ),
  variant('titles of columns', 'spread out with blanks, starred', (grid) => {
    for (const row of grid.rows.slice(3, 5)) {
      for (const [at, cell] of row.entries())
        if (typeof cell === 'string' && cell !== '指定专家') row[at] = `★${[...cell].join(' ')}`
    }
  }),
  variant('titles of columns', 'in another order', (grid) => {
    grid.rows = grid.rows.map((cells, at) =>
      at < 3 ? cells : [cells[0], cells[2], cells[1], cells[5], cells[4], cells[3], ...cells.slice(6)],
    )
    grid.merges = ['J4:O4']
  }),
  variant('titles of columns', 'people in one row of titles', (grid) => {
    grid.rows.splice(3, 2, [
      ...grid.rows[3]!.slice(0, 9),
      '专家1单位',
      '专家1姓名',
      '是否协商一致',
      '专家2单位',
      '专家2姓名',
      '是否协商一致',
      '未指定具体专家',
    ])
    grid.merges = []
  }),
  variant('titles of columns', '备选人员1 above 单位, 姓名', (grid) => {
    puts({
      J4: '备选人员1',
      M4: '备选人员2',
      J5: '单位',
      K5: '姓名',
      L5: '是否协商一致',
      M5: '单位',
      N5: '姓名',
      O5: '是否协商一致',
    })(grid)
    grid.merges = ['J4:L4', 'M4:O4']
  }),
  variant(
    'titles of columns',
    'three rows',
    (grid) => {
      withRow(4, ['企业基本情况', undefined, undefined, undefined, undefined, undefined, '需求情况'])(grid)
      grid.merges = ['A4:F4', 'G4:P4', 'J5:O5']
    },
    [{}, {}],
    { left: ['企业基本情况', '需求情况'] },
  ),
  variant('titles of columns', 'no lines above', (grid) => {
    grid.rows.splice(0, 3)
    grid.merges = ['J1:O1']
  }),
  variant('titles of columns', 'a form that begins in C8', (grid) => {
    grid.rows = [[], [], [], [], ...grid.rows.map((cells) => [undefined, undefined, ...cells])]
    grid.merges = ['C6:R6']
  }),
  variant(
    'titles of columns',
    'a column is missing',
    (grid) => {
      grid.rows = grid.rows.map((cells, at) => (at < 3 ? cells : [...cells.slice(0, 3), ...cells.slice(4)]))
      grid.merges = []
    },
    [{ industry: empty('no-cell') }, { industry: empty('no-cell') }],
  ),
  variant(
    'titles of columns',
    'two columns of revenue',
    (grid) => {
      grid.rows[3]!.push('2021年营业收入（万元）')
      puts({ F4: '2022年营业收入（万元）', Q6: 7000, Q7: 5000 })(grid)
    },
    [{}, {}],
    { left: ['2021年营业收入（万元）：7000', '2021年营业收入（万元）：5000'] },
  ),
  variant(
    'titles of columns',
    'two columns that could be the employees',
    puts({ E4: '员工人数', Q4: '职工人数', Q6: 100, Q7: 80 }),
    [{ employees: empty('several-columns') }, { employees: empty('several-columns') }],
  ),

  variant(
    'titles of columns',
    'units in a row of their own',
    (grid) => {
      puts({ F4: '上年营业收入', E4: '从业人数', F6: 0.865, F7: 1.2 })(grid)
      withRow(6, [undefined, undefined, undefined, undefined, '名', '亿元'])(grid)
      grid.merges = ['J4:O4']
    },
    [
      { revenue: '8650', look: { revenue: 'converted' } },
      { revenue: '12000', look: { revenue: 'converted' } },
    ],
  ),
  variant(
    'titles of columns',
    'name and unit of a person in one column',
    (grid) => {
      puts({ J4: '意向专家姓名及单位', J6: '王一鸣 虚构大学', K6: undefined, L6: undefined })(grid)
      grid.rows[4] = []
      grid.merges = []
    },
    [{ ...NO_PERSON }, {}],
    { left: ['意向专家姓名及单位：王一鸣 虚构大学'] },
  ),

  // Merged cells
  variant('merged cells', 'the district over all rows', (grid) => {
    put(grid, 'B7', undefined)
    grid.merges.push('B6:B7')
  }),
  variant(
    'merged cells',
    'one enterprise with two people, below each other',
    (grid) => {
      grid.rows = [...grid.rows.slice(0, 6), [...Array(9).fill(undefined), '虚构大学', '李某某', '否']]
      grid.merges.push(
        ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column) => `${column}6:${column}7`),
      )
    },
    [{ name2: '李某某', organization2: '虚构大学', agreed2: '否' }],
  ),
  variant(
    'merged cells',
    'one enterprise with two problems',
    (grid) => {
      grid.rows = [
        ...grid.rows.slice(0, 6),
        [
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          undefined,
          '另一个难题，需降低10%',
        ],
      ]
      grid.merges.push(...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'I'].map((column) => `${column}6:${column}7`))
    },
    [{ problem: empty('two-values') }],
  ),

  // Formulas
  variant(
    'formulas',
    'with a result',
    puts({ F6: { formula: 'SUM(X1:X2)', value: 8650.5 }, G6: { formula: 'T(X3)', value: 'MEMS' } }),
  ),
  variant('formulas', 'without a result', puts({ F6: { formula: 'SUM(X1:X2)' } }), [
    { revenue: empty('no-result') },
    {},
  ]),
  variant(
    'formulas',
    '#REF!',
    puts({ F6: { formula: '#REF!', value: '#REF!', type: 'e' }, G6: { value: '#N/A', type: 'e' } }),
    [{ revenue: empty('cell-error'), field: empty('cell-error') }, {}],
  ),
  variant(
    'formulas',
    'pasted as text, with errors and what a narrow column shows',
    puts({ F6: '#####', G6: '=B3', H6: '=VLOOKUP(C6,Sheet2!A:B,2,0)', I6: '#N/A' }),
    [
      {
        revenue: empty('cell-error'),
        field: empty('no-result'),
        problem: empty('no-result'),
        collaboration: empty('cell-error'),
      },
      {},
    ],
  ),
  variant(
    'formulas',
    'a picture in a cell of WPS',
    puts({ H6: { formula: '_xlfn.DISPIMG("ID_0A",1)', value: '=DISPIMG("ID_0A",1)' } }),
    [{ problem: empty('picture') }, {}],
  ),

  // Texts
  variant(
    'texts',
    'runs of their own look, and readings',
    puts({
      C6: {
        rich: '<r><t>武汉甲传感</t></r><r><rPr><b/></rPr><t>科技有限公司</t></r><rPh sb="0" eb="2"><t>WUHAN</t></rPh>',
      },
    }),
  ),
  variant(
    'texts',
    '_x000D_ in a name and a text',
    puts({ C6: '武汉甲传感_x000D_\n科技有限公司', H6: '温漂大，_x000D_\n需由0.5%降到0.1%' }),
    [{ problem: '温漂大，\n需由0.5%降到0.1%', look: { name: 'joined-lines' } }, {}],
  ),
  variant(
    'codes',
    'of which a number keeps fifteen digits, and one that is struck out',
    puts({
      Q4: '统一社会信用代码',
      Q6: 9.14201007145678e17,
      Q7: { value: '91420111MAFAKE991B', struck: true },
    }),
    [{}, {}],
    { left: ['统一社会信用代码：9.14201E+17', '统一社会信用代码：91420111MAFAKE991B'] },
  ),
  variant(
    'texts',
    'what is no code in its column',
    puts({ Q4: '统一社会信用代码', Q6: '正在办理' }),
    [{}, {}],
    {
      left: ['统一社会信用代码：正在办理'],
    },
  ),
  variant(
    'number format',
    'that shows no text',
    puts({
      G6: { value: 'MEMS', format: ';;;' },
      H6: { value: '温漂大，需由0.5%降到0.1%', format: '0;-0;;@' },
    }),
    [{ field: empty('hidden') }, {}],
  ),
  variant('number format', 'a stroke for zero', puts({ F6: { value: 0, format: '#,##0;-#,##0;"-"??' } }), [
    { revenue: empty('says-none') },
    {},
  ]),
  variant('texts', 'what nobody sees', puts({ C6: '武汉甲传感_x200B_科技有限公司', I6: '联合\u00a0开发' }), [
    { collaboration: '联合 开发' },
    {},
  ]),
  variant('texts', '_x4E2D_ and an escaped _x005F_', puts({ G6: '_x4E2D_试_x005F_x000D_' }), [
    { field: '中试_x000D_' },
    {},
  ]),
  variant('texts', 'a number before a name', puts({ C6: '1、武汉甲传感科技有限公司' }), [
    { name: '1、武汉甲传感科技有限公司', look: { name: 'name-note' } },
    {},
  ]),
  variant('texts', 'two names in one cell', puts({ C6: '武汉甲传感科技有限公司\n武汉丙科技有限公司' }), [
    { name: empty('several-names') },
    {},
  ]),
  variant('texts', 'an industry that is no option', puts({ D6: '智能制造' }), [
    { industry: empty('unknown-industry') },
    {},
  ]),
  variant('texts', '其他：低空经济', puts({ D6: '其他：低空经济' }), [
    { industry: '其他', otherIndustry: '低空经济' },
    {},
  ]),

  variant('texts', 'boxes of industries', puts({ D6: '☑高端装备 □新材料' })),
  variant('texts', 'two industries', puts({ D6: '高端装备、新材料' }), [
    { industry: empty('unknown-industry') },
    {},
  ]),
  variant(
    'texts',
    'blanks and a note in names',
    puts({ C6: '武汉 甲传感科技 有限公司', C7: '武汉乙材料科技有限公司（专精特新）' }),
    [{}, { name: '武汉乙材料科技有限公司（专精特新）', look: { name: 'name-note' } }],
  ),
  variant('texts', '无 where nothing is asked, and where something is', puts({ I6: '无', G7: '无' }), [
    { collaboration: undefined },
    { field: empty('says-none') },
  ]),
  variant('texts', '无需求 through the whole request', puts({ G7: '无', H7: '无需求', I7: '/' }), [
    {},
    { field: undefined, problem: undefined, collaboration: undefined, look: { request: 'all-none' } },
  ]),
  variant(
    'texts',
    'the same enterprise twice',
    (grid) => {
      grid.rows[6] = [...ENTERPRISES[0]!]
    },
    [{}, { ...PLAIN[0], look: { name: 'same-enterprise' } }],
  ),
  variant('other year', 'a sheet of another year beside this one', () => {}, [{}, {}], {
    more: [
      {
        name: '2022',
        rows: [
          ['2022年企业“科技副总”选派需求汇总表'],
          ['序号', '企业名称', '所属行业', '期望专家研究领域'],
          [1, '武汉丁科技有限公司', '北斗', '定位'],
        ],
      },
    ],
    left: [
      '2022年企业“科技副总”选派需求汇总表',
      '序号｜企业名称｜所属行业｜期望专家研究领域',
      '1｜武汉丁科技有限公司｜北斗｜定位',
    ],
  }),

  // People
  ...(
    [
      '已协商',
      '已协商一致',
      '√',
      '是（已协商一致）',
      '已与王一鸣协商一致',
      '协商一致',
      'Y',
      '☑是 □否',
      '已一致',
    ] as const
  ).map((written) => variant('people', `agreed: ${written}`, puts({ L6: written }))),
  ...(['否', '未协商', '未', '尚未协商一致', '×', '不一致'] as const).map((written) =>
    variant('people', `not agreed: ${written}`, puts({ L6: written }), [{ agreed1: '否' }, {}]),
  ),
  ...(['正在洽谈中', '是/否', '初步意向'] as const).map((written) =>
    variant('people', `unclear: ${written}`, puts({ L6: written }), [
      { agreed1: empty('agreed-unclear') },
      {},
    ]),
  ),
  ...(['待定', '未指定', '暂无意向人选', '由省里推荐', '待确定'] as const).map((written) =>
    variant('people', `nobody: ${written}`, puts({ J6: undefined, K6: written, L6: undefined }), [
      { ...NO_PERSON, look: { candidates: 'no-candidate' } },
      {},
    ]),
  ),
  variant('people', 'two in one cell', puts({ K6: '王一鸣、李某某' }), [
    { name1: empty('several-people') },
    {},
  ]),
  variant('people', '√ although there is one', puts({ P6: '√' }), [
    { look: { name1: 'part-contradicts' } },
    {},
  ]),

  // Whatever else the file has
  variant(
    'beside the table',
    'further columns',
    puts({ Q4: '联系人', R4: '联系电话', Q6: '张三', R6: '027-87650001', Q7: '李四' }),
    [{}, {}],
    { left: ['联系人：张三', '联系电话：027-87650001', '联系人：李四'] },
  ),
  variant('beside the table', 'a further column that nobody filled', puts({ Q4: '备注' }), [{}, {}], {
    left: ['备注'],
  }),
  variant('beside the table', 'a cell far away', puts({ Z20: '另附材料' }), [{}, {}], { left: ['另附材料'] }),
  variant(
    'beside the table',
    'comments',
    (grid) => {
      grid.comments = [
        { at: 'F6', text: '这是估计数' },
        { at: 'A1', text: '请核对' },
      ]
    },
    [{}, {}],
    { left: ['这是估计数', '请核对'] },
  ),
  variant(
    'beside the table',
    'a text box',
    (grid) => {
      grid.drawing = textBox('请于3月10日前报送')
    },
    [{}, {}],
    { left: ['请于3月10日前报送'] },
  ),
  variant(
    'beside the table',
    'header and footer',
    (grid) => {
      grid.after =
        '<headerFooter><oddHeader>&amp;L内部资料&amp;R&amp;"宋体,常规"&amp;9第 &amp;P 页</oddHeader></headerFooter>'
    },
    [{}, {}],
    { left: ['内部资料'] },
  ),
  variant('beside the table', 'a second sheet', () => {}, [{}, {}], {
    more: [
      {
        name: '备查',
        rows: [
          ['企业', '电话'],
          ['武汉丙公司', '027-87650002'],
        ],
      },
    ],
    left: ['企业｜电话', '武汉丙公司｜027-87650002'],
  }),
  variant('beside the table', 'a line above', withRow(3, ['洪山区经济和信息化局']), [{}, {}], {
    left: ['洪山区经济和信息化局'],
  }),

  // The file itself
  variant('parts', 'prefixed names', () => {}, undefined, { prefix: 'x' }),
  variant('parts', 'a part of another name', () => {}, undefined, {
    part: (number) => `xl/worksheets/Blatt${number}.XML`,
  }),
  variant('parts', 'a part in another folder', () => {}, undefined, {
    part: (number) => `xl/data/s${number}.xml`,
  }),
  variant('parts', 'names over whole columns', () => {}, undefined, {
    definedNames: '<definedNames><definedName name="a">Sheet1!$T$14:$T$1048576</definedName></definedNames>',
  }),
  variant('parts', 'a merge over whole columns', (grid) => {
    grid.merges.push('T1:XFD1048576')
  }),
  variant('parts', 'far formatted rows', (grid) => {
    grid.rowAttributes = { 1048576: '' }
    grid.after = ''
  }),

  // Other files
  refusal(
    'other files',
    'another form of the office',
    plainRows(
      ['2023年企业技术改造项目汇总表'],
      [
        '序号',
        '企业名称',
        '法人代表',
        '手机',
        '地址',
        '所属行业',
        '从业人数',
        '上年营业收入（万元）',
        '技术需求',
      ],
      [
        1,
        '武汉甲传感科技有限公司',
        '赵某某',
        '13800000000',
        '某路1号',
        '高端装备',
        120,
        8650.5,
        '改造生产线',
      ],
    ),
    'other-form',
    '2023年企业技术改造项目汇总表',
  ),
  refusal(
    'other files',
    'a form without any column of ours',
    plainRows(['科技特派员名单'], ['姓名', '单位'], ['王一鸣', '虚构大学']),
    'other-form',
    '科技特派员名单',
  ),
  refusal('other files', 'no title', plainRows(['a', 'b'], [1, 2]), 'no-form'),
  refusal('other files', 'no column of names', () => annex2With(puts({ C4: '联系单位' })), 'no-header'),
  refusal(
    'other files',
    'rows and columns exchanged',
    plainRows(
      ['2023年企业“科技副总”选派需求汇总表'],
      ['序号', 1, 2],
      ['申报企业名称', '武汉甲公司', '武汉乙公司'],
      ['所属行业', '新材料', '北斗'],
    ),
    'no-header',
  ),
  refusal(
    'other files',
    '附件1 in Excel',
    plainRows(
      ['附件1'],
      ['2023年企业“科技副总”需求与技术创新难题信息表'],
      ['企业名称', '武汉甲公司', '法人代表', '张三'],
    ),
    'annex1-in-sheet',
  ),
  refusal(
    'other files',
    'an empty form',
    () =>
      annex2With((grid) => {
        grid.rows = grid.rows.slice(0, 5)
      }),
    'no-rows',
  ),
  refusal(
    'other files',
    'a picture of the form',
    () =>
      excelBook({
        sheets: [
          {
            rows: [],
            drawing:
              '<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor>',
          },
        ],
      }),
    'only-picture',
  ),
  refusal(
    'other files',
    'a web page with a table',
    bytesOf('<html><table><tr><td>序号</td></tr></table></html>'),
    'html-sheet',
  ),
  refusal(
    'other files',
    'a page of Excel',
    bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><p>x</p><table>'),
    'html-sheet',
  ),
  refusal(
    'other files',
    'a page of Word',
    bytesOf('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><table>'),
    'html',
  ),
  refusal(
    'other files',
    'CSV',
    bytesOf('序号,企业所在地,申报企业名称,所属行业\n1,洪山区,武汉甲公司,高端装备\n'),
    'csv',
  ),
  refusal(
    'other files',
    'text with tabs',
    bytesOf('序号\t企业所在地\t申报企业名称\t所属行业\n1\t洪山区\t武汉甲公司\t高端装备\n'),
    'csv',
  ),
  refusal(
    'other files',
    'Excel 2003 XML',
    bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    'sheet-xml',
  ),
  refusal('other files', 'a zip of workbooks', () => zipSync({ '甲.xlsx': annex2With(() => {}) }), 'archive'),
]
