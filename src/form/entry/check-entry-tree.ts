import { creditCodeFault } from '../../domain/credit-code.ts'
import { type Finding, finding } from '../../domain/finding.ts'
import { pathOf } from '../../domain/kinds.ts'
import { checkTree } from '../../domain/rules/check-tree.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import { type Tree, valueAt } from '../../domain/tree.ts'

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
  const file = entryFile(entry)
  return [...checkTree({ ...entry, file }, context), ...nameless(entry, file)]
}

/** A wrong file name is reported as `credit-code`: in the form the code is the field to repair. */
function nameless({ id, tree }: AddressedEntry, file: string): Finding[] {
  if (ID.test(id)) return []
  const fault = id === '' && hidesName(tree) ? 'anonymous-needs-alias' : creditCodeFault(id)
  return [finding('credit-code', { file }, { fault: fault ?? 'letters' })]
}

const hidesName = (tree: Tree): boolean =>
  valueAt(tree, ['public', 'enterprise', 'name']) === undefined &&
  valueAt(tree, ['private', 'enterprise', 'name']) !== undefined
