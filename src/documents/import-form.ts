import type { CellId } from '../text/paper-labels.ts'
import type { Slot } from './import-cells.ts'
import { type ChallengeCells, importChallenges } from './import-challenges.ts'
import { Draft } from './import-draft.ts'
import { importEnterprise } from './import-enterprise.ts'
import { written } from './import-fields.ts'
import type { Paper } from './import-paper.ts'
import { importRequest } from './import-request.ts'
import { importResearch } from './import-research.ts'
import type { ImportedTree, Leftover } from './import-result.ts'
import { strayTexts } from './import-ticks.ts'
import type { TicksRead } from './read-ticks.ts'

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

const OF_CHALLENGE: ReadonlySet<CellId> = new Set<CellId>([
  'summary',
  'commonTechnology',
  'description',
  'cooperation',
  'modes',
  'requirements',
  'budget',
])

/** The cells of one form as an entry. */
export function importForm(slots: Slot[], paper: Paper): ImportedTree {
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
