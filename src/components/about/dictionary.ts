import { fullLabel } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { allNodes, type FieldNode, formTree } from '../../domain/form-tree.ts'
import { publishOf } from '../../domain/publish.ts'
import { dataText, kindNames, limitText } from '../../text/about.ts'

/** One field of an entry, as the data dictionary explains it. */
export interface DictionaryRow {
  label: string
  /** Dotted, as in the file. */
  key: string
  kind: string
  limits: string[]
  published: boolean
  /** 0 for the two parts, and one more for each level below. */
  depth: number
}

const root = formTree(demandSchema)

/** Every field of the schema, in the order of the form; the items of a list stand in the list's own row. */
export function dictionary(): DictionaryRow[] {
  return [...allNodes(root)].filter(({ key }) => key !== '' && key !== '[]').map(row)
}

function row(node: FieldNode): DictionaryRow {
  const { optional, onlyWith, path, spec, children } = node
  // All but the items of a list are declared.
  const label = node.declaration!
  const item = spec.kind === 'list' ? children[0]?.spec : undefined
  return {
    label: fullLabel(label),
    key: path,
    kind: item ? `${kindNames[item.kind]}${kindNames.list}` : kindNames[spec.kind],
    limits: [
      onlyWith ? condition(node) : optional ? dataText.optional : dataText.required,
      ...limits(spec),
      ...(item ? limits(item) : []),
      ...(label.hint ? [label.hint] : []),
    ],
    published: publishOf(node) !== 'never',
    depth: path.split('.').length - 1,
  }
}

function condition({ path, onlyWith }: FieldNode): string {
  const { of, option } = onlyWith!
  const sibling = `${path.slice(0, path.lastIndexOf('.'))}.${of}`
  return dataText.conditional(
    [...allNodes(root)].find((node) => node.path === sibling)!.declaration!.label,
    option,
  )
}

function limits(spec: FieldNode['spec']): string[] {
  switch (spec.kind) {
    case 'text':
      if (spec.format) return [limitText[spec.format]]
      return [limitText.text(spec.min, spec.max), ...(spec.lines === 'many' ? [limitText.lines] : [])]
    case 'number':
      return [limitText.number(spec.min, spec.decimals)]
    case 'date':
      return [limitText.date]
    case 'month':
      return [limitText.month]
    case 'moment':
      return [limitText.moment]
    case 'yes-no':
      return [limitText.yesNo]
    case 'option':
      return [spec.options.join('、')]
    case 'list':
      return [limitText.list(spec.min, spec.max), ...(spec.unique ? [limitText.unique] : [])]
    case 'mapping':
      return []
  }
}
