import type { Finding } from '../domain/finding.ts'
import { classify, isPrivate } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import type { Locality } from './locality.ts'
import { wordings } from './rules/wordings.ts'
import { type Vocabulary, type Worded, wordBy } from './worded.ts'

export type { Worded } from './worded.ts'

const ofAll: Vocabulary = { wordings, schemaOf }

/** A finding in plain Chinese for who writes the file: the problem, then the repair, in the form's own words. Examples are of `locality`. */
export function wordFinding(found: Finding, locality?: Locality): Worded {
  return wordBy(ofAll, found, locality, { forFile: true })
}

/** The same words without what only matters to who writes the file by hand. */
export function wordForForm(found: Finding, locality?: Locality): Worded {
  return wordBy(ofAll, found, locality, { forFile: false })
}

/** True if the line that a finding points to must not be shown. */
export function pointsToPrivate({ file, path }: Pick<Finding, 'file' | 'path'>): boolean {
  const { kind } = classify(file)
  return kind === undefined || isPrivate(kind, path)
}
