import type * as z from 'zod/mini'
import { fullLabel } from '../domain/declaration.ts'
import { allNodes, formTree } from '../domain/form-tree.ts'

/** The comment that the writer puts beside the key at a path. */
export function commentsOf(schema: z.ZodMiniType): (path: string) => string | undefined {
  const comments = new Map<string, string>()
  for (const { path, declaration } of allNodes(formTree(schema))) {
    if (!declaration) continue
    const { label, hint = label } = declaration
    comments.set(path, path === 'public' || path === 'private' ? hint : fullLabel(declaration))
  }
  return (path) => comments.get(path)
}
