import type { Entry } from '../../../domain/ledger.ts'
import { choices as text } from '../../../text/placements-desk.ts'

/** An expert who is offered for a demand: what is taken into the fields, and what is said of the person. */
export interface ExpertChoice {
  label: string
  /** By the path of the field. */
  values: ReadonlyMap<string, string>
}

/** Where experts are offered from; each gives none where it cannot be read here. */
export type ExpertSource = (demand: Entry) => readonly ExpertChoice[]

/** The demand's own 备选, where its private part is open. */
export const candidatesOf: ExpertSource = ({ partial }) =>
  (partial.private?.candidates ?? []).flatMap((candidate, index) => {
    const { name, organization, phone } = candidate ?? {}
    if (name === undefined) return []
    const values = new Map([
      ['private.expert.name', name],
      ['private.expert.organization', organization ?? ''],
      ['private.expert.phone', phone ?? ''],
      ['private.expert.id', ''],
    ])
    return [{ label: text.candidate(index + 1, name, organization), values }]
  })

export const expertSources: readonly ExpertSource[] = [candidatesOf]
