import type { Clause } from '../domain/clauses.ts'
import { type CodeInfo, codes, type Finding, type Point, withoutEcho } from '../domain/finding.ts'
import { classify, kinds } from '../domain/kinds.ts'
import { pointsToPrivate, type Worded, wordFinding } from '../text/findings.ts'
import type { Locality } from '../text/locality.ts'

/** A finding with its location and words, ready for any reporter. */
export interface LocatedFinding {
  finding: Finding
  words: Worded
  /** `unavailable`: it is about the file as a whole. */
  location: Point | { type: 'unavailable' }
  /** The line it points to; never one that might hold something private. */
  excerpt?: string
}

/** What locating a finding needs of a file. */
export interface LocatableFile {
  text?: string
  locate: (path: Finding['path']) => Point
}

export interface Report {
  /** In a stable order. */
  findings: LocatedFinding[]
  /** How many files were read. */
  files: number
}

export function locateFindings(
  findings: readonly Finding[],
  files: ReadonlyMap<string, LocatableFile>,
  locality?: Locality,
): LocatedFinding[] {
  const lines = new Map<string, string[]>()
  const located = findings.map((found) => locateFinding(found, files.get(found.file), locality, lines))
  const secret = new Set(located.filter(({ finding }) => REPEATS.has(finding.code)).map(lineOf))
  return located.map((one) => {
    if (REPEATS.has(one.finding.code) || !secret.has(lineOf(one))) return one
    const found = withoutEcho(one.finding)
    return { finding: found, words: wordFinding(found, locality), location: one.location }
  })
}

const lineOf = ({ finding, location }: LocatedFinding) =>
  `${finding.file}:${'line' in location ? location.line : ''}`

/** `lines` keeps each file's lines, so that many findings split it once. */
export function locateFinding(
  found: Finding,
  file: LocatableFile | undefined,
  locality?: Locality,
  lines = new Map<string, string[]>(),
): LocatedFinding {
  const words = wordFinding(found, locality)
  const location = pointOf(found, file)
  if (!location) return { finding: found, words, location: { type: 'unavailable' } }
  const hidden = pointsToPrivate(found) || REPEATS.has(found.code)
  const line = hidden ? undefined : linesOf(found.file, file, lines)[location.line - 1]
  return { finding: found, words, location, ...(line?.trim() && { excerpt: line }) }
}

function linesOf(name: string, file: LocatableFile | undefined, lines: Map<string, string[]>): string[] {
  const known = lines.get(name)
  if (known) return known
  const split = file?.text?.split(/\r?\n/) ?? []
  lines.set(name, split)
  return split
}

function pointOf(found: Finding, file: LocatableFile | undefined): Point | undefined {
  if ('at' in found.args && found.args.at) return found.args.at
  const wholeFile = found.path.length === 0 && !ABOUT_CONTENT.has(found.code)
  return wholeFile || file?.text === undefined ? undefined : file.locate(found.path)
}

/** Codes about a public line that should not be public: an excerpt would repeat it, of whatever finding there. */
export const REPEATS = new Set<Finding['code']>([
  // A private key may stand there.
  'recipient',
  // A password in an address may stand there.
  'wrong-form',
  'personal-data-in-public',
  'own-name-in-anonymous-text',
  'name-published-twice',
  // Somebody's ID number may stand there.
  'credit-code',
])

/** Codes without a path about a file's content: they point to its first line. */
const ABOUT_CONTENT = new Set<Finding['code']>([
  'missing',
  'required-here',
  'wrong-shape',
  'not-allowed-here',
])

export function countOf(report: Report, severity: Finding['severity']): number {
  return report.findings.filter(({ finding }) => finding.severity === severity).length
}

/** The clause that a finding cites: its code's, or that of the file's kind where the schema reports it. */
export function clauseOf({ code, file }: Pick<Finding, 'code' | 'file'>): Clause {
  const { clause, ofSchema }: CodeInfo = codes[code]
  const { kind } = classify(file)
  return ofSchema && kind !== undefined ? kinds[kind].clause : clause
}
