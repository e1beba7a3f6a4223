import { AlignmentType, type IParagraphOptions, Paragraph, TextRun } from 'docx'
import type { Demand } from '../../domain/demand.ts'
import { dateInWords } from '../../text/dates.ts'
import { demandLabels } from '../../text/labels.ts'
import { annex1Words as words } from '../../text/papers.ts'
import { documentBytes } from '../office/docx-bytes.ts'
import { formTable } from '../office/docx-table.ts'
import {
  FONTS,
  fontNamed,
  type Line,
  line,
  type Piece,
  paragraphOf,
  run,
  SIZES,
} from '../office/docx-text.ts'
import { formPage } from '../office/form-page.ts'
import { enterpriseRows, innovationRows } from './annex1-parts.ts'
import { type CandidateLimits, challengeRows, requestRows } from './annex1-request.ts'
import { entryDigest } from './entry-digest.ts'

/** What 附件1 is printed from; without an entry it is the blank form. */
export interface Annex1Input {
  cycleYear: string | number
  /** The year's numbers in the label of 备选人员; as they stand in `cycle.yaml`. */
  limits?: CandidateLimits | undefined
  demand?: Demand | undefined
  districtName?: string | undefined
  /** Of a named entry, whose file it names; an anonymous one has its own, and that one is printed. */
  creditCode?: string | undefined
}

/** 附件1, blank or filled, as .docx bytes: the same for the same entry. */
export async function annex1Document(input: Annex1Input): Promise<Uint8Array> {
  const year = String(input.cycleYear)
  const [form, ...further] = annex1Tables(input)
  const continuations = further.flatMap(({ no, rows }) => [continuedHeading(no), formTable(rows)])
  return documentBytes(year, {
    sections: [
      formPage([...titleOf(year), ...(await headOf(input)), formTable(form!.rows), ...continuations]),
    ],
  })
}

/** The form, and a table more for each problem beyond the first; `no`: of the problem at its end. */
export function annex1Tables({ demand, limits }: Pick<Annex1Input, 'demand' | 'limits'>) {
  const [first, ...further] = demand?.public.challenges ?? []
  const form = [
    ...enterpriseRows(demand),
    ...innovationRows(demand),
    ...requestRows(demand, limits),
    ...challengeRows(first, demand?.private, demand === undefined),
  ]
  return [
    { no: 1, rows: form },
    ...further.map((challenge) => ({ no: challenge.no, rows: challengeRows(challenge, demand?.private) })),
  ]
}

function titleOf(year: string): Paragraph[] {
  const [upper, lower] = words.title(year) as [string, string]
  const look = { font: FONTS.title, size: SIZES.two }
  return [
    paragraphOf(line(words.annex), { font: FONTS.heading, size: SIZES.three }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 40, after: 40, line: 540, lineRule: 'exact' },
      // One paragraph, broken where the template breaks: the title is one text.
      children: [
        run(upper, look),
        new TextRun({ text: lower, break: 1, size: look.size, font: fontNamed(look.font) }),
      ],
    }),
    paragraphOf(line(words.filledBy), {}, { alignment: AlignmentType.CENTER, spacing: { after: 40 } }),
  ]
}

function continuedHeading(number: number): Paragraph {
  const look = { font: FONTS.heading, size: SIZES.smallFour }
  return paragraphOf(line(words.continued(number)), look, { pageBreakBefore: true, spacing: { after: 120 } })
}

/**
 * Above the table, where the template has nothing: code, day, district, and the proof of what was printed. Below it they
 * could come to stand on a page of their own.
 */
async function headOf({ demand, districtName, creditCode }: Annex1Input): Promise<Paragraph[]> {
  const written = (value: string | undefined, blank: number): Piece => ({ value, blank })
  const { submittedOn } = demand?.public ?? {}
  const code = demand?.private?.enterprise.creditCode ?? creditCode
  const who: Line = {
    pieces: [
      words.creditCode,
      written(code, CODE_BLANK),
      `　${demandLabels['public.submittedOn'].label}：`,
      written(submittedOn && dateInWords(submittedOn), 12),
    ],
  }
  const where: Line = {
    pieces: [words.district, written(districtName, 22), ...(await digestPieces(demand))],
  }
  return [paragraphOf(who, {}, ABOVE), paragraphOf(where, {}, { ...ABOVE, spacing: { after: 60 } })]
}

/** Half-width: room for 18 characters written by hand, as wide as they are high. */
const CODE_BLANK = 40
const ABOVE: IParagraphOptions = { keepNext: true, spacing: { after: 0 } }

async function digestPieces(demand: Demand | undefined): Promise<Piece[]> {
  // Over a sealed entry the digest would not be of what the paper says.
  if (!demand?.private) return []
  const digest = globalThis.crypto?.subtle ? await entryDigest(demand) : words.noDigest
  return [`　${words.digest}`, digest]
}
