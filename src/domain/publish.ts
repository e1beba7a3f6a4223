import type * as z from 'zod/mini'
import type { Declared, Publish } from './declaration.ts'
import { type FieldNode, formTree } from './form-tree.ts'

/**
 * The publishable part of a value, by the declarations of its schema: an allow-list. A field that is not
 * declared `always`, `if-named` or `shared` is left out with everything below it.
 */

/** The type of the publishable part; options become plain strings. */
export type Published<Schema> =
  Schema extends z.ZodMiniOptional<infer Inner>
    ? Published<Inner>
    : Schema extends z.ZodMiniArray<infer Item>
      ? Published<Item>[]
      : Schema extends z.ZodMiniObject<infer Shape>
        ? {
            [Key in Keys<Shape, 'always' | 'lists'>]: Published<Shape[Key]>
          } & {
            [Key in Keys<Shape, 'may-be-absent'>]?: Published<Shape[Key]>
          }
        : z.output<Schema> extends string
          ? string
          : z.output<Schema>

type Keys<Shape, Is extends Presence> = {
  [Key in keyof Shape]: PresenceOf<Shape[Key]> extends Is ? Key : never
}[keyof Shape]

type Presence = 'always' | 'lists' | 'may-be-absent' | 'withheld'
type PresenceOf<Field> =
  Field extends Declared<'public', infer P extends 'always' | 'if-named' | 'shared'>
    ? Field extends z.ZodMiniOptional
      ? 'may-be-absent'
      : P extends 'always'
        ? 'always'
        : Field extends z.ZodMiniArray
          ? 'lists'
          : 'may-be-absent'
    : 'withheld'

/** `named`: the enterprise publishes its name. */
export function publishedOf<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: z.output<Schema>,
  named: boolean,
): Published<Schema> {
  return allowed(formTree(schema), value, named) as Published<Schema>
}

function allowed(node: FieldNode, value: unknown, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => allowed(node.children[0]!, item, named))
  if (node.spec.kind !== 'mapping') return value
  const fields = value as Readonly<Record<string, unknown>>
  const result: Record<string, unknown> = {}
  for (const child of node.children) {
    const field = fields[child.key]
    if (field === undefined) continue
    const publish = publishOf(child)
    const isNamedOnly = publish === 'if-named' || publish === 'shared'
    if (publish === 'always' || (isNamedOnly && named)) {
      result[child.key] = allowed(child, field, named)
    } else if (isNamedOnly && child.spec.kind === 'list' && !child.optional) result[child.key] = []
  }
  return result
}

/** How far a field is published: never without a declaration, nor in a private part. */
export function publishOf({ declaration }: FieldNode): Publish {
  return declaration?.part === 'public' ? declaration.publish : 'never'
}
