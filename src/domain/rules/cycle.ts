import { creditCodeOf, type Entry, enterpriseName } from '../ledger.ts'
import { cycleRule } from './rule.ts'

/** Names that differ only in width, case or spaces are one name. For comparing, never for showing. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** 附件1: one enterprise, one form. The same code twice, or the same name under two codes. */
export const duplicateEnterprise = cycleRule('duplicate-enterprise', function* ({ entries }) {
  const byCode = new Map<string, Entry>()
  const byName = new Map<string, Entry>()
  for (const entry of entries) {
    const code = creditCodeOf(entry)
    const name = enterpriseName(entry.partly)
    const sameCode = code && byCode.get(code)
    const sameName = name && byName.get(comparableName(name))
    if (sameCode) yield told(entry, sameCode, 'code')
    else if (sameName) yield told(entry, sameName, 'name')
    if (code && !sameCode) byCode.set(code, entry)
    if (name && !sameName) byName.set(comparableName(name), entry)
  }
})

function told(entry: Entry, other: Entry, same: 'code' | 'name') {
  const open = entry.partly.public?.enterprise?.name !== undefined
  const path = same === 'code' ? [] : [open ? 'public' : 'private', 'enterprise', 'name']
  return { file: entry.file, path, args: { other: other.file, same } }
}
