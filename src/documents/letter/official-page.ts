import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { FONTS, fontNamed, type Look, line, paragraphOf, SIZES } from '../office/docx-text.ts'

/** The typography of GB/T 9704-2012, as far as a letter needs it; its clauses are named. */

type Properties = NonNullable<ISectionOptions['properties']>

const TWIPS_PER_MM = 1440 / 25.4
const mm = (length: number) => Math.round(length * TWIPS_PER_MM)

/** 5.2.1: 天头 37, 订口 28, 版心 156 × 225 mm; 7.5: the page number 7 mm below it. */
const PAGE: NonNullable<Properties['page']> = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23) },
}

/** Twips between the margins. */
export const BODY_WIDTH = mm(156)

/** 5.2.3: 22 lines of 28 characters on 225 × 156 mm. */
const LINE_PITCH = Math.floor(mm(225) / 22)
const GRID: NonNullable<Properties['grid']> = { type: DocumentGridType.LINES, linePitch: LINE_PITCH }

/** Twips of one character of 三号. */
export const CHARACTER = 320
/** 28 characters of 三号 are a little wider than 156 mm; a grid of characters is not read alike by all programs. */
const TIGHTER = Math.floor(mm(156) / 28) - CHARACTER
export const BODY: Look = { font: FONTS.body, size: SIZES.three, spacing: TIGHTER }
/** Not justified: LibreOffice then drops a comma at the end of a tightened line. */
export const LINE: IParagraphOptions = {
  spacing: { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  alignment: AlignmentType.LEFT,
}
/** Two characters; in characters for Word, in twips for whoever does not know them. */
const INDENTED: IParagraphOptions = { ...LINE, indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } }

/** `keepNext`: never the last of a page. */
export const body = (text: string, keepNext = false): Paragraph =>
  paragraphOf(line(text), BODY, { ...INDENTED, keepNext })
export const empty = (): Paragraph => paragraphOf(line(), BODY, { ...LINE, keepNext: true })
/** 7.3.3: first level, 黑体. */
export const heading = (text: string): Paragraph =>
  paragraphOf(line(text), { ...BODY, font: FONTS.heading }, { ...INDENTED, keepNext: true })

/** 7.3.1: 二号小标宋, centred. */
export function title(text: string): Paragraph {
  const look = { font: FONTS.title, size: SIZES.two }
  const spacing = { line: 2 * LINE_PITCH, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 }
  return paragraphOf(line(text), look, { alignment: AlignmentType.CENTER, spacing, keepNext: true })
}

/** 7.3.7: 附件 and its number, 三号黑体 in the upper left corner of its first page. */
export const annexMark = (text: string): Paragraph =>
  paragraphOf(line(text), { ...BODY, font: FONTS.heading }, { ...LINE, keepNext: true })

/** The pages of an official paper around these paragraphs. */
export const textSection = (children: ISectionOptions['children']) => section({ grid: GRID }, children)

/** An annex of it on pages of its own; without the grid of lines, which would spread those of a table. */
export const annexSection = (children: ISectionOptions['children']) =>
  section({ type: SectionType.NEXT_PAGE }, children)

function section(properties: Properties, children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: { page: PAGE, ...properties },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children,
  }
}

/** 7.5: 四号 half-width Song figures between dashes; on the right of odd pages, one character in, or left. */
function pageNumber(side: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const look = { font: fontNamed(FONTS.page), size: SIZES.four }
  const indent = side === AlignmentType.RIGHT ? { right: CHARACTER } : { left: CHARACTER }
  const children = [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })]
  return new Footer({ children: [new Paragraph({ alignment: side, indent, children })] })
}
