import * as z from 'zod/mini'
import { conditionSchemas } from '../domain/conditions.ts'
import { type Declaration, fullLabel } from '../domain/declaration.ts'
import { type FieldSpec, fieldSpecs, YES_NO } from '../domain/fields.ts'
import { allNodes, formTree } from '../domain/form-tree.ts'
import { schemas } from '../domain/schemas.ts'
import { type Locality, localised } from './locality.ts'

/** Kinds whose whole file is YAML, so that an editor can complete it. */
export const schemaKinds = [
  'demand',
  'site',
  'districts',
  'cycle',
  'filing',
  'selections',
  'placement',
  'report',
  'synonyms',
] as const
export type SchemaKind = (typeof schemaKinds)[number]

const titles: Record<SchemaKind, string> = {
  demand: '“科技副总”需求与技术创新难题信息表（附件1）',
  site: '网站设置',
  districts: '报送单位（各区、开发区）',
  cycle: '当年通知的日期、数字和联系人',
  filing: '区里的填报信息',
  selections: '选派名单',
  placement: '对接签约',
  report: '双月报',
  synonyms: '查找用的同义词',
}

const sources: Record<SchemaKind, string> = {
  demand: 'src/domain/demand.ts',
  site: 'src/domain/site.ts',
  districts: 'src/domain/district.ts',
  cycle: 'src/domain/cycle.ts',
  filing: 'src/domain/district.ts',
  selections: 'src/domain/selections.ts',
  placement: 'src/domain/placement.ts',
  report: 'src/domain/service-report.ts',
  synonyms: 'src/domain/synonyms.ts',
}

/** JSON Schema of a kind of file as it is written, with Chinese titles: editors complete and explain with it. */
export function jsonSchema(kind: SchemaKind, locality?: Locality): string {
  const declarations = new Map(
    [...allNodes(formTree(schemas[kind]))].map((node) => [node.path, node.declaration]),
  )
  const schema = z.toJSONSchema(schemas[kind], {
    io: 'input',
    // The registries describe our own transforms and checks, in `override`.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema, path }) => {
      const spec = fieldSpecs.get(zodSchema as never)
      const conditions = conditionSchemas.get(zodSchema as never)?.allOf ?? []
      Object.assign(jsonSchema, spec && written(spec), describe(declarations.get(dottedPath(path)), locality))
      if (conditions.length > 0) jsonSchema.allOf = conditions as never
      // The bureau's own files may have keys without a value; the form writes none.
      if (kind !== 'demand' && zodSchema._zod.def.type === 'optional') orBlank(jsonSchema)
    },
  })
  const { $schema, ...rest } = schema
  const whole = {
    $schema,
    title: titles[kind],
    $comment: `由 ${sources[kind]} 生成，请勿手工修改：npm run check -- --fix`,
    ...rest,
  }
  return `${JSON.stringify(whole, undefined, 2)}\n`
}

/** `['properties', 'public', 'properties', 'challenges', 'items']` → `public.challenges[]`. */
function dottedPath(path: readonly (string | number)[]): string {
  let text = ''
  for (let i = 0; i < path.length; i++) {
    if (path[i] === 'items') text += '[]'
    else if (path[i] === 'properties') text += `${text ? '.' : ''}${path[++i]}`
  }
  return text
}

function describe(declaration: Declaration | undefined, locality: Locality | undefined) {
  if (!declaration) return {}
  const { hint, fileHint, example } = declaration
  const description = [hint, fileHint].filter(Boolean).join('；')
  return {
    title: fullLabel(declaration),
    ...(description && { description }),
    ...(example && { examples: [localised(example, locality)] }),
  }
}

function orBlank(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.type !== undefined) schema.type = [schema.type, 'null'].flat() as never
  if (schema.enum) schema.enum = [...schema.enum, null]
}

/** Type of a field for the `yaml` core schema, where a bare number is a number. */
function written(spec: FieldSpec): Record<string, unknown> {
  switch (spec.kind) {
    case 'number':
      return spec.decimals === 0
        ? { type: ['integer', 'string'], minimum: spec.min, pattern: '^\\d+(\\.0+)?$' }
        : { type: ['number', 'string'], minimum: spec.min, pattern: '^\\d+(\\.\\d+)?$' }
    case 'text':
      return { type: 'string', minLength: spec.min, maxLength: spec.max, ...pattern(spec.format) }
    case 'date':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }
    case 'moment':
      return { type: 'string' }
    case 'yes-no':
      return { type: 'string', enum: YES_NO }
    case 'option':
      return { type: 'string', enum: spec.options }
    case 'list':
      return { minItems: spec.min, maxItems: spec.max, ...(spec.unique && { uniqueItems: true }) }
    case 'mapping':
      return {}
  }
}

function pattern(format: string | undefined): { pattern?: string } {
  if (format === 'credit-code') return { pattern: '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$' }
  return {}
}
