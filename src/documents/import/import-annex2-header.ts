import { type Annex2ColumnId, annex2Columns } from '../../domain/annex2.ts'
import { isUnit } from '../../domain/number-units.ts'
import { yearOf } from './import-year.ts'
import type { SheetRow } from './read/read-sheet.ts'

/** What a column of a filled 附件2 may be: one of the form's, or the code that offices add to it. */
export type ImportColumn = Annex2ColumnId | 'creditCode'

export interface HeaderColumn {
  at: number
  /** As printed, on one line. */
  label: string
}

export interface Annex2Header {
  /** Numbers of its first and last row. */
  from: number
  to: number
  columns: Map<ImportColumn, HeaderColumn>
  /** Of the cycle that the paper is for, where that is known. */
  year?: number | undefined
  /** Columns that are told apart by nothing: each could be the field. */
  doubled: Map<ImportColumn, HeaderColumn[]>
  /** Titles of columns that the form does not have, by number. */
  others: Map<number, string>
}

/**
 * How offices name the columns, as `plainLabel` leaves them; the next habit is a row. The form's own titles are
 * known from `annex2Columns`.
 */
const ALIASES: readonly (readonly [ImportColumn, RegExp])[] = [
  ['number', /^(?:序号|编号|序|号|no\.?)$/i],
  ['creditCode', /^(?:企业)?(?:统一)?(?:社会)?信用代码(?:证号)?$/],
  [
    'name',
    /^(?:申报|填报|需求|推荐|报送|参与|所在|接收|拟?选派|用人)?(?:企业|公司)的?(?:名称|全称|名)$|^(?:申报|填报|需求|推荐|接收|拟?选派|用人)(?:企业|单位)(?:名称|全称)?$|^单位(?:名称|全称)$|^企业$/,
  ],
  [
    'district',
    /^(?:企业)?所[在属](?:行政)?(?:地|区|区域|地区|区县|城区|辖区|区或开发区|区\/开发区|区、开发区)$|^(?:区|区域|辖区|城区|区县|区别|行政区|属地|报送区|推荐区)$/,
  ],
  [
    'industry',
    /^(?:企业)?(?:所属|所在)?(?:行业|产业)(?:领域|类别|分类|类型)?$|^(?:企业)?所属(?:行业|产业)?领域$/,
  ],
  [
    'employees',
    /^(?:企业|单位|公司)?(?:现有|在职)?(?:(?:从业人员|从业|职工|员工|人员|用工)(?:总人数|人数|总数|数量|数)|总人数|人数)$|^(?:企业)?从业人员$|^企业规模$/,
  ],
  [
    'revenue',
    /^(?:企业)?(?:上一?年度?|去年度?|前一年度?)?的?(?:全年|年度?)?(?:企业)?(?:营业总?收入|营收)(?:总额|额)?$/,
  ],
  [
    'field',
    /^(?:期望|需求|所需|需要|意向)?的?(?:科技副总|专家)?的?(?:主要|专业)?研究(?:领域|方向)$|^(?:期望|需求|所需|需要)?的?(?:科技副总|专家)的?(?:专业|技术)?(?:领域|方向)$|^(?:期望|需求|所需|需要|专家)?的?专业(?:领域|方向)?$/,
  ],
  [
    'problem',
    /^(?:期望|希望|拟|需|需要)?(?:科技副总|专家)?(?:帮助|协助|帮忙)?(?:解决|攻克)?的?(?:企业)?(?:主要|关键|核心)?(?:技术)?(?:创新)?(?:难题|技术难题|技术需求|技术问题|关键技术问题|技术瓶颈|瓶颈)(?:需求)?(?:描述|简述|简要描述)?$/,
  ],
  [
    'collaboration',
    /^(?:期望|希望|拟)?(?:与|和)?(?:科技副总|专家)?(?:派出单位|所在单位|派出高校|高校院所|高校)?(?:拟)?(?:开展)?的?(?:项目合作|合作项目|合作内容|合作需求|产学研合作|合作)(?:内容|需求)?$/,
  ],
  ['unspecified', /^(?:未|没有|暂未|暂无|不)指定(?:具体)?(?:专家|人选|人员|科技副总)$/],
]

/** The columns of a person, who is named by number, or by standing first or second. */
const PERSON: readonly (readonly ['agreed' | 'organization' | 'candidate', RegExp])[] = [
  ['agreed', /协商|是否同意|意向一致|达成一致/],
  ['organization', /单位|院校|高校|机构|学校/],
  ['candidate', /姓名|人选|人员\d?$|专家\d?$|备选\d?$/],
]
const OF_PERSON = /专家|备选|人选|人员|指定/

/** Fewer than these are some other table. */
const LEAST_COLUMNS = 4
/** What only this form asks: a table without any is another one of the same office. */
const OWN_COLUMNS: readonly ImportColumn[] = ['field', 'problem', 'collaboration']
const MAX_ROWS = 3

/** The header of 附件2 that has the name's title in this row; undefined if there is none. */
export function headerAt(rows: readonly SheetRow[], at: number, year?: number): Annex2Header | undefined {
  if (![...rows[at]!.cells.values()].some(({ text }) => columnNamed(text) === 'name')) return undefined
  const header = bestHeader(rows, at, year)
  return header?.columns.has('name') ? withUnits(header, rows) : undefined
}

/** A row of units alone below the titles belongs to them. */
function withUnits(header: Annex2Header, rows: readonly SheetRow[]): Annex2Header {
  const next = rows.find(({ number }) => number > header.to)
  const texts = next ? [...next.cells.values()].map(({ text }) => text.replace(/[\s()（）]/g, '')) : []
  if (!next || texts.length === 0 || !texts.every((text) => isUnit(text) || /^[/—-]*$/.test(text)))
    return header
  for (const column of header.columns.values()) {
    const unit = next.cells.get(column.at)?.text.replace(/[\s()（）]/g, '')
    if (unit) column.label += `（${unit}）`
  }
  return { ...header, to: next.number }
}

/** As `headerAt`, for a header that lacks the name's title. */
export function bestHeader(rows: readonly SheetRow[], at: number, year?: number): Annex2Header | undefined {
  let best: Annex2Header | undefined
  for (let first = Math.max(0, at - MAX_ROWS + 1); first <= at; first++) {
    for (let last = at; last < Math.min(rows.length, first + MAX_ROWS); last++) {
      const found = headerOf(rows.slice(first, last + 1), year)
      const better = found.columns.size - (best?.columns.size ?? 0)
      // Of two that say the same, the one with fewer rows: the title above and the first entry are no part of it.
      if (better > 0 || (better === 0 && best && found.to - found.from < best.to - best.from)) best = found
    }
  }
  const isOwn = best && OWN_COLUMNS.some((id) => best.columns.has(id) || best.doubled.has(id))
  return isOwn && best!.columns.size >= LEAST_COLUMNS ? best : undefined
}

function headerOf(rows: readonly SheetRow[], year: number | undefined): Annex2Header {
  const found = new Map<ImportColumn, HeaderColumn[]>()
  const others = new Map<number, string>()
  const counts = { agreed: 0, organization: 0, candidate: 0 }
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
  for (const at of columns) {
    const texts = [...new Set(rows.flatMap(({ cells }) => cells.get(at)?.text.trim() ?? []).filter(Boolean))]
    const id = columnOf(
      texts.map((text) => text.replace(/\s/g, '')),
      counts,
    )
    const label = oneLine(texts.at(-1) ?? '')
    if (!id) {
      if (label) others.set(at, shortTitle(label))
      continue
    }
    found.set(id, [...(found.get(id) ?? []), { at, label }])
  }
  const header: Annex2Header = {
    from: rows[0]!.number,
    to: rows.at(-1)!.number,
    columns: new Map(),
    doubled: new Map(),
    others,
  }
  for (const [id, same] of found) {
    const chosen = same.length === 1 ? same[0] : chosenOf(id, same, year)
    if (chosen) header.columns.set(id, chosen)
    else header.doubled.set(id, same)
    for (const { at, label } of same) if (chosen && at !== chosen.at) others.set(at, shortTitle(label))
  }
  return header
}

/** Of two columns that could be one: the form's own title, or last year's amount. */
function chosenOf(
  id: ImportColumn,
  same: readonly HeaderColumn[],
  year: number | undefined,
): HeaderColumn | undefined {
  const title = annex2Columns.find((column) => column.id === id)?.title ?? ''
  const official = same.filter(({ label }) => plainLabel(label) === plainLabel(title))
  if (official.length === 1) return official[0]
  const lastYear = same.filter(({ label }) => year !== undefined && yearOf(label) === year - 1)
  return lastYear.length === 1 ? lastYear[0] : undefined
}

function columnOf(texts: readonly string[], counts: Record<'agreed' | 'organization' | 'candidate', number>) {
  const [own, whole] = [texts.at(-1) ?? '', texts.join('')]
  const simple = columnNamed(own) ?? columnNamed(whole)
  if (simple) return simple
  if (!OF_PERSON.test(whole) && !/协商|达成一致/.test(own)) return undefined
  const plain = plainLabel(own)
  // 姓名及单位 in one column is neither.
  if (/姓名/.test(plain) && /单位|院校|高校|职称|电话/.test(plain)) return undefined
  const kind = plain.length <= 30 ? PERSON.find(([, pattern]) => pattern.test(plain))?.[0] : undefined
  if (!kind) return undefined
  const number =
    numberIn(whole) ??
    (kind === 'agreed' ? Math.max(counts.candidate, counts.organization, 1) : counts[kind] + 1)
  if (number > 2) return undefined
  counts[kind] = number
  return `${kind}${number as 1 | 2}` as const
}

/** Of 备选人员1, 专家二; 是否已经协商一致 has none, and belongs to the person before it. */
function numberIn(label: string): number | undefined {
  const plain = plainLabel(label.replace(/①/g, '1').replace(/②/g, '2')).replaceAll('一致', '')
  const sign = /(?:备选|专家|人员|人选)\D{0,4}?([12一二])|([12])/.exec(plain)?.slice(1).find(Boolean)
  return sign ? '一二'.indexOf(sign) + 1 || Number(sign) : undefined
}

const official = new Map(
  annex2Columns.filter(({ group }) => !group).map(({ id, title }) => [plainLabel(title), id]),
)

function columnNamed(text: string): ImportColumn | undefined {
  if (text.length > 80) return undefined
  const plain = plainLabel(text)
  return official.get(plain) ?? ALIASES.find(([, pattern]) => pattern.test(plain))?.[0]
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
const shortTitle = (label: string) => label.slice(0, 40)

/** Without what does not tell columns apart: white space, brackets, unit, year, numbering, and a second language. */
function plainLabel(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s"“”„‟‘’'*_]/g, '')
    .replace(/[(〔[【][^()〔〕[\]【】]*[)〕\]】]/g, '')
    .split(/单位[:为]/)[0]!
    .replace(/\/(?:[十百千]?[万亿]?元|人|名|万|亿)$/, '')
    .replace(/^20\d{2}年度?/, '')
    .replace(/^[★☆◆◇▲△※·•➢]?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.])?/, '')
    .replace(/[:;,]$/, '')
  return /[\u4e00-\u9fff]/.test(plain) ? plain.replace(/[A-Za-z.,/|&-]{2,}|[/|]/g, '') : plain
}
