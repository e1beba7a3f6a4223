import { creditCodeFault } from '../../domain/credit-code.ts'
import { type Finding, finding } from '../../domain/finding.ts'
import { pathOf } from '../../domain/kinds.ts'
import { buildLedger, type Source } from '../../domain/ledger.ts'
import { judgeEntry } from '../../domain/rules/judge-entry.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import type { Tree } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'

export interface PlacedEntry {
  year: string
  district: string
  id: string
  tree: Tree
}

/** The path of the entry's file. */
export function entryFile({ year, district, id }: Omit<PlacedEntry, 'tree'>): string {
  return pathOf('demand', { year, district: district || 'district', id: id || 'id' })
}

const ID = /^(?:[0-9A-Z]{18}|[a-z2-9]{6})$/

/**
 * Every entry finding of one entry: schema, then the rules that need it alone – the same functions that
 * the command line and CI call, without a file.
 */
export function judgeOneEntry(entry: PlacedEntry, context: EntryContext): Finding[] {
  const { year, district, id, tree } = entry
  const file = entryFile(entry)
  const { value, partly, input, findings } = validate('demand', tree, file)
  const params = { year, district, id }
  const source = { file, kind: 'demand', params, value, partly, tree: input } as Source
  const [cycle] = buildLedger([source]).cycles.values()
  const told = (cycle?.entries ?? []).flatMap((each) => [...judgeEntry(each, context)])
  return [...findings, ...nameless(id, file), ...told]
}

/** A file without a proper name would be told as `file-name`; here the code itself is at fault. */
function nameless(id: string, file: string): Finding[] {
  if (ID.test(id)) return []
  return [finding('credit-code', { file }, { fault: creditCodeFault(id) ?? 'letters' })]
}
