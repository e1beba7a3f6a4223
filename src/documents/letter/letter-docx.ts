import { type Paragraph, TabStopType } from 'docx'
import type { Annex2Table } from '../../domain/annex2.ts'
import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import { dateInWords } from '../../text/dates.ts'
import { letterWords as words } from '../../text/letter.ts'
import { documentBytes } from '../office/docx-bytes.ts'
import { line, paragraphOf, SIZES } from '../office/docx-text.ts'
import { type LetterCounts, letterCounts } from './letter-counts.ts'
import { recommendedList } from './letter-list.ts'
import { signatureLines } from './letter-signature.ts'
import {
  annexSection,
  BODY,
  body,
  CHARACTER,
  empty,
  heading,
  LINE,
  textSection,
  title,
} from './official-page.ts'

/** What the 推荐函 of one district is written from. */
export interface LetterInput {
  /** 附件2 as it goes with the letter; its filing tells unit, dates and contact. */
  table: Annex2Table & { district: District }
  /** The notice that asks for it, and what it asks of candidates. */
  notice: Pick<Cycle, 'title' | 'maxCandidates' | 'excludeSelectionsOf'>
  /** 主送: who collects, by its full name. */
  host: string
}

/** The 推荐函 as .docx bytes, in the typography of GB/T 9704-2012; throws `CountsDisagree`. */
export async function letterDocument(input: LetterInput): Promise<Uint8Array> {
  const { cycle, rows } = input.table
  const counts = letterCounts(input.table)
  const annexes = annexesOf(input.table, counts)
  const children = [
    title(rows.length > 0 ? words.title(cycle) : words.titleOfProblems(cycle)),
    empty(),
    paragraphOf(line(`${input.host}：`), BODY, LINE),
    ...text(input, counts, annexes),
    ...annexNames(annexes),
    ...signature(input),
  ]
  const list = rows.length > 0 ? [annexSection(recommendedList(markOf(annexes, words.list), rows))] : []
  return documentBytes(
    cycle,
    { sections: [textSection(children), ...list], evenAndOddHeaderAndFooters: true },
    SIZES.three,
  )
}

/** Names of what goes with the letter. */
function annexesOf({ cycle, rows }: Annex2Table, { problemsAlone }: LetterCounts): string[] {
  return [
    ...(rows.length > 0 ? [words.list, words.annex2(cycle)] : []),
    ...(problemsAlone > 0 ? [words.challenges] : []),
  ]
}

/** 附件2, or 附件 where it is the only one. */
const markOf = (annexes: readonly string[], name: string) =>
  words.annex(annexes.length > 1 ? annexes.indexOf(name) + 1 : undefined)

function text({ table, notice }: LetterInput, counts: LetterCounts, annexes: readonly string[]): Paragraph[] {
  const { cycle, rows, filing } = table
  const problemTable = markOf(annexes, words.challenges)
  const opening =
    rows.length > 0
      ? words.recommended(namesOf(rows), cycle, markOf(annexes, words.list))
      : words.problemsOnly(namesOf(table.entries), counts.problemsAlone, problemTable)
  const sections = [
    ...(rows.length > 0 ? [{ name: words.situation, texts: situation(counts, problemTable) }] : []),
    { name: words.checking, texts: [checked(counts, notice)] },
    {
      name: words.filing,
      texts: [words.filed(dateOr(filing?.public.filedWithOrganizationDepartmentOn))],
    },
  ]
  return [
    body(words.basis(notice.title, cycle) + opening),
    ...sections.flatMap(({ name, texts }, at) => [
      heading(`${'一二三'[at]}、${name}`),
      // The seal never stands on a page without text: the last of it is kept with what follows.
      ...texts.map((one) => body(one, at === sections.length - 1)),
    ]),
    body(rows.length > 0 ? words.closing : words.closingOfProblems, true),
  ]
}

const namesOf = (entries: readonly { demand: Annex2Table['entries'][number]['demand'] }[]): string[] =>
  entries.map(({ demand }) => enterpriseName(demand) ?? '')

const dateOr = (date: string | undefined): string => (date ? dateInWords(date) : words.blankDate)

function situation(counts: LetterCounts, problemTable: string): string[] {
  const { asking, alone, problemsAlone } = counts
  return [
    words.qualities(asking, counts.honors, counts.withInstitutions) + words.first(asking, counts.first),
    words.candidates(counts.withCandidates, counts.people, counts.agreed, counts.unspecified) +
      words.problems(counts.problems),
    alone > 0 ? words.alone(alone, problemsAlone, problemTable) : '',
  ].filter((one) => one !== '')
}

/** What entries without an error have passed; one with an error is in no table. */
function checked(
  { people }: LetterCounts,
  { maxCandidates, excludeSelectionsOf }: LetterInput['notice'],
): string {
  return `${words.checked}${people > 0 ? words.checkedPeople(maxCandidates, excludeSelectionsOf) : ''}。`
}

/** Twips: 附件： and what the number of an annex takes. */
const MARK = 3 * CHARACTER
const NUMBER = CHARACTER

/** 附件说明 (7.3.4): a line below the text; numbered where there are several; no stop behind a name. */
function annexNames(names: readonly string[]): Paragraph[] {
  const numbered = names.length > 1
  const left = 2 * CHARACTER + MARK + (numbered ? NUMBER : 0)
  const items = names.map((name, at) => {
    const mark = at === 0 ? words.annexes : ''
    const hanging = (at === 0 ? MARK : 0) + (numbered ? NUMBER : 0)
    return paragraphOf(line(mark + (numbered ? `${at + 1}.\t${name}` : name)), BODY, {
      ...LINE,
      indent: { left, hanging },
      tabStops: [{ type: TabStopType.LEFT, position: left }],
      keepNext: true,
    })
  })
  return [empty(), ...items]
}

/** 落款 with room for the seal, then who can be asked (7.3.6). */
function signature({ table }: LetterInput): Paragraph[] {
  const { filing, district } = table
  const { reporter = words.blankName, phone = words.blankName } = filing?.private ?? {}
  return [
    empty(),
    empty(),
    ...signatureLines(filing?.public.unit ?? district.office, dateOr(filing?.public.reportedOn)),
    body(words.contact(reporter, phone)),
  ]
}
