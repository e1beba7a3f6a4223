import type { Finding } from '../finding.ts'
import { buildLedger, type Source } from '../ledger.ts'
import type { Tree } from '../tree.ts'
import { validate } from '../validate.ts'
import { checkEntry } from './check-entry.ts'
import type { EntryContext } from './rule.ts'

/** An entry's tree, and where it belongs. */
export interface TreeAt {
  file: string
  year: string
  district: string
  id: string
  tree: Tree
}

/** Every entry finding of one tree: schema, then the rules that need it alone. */
export function checkTree({ file, tree, ...params }: TreeAt, context: EntryContext): Finding[] {
  const { value, partial, input, findings } = validate('demand', tree, file)
  const source = { file, kind: 'demand', params, value, partial, tree: input } as Source
  const [cycle] = buildLedger([source]).cycles.values()
  return [...findings, ...(cycle?.entries ?? []).flatMap((each) => [...checkEntry(each, context)])]
}
