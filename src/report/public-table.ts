import type { ChangedFile } from '../domain/change.ts'
import { demandSchema } from '../domain/demand.ts'
import { formTree, nodeAt } from '../domain/form-tree.ts'
import { textsIn } from '../domain/texts.ts'
import { type Path, type Tree, valueAt } from '../domain/tree.ts'
import { fieldName } from '../text/field-names.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { type LocatedFinding, REPEATS } from './locate-findings.ts'

/** The public part of an entry, as label and text. */
export interface PublicTable {
  file: string
  rows: { label: string; value: string }[]
}

/** Of the entries that a change leaves, for reviewers who do not read YAML. */
export function publicTables(
  changed: readonly ChangedFile[],
  files: ReadonlyMap<string, ContentFile>,
  findings: readonly LocatedFinding[],
): PublicTable[] {
  return changed.flatMap(({ file, status }) => {
    const read = files.get(file)
    if (status === 'deleted' || read?.kind !== 'demand' || read.tree === undefined) return []
    const hidden = findings
      .filter(({ finding }) => finding.file === file && REPEATS.has(finding.code))
      .map(({ finding }) => finding.path)
    return [publicTable(file, read.tree, hidden)]
  })
}

const form = formTree(demandSchema)
/** Fields that should not be public, by a finding, are left out of the comment. */
const HIDDEN = '（有不应公开的内容，这里不显示）'

/** From the tree as written, so that a faulty entry can be read as well; the private part is not looked at. */
export function publicTable(file: string, tree: Tree, hidden: readonly Path[] = []): PublicTable {
  const isHidden = new Set(hidden.map((path) => path.join('/')))
  const texts = textsIn(valueAt(tree, ['public']), ['public'])
    .map(({ path, text }) => ({ path, text, node: nodeAt(form, path) }))
    .filter(({ node }) => node !== undefined)
  const rows = texts.map(({ path, text, node }) => ({
    label: fieldName('demand', node!.key === '[]' ? path.slice(0, -1) : path),
    value: isHidden.has(path.join('/')) ? HIDDEN : text.trim(),
  }))
  // Items of one list stand in one row; a list of problems keeps its problems together.
  const merged: PublicTable['rows'] = []
  for (const { label, value } of rows) {
    const last = merged.at(-1)
    if (last?.label === label) last.value += `、${value}`
    else merged.push({ label, value })
  }
  return { file, rows: merged }
}
