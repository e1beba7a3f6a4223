import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'
import type { Reason } from '../../text/import.ts'
import type { ImportFinding, Leftover } from './import-result.ts'
import type { Answer } from './import-slot.ts'

/** The entry while it is being read: what is known is written down once, what is not is left empty. */
export class Draft {
  readonly tree: TreeMapping = emptyMapping()
  readonly understood: Path[] = []
  readonly findings: ImportFinding[] = []
  readonly leftovers: Leftover[] = []

  /** A value that the form says plainly. */
  take(path: Path, value: Tree): undefined {
    this.#set(path, value)
    this.understood.push(path)
  }

  /** The field stays empty for a person, with the reason; `readings` as in `ImportFinding`. */
  leave(path: Path, slot: Answer | undefined, why: Reason, readings?: string): undefined {
    this.#set(path, '')
    this.#tell({ path, why, outcome: 'empty', ...(readings && { readings }) }, slot)
  }

  /** Taken, but to be looked at. */
  look(path: Path, slot: Answer | undefined, why: Reason, readings?: string): undefined {
    this.#tell({ path, why, outcome: 'look', ...(readings && { readings }) }, slot)
  }

  /** Words of a cell that was read, for which there is no field. */
  keep(slot: Answer, texts: readonly string[]): void {
    const place = slot.place ?? { paragraph: 0 }
    this.leftovers.push(...texts.map((text) => ({ text, place })))
  }

  /** What was written down so far. */
  valueAt(path: Path): Tree | undefined {
    return valueAt(this.tree, path) as Tree | undefined
  }

  #tell(finding: Omit<ImportFinding, 'label' | 'read'>, slot: Answer | undefined): void {
    const read = slot?.text.trim()
    this.findings.push({ ...finding, label: shortened(slot?.label ?? ''), ...(read && { read }) })
  }

  /** Lists and mappings on the way are made as the path needs them. */
  #set(path: Path, value: Tree): void {
    let node: Tree = this.tree
    for (const [at, key] of path.entries()) {
      const next = path[at + 1]
      const container = node as Record<string | number, Tree>
      if (next === undefined) container[key] = value
      else if (!Object.hasOwn(container, key) || typeof container[key] === 'string') {
        container[key] = typeof next === 'number' ? [] : emptyMapping()
      }
      node = container[key]!
    }
  }

  /** An item of a list that was left out would be a hole. */
  finished(): TreeMapping {
    return withoutHoles(this.tree) as TreeMapping
  }
}

function withoutHoles(tree: Tree): Tree {
  if (Array.isArray(tree)) return Array.from(tree, (item) => withoutHoles(item ?? emptyMapping()))
  if (!isMapping(tree)) return tree
  for (const key of Object.keys(tree)) tree[key] = withoutHoles(tree[key]!)
  return tree
}

/** As much of a label as tells which cell it is. */
const shortened = (label: string) => ([...label].length > 24 ? `${[...label].slice(0, 24).join('')}…` : label)
