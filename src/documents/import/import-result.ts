import type { Path, Tree } from '../../domain/tree.ts'
import type { leftoverKinds, Reason } from '../../text/import.ts'
import type { Refusal } from './guard/guard-document.ts'

export interface ImportFinding {
  path: Path
  /** The cell as the form names it; empty if there is no cell. */
  label: string
  why: Reason
  /** `empty`: the field was left for a person; `look`: it was taken. */
  outcome: 'empty' | 'look'
  /** What stands in the cell. May be private: for the person at the screen, never for a log. */
  read?: string
  /** How it could be read, where there is more than one way, or how it was. May be private, as `read`. */
  readings?: string
}

/** Text on the form that has no field. Its words may be private, its place never is. */
export interface Leftover {
  text: string
  place:
    | { table: number; row: number; cell: number }
    /** From 1; 0 where nothing says which one it belongs to. */
    | { paragraph: number }
    | { sheet: string; row: number; column: number }
  /** Of text that is no line of a cell or of the page, or that was passed over for a reason. */
  kind?: LeftoverKind
}

export type LeftoverKind = keyof typeof leftoverKinds

/** Where a cell of a Word table stands, as people count. */
export function placeOf({ table, row, cell }: { table: number; row: number; cell: number }) {
  return { table, row: row + 1, cell }
}

export interface ImportedTree {
  /** Texts; a field that a person must fill is there and empty. */
  tree: Tree
  understood: Path[]
  findings: ImportFinding[]
  leftovers: Leftover[]
  /** What the paper says beside the entry. */
  paper: {
    /** 校验码 at the foot, as printed. */
    digest?: string
    creditCode?: string
    districtName?: string
    /** The lines above the form, with a sheet's name: where a year may stand. */
    title?: string
    /** 填报单位, 填报人 … above the table of 附件2: the district's, and no enterprise's. */
    filing?: string
  }
}

export type ImportResult = { trees: ImportedTree[] } | Refusal
