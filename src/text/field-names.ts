import type { Label } from '../domain/declaration.ts'
import type { KindName } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import type { Path } from '../domain/tree.ts'
import { fieldNameIn, labelIn } from './names.ts'

/** Labels and names of fields by kind. Apart from `names.ts`, so that the form loads no other kind's schema. */

export const labelAt = (kind: KindName, path: Path): Label | undefined => labelIn(schemaOf(kind), path)

export const fieldName = (kind: KindName | undefined, path: Path): string =>
  fieldNameIn(kind && schemaOf(kind), kind, path)
