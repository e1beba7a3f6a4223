import { buildLedger, type Ledger, type Source } from '../../src/domain/ledger.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'

/** The ledger of a small content folder: text by path; `null` = the file is not there. */
export function ledgerOf(files: Record<string, string | null>): Ledger {
  const given = Object.entries(files).filter((file): file is [string, string] => file[1] !== null)
  return buildLedger(given.map(([file, text]) => sourceOf(file, text)))
}

/** Files as they were read: most tests of a table differ in one. */
const read = new Map<string, Source>()

function sourceOf(file: string, text: string): Source {
  const key = `${file}\n${text}`
  const source = read.get(key) ?? (readContentFile(file, new TextEncoder().encode(text)) as Source)
  read.set(key, source)
  return source
}
