import { groupBy } from '../domain/group-by.ts'
import { MOST_SHARING, passagesOf, tellingRuns } from '../domain/rules/passages.ts'
import type { PartialReading } from './reading.ts'
import type { SharingFile } from './rest-of-entries.ts'

/**
 * Of a run that stands in more texts than `similar-challenge` compares, reads the first few in the ledger's order:
 * which these are decides what it says. Whether a run is one by which a text is known, only the parsed text tells.
 * False where more than `most` entries would have been read.
 */
export function readFirstSharing(
  reading: PartialReading,
  sharing: readonly SharingFile[],
  most: number,
): boolean {
  const unread = new Map(
    sharing.filter(({ file }) => !reading.files.has(file)).map((each) => [each.file, each]),
  )
  const known = new Map<string, string[]>()
  const runsOf = (file: string) => {
    const runs = known.get(file) ?? tellingRunsOf(reading, file)
    known.set(file, runs)
    return runs
  }
  const read = reading.works.flatMap(({ read: { file } }) => placed(file, runsOf(file)))
  const written = [...unread.values()].flatMap(({ file, runs }) => placed(file, runs))
  for (const [run, places] of groupBy([...read, ...written], ({ run }) => run)) {
    if (places.length <= MOST_SHARING) continue
    let texts = 0
    for (const file of reading.inLedgerOrder([...new Set(places.map(({ file }) => file))])) {
      const entry = unread.get(file)
      if (entry) {
        unread.delete(file)
        reading.readBeside(entry)
      }
      if (reading.works.length > most) return false
      texts += runsOf(file).filter((each) => each === run).length
      if (texts >= MOST_SHARING) break
    }
  }
  return true
}

const placed = (file: string, runs: readonly string[]) => runs.map((run) => ({ file, run }))

/** Of an entry that is read, by which runs its texts are known; of each text once. */
function tellingRunsOf(reading: PartialReading, file: string): string[] {
  const passages = reading.entriesOf([file]).flatMap(passagesOf)
  return passages.flatMap((passage) => [...new Set(tellingRuns(passage))])
}
