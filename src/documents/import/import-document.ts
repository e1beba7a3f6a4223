import { guardDocument, isRefusal } from './guard/guard-document.ts'
import { importGuardedAnnex1 } from './import-annex1.ts'
import { importGuardedAnnex2 } from './import-annex2.ts'
import type { ImportResult } from './import-result.ts'

/**
 * A file from outside, whatever it is: 附件1 in Word, 附件2 in Excel, or a refusal; `cycleYear` is that of the
 * cycle it is imported for. Never rejects for the bytes.
 */
export async function importDocument(bytes: Uint8Array, cycleYear?: string): Promise<ImportResult> {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  if (guarded.kind === 'docx') return importGuardedAnnex1(guarded, cycleYear)
  return importGuardedAnnex2(guarded, cycleYear)
}
