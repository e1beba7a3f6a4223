import type { Expert } from '../../domain/expert.ts'
import { emptyMapping, type Tree, type TreeMapping } from '../../domain/tree.ts'
import { type ExpertCellFault, expertLabels, expertPaper as words } from '../../text/experts.ts'
import type { SheetColumn } from '../office/sheet-table.ts'

/**
 * The columns of 推荐专家汇总表, each with how its cell is written and how it is read: paper, template and import have no
 * other list. Where a column reads nothing of its own, its cell is the field's text.
 */

/** Readable as a whole. */
export type OpenExpert = Expert & { private: NonNullable<Expert['private']> }

export interface DistrictName {
  slug: string
  name: string
  shortName: string
}

/** What a cell says, or why nobody can tell. */
export type ReadCell = { tree: Tree } | { fault: ExpertCellFault }

export interface ExpertColumn extends Pick<SheetColumn<never>, 'width' | 'align' | 'title'> {
  /** Dotted path of the field; its label is the title. */
  id: keyof typeof expertLabels
  /** A sheet may lack the column. */
  optional?: true
  write: (expert: OpenExpert, districts: readonly DistrictName[]) => string | undefined
  read?: (text: string, districts: readonly DistrictName[]) => ReadCell
}

type Look = 'date' | 'narrow' | 'wide'
const LOOKS = {
  date: { width: 10, align: 'center' },
  narrow: { width: 8, align: 'center' },
  wide: { width: 11, align: 'left' },
} as const

const column = (
  id: ExpertColumn['id'],
  look: Look | { width: number; align: 'left' },
  write: ExpertColumn['write'],
  more: Pick<ExpertColumn, 'optional' | 'read'> = {},
): ExpertColumn => ({
  id,
  title: expertLabels[id].label,
  ...(typeof look === 'string' ? LOOKS[look] : look),
  write,
  ...more,
})

export const expertColumns: readonly ExpertColumn[] = [
  column('public.submittedOn', 'date', (one) => one.public.submittedOn),
  column('private.source', 'narrow', (one) => one.private.source),
  column('private.name', 'narrow', (one) => one.private.name, { read: readName }),
  column('private.organization', 'wide', (one) => one.private.organization),
  column('private.department', 'wide', (one) => one.private.department, { optional: true }),
  column('private.title', 'narrow', (one) => one.private.title),
  column('private.rank', 'narrow', (one) => one.private.rank),
  column('private.bornIn', 'narrow', (one) => one.private.bornIn, { read: readMonth }),
  column('private.phone', { width: 12, align: 'left' }, (one) => one.private.phone),
  column('private.industries', 'wide', (one) => one.private.industries.join('、'), {
    read: (text) => ({ tree: partsOf(text, /[、，,；;/／\s]/) }),
  }),
  column('private.field', { width: 14, align: 'left' }, (one) => one.private.field),
  column('private.strengths', { width: 36, align: 'left' }, (one) => one.private.strengths),
  column(
    'private.achievements',
    { width: 16, align: 'left' },
    (one) => one.private.achievements.map(({ kind, text }) => words.achievement(kind, text)).join('\n'),
    { read: readAchievements },
  ),
  column('private.targets', 'wide', writeTargets, { optional: true, read: readTargets }),
  column(
    'private.exceptions',
    'wide',
    (one) =>
      one.private.exceptions
        ?.map(({ condition, reason, approvedBy }) => words.exception(condition, reason, approvedBy))
        .join('\n'),
    { optional: true, read: readExceptions },
  ),
  column('private.recommendation.by', 'narrow', (one) => one.private.recommendation.by),
  column('private.recommendation.on', 'date', (one) => one.private.recommendation.on),
  column('private.declaration.on', 'date', (one) => one.private.declaration?.on),
  column('private.consent.by', 'narrow', (one) => one.private.consent?.by),
  column('private.consent.on', 'date', (one) => one.private.consent?.on),
]

const partsOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)

/** A row is one person: two in a cell would have one consent and one declaration. */
function readName(text: string): ReadCell {
  return /[、，,；;/／\n]/.test(text.trim()) ? { fault: 'people' } : { tree: text }
}

/** A number 1985.1 may be January, or October without its zero. */
function readMonth(text: string): ReadCell {
  return /^\d{4}[.．]1$/.test(text.trim()) ? { fault: 'month' } : { tree: text }
}

/** The lines of a cell, each read by itself; the first that nobody can tell is told. */
function readLines(text: string, read: (line: string) => ReadCell): ReadCell {
  const cells = partsOf(text, /\n/).map(read)
  const faulty = cells.find((cell) => 'fault' in cell)
  return faulty ?? { tree: cells.flatMap((cell) => ('tree' in cell ? cell.tree : [])) }
}

const mappingOf = (fields: Record<string, string>): TreeMapping => Object.assign(emptyMapping(), fields)

function readAchievements(text: string): ReadCell {
  return readLines(text, (line) => {
    const colon = line.search(/[：:]/)
    if (colon < 0) return { fault: 'achievement' }
    return { tree: mappingOf({ kind: line.slice(0, colon).trim(), text: line.slice(colon + 1).trim() }) }
  })
}

function writeTargets({ private: { targets } }: OpenExpert, districts: readonly DistrictName[]) {
  const nameOf = (slug: string) => districts.find((each) => each.slug === slug)?.shortName ?? slug
  return targets?.map(({ district, id }) => words.target(nameOf(district), id)).join('\n')
}

function readTargets(text: string, districts: readonly DistrictName[]): ReadCell {
  return readLines(text, (line) => {
    const [name = '', id = '', ...more] = line.split(/[/／]/).map((part) => part.trim())
    if (name === '' || id === '' || more.length > 0) return { fault: 'target' }
    const known = districts.find((each) => [each.slug, each.name, each.shortName].includes(name))
    return known ? { tree: mappingOf({ district: known.slug, id }) } : { fault: 'unknown-district' }
  })
}

function readExceptions(text: string): ReadCell {
  return readLines(text, (line) => {
    const [condition, reason, approvedBy, ...more] = line.split(/[|｜]/).map((part) => part.trim())
    if (!condition || !reason || !approvedBy || more.length > 0) return { fault: 'exception' }
    return { tree: mappingOf({ condition, reason, approvedBy }) }
  })
}
