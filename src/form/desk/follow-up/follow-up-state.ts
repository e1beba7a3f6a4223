import { chinaDay } from '../../../domain/china-day.ts'
import type { Cycle } from '../../../domain/cycle.ts'
import {
  type DemandToMatch,
  demandsToMatch,
  type Engagement,
  engagementsOf,
} from '../../../domain/engagement.ts'
import type { Finding } from '../../../domain/finding.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { classify, pathOf } from '../../../domain/kinds.ts'
import { buildLedger, type CycleLedger, type Ledger, type Source } from '../../../domain/ledger.ts'
import { implausibleDatesElsewhere } from '../../../domain/rules/date-rules.ts'
import { checkCycle } from '../../../domain/rules/index.ts'
import type { Tree } from '../../../domain/tree.ts'
import { validate } from '../../../domain/validate.ts'
import { type ContentFile, readContentFile } from '../../../yaml/content-file.ts'
import { baseSources } from '../state/base-sources.ts'
import type { DeskContext } from '../state/context.ts'
import type { HandedFile } from '../state/handed-in.ts'
import { isSealed } from '../state/seals.ts'
import type { PendingChange } from '../state/store.ts'
import { isOfPlace, type KindRead, type Place } from './places.ts'

/** What the desk has of one district and year. */
export interface FollowUpFiles extends Place {
  /** As the repository, or the zip of last time, has them. */
  known: readonly HandedFile[]
  pending: readonly PendingChange[]
  /** The whole of a sealed tree, where a key has opened it. */
  wholeOf: (path: string, tree: Tree) => Tree | undefined
}

/** The files by meaning: one join, and what the rules find. Pending changes stand in place of what is known. */
export interface FollowUpState {
  ledger: Ledger
  cycle: CycleLedger
  engagements: Engagement[]
  demands: DemandToMatch[]
  /** By file; of the district's files alone. */
  findings: ReadonlyMap<string, Finding[]>
  /** How many files of each kind are there, and how many of them are sealed still. */
  counts: Record<KindRead, { files: number; sealed: number }>
}

/** `now` as ISO 8601: by which what time makes due is judged. */
export function followUpState(
  files: FollowUpFiles,
  known: DeskContext,
  cycles: readonly Cycle[],
  now: string,
): FollowUpState {
  const read = readFiles(files)
  const ledger = buildLedger([
    siteSource(known),
    ...baseSources(known, cycles),
    ...read.map(({ source }) => source),
  ])
  const cycle = ledger.cycles.get(files.year)!
  const own = new Set(read.map(({ source }) => source.file))
  // Overdue reports are listed by their own task, and are no fault of a placement.
  const isTold = ({ file, code }: Finding) => own.has(file) && code !== 'report-missing'
  const today = chinaDay(Date.parse(now))
  const compared = [
    ...checkCycle(cycle, ledger, { now }),
    ...implausibleDatesElsewhere(ledger, () => today),
  ].filter(isTold)
  const engagements = engagementsOf(cycle)
  return {
    ledger,
    cycle,
    engagements,
    demands: demandsToMatch(cycle, engagements),
    findings: groupBy([...read.flatMap(({ findings }) => findings), ...compared], ({ file }) => file),
    counts: countsOf(read),
  }
}

/** What is plain here is sealed before it is kept, where the site seals. */
function siteSource({ site }: DeskContext): Source {
  const plain = { ...site, privatePart: 'plain' }
  return { file: pathOf('site', {}), kind: 'site', params: {}, value: plain, partial: plain } as Source
}

interface ReadSource {
  source: Source
  findings: Finding[]
  isSealed: boolean
}

function readFiles({ known, pending, wholeOf, ...place }: FollowUpFiles): ReadSource[] {
  const changed = new Set(pending.map(({ path }) => path))
  return [
    ...known.flatMap((file) => {
      if (changed.has(file.path)) return []
      const read = parsed(file)
      return read && isOfPlace(read, place) ? [sourceOf(read, wholeOf)] : []
    }),
    ...pending.flatMap(({ path, tree }) => {
      const classified = classify(path)
      if (!classified.kind) return []
      const { kind, params } = classified
      return [sourceOf({ file: path, kind, params, tree, findings: [] }, wholeOf)]
    }),
  ]
}

/** A text is read once. */
const parsedFiles = new WeakMap<HandedFile, ContentFile | undefined>()

function parsed(file: HandedFile): ContentFile | undefined {
  if (!parsedFiles.has(file)) {
    parsedFiles.set(file, readContentFile(file.path, new TextEncoder().encode(file.text)))
  }
  return parsedFiles.get(file)
}

/** As a whole where it is plain, or a key has opened it. */
function sourceOf(
  read: Pick<ContentFile, 'file' | 'kind' | 'params' | 'tree' | 'findings'>,
  wholeOf: FollowUpFiles['wholeOf'],
): ReadSource {
  const { file, kind, params, tree } = read
  const whole = tree && wholeOf(file, tree)
  const { value, partial, input, findings: found } = validate(kind, whole ?? tree ?? '', file)
  const said = new Set(read.findings.map((each) => JSON.stringify(each)))
  const findings = [...read.findings, ...found.filter((each) => !said.has(JSON.stringify(each)))]
  const isSound = findings.every(({ severity }) => severity !== 'error')
  return {
    source: {
      file,
      kind,
      params,
      value: isSound ? value : undefined,
      partial,
      tree: input,
      decrypted: isSealed(tree) && whole !== undefined,
    } as Source,
    findings,
    isSealed: isSealed(tree) && whole === undefined,
  }
}

function countsOf(read: readonly ReadSource[]): FollowUpState['counts'] {
  const count = (kind: KindRead) => {
    const own = read.filter(({ source }) => source.kind === kind)
    return { files: own.length, sealed: own.filter((each) => each.isSealed).length }
  }
  return { demand: count('demand'), placement: count('placement'), report: count('report') }
}
