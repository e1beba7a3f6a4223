import * as z from 'zod/mini'
import type { Declared } from './declaration.ts'
import { always, report } from './fields.ts'
import type { Condition } from './finding.ts'
import { isMapping } from './tree.ts'

/**
 * Conditions between the fields of one mapping. Each is written once, as a check and, where JSON Schema
 * can say it, as a fragment for editors.
 */
export interface Rule {
  check: ReturnType<typeof always>
  /** Fragments for `allOf` of the mapping's JSON Schema. */
  jsonSchema: object[]
  /** The field that the rule makes depend on a sibling, for whoever shows or hides it. */
  dependent?: Dependent
}

/** `field` is asked if and only if the sibling `of` is, or holds, `option`. */
export interface Dependent {
  field: string
  of: string
  option: string
}

/** The JSON Schema fragments of a mapping that has conditions, and its dependent fields. */
export const conditionSchemas = z.registry<{ allOf: object[]; dependents: Dependent[] }>()

/** The fields of a mapping, each with its declaration. */
export type DeclaredShape = Readonly<Record<string, z.core.$ZodType & Declared>>

/** A strict mapping with its conditions. A private part needs its sealing: `withPrivatePart`. */
export function mapping<Shape extends DeclaredShape>(
  shape: Shape & { private?: never; sealed?: never },
  ...rules: Rule[]
) {
  return strictMapping<Shape>(shape, rules)
}

/** `mapping` without its guard. */
export function strictMapping<Shape extends DeclaredShape>(shape: Shape, rules: readonly Rule[]) {
  const schema = z.strictObject(shape).check(...(rules.map((rule) => rule.check) as never[]))
  return schema.register(conditionSchemas, {
    allOf: rules.flatMap((rule) => rule.jsonSchema),
    dependents: rules.flatMap((rule) => rule.dependent ?? []),
  })
}

export type Fields = Record<string, unknown>

/** A condition over a mapping's fields, run whatever else failed. */
export function rule(
  check: (fields: Fields, context: { value: unknown; issues: unknown[] }) => void,
  ...jsonSchema: object[]
): Rule {
  return {
    check: always((context) => {
      if (isMapping(context.value)) check(context.value, context)
    }),
    jsonSchema,
  }
}

/** `field` is there if and only if the sibling `of` is, or holds, `option`. */
export function onlyWith(field: string, of: string, option: string): Rule {
  const because: Condition = { when: 'has-option', field: of, option }
  const onlyThen = rule(
    (fields, context) => {
      const chosen = fields[of]
      const holds = Array.isArray(chosen) ? chosen.includes(option) : chosen === option
      if (holds && fields[field] === undefined) report(context, 'required-here', { because }, [field])
      if (!holds && fields[field] !== undefined) {
        report(context, 'not-allowed-here', { because }, [field])
      }
    },
    {
      if: {
        properties: { [of]: { anyOf: [{ const: option }, { type: 'array', contains: { const: option } }] } },
        required: [of],
      },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: [field] },
      else: { properties: { [field]: false } },
    },
  )
  return { ...onlyThen, dependent: { field, of, option } }
}

/** True for an absent field and for an empty list. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}
