import { type Answer, written } from './import-slot.ts'

/** The credit code that a cell gives, in plain signs; undefined if it is none, or nobody can be sure of it. */
export function codeIn(cell: Answer | undefined): string | undefined {
  if (!cell || cell.doubts.size > 0) return undefined
  const code = written(cell.text).normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return /^[0-9A-Z]{18}$/.test(code) ? code : undefined
}
