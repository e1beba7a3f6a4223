import * as advice from './advice.ts'
import * as entry from './entry.ts'
import * as privacy from './privacy.ts'
import * as reading from './reading.ts'
import * as schema from './schema.ts'
import * as sealing from './sealing.ts'

/** The wording of what one entry alone can have: all that the form loads. */
export const entryWordings = {
  ...reading.words,
  ...schema.words,
  ...entry.words,
  ...advice.words,
  ...privacy.words,
  ...sealing.words,
}
