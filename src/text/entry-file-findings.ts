import { demandSchema } from '../domain/demand.ts'
import type { Finding } from '../domain/finding.ts'
import { entryWordings } from './rules/entry-wordings.ts'
import * as reading from './rules/reading.ts'
import * as sealing from './rules/sealing.ts'
import { type Vocabulary, type Worded, wordBy } from './worded.ts'

const ofEntryFiles: Vocabulary = {
  wordings: { ...entryWordings, ...reading.words, ...sealing.words },
  schemaOf: () => demandSchema,
}

/** A finding of an entry's file, as the form says it of one that is opened or made. @throws Error for one that compares entries */
export const wordEntryFile = (found: Finding): Worded =>
  wordBy(ofEntryFiles, found, undefined, { forFile: true })
