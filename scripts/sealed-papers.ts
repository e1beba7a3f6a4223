import type { Annex2Table } from '../src/domain/annex2.ts'
import { pathOf } from '../src/domain/kinds.ts'
import type { CycleLedger, Ledger } from '../src/domain/ledger.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { encryptBytes } from '../src/sealed/age-file.ts'
import { bureauRecipients, recipientsFor } from '../src/sealed/recipients.ts'
import { OPEN_FIRST } from '../src/text/paper-tasks.ts'
import { reasonOf } from './each-file.ts'

/** Papers of one unit, and who may read them where private parts are sealed. */

export interface Paper {
  name: string
  bytes: Uint8Array
  /** What is to be done with it, for the person who runs the command. */
  note: string
  /** The same of what is encrypted; default: that it is decrypted first. */
  sealedNote?: string
}

/** Data of the table is still sealed. */
export function isSealed({ entries, district }: Annex2Table, { filings }: CycleLedger): boolean {
  const filing = district && filings.get(district.slug)?.filing
  return filing?.sealed !== undefined || entries.some(({ demand }) => demand.sealed !== undefined)
}

/** A district's papers are for the bureau and the district, the city's for the bureau alone. */
export function recipientsOf({ district }: Annex2Table, { site }: Ledger): string[] {
  const recipients = site?.recipients ?? []
  return district ? recipientsFor(recipients, district.slug) : bureauRecipients(recipients)
}

/** What is said of a paper that is written. */
export const writtenLine = (path: string, note: string): string => `${note ? `${path}　${note}` : path}\n`

export async function encrypted(papers: readonly Paper[], recipients: readonly string[]): Promise<Paper[]> {
  try {
    return await Promise.all(
      papers.map(async ({ name, bytes, note, sealedNote }) => ({
        name: `${name}.age`,
        bytes: await encryptBytes(bytes, recipients),
        note: sealedNote ?? (note ? `${OPEN_FIRST}；${note}` : OPEN_FIRST),
      })),
    )
  } catch (error) {
    throw new CannotRun(`${pathOf('site', {})} 的 recipients：${reasonOf(error)}`)
  }
}
