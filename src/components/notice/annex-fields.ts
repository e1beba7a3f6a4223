import { fullLabel, type Label } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { allNodes, type FieldNode, formTree } from '../../domain/form-tree.ts'
import { type DemandPath, demandLabels } from '../../text/labels.ts'
import { requirement } from '../../text/site.ts'

export interface AnnexPart {
  /** 一、企业基本信息. */
  title: string
  fields: AnnexField[]
}

export interface AnnexField {
  label: string
  requirements: string[]
  open: boolean
}

/** The four parts of 附件1; each has a public and a private side. */
const PARTS: readonly DemandPath[][] = [
  ['public.enterprise', 'private.enterprise'],
  ['public.research', 'private.innovation'],
  ['public.expertRequest', 'private.candidates', 'private.candidateNote', 'private.support'],
  ['public.challenges', 'private.challenges'],
]

const root = formTree(demandSchema)
const labels: Record<string, Label> = demandLabels

/** 附件1 as its schema has it, part by part in the order of the form. */
export function annexParts(): AnnexPart[] {
  return PARTS.map((paths) => ({
    title: labels[paths[0]!]!.label.replace(/（公开）$/, ''),
    fields: paths.flatMap((path) => leaves(path).map(annexField)),
  }))
}

/** The fields somebody fills in below a place: no mapping, no list of mappings, no running number. */
function leaves(path: string): FieldNode[] {
  return [...allNodes(root)].filter(
    (node) =>
      (node.path === path || node.path.startsWith(`${path}.`) || node.path.startsWith(`${path}[]`)) &&
      node.key !== '[]' &&
      !node.path.endsWith('[].no') &&
      node.children.every((child) => child.key === '[]' && child.children.length === 0),
  )
}

function annexField(node: FieldNode): AnnexField {
  const label = labels[node.path]
  if (!label) throw new Error(`The field ${node.path} has no label`)
  const { hint = '' } = label
  const rule = ruleOf(node)
  const optional = node.optional && !/才|写在|可不填/.test(hint)
  return {
    label: fullLabel(label),
    // A hint that says the limit in its own words stands for the rule.
    requirements: [
      hint.startsWith('最多') || hint === rule ? '' : rule,
      hint,
      ...(optional ? [requirement.optional] : []),
    ].filter((text) => text !== ''),
    open: node.path.startsWith('public.'),
  }
}

function ruleOf({ spec, children }: FieldNode): string {
  switch (spec.kind) {
    case 'option':
      return requirement.choose(spec.options)
    case 'yes-no':
      return requirement.yesNo
    case 'date':
    case 'month':
    case 'moment':
      return requirement.date
    case 'number':
      return requirement.number(spec.min, spec.decimals)
    case 'text':
      return textRule(spec)
    case 'list': {
      const item = children[0]?.spec
      if (item?.kind === 'option') return requirement.chooseSome(item.options)
      return Number.isFinite(spec.max) && spec.max < 100 ? requirement.listMax(spec.max) : ''
    }
    case 'mapping':
      return ''
  }
}

/** The limit of any text; worth saying only where somebody may come near it. */
const USUAL_LENGTH = 1000

function textRule(spec: Extract<FieldNode['spec'], { kind: 'text' }>): string {
  if (spec.format === 'mobile') return requirement.mobile
  if (spec.format === 'phone') return requirement.phone
  if (spec.format === 'credit-code') return requirement.creditCode
  const usual = spec.min <= 1 && spec.max === USUAL_LENGTH && spec.lines === 'one'
  return usual ? '' : requirement.text(spec.min, spec.max)
}
