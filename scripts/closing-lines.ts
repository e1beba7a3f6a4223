import { CannotRun } from '../src/node/cannot-run.ts'
import type { Checked } from '../src/node/check-folder.ts'
import { missedFiles } from '../src/node/foreign-files.ts'
import { SealError } from '../src/sealed/seal-error.ts'
import type { ContentFile } from '../src/yaml/content-file.ts'
import { reportFailure } from './each-file.ts'
import type { Output } from './run.ts'

/** What commands say of keys: skipped files and removed leftovers after `seal` and `unseal`, a key that fits nothing. */

/** Files of other districts: only counted, since their keys are elsewhere. */
export const skippedNote = (count: number): string => (count > 0 ? `，加密给别人、没有动的 ${count} 份` : '')

/** Names skipped files that should have opened; returns their number. */
export function reportMissed(
  skipped: readonly ContentFile[],
  decrypted: readonly ContentFile[],
  output: Output,
): number {
  const missed = missedFiles(skipped, decrypted)
  for (const file of missed) reportFailure(file, new SealError('wrong-key'), output)
  return missed.length
}

/** The key decrypted nothing, although there were files. */
export const DECRYPTS_NONE = '这个密钥一份也打不开：可能拿错了密钥；换密钥时，也可能已经全部重新加密过。\n'

/** Refuses such a key where its work would look done: everything sealed would count as not to be judged. @throws CannotRun */
export function requireFittingKey({ keyOpensNone }: Pick<Checked, 'keyOpensNone'>): void {
  if (keyOpensNone) throw new CannotRun(DECRYPTS_NONE.trimEnd())
}

export function reportLeftovers(count: number, output: Output): void {
  if (count > 0) output.write(`清除了以前中途停下时留下的临时文件 ${count} 个。\n`)
}
