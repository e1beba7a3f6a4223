import { groupBy } from '../domain/group-by.ts'
import { MOST_SHARING, passagesOf, tellingRuns } from '../domain/rules/passages.ts'
import { alikeAmong } from '../domain/sharing.ts'
import type { Traces } from '../domain/traces.ts'
import type { PartialReading } from './reading.ts'
import type { SharingFile } from './rest-of-entries.ts'

/**
 * Reads, of entries that share runs with the texts of others, those that `similar-challenge` must see to say of
 * these what it says beside all: what may be alike; and of a phrase that many share, the first few in the ledger.
 */
export function readSharing(
  reading: PartialReading,
  { passages }: Traces,
  sharing: readonly SharingFile[],
): void {
  const unread = new Map(sharing.map((each) => [each.file, each]))
  const read = (each: SharingFile) => {
    unread.delete(each.file)
    reading.readBeside(each)
  }
  for (const each of alikeAmong(sharing, passages)) read(each)

  const known = new Map<string, string[]>()
  const runsOf = (file: string) => {
    const runs = known.get(file) ?? tellingRunsOf(reading, file)
    known.set(file, runs)
    return runs
  }
  const standing = [...reading.works.map(({ read }) => read.file)].flatMap((file) =>
    placed(file, runsOf(file)),
  )
  const maybe = [...unread.values()].flatMap(({ file, runs }) => placed(file, runs))
  for (const [run, places] of groupBy([...standing, ...maybe], ({ run }) => run)) {
    if (places.length <= MOST_SHARING) continue
    const files = new Set(places.map(({ file }) => file))
    let texts = 0
    for (const file of reading.inLedgerOrder([...files])) {
      const written = unread.get(file)
      if (written) read(written)
      texts += runsOf(file).filter((each) => each === run).length
      if (texts >= MOST_SHARING) break
    }
  }
}

const placed = (file: string, runs: readonly string[]) => runs.map((run) => ({ file, run }))

/** Of an entry that is read, by which runs its texts are known; of each text once. */
function tellingRunsOf(reading: PartialReading, file: string): string[] {
  const passages = reading.entriesOf([file]).flatMap(passagesOf)
  return passages.flatMap((passage) => [...new Set(tellingRuns(passage))])
}
