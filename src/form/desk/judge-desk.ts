import type { Demand } from '../../domain/demand.ts'
import type { Filing } from '../../domain/district.ts'
import { codes, type Finding, type Severity } from '../../domain/finding.ts'
import { pathOf } from '../../domain/kinds.ts'
import { buildLedger, type Ledger, type Source } from '../../domain/ledger.ts'
import { rulesOfCycle } from '../../domain/rules/index.ts'
import type { Site } from '../../domain/site.ts'
import type { Tree } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { publishedName } from '../../text/desk.ts'
import { entryFile, judgeOneEntry } from '../entry/judge-entry.ts'
import type { Known } from './context.ts'
import { type OpenItem, visibleTree } from './item.ts'
import { labelOf } from './label.ts'
import { isSameEntry, type PublishedEntry, publishedSource } from './published.ts'

export interface DeskContents {
  district: string
  items: readonly OpenItem[]
  filing: {
    /** As the fields show it. */
    tree: Tree
    /** Somebody has written in it; otherwise it only lacks everything, and nothing in it is wrong. */
    given: boolean
  }
}

export interface JudgedItem {
  item: OpenItem
  /** Path of its file. */
  file: string
  /** In `ledger`, where every item has a name of its own, whatever its file is called. */
  name: string
  demand: Demand | undefined
  findings: Finding[]
  /** The worst of them. */
  worst: Severity | undefined
  /** It is published already, and this is its newer state. */
  updates: boolean
}

export interface Judged {
  items: JudgedItem[]
  filing: { value: Filing | undefined; findings: Finding[] }
  /** Of the items and the filing alone: what papers are made from. */
  ledger: Ledger
}

/**
 * Every finding of every item: the entry's own, as the command line tells them, and of the others' those
 * that the desk can know: among the items, against what is published, and the 选派名单.
 */
export function judgeDesk(contents: DeskContents, known: Known): Judged {
  const year = String(known.cycle.year)
  const { district } = contents
  // What is plain here is sealed before it leaves, where the site seals; the page says so.
  const site = { ...known.site, privatePart: 'plain' } as Site
  const context = { site, cycle: known.cycle }
  const filing = judgeFiling(contents, year)
  const judged = contents.items.map((item): JudgedItem & { source: Source | undefined } => {
    const place = { year, district, id: item.id }
    const file = entryFile(place)
    const name = `${file}#${item.key}`
    const tree = visibleTree(item)
    const own = tree === undefined ? [] : judgeOneEntry({ ...place, tree }, context)
    const findings = [...item.reading.map((found): Finding => ({ ...found, file })), ...own]
    const updates = known.published.some((demand) => isSameEntry(demand, place))
    return {
      item,
      file,
      name,
      findings,
      updates,
      ...entryOf(tree, place, file, name, findings),
      worst: undefined,
    }
  })
  const others = known.published.filter(
    (demand) => !contents.items.some(({ id }) => isSameEntry(demand, { year, district, id })),
  )
  const own = judged.flatMap(({ source }) => source ?? [])
  const base = baseSources(known, filing.source)
  const found = cycleFindings(buildLedger([...base, ...others.map(publishedSource), ...own]), year)
  tellBetween(judged, others, found)
  if (own.length > 0) filing.findings.push(...found.filter(({ file }) => file === filing.file))
  return {
    items: judged.map(({ source: _, ...each }) => ({ ...each, worst: worstOf(each.findings) })),
    filing: { value: filing.value, findings: filing.findings },
    ledger: buildLedger([...base, ...own]),
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
  const { value, partly, input } = validate('demand', tree, file)
  const demand = findings.some(({ severity }) => severity === 'error') ? undefined : value
  return {
    demand,
    source: { file: name, kind: 'demand', params, value: demand, partly, tree: input } as Source,
  }
}

function judgeFiling({ filing: { tree, given }, district }: DeskContents, year: string) {
  const params = { year, district }
  const file = pathOf('filing', params)
  const { value, partly, input, findings } = validate('filing', tree, file)
  const source = { file, kind: 'filing', params, value, partly, tree: input } as Source
  return { file, value, findings: given ? [...findings] : [], source }
}

/** Districts, the cycle, the lists of selections and the filing; the site's settings no cycle rule needs. */
function baseSources({ cycle, districts, selections }: Known, filing: Source): Source[] {
  const source = (kind: 'districts' | 'cycle' | 'selections', value: unknown, year?: string) => {
    const params = year === undefined ? {} : { year }
    return { file: pathOf(kind, params), kind, params, value, partly: value } as unknown as Source
  }
  return [
    source('districts', districts),
    source('cycle', cycle, String(cycle.year)),
    ...selections.map(({ year, list }) => source('selections', list, year)),
    filing,
  ]
}

/** Findings of the rules that compare. */
function cycleFindings(ledger: Ledger, year: string): Finding[] {
  const cycle = ledger.cycles.get(year)
  if (!cycle) return []
  const found = rulesOfCycle.flatMap(({ check }) => [...(check(cycle, ledger) as Iterable<Finding>)])
  return found.filter(({ code }) => codes[code].scope === 'cycle')
}

/** Gives each item what concerns it; what is told of a published entry is told at the item that meets it. */
function tellBetween(
  judged: readonly JudgedItem[],
  published: readonly PublishedEntry[],
  findings: readonly Finding[],
): void {
  const byName = new Map(judged.map((each) => [each.name, each]))
  const names = new Map(published.map((demand) => [publishedSource(demand).file, nameOfPublished(demand)]))
  const nameOf = (file: string) => {
    const item = byName.get(file)
    return item ? labelOf(item.item) : (names.get(file) ?? file)
  }
  for (const found of findings) {
    const other = 'other' in found.args ? found.args.other : undefined
    const here = byName.get(found.file)
    if (here) here.findings.push(told(found, here.file, other))
    // Of two that are alike the rules tell the later one, and that may be the published one.
    else if (other !== undefined) {
      const at = byName.get(other)
      at?.findings.push(told(mirrored(found), at.file, found.file))
    }
  }

  function told(found: Finding, file: string, other: string | undefined): Finding {
    if (other === undefined) return { ...found, file }
    const hidden = 'hidden' in found.args && found.args.hidden && !byName.has(other)
    const args = { ...found.args, other: nameOf(other), ...('hidden' in found.args && { hidden }) }
    return { ...found, file, args } as Finding
  }
}

/** The same seen from the other one. */
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
