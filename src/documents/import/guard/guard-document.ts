import type { Refused } from '../../../text/import.ts'
import { foreignFile } from './guard-magic.ts'
import { type Parts, relationsOf } from './guard-parts.ts'
import { GuardError } from './guard-refusal.ts'
import { xmlText } from './guard-xml.ts'
import { openZip, type ZipLimits } from './guard-zip.ts'

/**
 * The gate before any library reads a file from outside. What passes is bounded in size, entries,
 * rows and columns, has no DTD, and consists only of the parts that the import needs: everything
 * else (pictures, macros, embedded files, links) is never even inflated.
 */

export interface Refusal {
  refused: Refused
  /** The title of the form that it seems to be instead. */
  seems?: string
}

export interface Guarded {
  kind: 'docx' | 'xlsx'
  /** Text of the parts of a .docx that matter, by their name in the zip. */
  parts: Map<string, string>
  /** Any part as text, inflated when it is asked for; throws `GuardError` for what is no XML in UTF-8. */
  read: Parts
  /** The part that the file's own relations name as its main one. */
  main: string
}

const MIB = 1024 * 1024
export const MAX_BYTES = 8 * MIB

const LIMITS: ZipLimits = {
  entries: 500,
  entryBytes: 24 * MIB,
  totalBytes: 64 * MIB,
  ratio: 200,
  ratioAbove: MIB,
}

/** Never throws for what the bytes say. */
export function guardDocument(bytes: Uint8Array): Guarded | Refusal {
  try {
    return inspect(bytes)
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    // A reader that stumbled is a file that cannot be read: the bytes are the only input here.
    return { refused: 'damaged' }
  }
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result
}

function inspect(bytes: Uint8Array): Guarded {
  if (bytes.length > MAX_BYTES) throw new GuardError('too-large')
  const foreign = foreignFile(bytes)
  if (foreign) throw new GuardError(foreign)
  const zip = openZip(bytes, LIMITS)
  const names = new Map(zip.names.map((name) => [comparable(name), name]))
  const read: Parts = (name) => {
    const own = names.get(comparable(name))
    return own === undefined ? undefined : xmlText(zip.inflate(own))
  }
  const named = relationsOf(read, '').find(({ type }) => type === 'officeDocument')?.target
  const kind = kindOf([...names.keys()], named)
  const main = named && names.has(comparable(named)) ? named : USUAL_MAIN[kind]
  if (!names.has(comparable(main))) throw new GuardError('damaged')
  const parts = new Map<string, string>()
  if (kind === 'docx') {
    for (const name of zip.names) if (WANTED_OF_WORD.test(name) || name === main) parts.set(name, read(name)!)
  }
  return { kind, parts, read, main }
}

/** Names of parts are the same in upper and lower case; some programs write `\`. */
const comparable = (name: string) => name.replaceAll('\\', '/').toLowerCase()

const USUAL_MAIN = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const

const WANTED_OF_WORD =
  /^(?:_rels\/\.rels|word\/(?:document|footer|header|footnotes|endnotes|comments)\d*\.xml)$/

function kindOf(names: readonly string[], main = ''): Guarded['kind'] {
  const has = (start: string) => main.startsWith(start) || names.some((name) => name.startsWith(start))
  if (names.includes('encryptedpackage')) throw new GuardError('encrypted')
  if (names.includes('ofd.xml')) throw new GuardError('ofd')
  if (names.includes('mimetype') && names.includes('content.xml')) throw new GuardError('open-document')
  if (has('ppt/')) throw new GuardError('slides')
  if (has('word/')) return 'docx'
  if (names.some((name) => name.endsWith('/workbook.bin'))) throw new GuardError('binary-sheet')
  // Wherever a program puts it.
  if (has('xl/') || /(?:^|\/)workbook\.xml$/i.test(main)) return 'xlsx'
  throw new GuardError('archive')
}
