import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml'

/** How the library is asked to read: every scalar is text, and nothing is resolved, merged or quoted. */
export const parserOptions = {
  schema: 'failsafe',
  // Found while the tree is built, in linear time; the library's own check is quadratic.
  uniqueKeys: false,
  // Its messages would quote neighbouring lines, so somebody's phone.
  prettyErrors: false,
  merge: false,
  // `!!omap`, `!!set` and their like would bring nodes of other kinds; every tag is refused.
  resolveKnownTags: false,
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions
