import { CannotRun } from '../src/node/folder.ts'
import { SealError } from '../src/sealed/seal-error.ts'
import { sealFaults } from '../src/text/sealed.ts'
import { visible } from '../src/text/visible.ts'
import type { ContentFile } from '../src/yaml/content-file.ts'
import { EXIT, type Output, progress } from './run.ts'

/**
 * Each file by itself: what fails with one is named with its reason, never with a value, and the others go
 * on. `work` says what it did; the counts of what was done come back with the exit code.
 */
export async function eachFile<D extends string>(
  files: readonly ContentFile[],
  label: string,
  work: (file: ContentFile) => Promise<D>,
  output: Output,
): Promise<{ counts: Map<D, number>; failed: number; exit: number }> {
  const counts = new Map<D, number>()
  const told = progress(label)
  let failed = 0
  for (const [index, file] of files.entries()) {
    try {
      const done = await work(file)
      counts.set(done, (counts.get(done) ?? 0) + 1)
    } catch (error) {
      failed += 1
      output.complain(`${visible(file.file)}：${reasonOf(error)}\n`)
    }
    told(index + 1, files.length)
  }
  return { counts, failed, exit: failed > 0 ? EXIT.errors : EXIT.ok }
}

export function reasonOf(error: unknown): string {
  if (error instanceof CannotRun) return error.message
  if (!(error instanceof SealError)) throw error
  const { problem, repair } = sealFaults[error.fault]
  return `${problem}${repair}`
}
