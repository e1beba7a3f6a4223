import { importDocument } from '../../../documents/import/import-document.ts'
import { type ArchivedFile, readArchive } from '../../../documents/import/read-archive.ts'
import { creditCodeFault, isIdNumber, malformedCode } from '../../../domain/credit-code.ts'
import type { Finding } from '../../../domain/finding.ts'
import { classify, pathOf } from '../../../domain/kinds.ts'
import { readReportMark } from '../../../domain/report-place.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import { utf16Of } from '../../../domain/utf-16.ts'
import type { Refused } from '../../../text/import.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import type { HandedFile } from './handed-in.ts'
import { idInName, type ReadEntry } from './item.ts'
import { readText } from './read-text.ts'

/** A file from outside, as it comes to the reader's thread. */
export interface FileToRead {
  name: string
  bytes: Uint8Array
  year: string
  district: string
  /** Slugs of all districts: a YAML file of this name is a filing. */
  districts: readonly string[]
}

export type ReadFile =
  | { kind: 'entries'; from: 'yaml' | 'docx' | 'xlsx'; entries: ReadEntry[] }
  | { kind: 'filing'; district: string; tree: Tree }
  /** A zip: of the desk itself, whose entries were handed in before, or of files that somebody has packed, with what is none of ours. */
  | { kind: 'archive'; own: HandedFile[]; packed: ArchivedFile[]; others: string[] }
  /** `seems` as in `Refusal`. */
  | { kind: 'refused'; refused: Refused; seems?: string }
  /** A text that cannot be read, with its findings. */
  | { kind: 'unreadable'; findings: Finding[] }

/** Whatever the file is; never rejects for its bytes. */
export async function readFile(file: FileToRead): Promise<ReadFile> {
  if (isYaml(file)) return readYamlFile(file)
  if (/\.zip$/i.test(file.name)) return readZip(file.bytes)
  const result = await importDocument(file.bytes, file.year)
  if ('refused' in result) return { kind: 'refused', ...result }
  const entries = result.trees.map(({ tree, understood, findings, leftovers, paper }): ReadEntry => {
    const { creditCode = '', digest, districtName, title, filing } = paper
    const remarks = {
      understood,
      findings,
      leftovers,
      ...(digest && { digest }),
      ...(districtName && { districtName }),
      ...(title && { title }),
      ...(filing && { filing }),
    }
    return { id: codeOr(creditCode, idInName(file.name)), tree, reading: [], remarks }
  })
  return { kind: 'entries', from: /\.xlsx$/i.test(file.name) ? 'xlsx' : 'docx', entries }
}

function readZip(bytes: Uint8Array): ReadFile {
  const archive = readArchive(bytes, (path) => /\.(?:ya?ml|txt|docx|xlsx)$/i.test(path))
  if ('refused' in archive) return { kind: 'refused', refused: archive.refused }
  const { files, others } = archive
  if (files.length + others.length === 0) return { kind: 'refused', refused: 'empty' }
  const own = files.filter(({ path }) => classify(path).kind !== undefined)
  // What the desk has packed beside the entries says the same again.
  if (own.length === 0) return { kind: 'archive', own: [], packed: files, others }
  const decoder = new TextDecoder()
  return {
    kind: 'archive',
    own: own.map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) })),
    packed: [],
    others: [],
  }
}

/**
 * The code on the paper or in the file's name: one that fits before one that the rules doubt or refuse.
 * A code in the name of a workbook with several entries fits none, and is reported as doubled.
 */
function codeOr(code: string, named: string): string {
  const fits = (id: string) => creditCodeFault(id) === undefined
  const wellFormed = (id: string) => malformedCode(id) === undefined
  const choices = [code, named]
  return choices.find(fits) ?? choices.find(wellFormed) ?? choices.find(isIdNumber) ?? ''
}

const ZIP_OR_OLE = [0x50, 0xd0]

/**
 * By name, or by the start that all entries share: phones and chats put other endings behind a name. A document
 * named .yaml is still a document.
 */
function isYaml({ name, bytes }: FileToRead): boolean {
  if (ZIP_OR_OLE.includes(bytes[0] ?? 0) && [0x4b, 0xcf].includes(bytes[1] ?? 0)) return false
  if (/\.ya?ml$/i.test(name)) return true
  // Told as what it is, like any other.
  const start = new TextDecoder(utf16Of(bytes) ?? 'utf-8').decode(bytes.subarray(0, 4096))
  if (/\.txt$/i.test(name)) return /^[ \t]*public:/m.test(start)
  const [first = ''] = start.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line))
  return first.startsWith('public:')
}

function readYamlFile({ name, bytes, year, district, districts }: FileToRead): ReadFile {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '')
  if (districts.includes(stem)) {
    const read = readContentFile(pathOf('filing', { year, district: stem }), bytes)
    if (read?.tree !== undefined && isFiling(read.tree))
      return { kind: 'filing', district: stem, tree: read.tree }
  }
  const read = readText(bytes, { year, district, id: idInName(name) })
  if (read.text === undefined) return { kind: 'unreadable', findings: read.reading }
  if (readReportMark(read.text)) return { kind: 'refused', refused: 'report' }
  return { kind: 'entries', from: 'yaml', entries: [read] }
}

function isFiling(tree: Tree): boolean {
  return (
    valueAt(tree, ['public', 'unit']) !== undefined && valueAt(tree, ['public', 'enterprise']) === undefined
  )
}
