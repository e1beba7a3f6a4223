import { strToU8, zipSync } from 'fflate'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import { escaped } from '../fixtures/import/word.ts'
import { partsOf } from './document-texts.ts'

/** The blank 附件1 that the product prints, filled in by hand: what a form is like when it comes back. */
export class WordForm {
  readonly parts: Map<string, string>
  #cells: string[]

  private constructor(parts: Map<string, string>, cells: string[]) {
    this.parts = parts
    this.#cells = cells
  }

  static async blank(): Promise<WordForm> {
    const parts = partsOf(
      await annex1Document({
        cycleYear: 2023,
        limits: { maxCandidates: 2, excludeSelectionsOf: [2021, 2022] },
      }),
    )
    // A cell, and what stands between two of them, in turn.
    const cells = parts.get('word/document.xml')!.split(/(<w:tc>.*?<\/w:tc>)/s)
    return new WordForm(parts, cells)
  }

  copy(): WordForm {
    return new WordForm(new Map(this.parts), [...this.#cells])
  }

  /** Types into the cell right of this label; `nth`: of cells with the same label, from 1. */
  answer(label: string, change: Change, nth = 1): this {
    const at = this.#find(label, nth) + 2
    this.#cells[at] = withContent(this.#cells[at]!, typed(change, textOf(this.#cells[at]!)))
    return this
  }

  /** Types into the cell that begins with this label. */
  into(label: string, change: Change, nth = 1): this {
    const at = this.#find(label, nth)
    this.#cells[at] = withContent(this.#cells[at]!, typed(change, textOf(this.#cells[at]!)))
    return this
  }

  /** The whole document as XML, for what lies over its cells. */
  edit(change: (xml: string) => string): this {
    this.#cells = change(this.#cells.join('')).split(/(<w:tc>.*?<\/w:tc>)/s)
    return this
  }

  /** Rows behind the row of this label. */
  addRow(label: string, row: string, nth = 1): this {
    const at = this.#cells.findIndex(
      (part, index) => index > this.#find(label, nth) && part.includes('</w:tr>'),
    )
    this.#cells[at] = this.#cells[at]!.replace('</w:tr>', `</w:tr>${row}`)
    return this
  }

  /** A part of the package: notes, a header. Relations are left out: no program of ours reads them. */
  part(name: string, xml: string): this {
    this.parts.set(name, xml)
    return this
  }

  get xml(): string {
    return this.#cells.join('')
  }

  bytes(): Uint8Array {
    const parts = [...this.parts, ['word/document.xml', this.xml] as const]
    return zipSync(Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(xml)])), { level: 0 })
  }

  #find(label: string, nth: number): number {
    const bare = (text: string) => text.replace(/\s/g, '').replace(/^（[一二三]）/, '')
    const found = [...this.#cells.entries()].filter(
      ([at, cell]) => at % 2 === 1 && bare(textOf(cell)).startsWith(bare(label)),
    )
    if (!found[nth - 1]) throw new Error(`no cell ${nth} named ${label}`)
    return found[nth - 1]![0]
  }
}

/** Marked text (see `typedXml`) in place of the cell's, or what is made of the cell's own. */
export type Change = string | ((text: string) => string)

const typed = (change: Change, text: string) => (typeof change === 'string' ? change : change(text))

/** The cell's paragraphs as lines. */
function textOf(cell: string): string {
  const paragraphs = cell.match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? []
  return paragraphs
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

const withContent = (cell: string, text: string) =>
  cell.replace(
    /(<w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)?).*(<\/w:tc>)$/s,
    (_, start, end) => start + typedXml(text) + end,
  )

const LOOKS: Record<string, string> = {
  b: '<w:b/>',
  i: '<w:i/>',
  u: '<w:u w:val="single"/>',
  yellow: '<w:highlight w:val="yellow"/>',
  red: '<w:color w:val="FF0000"/>',
  white: '<w:color w:val="FFFFFF"/>',
  grey: '<w:shd w:val="clear" w:fill="D9D9D9"/>',
  strike: '<w:strike/>',
  hidden: '<w:vanish/>',
  wingdings: '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
}

/**
 * Paragraphs of what was typed, a line each; ↵ is a soft break. `{b|…}` and the other looks change a piece,
 * `{ins|…}` and `{del|…}` track it, `{xml|…}` is XML of a paragraph as it stands; so is a whole line `<w:…`.
 */
export function typedXml(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('<w:') ? line : `<w:p>${piecesOf(line)}</w:p>`))
    .join('')
}

function piecesOf(line: string): string {
  return line
    .split(/(\{\w+\|[^{}]*\})/)
    .filter(Boolean)
    .map((piece) => {
      const [, way = '', words = ''] = /^\{(\w+)\|([^{}]*)\}$/.exec(piece) ?? [undefined, '', piece]
      if (way === 'xml') return words
      if (way === 'ins') return `<w:ins w:id="1" w:author="某某">${run(words)}</w:ins>`
      if (way === 'del') {
        return `<w:del w:id="2" w:author="某某"><w:r><w:delText>${escaped(words)}</w:delText></w:r></w:del>`
      }
      return run(words, LOOKS[way])
    })
    .join('')
}

function run(text: string, look = ''): string {
  const words = text.split('↵').map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`)
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${words.join('<w:br/>')}</w:r>`
}

const ticks =
  (...options: string[]) =>
  (text: string) =>
    options.reduce((words, option) => words.replace(`□${option}`, `☑${option}`), text)

/** One sign for another in a cell of boxes. */
export const swap =
  (...pairs: readonly (readonly [from: string, to: string])[]) =>
  (text: string) =>
    pairs.reduce((words, [from, to]) => {
      if (!words.includes(from)) throw new Error(`no ${from} in ${text}`)
      return words.replace(from, to)
    }, text)

export { ticks }

const blanks = /\s{8,}/

/** As an office fills it in that follows the form: every answer in its place, every box ticked that should be. */
export function filledIn(form: WordForm): WordForm {
  return form
    .answer('企业名称', '武汉虚构传感科技有限公司')
    .answer('企业从业人数', '120')
    .answer('上年营业收入', '8650.5')
    .answer('资质/荣誉', ticks('省级“专精特新”中小企业'))
    .answer('行业领域', ticks('高端装备'))
    .answer('法人代表', '褚某某')
    .answer('手机', '19900001001')
    .answer('联系人', '卫某某')
    .answer('手机', '19900001002', 2)
    .answer('地 址', '武汉市洪山区虚构大道55号')
    .answer('是否建有研发机构', (text) =>
      text.replace('□有', '☑有').replace(/研发机构1 名称：\s+/, '研发机构1 名称：虚构传感研究院\n'),
    )
    .answer('研发机构建设形式', ticks('企业自建'))
    .answer(
      '研发机构类型',
      swap(['□企业技术中心（□国家级  □省级  □市级', '☑企业技术中心（□国家级  □省级  ☑市级']),
    )
    .answer('研发场地', (text) => text.replace('□有', '☑有').replace(blanks, ' 850 '))
    .answer('研发人员', (text) => text.replace('□有', '☑有').replace(blanks, ' 32 '))
    .answer('研发设备', (text) => text.replace('□有', '☑有').replace(blanks, ' 620 '))
    .answer('上年研发投入占营业收入比例', ticks('5%～10%'))
    .into('□有（□自主研发', ticks('有', '自主研发'))
    .answer('期望专家来源', '省内高校')
    .answer('期望专家研究领域', 'MEMS传感器')
    .answer('姓名', '蒋某某')
    .answer('单位', '虚构理工大学')
    .answer('联系方式', '19900001003')
    .into('说明：', (text) => `${text}\n备选1已协商一致。`)
    .answer('期望“科技副总”帮助解决的技术创新难题', '温漂大，需由0.5%降到0.1%。')
    .answer('期望与“科技副总”派出单位开展的项目合作', '联合开发补偿算法')
    .answer('是否愿意为“科技副总”提供', '☑是\n如：提供办公室')
    .answer('问题难题', '传感器温漂补偿精度不足')
    .answer('是否行业关键共性技术', ticks('是'))
    .answer('需求描述', '在-40℃～85℃内温漂不大于0.1%FS，良率由82%提高到95%。')
    .answer('有无对外技术合作需求', ticks('有'))
    .answer('对外技术合作方式', ticks('联合开发'))
    .answer('对技术合作方的要求', '有经验的团队。意向单位和专家：虚构理工大学蒋某某')
    .answer('预计技术合作经费投入', '60')
}

/** What `filledIn` says, path by path. */
export const FILLED_IN: Readonly<Record<string, unknown>> = {
  'public.enterprise.name': '武汉虚构传感科技有限公司',
  'public.enterprise.honors': ['省级“专精特新”中小企业'],
  'public.enterprise.industry': '高端装备',
  'public.research.institutions': ['虚构传感研究院'],
  'public.research.establishment': ['企业自建'],
  'public.research.types': [{ type: '企业技术中心', level: '市级' }],
  'public.expertRequest.source': '省内高校',
  'public.expertRequest.field': 'MEMS传感器',
  'public.expertRequest.problem': '温漂大，需由0.5%降到0.1%。',
  'public.expertRequest.collaboration': '联合开发补偿算法',
  'public.challenges.0.no': '1',
  'public.challenges.0.summary': '传感器温漂补偿精度不足',
  'public.challenges.0.commonTechnology': '是',
  'public.challenges.0.description': '在-40℃～85℃内温漂不大于0.1%FS，良率由82%提高到95%。',
  'public.challenges.0.cooperation.modes': ['联合开发'],
  'public.challenges.0.cooperation.requirements': '有经验的团队。',
  'public.challenges.0.cooperation.budget': '60',
  'private.enterprise.employees': '120',
  'private.enterprise.revenue': '8650.5',
  'private.enterprise.legalRepresentative.name': '褚某某',
  'private.enterprise.legalRepresentative.mobile': '19900001001',
  'private.enterprise.contact.name': '卫某某',
  'private.enterprise.contact.phone': '19900001002',
  'private.enterprise.address': '武汉市洪山区虚构大道55号',
  'private.innovation.siteArea': '850',
  'private.innovation.staff': '32',
  'private.innovation.equipmentValue': '620',
  'private.innovation.rdIntensity': '5%～10%',
  'private.innovation.projects': ['自主研发'],
  'private.candidates.0.name': '蒋某某',
  'private.candidates.0.organization': '虚构理工大学',
  'private.candidates.0.phone': '19900001003',
  'private.candidates.0.agreed': '是',
  'private.support.offered': '是',
  'private.support.details': '提供办公室',
  'private.challenges.0.no': '1',
  'private.challenges.0.intendedPartners': '虚构理工大学蒋某某',
}
