import { creditCodeFault } from '../../domain/credit-code.ts'
import { demandSchema } from '../../domain/demand.ts'
import { entryOf } from '../../domain/entry.ts'
import { type Finding, finding } from '../../domain/finding.ts'
import { pathOf } from '../../domain/kinds.ts'
import { checkEntry } from '../../domain/rules/check-entry.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import type { Tree } from '../../domain/tree.ts'
import { validateAgainst } from '../../domain/validate-tree.ts'

export interface AddressedEntry {
  year: string
  district: string
  id: string
  tree: Tree
}

/** The path of the entry's file. */
export function entryFile({ year, district, id }: Omit<AddressedEntry, 'tree'>): string {
  return pathOf('demand', { year, district: district || 'district', id: id || 'id' })
}

const ID = /^(?:[0-9A-Z]{18}|[a-z2-9]{6})$/

/**
 * Every entry finding of one entry: schema, then the rules that need it alone – the same functions that
 * the command line and CI call, without a file.
 */
export function checkEntryTree(entry: AddressedEntry, context: EntryContext): Finding[] {
  const { year, district, id, tree } = entry
  const file = entryFile(entry)
  const { value, partial, input, findings } = validateAgainst(demandSchema, 'demand', tree, file)
  const params = { year, district, id }
  const read = partial && entryOf({ file, params, value, partial, tree: input })
  const found = read ? checkEntry(read, context) : []
  return [...findings, ...nameless(id, file), ...found]
}

/** A wrong file name is reported as `credit-code`: in the form the code is the field to repair. */
function nameless(id: string, file: string): Finding[] {
  if (ID.test(id)) return []
  return [finding('credit-code', { file }, { fault: creditCodeFault(id) ?? 'letters' })]
}
