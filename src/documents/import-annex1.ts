import { type CellId, cellNamed, foot, templateLines } from '../text/paper-labels.ts'
import { type Guarded, guardDocument, isRefusal } from './guard.ts'
import { GuardError } from './guard-refusal.ts'
import { type Slot, slotsOf } from './import-cells.ts'
import { type ChallengeCells, importChallenges } from './import-challenges.ts'
import { Draft } from './import-draft.ts'
import { importEnterprise } from './import-enterprise.ts'
import { strayTexts, written } from './import-fields.ts'
import { importRequest } from './import-request.ts'
import { importResearch } from './import-research.ts'
import type { ImportedTree, ImportResult, Leftover } from './import-result.ts'
import { gridOf } from './read-grid.ts'
import type { TicksRead } from './read-ticks.ts'
import { type Paragraph, readWord, type WordDocument } from './read-word.ts'

/** One filled form: its cells, and where their values go. */
export interface Form {
  draft: Draft
  slots: readonly Slot[]
  slot: (id: CellId) => Slot | undefined
  /** The 手机 behind this person's name. */
  mobileAfter: (id: CellId) => Slot | undefined
  /** Words in a cell of boxes that belong to none of these options. */
  stray: (cell: Slot, read: TicksRead, withText: readonly string[]) => void
}

/** A filled 附件1 as entries: one, unless the file holds the forms of several enterprises. Never throws. */
export function importAnnex1(bytes: Uint8Array): ImportResult {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  return guarded.kind === 'docx' ? importGuardedAnnex1(guarded) : { refused: 'no-form' }
}

export function importGuardedAnnex1({ parts, main }: Guarded): ImportResult {
  try {
    const document = readWord(parts.get(main)!)
    const feet = [...parts].filter(([name]) => name !== main && /^word\/(?:footer|header)/.test(name))
    const paper = paperOf([document, ...feet.map(([, xml]) => readWord(xml))])
    return importForms(document, paper)
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    throw error
  }
}

/** Fewer named cells than this are a coincidence, not the form. */
const FEWEST_CELLS = 6
/** And more cells than this are some other table: one form has about 150. */
const MOST_CELLS = 3000

function importForms(document: WordDocument, paper: Paper): ImportResult {
  const { cells, strangers } = gridOf(document.tables, (text) => cellNamed(text) !== undefined)
  if (cells.length > MOST_CELLS) return { refused: 'no-form' }
  const { slots, unused } = slotsOf(cells)
  if (slots.length < FEWEST_CELLS || !slots.some(({ id }) => id === 'name')) return { refused: 'no-form' }
  const forms = formsOf(slots)
  const trees = forms.map((own) => importForm(own, forms.length === 1 ? paper : {}))
  const leftovers: Leftover[] = [
    ...unused
      .filter(({ text }) => !text.split('\n').every(isTemplate))
      .map(({ text, table, row, column }) => ({
        text: text.trim(),
        place: { table, row: row + 1, cell: cellNumber(cells, table, row, column) },
      })),
    ...strangers.map((text) => ({ text, place: { paragraph: 0 } })),
    ...outside(document.paragraphs),
  ]
  trees[0]!.leftovers.push(...leftovers)
  return { trees }
}

function cellNumber(
  cells: readonly { table: number; row: number; column: number }[],
  table: number,
  row: number,
  column: number,
) {
  return cells.filter((cell) => cell.table === table && cell.row === row && cell.column <= column).length
}

/** A further 企业名称 with another name begins a further form; the same one is a continuation page's. */
function formsOf(slots: readonly Slot[]): Slot[][] {
  const forms: Slot[][] = [[]]
  let name = ''
  for (const slot of slots) {
    const given = slot.id === 'name' ? written(slot.text) : ''
    if (given && name && given !== name) forms.push([])
    if (given) name = given
    forms.at(-1)!.push(slot)
  }
  return forms
}

const OF_CHALLENGE: ReadonlySet<CellId> = new Set<CellId>([
  'summary',
  'commonTechnology',
  'description',
  'cooperation',
  'modes',
  'requirements',
  'budget',
])

function importForm(slots: Slot[], paper: Paper): ImportedTree {
  const draft = new Draft()
  const leftovers: Leftover[] = []
  const slot = (id: CellId) => theOne(slots, id)
  const form: Form = {
    draft,
    slots,
    slot,
    mobileAfter: (id) => mobileAfter(slots, id),
    stray: ({ at }, read, withText) => {
      const place = { table: at.table, row: at.row + 1, cell: at.column + 1 }
      leftovers.push(...strayTexts(read, withText).map((text) => ({ text, place })))
    },
  }
  if (paper.submittedOn) draft.take(['public', 'submittedOn'], paper.submittedOn)
  else draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  importEnterprise(form)
  importResearch(form)
  importRequest(form)
  importChallenges(form, challengesOf(slots))
  reportDoubles(form)
  const { submittedOn: _, ...rest } = paper
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers,
    paper: rest,
  }
}

/** Of a cell that stands twice the filled one; two that differ are told in `reportDoubles`. */
function theOne(slots: readonly Slot[], id: CellId): Slot | undefined {
  const own = slots.filter((slot) => slot.id === id && slot.number === undefined)
  return own.find(({ text }) => written(text) !== '') ?? own[0]
}

function mobileAfter(slots: readonly Slot[], id: CellId): Slot | undefined {
  const from = slots.findIndex((slot) => slot.id === id)
  if (from < 0) return undefined
  const next = slots.slice(from + 1).find(({ id: other }) => other === 'mobile' || isPerson(other))
  return next?.id === 'mobile' ? next : undefined
}

const isPerson = (id: CellId) => id === 'legalName' || id === 'contactName'

/** A form's page and its continuations: whatever stands again belongs to the next problem. */
function challengesOf(slots: readonly Slot[]): ChallengeCells[] {
  const groups: Map<CellId, Slot>[] = []
  for (const slot of slots) {
    if (!OF_CHALLENGE.has(slot.id)) continue
    if (groups.length === 0 || groups.at(-1)!.has(slot.id)) groups.push(new Map())
    groups.at(-1)!.set(slot.id, slot)
  }
  return groups.map((group) => ({ slot: (id) => group.get(id) }))
}

/** The same cell twice with two contents: nobody knows which one holds. */
function reportDoubles({ draft, slots }: Form): void {
  for (const found of [...draft.understood]) {
    const [, , field] = found
    const id = CELL_OF_FIELD[String(field)]
    if (!id) continue
    const texts = new Set(
      slots
        .filter((slot) => slot.id === id)
        .map(({ text }) => written(text))
        .filter(Boolean),
    )
    if (texts.size < 2) continue
    draft.understood.splice(draft.understood.indexOf(found), 1)
    draft.leave(found, theOne(slots, id), 'two-values')
  }
}

const CELL_OF_FIELD: Record<string, CellId> = {
  employees: 'employees',
  revenue: 'revenue',
  address: 'address',
  source: 'source',
  field: 'field',
  problem: 'problem',
  collaboration: 'collaboration',
  honors: 'honors',
  industry: 'industry',
  institutions: 'institutions',
  establishment: 'establishment',
  types: 'types',
  siteArea: 'siteArea',
  staff: 'staff',
  equipmentValue: 'equipmentValue',
  rdIntensity: 'rdIntensity',
  projects: 'projects',
}

type Paper = ImportedTree['paper'] & { submittedOn?: string }

/** What our own forms print below the table, wherever a program has moved it. */
function paperOf(documents: readonly WordDocument[]): Paper {
  const paper: Paper = {}
  for (const { text } of documents.flatMap(({ paragraphs }) => paragraphs)) {
    const date = foot.submittedOn.exec(text)?.[1]
    if (date) paper.submittedOn ??= plainDate(date)
    const district = foot.district.exec(text)?.[1]
    if (district) paper.districtName ??= district
    const code = foot.creditCode.exec(text)?.[1]
    if (code) paper.creditCode ??= code
    const digest = foot.digest.exec(text)?.[1]
    if (digest) paper.digest ??= digest
  }
  return paper
}

function plainDate(text: string): string {
  const half = text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  const [year, month, day] = half.match(/\d+/g) ?? []
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

/** A line that the form itself prints beside its table. */
function isTemplate(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' || templateLines.test(line) || Object.values(foot).some((pattern) => pattern.test(line))
}

function outside(paragraphs: readonly Paragraph[]): Leftover[] {
  return paragraphs.flatMap(({ text }, index) => {
    return isTemplate(text) ? [] : [{ text: text.trim(), place: { paragraph: index + 1 } }]
  })
}
