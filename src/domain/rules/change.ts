import { type Change, type ChangedFile, isBureau } from '../change.ts'
import type { Finding } from '../finding.ts'
import { classify, kinds, pathOf } from '../kinds.ts'
import type { Ledger } from '../ledger.ts'
import { changeRule } from './rule.ts'

/** Rules over a pull request: when it came, from whom, and what it touches. */

/** 报送: 3月10日17:30前 (+08:00), 逾期不再受理. What was there in time may still be corrected. */
export const lateSubmission = changeRule('late-submission', function* (change, { cycles }) {
  if (change.now === undefined) return
  const received = Date.parse(change.now)
  for (const { file, status } of change.files) {
    const { kind, params } = placeOf(file)
    if (kind !== 'demand' || (status !== 'added' && status !== 'modified')) continue
    const cycle = cycles.get(params?.year ?? '')?.cycle
    if (!cycle || received <= Date.parse(cycle.deadline)) continue
    const extension = cycle.extensions.find(({ district }) => district === params?.district)
    const extended = extension !== undefined && received <= Date.parse(extension.until)
    const correction = status === 'modified'
    yield {
      file,
      path: [],
      severity: extended || correction ? ('warning' as const) : ('error' as const),
      args: { deadline: cycle.deadline, correction, ...(extended && { extendedUntil: extension.until }) },
    }
  }
})

/** The deadline cannot be judged without the time of receipt, or without knowing what is new. */
export function* deadlineNotJudged(change: Change | undefined, { cycles }: Ledger): Generator<Finding> {
  if (change?.now !== undefined) return
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
  if (isBureau(change.actor, ledger)) return
  const touched = Map.groupBy(change.files.flatMap(pathsOf), districtOf)
  const districts = [...touched.keys()].filter((district) => district !== undefined)
  if (districts.length < 2) return
  for (const district of districts.slice(1)) {
    yield { file: touched.get(district)![0]!, path: [], args: { districts } }
  }
})

export const notYourDistrict = changeRule('not-your-district', function* (change, ledger) {
  const { actor } = change
  if (actor === undefined || isBureau(actor, ledger)) return
  for (const file of change.files.flatMap(pathsOf)) {
    const slug = districtOf(file)
    const district = ledger.districts.find((known) => known.slug === slug)
    if (!district || district.accounts.includes(actor)) continue
    yield { file, path: [], args: { actor, district: district.name } }
  }
})

/** A district's pull request changes its own demands and filing, and nothing else. */
export const outsideDistrictScope = changeRule('outside-district-scope', function* (change, ledger) {
  const { actor } = change
  if (isBureau(actor, ledger)) return
  const files = change.files.flatMap(pathsOf)
  const own = ledger.districts.find(({ accounts }) => actor !== undefined && accounts.includes(actor))
  const touched = files.map(districtOf).find((slug) => slug !== undefined)
  const name = own?.name ?? ledger.districts.find(({ slug }) => slug === touched)?.name
  if (name === undefined) return
  for (const file of files) {
    if (districtOf(file) === undefined) yield { file, path: [], args: { district: name } }
  }
})

/** A renamed file is judged at both its places. */
function pathsOf({ file, was }: ChangedFile): string[] {
  return was === undefined ? [file] : [file, was]
}

function placeOf(file: string) {
  const classified = classify(file)
  return classified.kind === undefined
    ? { kind: undefined, params: undefined }
    : { kind: classified.kind, params: classified.params }
}

/** The district that a file belongs to; undefined for what is the bureau's. */
function districtOf(file: string): string | undefined {
  const { kind, params } = placeOf(file)
  return kind !== undefined && kinds[kind].changedBy === 'district' ? params?.district : undefined
}
