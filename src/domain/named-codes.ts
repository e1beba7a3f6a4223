import type * as z from 'zod/mini'
import { allNodes, formTree } from './form-tree.ts'
import { textsIn } from './texts.ts'
import type { Path } from './tree.ts'

/** The credit codes in the value of a file, wherever its schema has a field for one. */
export function codesNamedIn(schema: z.ZodMiniType, value: unknown): { path: Path; code: string }[] {
  const fields = codeFields(schema)
  if (fields.length === 0) return []
  return textsIn(value).flatMap(({ path, text }) =>
    fields.includes(dotted(path)) ? [{ path, code: text }] : [],
  )
}

function codeFields(schema: z.ZodMiniType): string[] {
  return [...allNodes(formTree(schema))].flatMap(({ spec, path }) =>
    spec.kind === 'text' && spec.format === 'credit-code' ? [path] : [],
  )
}

/** `0, enterprise, creditCode` → `[].enterprise.creditCode`. */
function dotted(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[]` : text ? `${text}.${key}` : key),
    '',
  )
}
