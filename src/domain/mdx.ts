/**
 * What the body of a story or notice may contain beside plain Markdown: the components that
 * their pages pass to it, each with its text attributes. The pages' own tables are held to this by type.
 */

/** An attribute's value: any text, or the id of a clause. */
export interface MdxAttribute {
  value: 'text' | 'clause'
  optional?: true
}

type Components = Record<string, Record<string, MdxAttribute>>

export const offeredComponents = {
  story: {
    ClauseRef: { id: { value: 'clause' } },
    PullQuote: { by: { value: 'text' } },
  },
  notice: {
    Annexes: {},
    Clause: { id: { value: 'clause' }, title: { value: 'text', optional: true } },
    Salutation: {},
    Signatory: {},
  },
} as const satisfies Record<string, Components>

export type MdxKind = keyof typeof offeredComponents
/** Type of the table that a page passes as `components`: exactly these. */
export type OfferedIn<K extends MdxKind, Component> = Record<
  keyof (typeof offeredComponents)[K] & string,
  Component
>

export function isMdxKind(kind: string): kind is MdxKind {
  return Object.hasOwn(offeredComponents, kind)
}

/** Why a body is refused. MDX is compiled to code, so only what is allowed by name passes. */
export type MdxFault =
  | 'syntax'
  | 'too-deep'
  | 'second-front-matter'
  | 'import'
  | 'expression'
  | 'spread'
  | 'component'
  | 'attribute'
  | 'missing-attribute'
  | 'clause'
  | 'link'
  | 'markup'
