import { fullLabel } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { allNodes, type FieldNode, formTree } from '../../domain/form-tree.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import type { DemandPath } from '../../text/labels.ts'
import { demandPage } from '../../text/site.ts'

/** A field as a page shows it: label and value in the form's words and order. */
export interface BriefField {
  path: string
  label: string
  value:
    | { kind: 'prose'; text: string }
    | { kind: 'items'; items: string[] }
    | { kind: 'amount'; text: string }
}

const nodes = new Map([...allNodes(formTree(demandSchema))].map((node) => [node.path, node]))

/** The plain fields below a place of the form that have a value, in the form's order. */
export function fieldsBelow(path: DemandPath, values: object): BriefField[] {
  const children = nodes.get(path)?.children ?? nodes.get(`${path}[]`)?.children ?? []
  return children.flatMap((node) => {
    const value = (values as Record<string, unknown>)[node.key]
    const shown = value === undefined ? undefined : shownValue(node, value)
    const label = node.declaration
    if (!shown || !label) return []
    return [
      { path: node.path, label: shown.kind === 'amount' ? label.label : fullLabel(label), value: shown },
    ]
  })
}

function shownValue(node: FieldNode, value: unknown): BriefField['value'] | undefined {
  if (typeof value === 'string') {
    const many = node.spec.kind === 'text' && node.spec.lines === 'many'
    return many ? { kind: 'prose', text: value } : { kind: 'items', items: [value] }
  }
  if (typeof value === 'number') return { kind: 'amount', text: `${value} ${node.declaration?.unit ?? ''}` }
  if (typeof value === 'boolean') return { kind: 'items', items: [value ? '是' : '否'] }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.length > 0 ? { kind: 'items', items: value } : undefined
  }
  return undefined
}

/** 企业情况: what the first two parts of the form say in public. */
export function profileOf(demand: PublicDemand): BriefField[] {
  const { identity, research } = demand
  if (!identity) return []
  const { industry } = identity
  const enterprise = fieldsBelow('public.enterprise', {
    ...demand,
    industry,
    ...(identity.named && { name: identity.name }),
  })
  if (!research) return enterprise
  const { institutions, present, types } = research
  const named = institutions.length > 0
  const names = named ? institutions : [present ? demandPage.institutionsHidden : demandPage.none]
  return [
    ...enterprise,
    ...fieldsBelow('public.research', { ...research, institutions: names, types: types.map(typeName) }),
  ]
}

/** 市级技术创新中心; of 其他 its own name. */
function typeName({ type, level = '', name }: { type: string; level?: string; name?: string }): string {
  return `${level}${name ?? type}`
}
