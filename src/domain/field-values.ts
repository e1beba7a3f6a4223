import type * as z from 'zod/mini'
import type { FieldSpec } from './fields.ts'
import { allNodes, formTree } from './form-tree.ts'
import { textsIn } from './texts.ts'
import type { Path } from './tree.ts'

/** The texts in a file's value that stand in a field of this kind, wherever its schema has one: codes, dates, districts. */
export function valuesOf(
  schema: z.ZodMiniType,
  value: unknown,
  isWanted: (spec: FieldSpec) => boolean,
): { path: Path; text: string }[] {
  const wanted = [...allNodes(formTree(schema))].flatMap(({ spec, path }) => (isWanted(spec) ? [path] : []))
  return wanted.length === 0 ? [] : textsIn(value).filter(({ path }) => wanted.includes(dotted(path)))
}

export const isCreditCode = (spec: FieldSpec) => spec.kind === 'text' && spec.format === 'credit-code'
export const isDate = (spec: FieldSpec) => spec.kind === 'date' || spec.kind === 'moment'
export const isDistrict = (spec: FieldSpec) => spec.kind === 'text' && spec.isDistrict === true

/** `0, enterprise, creditCode` → `[].enterprise.creditCode`. */
function dotted(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[]` : text ? `${text}.${key}` : key),
    '',
  )
}
