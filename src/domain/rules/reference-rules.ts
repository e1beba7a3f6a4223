import { comparablePerson } from '../compared-names.ts'
import { engagementsOf, expertPerson } from '../engagement.ts'
import { type Finding, finding } from '../finding.ts'
import { pathOf } from '../kinds.ts'
import type { Ledger } from '../ledger.ts'
import { nearest } from '../nearest.ts'

/** What one file names and another has to have; a slip would silently change whom a rule is about. */

/** The district of an extension, a selection, a story or the examples. */
export function* districtsNamed({ districtsNamed: named, districts }: Ledger): Generator<Finding> {
  const options = districts.map(({ slug }) => slug)
  // A faulty list is told by itself.
  if (options.length === 0) return
  for (const { file, path, text: value } of named) {
    if (!options.includes(value)) yield notAmong(file, path, value, options)
  }
}

/** A placement's expert file is of the person whom the placement names: money and certificate follow that file. */
export function* expertsNamed({ cycles }: Ledger): Generator<Finding> {
  for (const cycle of cycles.values()) {
    for (const { placement, recommended } of engagementsOf(cycle)) {
      const { name } = placement.partial.private?.expert ?? {}
      const person = recommended && expertPerson(recommended)
      // A file that is not there, or cannot be read, decides nothing.
      if (!person || name === undefined || comparablePerson(person.name) === comparablePerson(name)) continue
      yield finding(
        'not-an-option',
        { file: placement.file, path: ['private', 'expert', 'id'] },
        { options: [] },
      )
    }
  }
}

/** 附件1: an excluded year that is not over, or has no list while a later year's list decides nothing. */
export function* yearsExcluded({ cycles }: Ledger): Generator<Finding> {
  const withList = [...cycles.values()].filter(({ selections }) => selections).map(({ year }) => year)
  for (const { year, cycle } of cycles.values()) {
    const excluded = cycle?.excludeSelectionsOf.map(String) ?? []
    const options = withList.filter((earlier) => earlier < year)
    const idle = options.filter((earlier) => !excluded.includes(earlier))
    for (const [index, value] of excluded.entries()) {
      const isMistyped = value >= year || (!cycles.has(value) && idle.some((earlier) => earlier > value))
      if (!isMistyped) continue
      const path = ['excludeSelectionsOf', index]
      yield { ...notAmong(pathOf('cycle', { year }), path, value, options), severity: 'warning' }
    }
  }
}

function notAmong(file: string, path: Finding['path'], value: string, options: string[]): Finding {
  const like = nearest(value, options)
  return finding('not-an-option', { file, path }, { value, options, ...(like && { nearest: like }) })
}
