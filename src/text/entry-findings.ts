import { demandSchema } from '../domain/demand.ts'
import type { Finding } from '../domain/finding.ts'
import type { Locality } from './locality.ts'
import { entryWordings } from './rules/entry-wordings.ts'
import { type Vocabulary, type Worded, wordBy } from './worded.ts'

const ofEntries: Vocabulary = { wordings: entryWordings, schemaOf: () => demandSchema }

/** A finding of one entry alone, as the form says it. @throws Error for one that compares entries */
export function wordEntryFinding(
  found: Finding,
  locality?: Locality,
  options: { forFile: boolean } = { forFile: false },
): Worded {
  return wordBy(ofEntries, found, locality, options)
}
