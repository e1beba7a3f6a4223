import { CannotRun } from '../src/node/cannot-run.ts'
import { SealError } from '../src/sealed/seal-error.ts'
import { sealFaults } from '../src/text/sealed.ts'
import { visible } from '../src/text/visible.ts'
import type { ContentFile } from '../src/yaml/content-file.ts'
import { type Output, progress } from './run.ts'

/**
 * Processes each file separately: a failure is reported with its reason, never with a value, and the others go
 * on. Returns the files by the result of `work`, and the number of failures.
 */
export async function eachFile<D extends string>(
  files: readonly ContentFile[],
  label: string,
  work: (file: ContentFile) => Promise<D>,
  output: Output,
): Promise<{ done: (what: D) => readonly ContentFile[]; failed: number }> {
  const done = new Map<D, ContentFile[]>()
  const reported = progress(label)
  let failed = 0
  for (const [index, file] of files.entries()) {
    try {
      const what = await work(file)
      const alike = done.get(what)
      if (alike) alike.push(file)
      else done.set(what, [file])
    } catch (error) {
      failed += 1
      reportFailure(file, error, output)
    }
    reported(index + 1, files.length)
  }
  return { done: (what) => done.get(what) ?? [], failed }
}

export function reportFailure({ file }: { file: string }, error: unknown, output: Output): void {
  output.complain(`${visible(file)}：${reasonOf(error)}\n`)
}

export function reasonOf(error: unknown): string {
  if (error instanceof CannotRun) return error.message
  if (!(error instanceof SealError)) throw error
  const { problem, repair } = sealFaults[error.fault]
  return `${problem}${repair}`
}
