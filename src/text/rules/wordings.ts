import type { Code } from '../../domain/finding.ts'
import * as change from './change.ts'
import * as content from './content.ts'
import * as cycle from './cycle.ts'
import { entryWordings } from './entry-wordings.ts'
import * as experts from './experts.ts'
import * as history from './history.ts'
import * as pairs from './pairs.ts'
import * as reading from './reading.ts'
import * as sealing from './sealing.ts'
import * as service from './service.ts'
import type { Wording } from './wording.ts'

/** Every code with its wording: a code without one does not compile. */
export const wordings: { [C in Code]: Wording<C> } = {
  ...entryWordings,
  ...reading.words,
  ...sealing.words,
  ...cycle.words,
  ...history.words,
  ...experts.words,
  ...pairs.words,
  ...service.words,
  ...change.words,
  ...content.words,
}
