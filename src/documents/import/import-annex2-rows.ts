import type { Annex2Header, ImportColumn } from './import-annex2-header.ts'
import { isElsewhere, isNoNeed } from './import-habits.ts'
import type { LeftoverKind } from './import-result.ts'
import type { SheetCell, SheetRow } from './read/read-sheet.ts'

/** What a row below the header is: an entry, a row of the blank form, or passed over for a reason. */
export type RowKind =
  | 'entry'
  | 'blank'
  | Extract<
      LeftoverKind,
      'struck-row' | 'hidden-row' | 'total' | 'note' | 'sample' | 'group-head' | 'no-name'
    >

/** How offices mark rows that are no enterprise; the next habit is a row. */
const MARKS: readonly (readonly [RowKind, RegExp])[] = [
  [
    'total',
    /^(?:合计|总计|小计|共计|总和|平均|均值|累计|汇总|总数)(?:[:：(（\d].*)?$|^(?:合|总|小|共)计|^共\d+[家户]|(?:合计|总计|小计|总数|平均)[:：]?\d{0,9}[家户个]?$/,
  ],
  [
    'sample',
    /^[(（【[]?(?:例|示例|样例|范例|填写示例|填写样例|填表示例|举例|样表)[)）】\]]?(?:[:：\d].*)?$|^(?:例如|示例)[:：]|[xX×＊*○]{2,}|^某某?(?:公司|企业)/,
  ],
  [
    'note',
    /^(?:注|备注|说明|附注|填表说明|填报说明|填写说明|※)[:：1-9①、.．\s]|^(?:注|备注|说明)$|^(?:填报人|填表人|填报单位|审核人|负责人|单位负责人|分管领导|联系人|联系电话|联系方式|制表人?|填报日期|日期|单位[(（]盖章|盖章|签字|签章)[^,，]{0,4}[:：]/,
  ],
]

const ENTERPRISE = /公司|集团|厂|店|社|院|所|中心|企业|合伙|工作室|农场|基地|局|站|行$/

const GROUP = /^[（(]?[一二三四五六七八九十]+[)）、.．]/

/** The kind of a row by its marks, its look, and which of its columns are filled. */
export function kindOf(row: SheetRow, { columns }: Annex2Header): RowKind {
  const own = [...row.cells.values()].filter(
    ({ copyOf }) => copyOf === undefined || copyOf.row !== row.number,
  )
  const at = (id: ImportColumn) => row.cells.get(columns.get(id)?.at ?? 0)
  const first = [...row.cells.values()][0]
  const filled = [...columns].filter(([id]) => id !== 'number' && id !== 'district' && hasText(at(id)))
  const numbered = own.every(({ text }) => /^[\s\d.。…·、]*$/.test(text))
  if (filled.length === 0 && numbered) return 'blank'
  if (isColumnNumbers(row)) return 'blank'
  const heads = [first, at('number'), at('name')].flatMap((cell) => cell?.text.replace(/\s/g, '') ?? [])
  const mark = MARKS.find(([, pattern]) => heads.some((text) => pattern.test(text)))?.[0]
  if (mark) return mark
  const said = own.filter(({ text }) => text.trim() !== '')
  const struck = ({ doubts }: SheetCell) => doubts.has('struck')
  if (said.length > 0 && said.every(struck)) return 'struck-row'
  // Only its number and its district were spared.
  if (filled.length > 1 && filled.every(([id]) => struck(at(id)!))) return 'struck-row'
  if (row.hidden || (said.length > 0 && said.every(({ doubts }) => doubts.has('hidden')))) return 'hidden-row'
  const name = at('name')
  if (!hasText(name)) return said.length === 1 && filled.length <= 1 ? 'group-head' : 'no-name'
  // Alone in its row, and merged over other columns: a heading.
  if (
    filled.every(([id]) => at(id)!.text === name!.text) &&
    (spans(row, name!) || GROUP.test(name!.text) || !ENTERPRISE.test(name!.text))
  )
    return 'group-head'
  if (!isEnterprise(name!.text) && filled.every(([id]) => id === 'name' || NUMBERS.has(id))) {
    return isElsewhere(name!.text) || isNoNeed(name!.text) ? 'no-name' : 'note'
  }
  return 'entry'
}

/** A line of figures alone beside what is nobody's name is no entry. */
const NUMBERS: ReadonlySet<ImportColumn> = new Set<ImportColumn>(['employees', 'revenue'])

const isEnterprise = (name: string) => ENTERPRISE.test(name.trim().replace(/[（(][^()（）]*[)）]$/, ''))

const hasText = (cell: SheetCell | undefined) =>
  cell !== undefined && (/[^\s_＿]/.test(cell.text) || cell.doubts.has('no-result'))

const spans = (row: SheetRow, cell: SheetCell) =>
  [...row.cells.values()].filter(({ text }) => text === cell.text).length > 2

/** 1 2 3 4 … below the titles. */
function isColumnNumbers({ cells }: SheetRow): boolean {
  const texts = [...cells.values()].map(({ text }) => text.trim())
  const from = Number(texts.find((text) => /^\d+$/.test(text)))
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number)
  return (
    numbers.length >= 5 &&
    numbers.length >= texts.length - 2 &&
    numbers.every((number, at) => number === from + at)
  )
}
