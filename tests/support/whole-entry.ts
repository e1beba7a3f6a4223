import type { Demand } from '../../src/domain/demand.ts'
import { demandSchema } from '../../src/domain/demand.ts'
import type { FieldSpec } from '../../src/domain/fields.ts'
import { type FieldNode, formTree } from '../../src/domain/form-tree.ts'
import { emptyMapping, isMapping, type Tree, type TreeMapping } from '../../src/domain/tree.ts'
import { validate } from '../../src/domain/validate.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { bases, files } from './entry.ts'

/** Written elsewhere in a named entry, or never beside what is there. */
const ABSENT = [
  'private.enterprise.name',
  'private.enterprise.creditCode',
  'private.enterprise.codeVerified',
  'sealed',
]

/** A named entry with a value for every field of the schema: the fixture, and what it has not yet. */
export function wholeEntry(): { tree: Tree; demand: Demand } {
  const { tree } = readYaml(bases.named, files.named)
  fill(tree!, formTree(demandSchema))
  const { value, findings } = validate('demand', tree!, files.named)
  if (!value) throw new Error(`the whole entry is faulty: ${JSON.stringify(findings)}`)
  return { tree: tree!, demand: value }
}

function fill(tree: Tree, node: FieldNode): void {
  if (Array.isArray(tree)) {
    // The first item says all that an item can say, but for what depends on another choice.
    for (const item of tree.slice(0, 1)) fill(item, node.children[0]!)
  }
  if (!isMapping(tree)) return
  for (const child of node.children) {
    if (
      ABSENT.includes(child.path) ||
      (child.onlyWith && !holds(tree[child.onlyWith.of], child.onlyWith.option))
    )
      continue
    tree[child.key] ??= fillerOf(child)
    fill(tree[child.key]!, child)
  }
}

const holds = (value: Tree | undefined, option: string) =>
  Array.isArray(value) ? value.includes(option) : value === option

function fillerOf(node: FieldNode): Tree {
  if (node.spec.kind === 'mapping') return emptyMapping() as TreeMapping
  if (node.spec.kind === 'list') return [fillerOf(node.children[0]!)]
  return textOf(node.spec, node.path)
}

function textOf(spec: FieldSpec, path: string): string {
  switch (spec.kind) {
    case 'number':
      return String(Math.min(Math.max(7, spec.min ?? 0), spec.max ?? Infinity))
    case 'date':
      return '2023-03-01'
    case 'month':
      return '2023-03'
    case 'moment':
      return '2023-03-01T08:00:00+08:00'
    case 'yes-no':
      return '是'
    case 'option':
      return spec.options[0]!
    case 'text':
      if (spec.format === 'mobile' || spec.format === 'phone') return '19900008888'
      return `填写-${path.split('.').at(-1)}-的内容`.slice(0, spec.max)
    default:
      return ''
  }
}
