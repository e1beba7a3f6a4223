import type { KindName } from './kinds.ts'
import { schemaOf } from './schemas.ts'
import { type Tree, withoutEmpty } from './tree.ts'
import { type Validated, validateAgainst } from './validate-tree.ts'

/** Validates a tree of strings against the schema of its kind; a kind without schema takes anything. */
export function validate<K extends KindName>(kind: K, tree: Tree, file: string): Validated<K> {
  const schema = schemaOf(kind)
  if (schema) return validateAgainst(schema, kind, tree, file)
  return { value: undefined, partial: undefined, input: withoutEmpty(tree), findings: [] }
}
