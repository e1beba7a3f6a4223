import type * as z from 'zod/mini'
import { type DeclaredShape, type Rule, rule, strictMapping } from './conditions.ts'
import { type Declared, type Label, privateField, publicField } from './declaration.ts'
import { optional, report, text } from './fields.ts'
import type { Condition } from './finding.ts'

/** Armored age text has about 4/3 of the plain size; the file's limit of 64 KiB applies as well. */
const LONGEST_SEALED = 60_000

type Part = z.ZodMiniObject<DeclaredShape>

/** Hints of the three keys at the top of such a file. */
type Hints = Partial<Record<'public' | 'private' | 'sealed', Pick<Label, 'hint'>>>

/**
 * A file of two parts, `public` and `private`; `sealed` may replace the private one, so that there is no
 * private part without sealing. A field below that does not declare its part does not compile; the
 * error names its path.
 */
export function withPrivatePart<Public extends Part, Private extends Part>(
  publicPart: Public & AllOf<Public, 'public'>,
  privatePart: Private & AllOf<Private, 'private'>,
  hints: Hints,
  ...rules: Rule[]
) {
  const parts: { public: Public; private: Private } = { public: publicPart, private: privatePart }
  const shape = {
    public: publicField(parts.public, {
      label: '公开部分',
      ...hints.public,
      publish: 'always',
      paper: 'nowhere',
    }),
    private: privateField(optional(parts.private), {
      label: '非公开部分',
      ...hints.private,
      paper: 'nowhere',
    }),
    sealed: privateField(optional(text({ max: LONGEST_SEALED, lines: 'many' })), {
      label: '加密的非公开部分',
      ...hints.sealed,
      paper: 'nowhere',
    }),
  }
  return Object.assign(strictMapping(shape, rules), { parts })
}

/** A file has its private part either plain or sealed, never both. For kinds whose private part is required. */
export const plainOrSealed: Rule = rule(
  (fields, context) => {
    const because: Condition = { when: 'sealed' }
    if (fields['private'] === undefined && fields['sealed'] === undefined) {
      report(context, 'required-here', { because }, ['private'])
    }
    if (fields['private'] !== undefined && fields['sealed'] !== undefined) {
      report(context, 'not-allowed-here', { because }, ['private'])
    }
  },
  { oneOf: [{ required: ['private'] }, { required: ['sealed'] }] },
)

/** A schema made by `withPrivatePart`. */
export type TwoPartSchema = z.ZodMiniType & { readonly parts: { public: Part; private: Part } }

/** A schema of a file that is public as a whole. */
export type PublicSchema = z.ZodMiniType & { readonly parts?: never }

type AllOf<Schema, P extends 'public' | 'private'> = [Strangers<Schema, P>] extends [never]
  ? unknown
  : { declaredForAnotherPart: Strangers<Schema, P> }

/** `never` for a field of a file without parts (`field`), which would count as published in either part. */
type PartOf<Schema> = Schema extends Declared ? NonNullable<Schema['declaration']['part']> : never

/** Dotted paths of the fields that are not declared for this part. */
type Strangers<Schema, P extends 'public' | 'private', Prefix extends string = ''> =
  Schema extends z.ZodMiniOptional<infer Inner>
    ? Strangers<Inner, P, Prefix>
    : Schema extends z.ZodMiniArray<infer Item>
      ? Strangers<Item, P, `${Prefix}[]`>
      : Schema extends z.ZodMiniObject<infer Shape>
        ? {
            [Key in keyof Shape & string]:
              | ([P, PartOf<Shape[Key]>] extends [PartOf<Shape[Key]>, P] ? never : `${Prefix}.${Key}`)
              | Strangers<Shape[Key], P, `${Prefix}.${Key}`>
          }[keyof Shape & string]
        : never
