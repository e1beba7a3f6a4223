import { demandSchema } from '../demand.ts'
import { entryOf } from '../entry.ts'
import type { Finding } from '../finding.ts'
import type { Tree } from '../tree.ts'
import { validateAgainst } from '../validate-tree.ts'
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
  const { value, partial, input, findings } = validateAgainst(demandSchema, 'demand', tree, file)
  const read = partial && entryOf({ file, params, value, partial, tree: input })
  return [...findings, ...(read ? checkEntry(read, context) : [])]
}
