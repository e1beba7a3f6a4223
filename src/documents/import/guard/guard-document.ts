import type { Refused } from '../../../text/import.ts'
import { foreignFile } from './guard-magic.ts'
import { GuardError } from './guard-refusal.ts'
import { boundedSheet } from './guard-sheet.ts'
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
  /** Text of the parts that matter, by their name in the zip. */
  parts: Map<string, string>
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
  const kind = kindOf(zip.names)
  const parts = new Map<string, string>()
  for (const name of zip.names) {
    if (!WANTED[kind].some((pattern) => pattern.test(name))) continue
    const text = xmlText(zip.inflate(name))
    parts.set(name, /^xl\/worksheets\//.test(name) ? boundedSheet(text) : text)
  }
  const main = mainPart(parts) ?? (kind === 'docx' ? 'word/document.xml' : 'xl/workbook.xml')
  if (!parts.has(main)) throw new GuardError('damaged')
  return { kind, parts, main }
}

/** Which parts are read; the rest of the file is left alone. */
const WANTED: Record<Guarded['kind'], RegExp[]> = {
  docx: [/^_rels\/\.rels$/, /^word\/(?:document|footer|header|footnotes|endnotes|comments)\d*\.xml$/],
  xlsx: [
    /^\[Content_Types\]\.xml$/,
    /^_rels\/\.rels$/,
    /^xl\/_rels\/workbook\.xml\.rels$/,
    /^xl\/(?:workbook|sharedStrings|styles)\.xml$/,
    /^xl\/worksheets\/sheet\d+\.xml$/,
  ],
}

function kindOf(names: readonly string[]): Guarded['kind'] {
  if (names.some((name) => name === 'EncryptedPackage')) throw new GuardError('encrypted')
  if (names.includes('OFD.xml')) throw new GuardError('ofd')
  if (names.includes('mimetype') && names.includes('content.xml')) throw new GuardError('open-document')
  if (names.some((name) => name.startsWith('ppt/'))) throw new GuardError('slides')
  if (names.some((name) => name.startsWith('word/'))) return 'docx'
  if (names.includes('xl/workbook.bin')) throw new GuardError('binary-sheet')
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx'
  throw new GuardError('archive')
}

/** A relation of the package names the main part; the name itself is only habit. */
function mainPart(parts: ReadonlyMap<string, string>): string | undefined {
  const relations = parts.get('_rels/.rels') ?? ''
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    if (!/Type\s*=\s*["'][^"']*\/officeDocument["']/.test(tag)) continue
    const target = /Target\s*=\s*["']\/?([^"']+)["']/.exec(tag)?.[1]
    if (target && parts.has(target)) return target
  }
  return undefined
}
