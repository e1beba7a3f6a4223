import { buildLedger, type Ledger, type Source } from '../../src/domain/ledger.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'

/** The ledger of a small content folder: text by path; `null` = the file is not there. */
export function ledgerOf(files: Record<string, string | null>): Ledger {
  const encode = (text: string) => new TextEncoder().encode(text)
  const given = Object.entries(files).filter((file): file is [string, string] => file[1] !== null)
  return buildLedger(given.map(([file, text]) => readContentFile(file, encode(text)) as Source))
}
