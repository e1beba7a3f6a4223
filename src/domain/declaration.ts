import type * as z from 'zod/mini'

/**
 * Describes a field for whatever shows, writes, publishes or reads it; declared once, where the schema
 * has the field. `field` is for files that are public as a whole, `publicField` and `privateField` for the
 * two parts of a file that has a private one.
 */

/** Names of a field on the form. */
export interface Label {
  label: string
  /** 单位, as printed in brackets on the form. */
  unit?: string
  /** One sentence for the person who fills it in. */
  hint?: string
  /** For people who write the file by hand: brackets, quotes, leaving a part out. */
  fileHint?: string
  /** Example of a good answer; fictional, `{city}` as in `Locality`. */
  example?: string
}

/**
 * Whether the site shows a value: `always`; `if-named`: of an enterprise that publishes its name (a required list
 * is empty for the others); `shared`: of an anonymous one only where enough others share it (`crowd.ts`); `identity`: as far as
 * the enterprise may be recognized by it; `never`.
 */
export type Publish = 'always' | 'if-named' | 'shared' | 'identity' | 'never'

/** Names of a cell: what the form prints, and how offices retype it. White space and brackets do not matter. */
export type CellNames = readonly [string, ...string[]]

/** Where 附件1 on paper has a field. */
export type Paper =
  /** A row of its own at the end of its part, printed and read by the kind of the field alone. */
  | { row: CellNames }
  /** A cell of the official layout, printed and read by code of its own. */
  | { cell: CellNames }
  /** A heading above other fields' cells. */
  | { heading: CellNames }
  /** In no cell of its own name (below the table, behind a tick, in another field's cell), by code of its own. */
  | 'special'
  | 'nowhere'

/** The columns of 附件2 that show one field of an entry. */
export type FieldColumn =
  | 'name'
  | 'industry'
  | 'employees'
  | 'revenue'
  | 'field'
  | 'problem'
  | 'collaboration'

interface OfEntry extends Label {
  paper: Paper
  /** Its column in 附件2; most have none. */
  column?: FieldColumn
}

export interface Declaration extends Label {
  part?: 'public' | 'private'
  publish: Publish
  paper?: Paper
  column?: FieldColumn
}

/** A schema with the declaration of its field. `Part` and `P` are what types can check. */
export interface Declared<
  Part extends Declaration['part'] = Declaration['part'],
  P extends Publish = Publish,
> {
  readonly declaration: Declaration & { part?: Part; publish: P }
}

/** A field of a file that has no private part. */
export function field<Schema extends z.ZodMiniType>(
  schema: Schema,
  label: Label,
): Schema & Declared<undefined, 'always'> {
  return declare(schema, { ...label, publish: 'always' as const })
}

/** A field of a public part: it reaches the site only as far as `publish` says. */
export function publicField<Schema extends z.ZodMiniType, P extends Publish>(
  schema: Schema,
  declaration: OfEntry & { publish: P },
): Schema & Declared<'public', P> {
  return declare(schema, { ...declaration, part: 'public' as const })
}

/** A field of a private part, which is never published. */
export function privateField<Schema extends z.ZodMiniType>(
  schema: Schema,
  declaration: OfEntry,
): Schema & Declared<'private', 'never'> {
  return declare(schema, { ...declaration, part: 'private' as const, publish: 'never' as const })
}

function declare<Schema extends z.ZodMiniType, D extends Declaration>(schema: Schema, declaration: D) {
  return Object.assign(schema, { declaration })
}

/** The declaration of a field's schema; undefined for the items of a list and the root of a file. */
export function declarationOf(schema: z.core.$ZodType): Declaration | undefined {
  return (schema as Partial<Declared>).declaration
}

/** The label with its unit, as the form prints it: 上年营业收入（万元）. */
export function fullLabel({ label, unit }: Label): string {
  return unit ? `${label}（${unit}）` : label
}

/** The names of a field's cell on paper, whoever prints and reads it. */
export function cellNames(paper: Paper | undefined): readonly string[] {
  if (paper === undefined || typeof paper === 'string') return []
  if ('row' in paper) return paper.row
  return 'cell' in paper ? paper.cell : paper.heading
}
