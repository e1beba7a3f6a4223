import { demandSchema } from '../domain/demand.ts'
import type { Finding } from '../domain/finding.ts'
import type { Locality } from './locality.ts'
import { entryWordings } from './rules/entry-wordings.ts'
import { type Vocabulary, type Worded, wordBy } from './worded.ts'

const ofEntries: Vocabulary = { wordings: entryWordings, schemaOf: () => demandSchema }

/** A finding of the form's answers. @throws Error for one of a file, or one that compares entries */
export const wordEntryFinding = (found: Finding, locality?: Locality): Worded =>
  wordBy(ofEntries, found, locality, { forFile: false })
