import { type FieldNode, formTree } from '../../../domain/form-tree.ts'
import { schemaOf } from '../../../domain/schemas.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import type { ChangedFile } from '../../../forge/forge.ts'
import { pullRequest as words } from '../../../text/desk.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { enteredFields, pathOfField } from '../../entry/tree-values.ts'
import { canonicalOf, fileText } from '../state/entry-text.ts'
import type { PendingChange } from '../state/store.ts'
import type { KindWritten } from './places.ts'

export interface PlannedChange {
  path: string
  fate: 'new' | 'updated' | 'unchanged'
  /** Of an updated one: labels of what differs in the public part; of the private one, only that it does. */
  changed: string[]
}

export interface FollowUpPlan {
  kind: KindWritten
  entries: PlannedChange[]
  /** Without what is in the repository already. */
  files: ChangedFile[]
}

/** The pending changes of a kind as files, against what the repository has. They are sealed already, where the site seals. */
export function planFollowUp(
  kind: KindWritten,
  pending: readonly PendingChange[],
  existing: readonly { path: string; text: string }[],
  wholeOf: (path: string, tree: Tree) => Tree | undefined,
): FollowUpPlan {
  const texts = new Map(existing.map(({ path, text }) => [path, text]))
  const plan: FollowUpPlan = { kind, entries: [], files: [] }
  for (const { path, tree } of pending) {
    const [before, text] = [texts.get(path), fileText(kind, tree)]
    const fate = before === undefined ? 'new' : before === text ? 'unchanged' : 'updated'
    const changed = fate === 'updated' ? changedLabels(kind, path, before!, tree, wholeOf) : []
    plan.entries.push({ path, fate, changed })
    if (fate !== 'unchanged') plan.files.push({ path, text })
  }
  return plan
}

function changedLabels(
  kind: KindWritten,
  path: string,
  before: string,
  tree: Tree,
  wholeOf: (path: string, tree: Tree) => Tree | undefined,
): string[] {
  const was = readContentFile(path, new TextEncoder().encode(before))?.tree ?? ''
  const labels = publicFields(kind).flatMap((field) => {
    const at = pathOfField(field)
    const isSame = valueAt(was, at) === valueAt(canonicalOf(kind, tree), at)
    return isSame ? [] : [field.declaration?.label ?? field.key]
  })
  const [wasWhole, whole] = [wholeOf(path, was), wholeOf(path, tree)]
  const isPrivateSame =
    wasWhole !== undefined && whole !== undefined && privateText(kind, wasWhole) === privateText(kind, whole)
  return isPrivateSame ? labels : [...labels, words.privatePart]
}

function publicFields(kind: KindWritten): FieldNode[] {
  const schema = schemaOf(kind)
  const fields = schema ? enteredFields(formTree(schema)) : []
  return fields.filter(({ path }) => path.startsWith('public.'))
}

const privateText = (kind: KindWritten, tree: Tree): string =>
  fileText(kind, { private: (valueAt(tree, ['private']) ?? '') as Tree })
