/**
 * What the body of a story and of a notice may be made of, beside plain Markdown: the components that
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
/** For the table that a page passes as `components`: no more and no fewer than these. */
export type OfferedIn<K extends MdxKind, Component> = Record<
  keyof (typeof offeredComponents)[K] & string,
  Component
>

export function isMdxKind(kind: string): kind is MdxKind {
  return Object.hasOwn(offeredComponents, kind)
}

/** What stands in the way; MDX is code once it is compiled, so all that is not allowed by name is refused. */
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
