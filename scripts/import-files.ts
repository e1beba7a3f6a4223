import { existsSync, globSync } from 'node:fs'
import { basename } from 'node:path'

/**
 * The files that a command line names. Patterns (`*.docx`) are expanded here: the shells of Windows leave them as
 * they are. Lock files of Word and WPS (`~$…`), which a pattern takes along, are left out.
 */
export function filesNamed(words: readonly string[]): string[] {
  const files = words.flatMap((word) => {
    const matches = /[*?]/.test(word) && !existsSync(word) ? globSync(word).sort() : []
    return matches.length > 0 ? matches : [word]
  })
  const papers = files.filter((file) => !basename(file).startsWith('~$'))
  return papers.length > 0 ? papers : files
}
