import { authorityOf, type Change, type ChangedFile, isBureau, isSameAccount } from '../change.ts'
import type { Finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import { classify, kinds, pathOf } from '../kinds.ts'
import type { Ledger } from '../ledger.ts'
import { changeRule } from './rule.ts'

/** Rules over a pull request: its time, its author, and the files it touches. */

/** 报送: 3月10日17:30前 (+08:00), 逾期不再受理. Content received in time may still be corrected. */
export const lateSubmission = changeRule('late-submission', function* (change, ledger) {
  const { cycles } = authorityOf(change, ledger)
  for (const changed of change.files) {
    const { file } = changed
    const { kind, params } = classifiedAs(file)
    const cycle = cycles.get(params?.year ?? '')?.cycle
    if (kind !== 'demand' || !cycle) continue
    const { content = change.now, first = content } = change.received?.get(file) ?? {}
    if (content === undefined || first === undefined || isReceived(changed)) continue
    const deadline = Date.parse(cycle.deadline)
    if (Date.parse(content) <= deadline) continue
    const extension = cycle.extensions.find(({ district }) => district === params?.district)
    const extended = extension !== undefined && Date.parse(content) <= Date.parse(extension.until)
    const correction = isCorrection(changed) || Date.parse(first) <= deadline
    yield {
      file,
      path: [],
      severity: extended || correction ? ('warning' as const) : ('error' as const),
      args: { deadline: cycle.deadline, correction, ...(extended && { extendedUntil: extension.until }) },
    }
  }
})

/** Deleted, or moved within its year: nothing new was submitted. */
function isReceived({ file, was, status }: ChangedFile): boolean {
  return status === 'deleted' || (status === 'moved' && was !== undefined && isSameYear(file, was))
}

/** A rename is a correction only of the same enterprise's entry of the same year, or where it got or lost its alias. */
function isCorrection({ file, was, status }: ChangedFile): boolean {
  if (status !== 'modified') return false
  if (was === undefined) return true
  const [now, before] = [classifiedAs(file).params?.id, classifiedAs(was).params?.id]
  const aliased = now?.length === 6 || before?.length === 6
  return isSameYear(file, was) && (now === before || aliased)
}

function isSameYear(a: string, b: string): boolean {
  return classifiedAs(a).params?.year === classifiedAs(b).params?.year
}

/** The deadline cannot be checked without the time of receipt, or without knowing what is new. */
export function* deadlineNotJudged(change: Change | undefined, { cycles }: Ledger): Generator<Finding> {
  if (change?.now !== undefined || change?.received !== undefined) return
  const newest = [...cycles.values()].findLast(({ cycle, entries }) => cycle && entries.length > 0)
  if (!newest) return
  const missing = change === undefined ? 'since' : 'now'
  yield {
    code: 'deadline-not-judged',
    severity: 'information',
    file: pathOf('cycle', { year: newest.year }),
    path: ['deadline'],
    args: { missing },
  }
}

/** 报送: each district reports for itself, in a pull request of its own. */
export const moreThanOneDistrict = changeRule('more-than-one-district', function* (change, ledger) {
  if (isBureau(change, ledger)) return
  const touched = groupBy(change.files.flatMap(pathsOf), districtOf)
  const districts = [...touched.keys()].filter((district) => district !== undefined)
  if (districts.length < 2) return
  for (const district of districts.slice(1)) {
    yield { file: touched.get(district)![0]!, path: [], args: { districts } }
  }
})

export const notYourDistrict = changeRule('not-your-district', function* (change, ledger) {
  const { actor } = change
  if (actor === undefined || isBureau(change, ledger)) return
  const { districts, site } = authorityOf(change, ledger)
  const own = site?.forge?.selfService && isOneNewEntry(change)
  for (const file of change.files.flatMap(pathsOf)) {
    const slug = districtOf(file)
    const district = districts.find((known) => known.slug === slug)
    if (!district || district.accounts.some((account) => isSameAccount(account, actor))) continue
    const args = { actor, district: district.name, ...(own && { selfService: true }) }
    yield { file, path: [], args, ...(own && { severity: 'warning' as const }) }
  }
})

/** An enterprise may submit its own new entry, and nothing else, where the site allows it. */
function isOneNewEntry({ files }: Change): boolean {
  const [first, ...others] = files
  return others.length === 0 && first?.status === 'added' && classifiedAs(first.file).kind === 'demand'
}

/** A district's pull request changes its own demands and filing, and nothing else. */
export const outsideDistrictScope = changeRule('outside-district-scope', function* (change, ledger) {
  const { actor } = change
  if (isBureau(change, ledger)) return
  const { districts } = authorityOf(change, ledger)
  const files = change.files.flatMap(pathsOf)
  const own = districts.find(
    ({ accounts }) => actor !== undefined && accounts.some((account) => isSameAccount(account, actor)),
  )
  const touched = files.map(districtOf).find((slug) => slug !== undefined)
  const name = own?.name ?? districts.find(({ slug }) => slug === touched)?.name
  if (name === undefined) return
  for (const file of files) {
    if (districtOf(file) === undefined) yield { file, path: [], args: { district: name } }
  }
})

/** A renamed file is checked at both paths. */
function pathsOf({ file, was }: ChangedFile): string[] {
  return was === undefined ? [file] : [file, was]
}

function classifiedAs(file: string) {
  const classified = classify(file)
  return classified.kind === undefined
    ? { kind: undefined, params: undefined }
    : { kind: classified.kind, params: classified.params }
}

/** The district that owns a file; undefined for the bureau's files. */
function districtOf(file: string): string | undefined {
  const { kind, params } = classifiedAs(file)
  return kind !== undefined && kinds[kind].changedBy === 'district' ? params?.district : undefined
}
