import type * as z from 'zod/mini'
import type { Label } from '../domain/declaration.ts'
import { type DemandInput, demandSchema } from '../domain/demand.ts'
import { allNodes, formTree } from '../domain/form-tree.ts'
import type { PathsOf } from './dotted-path.ts'

/** The labels of a schema's fields by dotted path, in the order of the form. */
export function labelsOf<Schema extends z.ZodMiniType>(schema: Schema) {
  const nodes = [...allNodes(formTree(schema))]
  const labels = nodes.flatMap(({ path, declaration }) => (declaration ? [[path, declaration]] : []))
  return Object.fromEntries(labels) as Record<PathsOf<z.input<Schema>>, Label>
}

export type DemandPath = PathsOf<DemandInput>

/** 附件1. */
export const demandLabels = labelsOf(demandSchema)
