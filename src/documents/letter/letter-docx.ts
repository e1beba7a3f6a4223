import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Annex2Table } from '../../domain/annex2.ts'
import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import { dateInWords } from '../../text/dates.ts'
import { letterWords as words } from '../../text/papers.ts'
import { documentBytes } from '../office/docx-bytes.ts'
import { FONTS, fontNamed, type Look, line, paragraphOf, SIZES } from '../office/docx-text.ts'
import { isOther, type LetterCounts, letterCounts } from './letter-counts.ts'

/** What the 推荐函 of one district is written from. */
export interface LetterInput {
  /** 附件2 as it goes with the letter; its filing tells unit, dates and contact. */
  table: Annex2Table & { district: District }
  /** The notice that asks for it. */
  notice: Pick<Cycle, 'title'>
  /** 主送: who collects, by its full name. */
  host: string
}

/** The 推荐函 as .docx bytes, in the typography of GB/T 9704-2012; throws `CountsDisagree`. */
export async function letterDocument(input: LetterInput): Promise<Uint8Array> {
  const { cycle } = input.table
  const counts = letterCounts(input.table)
  const children = [
    ...titleOf(cycle),
    paragraphOf(line(`${input.host}：`), BODY, LINE),
    body(words.basis(input.notice.title, cycle)),
    heading(words.collection),
    ...collection(counts).map(body),
    heading(words.review),
    body(words.filed(dateOr(input.table.filing?.public.filedWithOrganizationDepartmentOn))),
    body(words.closing),
    ...annexes(input, counts),
    ...signature(input),
  ]
  const properties = { page: PAGE, grid: GRID }
  const footers = { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) }
  return documentBytes(
    cycle,
    { sections: [{ properties, footers, children }], evenAndOddHeaderAndFooters: true },
    SIZES.three,
  )
}

type Properties = NonNullable<ISectionOptions['properties']>

const TWIPS_PER_MM = 1440 / 25.4
const mm = (length: number) => Math.round(length * TWIPS_PER_MM)

/** GB/T 9704-2012, 5.2.1: 天头 37, 订口 28, 版心 156 × 225 mm; 7.5: the page number 7 mm below it. */
const PAGE: NonNullable<Properties['page']> = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23) },
}

/** 5.2.3: 22 lines of 28 characters on 225 × 156 mm. */
const LINE_PITCH = Math.floor(mm(225) / 22)
const GRID: NonNullable<Properties['grid']> = { type: DocumentGridType.LINES, linePitch: LINE_PITCH }

/** Twips of one character of 三号. */
const CHARACTER = 320
/** 28 characters of 三号 are a little wider than 156 mm; a grid of characters is not read alike by all programs. */
const TIGHTER = Math.floor(mm(156) / 28) - CHARACTER
const BODY: Look = { font: FONTS.body, size: SIZES.three, spacing: TIGHTER }
/** Not justified: LibreOffice then drops a comma at the end of a tightened line. */
const LINE: IParagraphOptions = {
  spacing: { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
  alignment: AlignmentType.LEFT,
}
/** Two characters; in characters for Word, in twips for whoever does not know them. */
const INDENTED: IParagraphOptions = { ...LINE, indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } }

const body = (text: string): Paragraph => paragraphOf(line(text), BODY, INDENTED)
const empty = (): Paragraph => paragraphOf(line(), BODY, { ...LINE, keepNext: true })
const heading = (text: string): Paragraph =>
  paragraphOf(line(text), { ...BODY, font: FONTS.heading }, { ...INDENTED, keepNext: true })

function titleOf(year: string): Paragraph[] {
  const look = { font: FONTS.title, size: SIZES.two }
  const spacing = { line: 2 * LINE_PITCH, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 }
  return [paragraphOf(line(words.title(year)), look, { alignment: AlignmentType.CENTER, spacing }), empty()]
}

const dateOr = (date: string | undefined): string => (date ? dateInWords(date) : words.blankDate)

function collection(counts: LetterCounts): string[] {
  const named = counts.honors
    .filter(([, count]) => count > 0)
    .map(([honor, count]) => words.companies(isOther(honor) ? words.otherHonor : honor, count))
  return [
    words.entries(counts.entries, counts.asking, counts.alone) +
      words.problems(counts.problems, counts.problemsAlone),
    words.candidates(counts.withCandidates, counts.people, counts.agreed, counts.unspecified),
    words.qualities(named, counts.withoutHonor, counts.withInstitutions),
  ]
}

/** 附件说明 (7.3.4): a line below the text; numbered only where there are several; no stop behind a name. */
function annexes({ table }: LetterInput, { problemsAlone }: LetterCounts): Paragraph[] {
  const names = [words.annex2(table.cycle, table.district.shortName, table.rows.length)]
  if (problemsAlone > 0) names.push(words.challenges(problemsAlone))
  const numbered = names.map((name, at) => (names.length > 1 ? `${at + 1}. ${name}` : name))
  const hanging = 2 * CHARACTER + 3 * CHARACTER
  const items = numbered.map((name, at) =>
    paragraphOf(line(at === 0 ? words.annexes + name : name), BODY, {
      ...LINE,
      indent: at === 0 ? { left: hanging, hanging: 3 * CHARACTER } : { left: hanging },
      keepNext: true,
    }),
  )
  return [empty(), ...items]
}

/** 落款 (7.3.5) with room for the seal, then who can be asked. */
function signature({ table }: LetterInput): Paragraph[] {
  const { filing, district } = table
  const right = (text: string, characters: number) =>
    paragraphOf(line(text), BODY, {
      ...LINE,
      alignment: AlignmentType.RIGHT,
      indent: { right: characters * CHARACTER },
      keepNext: true,
    })
  const { reporter = words.blankName, phone = words.blankName } = filing?.private ?? {}
  return [
    empty(),
    empty(),
    right((filing?.public.unit ?? district.office) + words.seal, 2),
    right(dateOr(filing?.public.reportedOn), 4),
    empty(),
    body(words.contact(reporter, phone)),
  ]
}

/** 7.5: 四号 half-width Song figures between dashes; on the right of odd pages, one character in, or left. */
function pageNumber(side: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const look = { font: fontNamed(FONTS.page), size: SIZES.four }
  const indent = side === AlignmentType.RIGHT ? { right: CHARACTER } : { left: CHARACTER }
  const children = [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })]
  return new Footer({ children: [new Paragraph({ alignment: side, indent, children })] })
}
