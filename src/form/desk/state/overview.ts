import { comparableName } from '../../../domain/compared-names.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { CheckedDesk, CheckedItem } from './check-desk.ts'
import { saysTheSame } from './differences.ts'
import { type DecryptedItem, enterpriseOf, holdsEntry, labelOf, visibleTree } from './item.ts'

/** Where an enterprise's entry stands, from the desk's side. */
export const standings = ['toMend', 'received', 'submitted', 'merged'] as const
export type Standing = (typeof standings)[number]

export interface OverviewRow {
  /** Of the enterprise: what its mark for the original is kept by. */
  enterprise: string
  name: string
  /** Credit code or alias; '' = not known yet. */
  id: string
  standing: Standing
  /** The sealed paper has not come. */
  lacksOriginal: boolean
  /** Of the card on the desk; absent where there is none. */
  card?: string
}

/** What a clerk notes beside the entries; it never leaves the browser. */
export interface DeskNotes {
  /** Names of invited enterprises, one a line. */
  invited: string
  /** Enterprises whose sealed paper has come. */
  originals: readonly string[]
}

export const noNotes: DeskNotes = { invited: '', originals: [] }

/** One row for each enterprise of the district that the desk knows of; those to mend first. */
export function overviewRows(
  { items, handed, uncounted }: Pick<CheckedDesk, 'items' | 'handed' | 'uncounted'>,
  about: {
    isSubmitted: (key: string) => boolean
    handedIn: readonly DecryptedItem[]
    originals: readonly string[]
  },
): OverviewRow[] {
  const originals = new Set(about.originals)
  const byEnterprise = groupBy(
    items.filter(({ item }) => holdsEntry(item)),
    ({ item }) => enterpriseOf(item),
  )
  const rows = [
    ...[...byEnterprise.values()].map((versions) => rowOnDesk(versions)),
    ...handed.map(({ item }) => rowOf(item, standingOfHanded(item))),
    ...uncounted.map(({ id, name }) => ({
      enterprise: id,
      id,
      name: name ?? id,
      standing: 'merged' as const,
    })),
  ]
  return rows
    .map((row) => ({ ...row, lacksOriginal: !originals.has(row.enterprise) }))
    .sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing))

  function rowOnDesk(versions: readonly CheckedItem[]) {
    const last = versions.find(({ ready }) => !ready) ?? versions.at(-1)!
    return { ...rowOf(last.item, standingOnDesk(last)), card: last.item.key }
  }

  function standingOnDesk({ item, ready }: CheckedItem): Standing {
    if (!ready) return 'toMend'
    if (about.isSubmitted(item.key)) return 'submitted'
    const same = about.handedIn.find((other) => enterpriseOf(other) === enterpriseOf(item))
    const [before, now] = [same && visibleTree(same), visibleTree(item)]
    if (same && before !== undefined && now !== undefined && saysTheSame(before, now)) {
      return standingOfHanded(same)
    }
    return 'received'
  }
}

const rowOf = (item: DecryptedItem, standing: Standing) => ({
  enterprise: enterpriseOf(item),
  name: labelOf(item),
  id: item.id,
  standing,
})

const standingOfHanded = ({ origin }: DecryptedItem): Standing => (origin.merged ? 'merged' : 'submitted')

/** Invited enterprises of whom nothing is known, as they were written. */
export function notYetIn(invited: string, rows: readonly Pick<OverviewRow, 'name' | 'id'>[]): string[] {
  const known = new Set(rows.flatMap(({ name, id }) => [comparableName(name), comparableName(id)]))
  const names = invited.split(/[\n,，;；、\t]/).map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '' && !known.has(comparableName(name)))
}
