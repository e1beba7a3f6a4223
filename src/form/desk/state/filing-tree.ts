import { canonicalTree } from '../../../domain/canonical-tree.ts'
import { filingSchema } from '../../../domain/district.ts'
import { allNodes, type FieldNode, formTree } from '../../../domain/form-tree.ts'
import { emptyMapping, isMapping, type Tree, type TreeMapping, valueAt } from '../../../domain/tree.ts'

const form = formTree(filingSchema)

/** The fields of a filing that a person fills in, in the form's order. */
export const filingFields: readonly FieldNode[] = [...allNodes(form)].filter(
  ({ spec, path }) => spec.kind !== 'mapping' && path !== 'sealed',
)

/** The fields' values as a tree, without blank fields and empty parts. */
export function filingTree(values: ReadonlyMap<string, string>): Tree {
  const tree: TreeMapping = emptyMapping()
  for (const { path } of filingFields) {
    const value = values.get(path)?.trim()
    const [part, key] = path.split('.') as [string, string]
    if (!value) continue
    const mapping = isMapping(tree[part]) ? tree[part] : emptyMapping()
    mapping[key] = value
    tree[part] = mapping
  }
  tree['public'] ??= emptyMapping()
  return tree
}

export function filingValues(tree: Tree): Map<string, string> {
  return new Map(
    filingFields.map(({ path }) => {
      const value = valueAt(tree, path.split('.'))
      return [path, typeof value === 'string' ? value : '']
    }),
  )
}

/** A filing from a file, as far as it can be shown in the fields: a field for a day takes one way of writing it. */
export function takeFiling(tree: Tree): Tree {
  return filingTree(filingValues(canonicalTree(tree, form)))
}
