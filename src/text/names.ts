import type * as z from 'zod/mini'
import type { Label } from '../domain/declaration.ts'
import { formTree, nodeAt } from '../domain/form-tree.ts'
import { isPrivate, type KindName } from '../domain/kinds.ts'
import type { Path } from '../domain/tree.ts'

/** The label of a field, or undefined for a path that the schema does not know. */
export function labelIn(schema: z.ZodMiniType | undefined, path: Path): Label | undefined {
  return schema && nodeAt(formTree(schema), path)?.declaration
}

/**
 * A field's name for people: its label, with 第2项 for a list index. A key that the schema does not
 * know is shown as it is, but never inside a private part, where it might be a value.
 */
export function fieldNameIn(
  schema: z.ZodMiniType | undefined,
  kind: KindName | undefined,
  path: Path,
): string {
  if (path.length === 0 || kind === undefined) return '文件'
  let name = ''
  for (let end = path.length; end > 0 && !name; end--) {
    const head = path.slice(0, end)
    const label = labelIn(schema, head)
    const rest = path.slice(end).filter((key) => typeof key === 'number')
    if (label) name = `${label.label}${rest.map((index) => `第${index + 1}项`).join('')}`
  }
  const inList = path.findLastIndex((key, at) => typeof key === 'number' && at < path.length - 1)
  const outer = inList > 0 && labelIn(schema, path.slice(0, inList))
  if (outer) name = `${outer.label}第${(path[inList] as number) + 1}项的${name}`
  const last = path.at(-1)
  if (typeof last === 'string' && !labelIn(schema, path) && !isPrivate(kind, path)) {
    return name ? `${name}中的 ${last}` : last
  }
  // Of a list that is a whole file.
  return name || (typeof last === 'number' ? `第${last + 1}项` : '文件')
}

/** The same where nobody sees a file: of a list only what an item of it is called, and no part of the file. */
export function formNameIn(
  schema: z.ZodMiniType | undefined,
  kind: KindName | undefined,
  path: Path,
): string {
  return fieldNameIn(schema, kind, path)
    .replace(/^(?:[一二三四]、)?技术创新(?=难题(?:（不公开）)?第)/, '')
    .replace(/^[一二三四]、/, '')
    .replace(/（(?:不)?公开）/g, '')
}
