import { guardDocument, isRefusal } from './guard/guard-document.ts'
import { importGuardedAnnex1 } from './import-annex1.ts'
import type { ImportResult } from './import-result.ts'

/** A file from outside, whatever it is: 附件1 in Word, 附件2 in Excel, or a refusal. Never rejects for the bytes. */
export async function importDocument(bytes: Uint8Array): Promise<ImportResult> {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  if (guarded.kind === 'docx') return importGuardedAnnex1(guarded)
  // exceljs is large: only who brings a workbook pays for it.
  const { importGuardedAnnex2 } = await import('./import-annex2.ts')
  return importGuardedAnnex2(guarded)
}
