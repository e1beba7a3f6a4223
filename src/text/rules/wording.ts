import type { Code, FindingArgs } from '../../domain/finding.ts'
import type { Locality } from '../locality.ts'

/** What a wording may use beside the finding's arguments. */
export interface Subject {
  /** The field in the words of the form. */
  name: string
  example: string | undefined
  locality: Locality | undefined
  /** The key to write: the last one of the path; '' in a list that is a whole file. */
  key: string
}

export interface Wording<C extends Code> {
  /** The check in a few words, for lists and headings. */
  title: string
  /** What is the matter, in one sentence. */
  problem: (args: FindingArgs[C], subject: Subject) => string
  /** What to write or do instead, whether in the form or in a file. */
  repair: (args: FindingArgs[C], subject: Subject) => string
  /** What only matters to who writes the file by hand: keys, quotes, brackets. */
  inFile?: (args: FindingArgs[C], subject: Subject) => string | undefined
}

/** The wordings of one file of this folder. */
export type Words = { [C in Code]?: Wording<C> }

/** What the page of rules says of a check, beside its wording. All examples are fictional. */
export interface RuleEntry {
  /** What is checked, and why. */
  meaning: string
  /** A short example that does not pass, and the same mended; both with the names of `Locality`. */
  bad: string
  good: string
}

export const quoted = (value: string | undefined): string =>
  value === undefined ? '' : `“${shorten(value)}”`

export const shorten = (value: string): string =>
  [...value].length > 40 ? `${[...value].slice(0, 40).join('')}…` : value

/** Quotes inside quotes are single ones (GB/T 15834). */
export const nested = (name: string): string => name.replaceAll('“', '‘').replaceAll('”', '’')
