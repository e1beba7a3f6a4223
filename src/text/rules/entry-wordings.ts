import * as advice from './advice.ts'
import * as entry from './entry.ts'
import * as privacy from './privacy.ts'
import * as schema from './schema.ts'
import * as shape from './shape.ts'

/** The wording of what the answers of the form can have: all that it loads first. */
export const entryWordings = {
  ...shape.words,
  ...schema.words,
  ...entry.words,
  ...advice.words,
  ...privacy.words,
}
