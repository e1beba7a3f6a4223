import type { Finding, Point } from '../domain/finding.ts'
import { pointsToPrivate, type Worded, wordFinding } from '../text/findings.ts'
import type { Locality } from '../text/locality.ts'

/** A finding with its place and words, ready for any reporter. */
export interface PlacedFinding {
  finding: Finding
  words: Worded
  /** `unavailable`: it is about the file as a whole. */
  place: Point | { type: 'unavailable' }
  /** The line it points to; never one that might hold something private. */
  excerpt?: string
}

/** What placing needs of a file. */
export interface PlaceableFile {
  text?: string
  locate: (path: Finding['path']) => Point
}

export interface Report {
  /** In a stable order. */
  findings: PlacedFinding[]
  /** How many files were read. */
  files: number
}

export function placeFindings(
  findings: readonly Finding[],
  files: ReadonlyMap<string, PlaceableFile>,
  locality?: Locality,
): PlacedFinding[] {
  const lines = new Map<string, string[]>()
  return findings.map((found) => placeFinding(found, files.get(found.file), locality, lines))
}

/** `lines` keeps each file's lines, so that many findings split it once. */
export function placeFinding(
  found: Finding,
  file: PlaceableFile | undefined,
  locality?: Locality,
  lines = new Map<string, string[]>(),
): PlacedFinding {
  const words = wordFinding(found, locality)
  const place = pointOf(found, file)
  if (!place) return { finding: found, words, place: { type: 'unavailable' } }
  const hidden = pointsToPrivate(found) || REPEATS.has(found.code)
  const line = hidden ? undefined : linesOf(found.file, file, lines)[place.line - 1]
  return { finding: found, words, place, ...(line?.trim() && { excerpt: line }) }
}

function linesOf(name: string, file: PlaceableFile | undefined, lines: Map<string, string[]>): string[] {
  const known = lines.get(name)
  if (known) return known
  const split = file?.text?.split(/\r?\n/) ?? []
  lines.set(name, split)
  return split
}

function pointOf(found: Finding, file: PlaceableFile | undefined): Point | undefined {
  if ('at' in found.args && found.args.at) return found.args.at
  const wholeFile = found.path.length === 0 && !ABOUT_CONTENT.has(found.code)
  return wholeFile || file?.text === undefined ? undefined : file.locate(found.path)
}

/** Codes about a public line that should not be public: showing it would spread what it says. */
export const REPEATS = new Set<Finding['code']>([
  // A private key may stand there.
  'recipient',
  'personal-data-in-public',
  'own-name-in-anonymous-text',
  'name-published-twice',
])

/** Codes without a path that are about what the file says, so that its first line is to blame. */
const ABOUT_CONTENT = new Set<Finding['code']>([
  'missing',
  'required-here',
  'wrong-shape',
  'not-allowed-here',
])

export function countOf(report: Report, severity: Finding['severity']): number {
  return report.findings.filter(({ finding }) => finding.severity === severity).length
}
