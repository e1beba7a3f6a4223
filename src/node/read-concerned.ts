import { type Change, concerning, decidesForAll, placeOfReport, touchedBy } from '../domain/change.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { classify } from '../domain/kinds.ts'
import { alikeAmong } from '../domain/sharing.ts'
import { Traces } from '../domain/traces.ts'
import { readFirstSharing } from './read-first-sharing.ts'
import { PartialReading, type Reading } from './reading.ts'
import { RestOfEntries } from './rest-of-entries.ts'

/** Where so many of the files concern a change, reading all of them is no more work. */
const MANY = 0.1

/**
 * Reads what a change concerns and nothing else: what it touches, what decides about it, the filings of its
 * districts, and of all other entries those that have something in common with the changed ones. Undefined where
 * all has to be read. `judge` says what is found in what was read; only what concerns the change is whole.
 */
export async function readConcerned(
  root: string,
  plain: readonly string[],
  change: Change,
  judge: (reading: Reading) => Promise<Finding[]>,
): Promise<Reading | undefined> {
  const touched = touchedBy(change)
  const many = plain.length * MANY
  if ([...touched].some(decidesForAll) || touched.size > many) return undefined
  const places = new Set([...touched].map(placeOfReport))
  const { demand: entries = [], filing: filings = [], ...others } = byKind(plain)
  const reading = new PartialReading(root)
  for (const file of Object.values(others).flat()) {
    if (decidesForAll(file) || touched.has(file)) reading.read(file)
  }
  for (const file of filings) if (places.has(placeOfReport(file))) reading.read(file)
  for (const file of entries) if (touched.has(file)) reading.readEntry(file)
  readOfEach(reading, entries, places)

  const rest = new RestOfEntries(root, entries)
  const asked = new Set<string>()
  for (let asking = entries.filter((file) => touched.has(file)); asking.length > 0; ) {
    for (const file of asking) asked.add(file)
    const traces = new Traces(reading.entriesOf(asking))
    const { named, sharing } = rest.bearing(traces, reading.files)
    const alike = alikeAmong(sharing, traces.passages)
    if (named.length + alike.length > many) return undefined
    for (const each of [...named, ...alike]) reading.readBeside(each)
    if (!readFirstSharing(reading, sharing, 2 * many)) return undefined
    // What is broken elsewhere is known for sure only beside all that has to do with the broken entry.
    const concerned = new Set(concerning(change, await judge(reading)).map(({ file }) => file))
    asking = entries.filter((file) => concerned.has(file) && !asked.has(file))
  }
  return reading
}

function byKind(plain: readonly string[]): Record<string, string[]> {
  const groups = groupBy(plain, (file) => classify(file).kind ?? '')
  groups.delete('')
  return Object.fromEntries(groups)
}

/** Which of the districts have entries, and which is the newest cycle with any: one readable entry tells. */
function readOfEach(reading: PartialReading, entries: readonly string[], places: ReadonlySet<string>): void {
  const ofPlace = groupBy(entries, placeOfReport)
  for (const place of places) reading.readOneOf(ofPlace.get(place) ?? [])
  const ofYear = groupBy(entries, (file) => classify(file).params?.year ?? '')
  for (const year of reading.years().toReversed()) {
    if (reading.readOneOf(ofYear.get(year) ?? [])) return
  }
}
