import type { Code } from '../../domain/finding.ts'
import * as advice from './advice.ts'
import * as change from './change.ts'
import * as content from './content.ts'
import * as cycle from './cycle.ts'
import * as entry from './entry.ts'
import * as history from './history.ts'
import * as privacy from './privacy.ts'
import * as reading from './reading.ts'
import * as schema from './schema.ts'
import * as sealing from './sealing.ts'
import type { Wording } from './wording.ts'

/** Every code with its wording: a code without one does not compile. */
export const wordings: { [C in Code]: Wording<C> } = {
  ...reading.words,
  ...schema.words,
  ...entry.words,
  ...advice.words,
  ...privacy.words,
  ...sealing.words,
  ...cycle.words,
  ...history.words,
  ...change.words,
  ...content.words,
}
