import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { annex2FileName, letterFileName } from '../src/text/papers.ts'
import { visible } from '../src/text/visible.ts'
import type { Output } from './run.ts'

/**
 * Names what an earlier run has left beside the papers of this one, which wrote all there are: of a district that is gone or has
 * withdrawn everything, or plain beside encrypted. Nothing is removed, for somebody may have filled it in.
 */
export async function reportOldPapers(
  out: string,
  year: string,
  written: ReadonlySet<string>,
  output: Output,
): Promise<void> {
  const beginnings = [annex2FileName(year, ''), letterFileName('')].map(withoutEnding)
  const isPaper = (name: string) =>
    /\.(?:xlsx|docx|age)$/.test(name) && beginnings.some((beginning) => name.startsWith(beginning))
  const old = (await readdir(join(out, year))).filter((name) => isPaper(name) && !written.has(name))
  if (old.length === 0) return
  output.complain(`${join(out, year)} 里还有以前汇编的，这次没有写，请核对后删去：\n`)
  for (const name of old.sort()) output.complain(`  ${visible(name)}\n`)
}

const withoutEnding = (name: string) => name.slice(0, name.lastIndexOf('.'))
