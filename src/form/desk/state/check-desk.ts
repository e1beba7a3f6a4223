import type { Demand } from '../../../domain/demand.ts'
import type { Filing } from '../../../domain/district.ts'
import { codes, type Finding, type Severity } from '../../../domain/finding.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { buildLedger, type Ledger, type Source } from '../../../domain/ledger.ts'
import { rulesOfCycle } from '../../../domain/rules/index.ts'
import type { Site } from '../../../domain/site.ts'
import type { Tree } from '../../../domain/tree.ts'
import { validate } from '../../../domain/validate.ts'
import { publishedName } from '../../../text/desk.ts'
import { checkEntryTree, entryFile } from '../../entry/check-entry-tree.ts'
import { baseSources } from './base-sources.ts'
import type { Known } from './context.ts'
import { handedAlone } from './handed-in.ts'
import { codeIn, type DecryptedItem, labelOf, visibleTree } from './item.ts'
import { type OriginQuestion, originQuestion } from './other-district.ts'
import { isSameEntry, type PublishedEntry, publishedSource } from './published.ts'
import { type VersionQuestion, versionQuestion } from './versions.ts'

export interface DeskContents {
  district: string
  items: readonly DecryptedItem[]
  /** Handed in before; they count where nothing newer is on the desk. */
  handed?: readonly DecryptedItem[]
  filing: {
    /** As the fields show it. */
    tree: Tree
    /** Whether somebody has filled in a field; an empty filing has no findings. */
    given: boolean
  }
}

export interface CheckedItem {
  item: DecryptedItem
  /** Path of its file. */
  file: string
  /** In `ledger`, where every item has a name of its own, whatever its file is called. */
  name: string
  demand: Demand | undefined
  findings: Finding[]
  /** The worst of them. */
  worst: Severity | undefined
  /** What a person has to answer first. */
  questions: (OriginQuestion | VersionQuestion)[]
  /** Without an error or an open question: it may be handed in, and stands in the papers. */
  ready: boolean
  /** It is published already, and this is its newer state. */
  updates: boolean
}

export interface CheckedDesk {
  items: CheckedItem[]
  /** Handed in before, with nothing newer on the desk. */
  handed: CheckedItem[]
  /** Published of this district and year, but neither on the desk nor read from the host or a zip. */
  uncounted: PublishedEntry[]
  filing: { value: Filing | undefined; findings: Finding[] }
  /** Of the items that are ready, and the filing: what papers are made from. */
  ledger: Ledger
}

/**
 * Every finding of every item: those of the entry alone, as on the command line, and those between entries
 * that the desk can know: among the items, against published demands, and against the 选派名单. `receivedOn`: today.
 */
export function checkDesk(contents: DeskContents, known: Known, receivedOn?: string): CheckedDesk {
  const year = String(known.cycle.year)
  const { district } = contents
  // What is plain here is sealed before it leaves, where the site seals; the page says so.
  const site = { ...known.site, privatePart: 'plain' } as Site
  const context = { site, cycle: known.cycle, receivedOn }
  const filing = checkFiling(contents, year)
  const unit = known.districts.find(({ slug }) => slug === district)
  const isPublished = (demand: PublishedEntry, item: DecryptedItem) =>
    isSameEntry(demand, { year, district, id: item.id, code: codeIn(item.id, visibleTree(item)) })
  const { items: onDesk, handed = [] } = contents
  const here = [...onDesk, ...handedAlone(handed, onDesk)]
  const checkedItems = here.map((item, index): CheckedItem & { source: Source | undefined } => {
    const address = { year, district, id: item.id }
    const file = entryFile(address)
    const name = `${file}#${item.key}`
    const tree = visibleTree(item)
    const own = tree === undefined ? [] : checkEntryTree({ ...address, tree }, context)
    const findings = [...item.reading.map((found): Finding => ({ ...found, file })), ...own]
    const isHanded = index >= onDesk.length
    const question = isHanded ? undefined : originQuestion(item, unit, known.districts)
    const version = isHanded ? undefined : versionQuestion(item, { handed, desk: onDesk.slice(0, index) })
    const updates = known.published.some((demand) => isPublished(demand, item))
    return {
      item,
      file,
      name,
      findings,
      questions: [...(question ? [question] : []), ...(version ? [version] : [])],
      updates,
      ready: false,
      ...entryOf(tree, address, file, name, findings),
      worst: undefined,
    }
  })
  const others = known.published.filter((demand) => !here.some((item) => isPublished(demand, item)))
  const own = checkedItems.flatMap(({ source }) => source ?? [])
  const base = [...baseSources(known, [known.cycle]), filing.source]
  const found = cycleFindings(buildLedger([...base, ...others.map(publishedSource), ...own]), year)
  assignFindings(checkedItems, others, found)
  if (own.length > 0) filing.findings.push(...found.filter(({ file }) => file === filing.file))
  const items = checkedItems.map(({ source, ...each }) => {
    const worst = worstOf(each.findings)
    return { source, checked: { ...each, worst, ready: worst !== 'error' && each.questions.length === 0 } }
  })
  const all = items.map(({ checked }) => checked)
  const ready = items.flatMap(({ source, checked }) => (checked.ready && source ? [source] : []))
  return {
    items: all.slice(0, onDesk.length),
    handed: all.slice(onDesk.length),
    uncounted: others.filter((demand) => demand.year === year && demand.district === district),
    filing: { value: filing.value, findings: filing.findings },
    ledger: buildLedger([...base, ...ready]),
  }
}

function entryOf(
  tree: Tree | undefined,
  params: { year: string; district: string; id: string },
  file: string,
  name: string,
  findings: readonly Finding[],
): { demand: Demand | undefined; source: Source | undefined } {
  if (tree === undefined) return { demand: undefined, source: undefined }
  const { value, partial, input } = validate('demand', tree, file)
  const demand = findings.some(({ severity }) => severity === 'error') ? undefined : value
  return {
    demand,
    source: { file: name, kind: 'demand', params, value: demand, partial, tree: input } as Source,
  }
}

function checkFiling({ filing: { tree, given }, district }: DeskContents, year: string) {
  const params = { year, district }
  const file = pathOf('filing', params)
  const { value, partial, input, findings } = validate('filing', tree, file)
  const source = { file, kind: 'filing', params, value, partial, tree: input } as Source
  return { file, value, findings: given ? [...findings] : [], source }
}

/** Findings of the rules that compare entries. */
function cycleFindings(ledger: Ledger, year: string): Finding[] {
  const cycle = ledger.cycles.get(year)
  if (!cycle) return []
  const found = rulesOfCycle.flatMap(({ check }) => [...(check(cycle, ledger) as Iterable<Finding>)])
  return found.filter(({ code }) => codes[code].scope === 'cycle')
}

/** Adds each finding to its item; a finding about a published entry goes to the item that matches it. */
function assignFindings(
  checkedItems: readonly CheckedItem[],
  published: readonly PublishedEntry[],
  findings: readonly Finding[],
): void {
  const byName = new Map(checkedItems.map((each) => [each.name, each]))
  const names = new Map(published.map((demand) => [publishedSource(demand).file, nameOfPublished(demand)]))
  const nameOf = (file: string) => {
    const item = byName.get(file)
    return item ? labelOf(item.item) : (names.get(file) ?? file)
  }
  for (const found of findings) {
    const other = 'other' in found.args ? found.args.other : undefined
    const here = byName.get(found.file)
    if (here) here.findings.push(addressed(found, here.file, other))
    // The rules report the later of two similar entries, which may be the published one.
    else if (other !== undefined) {
      const at = byName.get(other)
      at?.findings.push(addressed(mirrored(found), at.file, found.file))
    }
  }

  function addressed(found: Finding, file: string, other: string | undefined): Finding {
    if (other === undefined) return { ...found, file }
    const hidden = 'hidden' in found.args && found.args.hidden && !byName.has(other)
    const args = { ...found.args, other: nameOf(other), ...('hidden' in found.args && { hidden }) }
    return { ...found, file, args } as Finding
  }
}

/** The same finding from the other entry's side. */
function mirrored(found: Finding): Finding {
  if (!('otherPath' in found.args)) return found
  return { ...found, path: found.args.otherPath, args: { ...found.args, otherPath: found.path } } as Finding
}

function nameOfPublished({ name, id, year }: PublishedEntry): string {
  return publishedName(name ?? id, year)
}

const RANK: readonly Severity[] = ['error', 'warning', 'information']

function worstOf(findings: readonly Finding[]): Severity | undefined {
  return RANK.find((severity) => findings.some((found) => found.severity === severity))
}
