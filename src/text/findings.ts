import type { Code, Finding, FindingArgs } from '../domain/finding.ts'
import { classify, isPrivate } from '../domain/kinds.ts'
import type { Path } from '../domain/tree.ts'
import { type Locality, localised } from './locality.ts'
import { fieldName, labelAt } from './names.ts'
import { nested, type Subject, type Wording } from './rules/wording.ts'
import { wordings } from './rules/wordings.ts'

export interface Worded {
  title: string
  problem: string
  repair: string
}

/** A finding in plain Chinese for who writes the file: the problem, then the repair, in the form's own words. Examples are of `locality`. */
export function wordFinding(found: Finding, locality?: Locality): Worded {
  const { wording, args, subject } = partsOf(found, locality)
  const words = wordForForm(found, locality)
  return { ...words, repair: `${words.repair}${wording.inFile?.(args, subject) ?? ''}` }
}

/** The same words without what only matters to who writes the file by hand. */
export function wordForForm(found: Finding, locality?: Locality): Worded {
  const { wording, args, subject } = partsOf(found, locality)
  return {
    title: wording.title,
    problem: wording.problem(args, subject),
    repair: wording.repair(args, subject),
  }
}

function partsOf({ code, file, path, args }: Finding, locality: Locality | undefined) {
  const wording = wordings[code] as Wording<Code>
  return { wording, args: args as FindingArgs[Code], subject: subjectOf(file, path, locality) }
}

function subjectOf(file: string, path: Path, locality: Locality | undefined): Subject {
  const { kind } = classify(file)
  const written = kind && labelAt(kind, path)?.example
  const example = written && localised(written, locality)
  const last = path.findLast((key) => typeof key === 'string')
  return { name: nested(fieldName(kind, path)), example, locality, key: String(last ?? '') }
}

/** True if the line that a finding points to must not be shown. */
export function pointsToPrivate({ file, path }: Pick<Finding, 'file' | 'path'>): boolean {
  const { kind } = classify(file)
  return kind === undefined || isPrivate(kind, path)
}
