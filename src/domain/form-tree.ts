import type * as z from 'zod/mini'
import { conditionSchemas } from './conditions.ts'
import { type Declaration, declarationOf } from './declaration.ts'
import { type FieldSpec, fieldSpecs } from './fields.ts'

/** One field of a schema, for code that shows or writes it: order, kind, children. */
export interface FieldNode {
  /** The key in its mapping; '' at the root, `[]` for the item of a list. */
  key: string
  /** Dotted, with `[]` for list items: `public.challenges[].summary`. */
  path: string
  optional: boolean
  spec: FieldSpec
  /** Declaration of the field; the root and list items have none. */
  declaration?: Declaration
  /** Asked only where the sibling `of` is, or holds, `option`. */
  onlyWith?: { of: string; option: string }
  /** A mapping's fields in form order, or a list's one item. */
  children: FieldNode[]
}

const trees = new WeakMap<z.core.$ZodType, FieldNode>()

/** The tree of a schema built with `fields.ts` and `conditions.ts`; the same one each time. */
export function formTree(schema: z.core.$ZodType): FieldNode {
  const known = trees.get(schema)
  if (known) return known
  const tree = describe(schema, '', '', false)
  trees.set(schema, tree)
  return tree
}

function describe(schema: z.core.$ZodType, key: string, path: string, optional: boolean): FieldNode {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'optional') return describe(def.innerType, key, path, true)
  if (def.type === 'array') {
    const spec = fieldSpecs.get(schema) ?? { kind: 'list', min: 0, max: Infinity, unique: false }
    return { key, path, optional, spec, children: [describe(def.element, '[]', `${path}[]`, false)] }
  }
  if (def.type === 'object') {
    const { dependents = [] } = conditionSchemas.get(schema as z.ZodMiniType) ?? {}
    const children = Object.entries(def.shape).map(([name, field]) => {
      const node = describe(field, name, path ? `${path}.${name}` : name, false)
      const declaration = declarationOf(field)
      const dependent = dependents.find((each) => each.field === name)
      return {
        ...node,
        ...(declaration && { declaration }),
        ...(dependent && { onlyWith: { of: dependent.of, option: dependent.option } }),
      }
    })
    return { key, path, optional, spec: { kind: 'mapping' }, children }
  }
  const spec = fieldSpecs.get(schema)
  if (!spec) throw new Error(`The field ${path} is not built with fields.ts`)
  return { key, path, optional, spec, children: [] }
}

/** The node at a path of keys and list indexes; undefined for an unknown key. */
export function nodeAt(root: FieldNode, path: readonly (string | number)[]): FieldNode | undefined {
  let node: FieldNode | undefined = root
  for (const key of path) {
    const name = typeof key === 'number' ? '[]' : key
    node = node?.children.find((child) => child.key === name)
  }
  return node
}

/** The node at a dotted path such as `public.challenges[].summary`. @throws Error if there is none. */
export function fieldAt(root: FieldNode, path: string): FieldNode {
  const keys = path.split('.').flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), 0] : [key]))
  const node = nodeAt(root, keys)
  if (!node) throw new Error(`The schema has no ${path}`)
  return node
}

/** All nodes, parents before children, in form order. */
export function* allNodes(root: FieldNode): Generator<FieldNode> {
  yield root
  for (const child of root.children) yield* allNodes(child)
}

/** The nodes below a node that hold a value: no mapping, no list item. */
export function* fieldsBelow(root: FieldNode): Generator<FieldNode> {
  for (const node of root.children) {
    const item = node.spec.kind === 'list' ? node.children[0] : undefined
    if (node.spec.kind === 'mapping') yield* fieldsBelow(node)
    else if (item?.spec.kind === 'mapping') yield* fieldsBelow(item)
    else yield node
  }
}
