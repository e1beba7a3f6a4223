import { written } from './import-slot.ts'

/** The credit code that a cell gives, in plain signs; undefined if it is none. */
export function codeIn(text: string | undefined): string | undefined {
  const code = written(text).normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return /^[0-9A-Z]{18}$/.test(code) ? code : undefined
}
