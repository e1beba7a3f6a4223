import { publicDemands } from '../../src/domain/public-demand.ts'
import type { Tree } from '../../src/domain/tree.ts'
import type { Known } from '../../src/form/desk/state/context.ts'
import type { DecryptedItem } from '../../src/form/desk/state/item.ts'
import { publishedEntry } from '../../src/form/desk/state/published.ts'
import { readText } from '../../src/form/desk/state/read-text.ts'

let known: Promise<Known> | undefined

/** What the page of the samples would tell the desk. */
export function sampleKnown(): Promise<Known> {
  known ??= read()
  return known
}

async function read(): Promise<Known> {
  const { ledger } = await import('./sample-ledger.ts')
  const cycles = [...ledger.cycles.values()]
  return {
    cycle: cycles.at(-1)!.cycle!,
    districts: ledger.districts.map(({ slug, name, shortName, office }) => ({
      slug,
      name,
      shortName,
      office,
    })),
    site: ledger.site!,
    selections: cycles.flatMap(({ year, selections }) =>
      selections ? [{ year, list: selections.list }] : [],
    ),
    publishedAt: [],
    contextAt: '',
    cyclesAt: '',
    published: cycles.flatMap((cycle) => publicDemands(cycle)).map(publishedEntry),
  }
}

let count = 0

/** A YAML text as the desk would hold it. */
export function itemOf(text: string, id: string, more: Partial<DecryptedItem> = {}): DecryptedItem {
  const entry = readText(new TextEncoder().encode(text), { year: '2023', district: 'hongshan', id })
  const origin = { name: `${id || '无名'}.yaml`, kind: 'yaml' } as const
  count += 1
  // Of one width: what the ledger sorts by ends with it.
  const key = `key${String(count).padStart(4, '0')}`
  return { ...entry, key, origin, year: '2023', district: 'hongshan', mended: false, ...more }
}

export const noFiling = { tree: { public: { unit: '洪山区科技和经济信息化局' } } as Tree, given: false }
