import { drawAnnex2 } from '../../../documents/annex2/draw-annex2.ts'
import { CountsDisagree } from '../../../documents/letter/letter-counts.ts'
import { letterDocument } from '../../../documents/letter/letter-docx.ts'
import type { Annex2Table } from '../../../domain/annex2.ts'
import type { District } from '../../../domain/district.ts'
import { wordFinding } from '../../../text/findings.ts'
import { paperTasks } from '../../../text/paper-tasks.ts'
import { annex2FileName, letterFileName } from '../../../text/papers.ts'
import type { CheckedItem } from '../state/check-desk.ts'
import type { DeskContext } from '../state/context.ts'
import { writtenInWorker } from './workbook-writer.ts'

export { CountsDisagree }

/** The papers of the desk; this file brings the Word library, so it is loaded when it is used. */

export interface Paper {
  name: string
  bytes: Uint8Array
  /** What is to be done with it. */
  task: string
}

export async function workbookOf(
  table: Annex2Table,
  items: readonly CheckedItem[],
  { cycle, site }: DeskContext,
): Promise<Paper> {
  const warnings = new Map(
    items.map(({ name, findings }) => [
      name,
      findings.filter(({ severity }) => severity === 'warning').map((found) => wordFinding(found).problem),
    ]),
  )
  const name = annex2FileName(table.cycle, table.district?.shortName ?? '')
  const task = paperTasks({ cycle, site, district: table.district?.slug }).annex2
  return { name, bytes: await writtenInWorker(drawAnnex2(table, warnings)), task }
}

/** @throws CountsDisagree */
export async function letterOf(
  table: Annex2Table & { district: District },
  { cycle, site }: DeskContext,
): Promise<Paper> {
  const bytes = await letterDocument({ table, notice: cycle, host: site.host })
  const task = paperTasks({ cycle, site, district: table.district.slug }).letter
  return { name: letterFileName(table.district.shortName), bytes, task }
}
