import type { Demand } from './demand.ts'
import { type Path, type Tree, valueAt } from './tree.ts'
import type { DeepPartial } from './validate-tree.ts'

/** One enterprise's 附件1 with its file, year, district and id. */
export interface Entry {
  file: string
  year: string
  /** Slug of the folder; not necessarily a known district. */
  district: string
  /** The file's name without its ending: credit code or alias. */
  id: string
  /** Whole and without error, or undefined. */
  demand: Demand | undefined
  /** The readable fields, for the rules. */
  partial: DeepPartial<Demand>
  /** Whether something is written at this path, right or wrong. */
  isGiven: (path: Path) => boolean
  /** What is written there. */
  written: (path: Path) => Tree | undefined
  /** The private part is sealed in the file. */
  decrypted?: boolean
}

/** A demand's file as it was read and validated. */
interface ReadDemand {
  file: string
  params: { year?: string; district?: string; id?: string }
  value: Demand | undefined
  partial: DeepPartial<Demand>
  tree?: Tree
  decrypted?: boolean
}

export function entryOf({ file, params, value, partial, tree, decrypted = false }: ReadDemand): Entry {
  const { district = '', id = '', year = '' } = params
  const written = (path: Path) => valueAt(tree, path) as Tree | undefined
  const isGiven = (path: Path) => written(path) !== undefined
  return { file, year, district, id, demand: value, partial, isGiven, written, decrypted }
}

/** The enterprise's name, wherever the entry keeps it. Not for public use. */
export function enterpriseName(demand: DeepPartial<Demand>): string | undefined {
  return demand.public?.enterprise?.name ?? demand.private?.enterprise?.name
}

/** The enterprise's credit code: the file's name, or inside an anonymous entry. Not for public use. */
export function creditCodeOf({ id, partial }: Entry): string | undefined {
  return id.length === 18 ? id : partial.private?.enterprise?.creditCode
}
