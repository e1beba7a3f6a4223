import type { Code } from '../../domain/finding.ts'
import * as advice from './advice.ts'
import * as change from './change.ts'
import * as content from './content.ts'
import * as cycle from './cycle.ts'
import * as entry from './entry.ts'
import * as experts from './experts.ts'
import * as history from './history.ts'
import * as pairs from './pairs.ts'
import * as privacy from './privacy.ts'
import * as reading from './reading.ts'
import * as schema from './schema.ts'
import * as sealing from './sealing.ts'
import * as service from './service.ts'
import * as shape from './shape.ts'
import type { RuleEntry } from './wording.ts'

/**
 * Every code with its entry on `/rules/`: a code without one does not compile. A file of its own, because
 * bundlers keep a spread: the form shows no entries and must not load them.
 */
export const ruleEntries: Record<Code, RuleEntry> = {
  ...reading.entries,
  ...shape.entries,
  ...schema.entries,
  ...entry.entries,
  ...advice.entries,
  ...privacy.entries,
  ...sealing.entries,
  ...cycle.entries,
  ...history.entries,
  ...experts.entries,
  ...pairs.entries,
  ...service.entries,
  ...change.entries,
  ...content.entries,
}
