import type * as z from 'zod/mini'
import type { FieldSpec } from './fields.ts'
import { type FieldNode, formTree } from './form-tree.ts'
import { isMapping, type Path } from './tree.ts'

export interface FieldValue {
  path: Path
  text: string
  spec: FieldSpec
}

/** The texts in a file's value that stand in a field of this kind, wherever its schema has one: codes, dates, districts. */
export function valuesOf(
  schema: z.ZodMiniType,
  value: unknown,
  isWanted: (spec: FieldSpec) => boolean,
): FieldValue[] {
  const found: FieldValue[] = []
  addValues(formTree(schema), value, [], isWanted, found)
  return found
}

/** `path`: of the value; it is taken along, and copied where something is found. */
function addValues(
  { spec, children }: FieldNode,
  value: unknown,
  path: (string | number)[],
  isWanted: (spec: FieldSpec) => boolean,
  found: FieldValue[],
): void {
  if (typeof value === 'string') {
    if (isWanted(spec)) found.push({ path: [...path], text: value, spec })
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index)
      addValues(children[0]!, item, path, isWanted, found)
      path.pop()
    }
  } else if (isMapping(value)) {
    for (const child of children) {
      if (!(child.key in value)) continue
      path.push(child.key)
      addValues(child, value[child.key], path, isWanted, found)
      path.pop()
    }
  }
}

export const isCreditCode = (spec: FieldSpec) => spec.kind === 'text' && spec.format === 'credit-code'
export const isDate = (spec: FieldSpec) => spec.kind === 'date' || spec.kind === 'moment'
export const isDistrict = (spec: FieldSpec) => spec.kind === 'text' && spec.isDistrict === true
