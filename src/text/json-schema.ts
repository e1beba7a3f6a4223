import * as z from 'zod/mini'
import { conditionSchemas } from '../domain/conditions.ts'
import { fullLabel, type Label } from '../domain/declaration.ts'
import { demandSchema } from '../domain/demand.ts'
import { type FieldSpec, fieldSpecs, YES_NO } from '../domain/fields.ts'
import { demandLabels } from './labels.ts'

const labels: Record<string, Label> = demandLabels

/** JSON Schema of an entry as it is written, with Chinese titles: editors complete and explain with it. */
export function demandJsonSchema(): string {
  const schema = z.toJSONSchema(demandSchema, {
    io: 'input',
    // Transforms and checks of our own are described by the registries, in `override`.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema, path }) => {
      const spec = fieldSpecs.get(zodSchema as never)
      const conditions = conditionSchemas.get(zodSchema as never)?.allOf ?? []
      Object.assign(jsonSchema, spec && written(spec), describe(dottedPath(path)))
      if (conditions.length > 0) jsonSchema.allOf = conditions as never
    },
  })
  const { $schema, ...rest } = schema
  const whole = {
    $schema,
    title: '“科技副总”需求与技术创新难题信息表（附件1）',
    $comment: '由 src/domain/demand.ts 生成，请勿手工修改：npm run check -- --fix',
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

function describe(path: string): { title?: string; description?: string; examples?: string[] } {
  const label = labels[path]
  if (!label) return {}
  const { hint, fileHint, example } = label
  const description = [hint, fileHint].filter(Boolean).join('；')
  return {
    title: fullLabel(label),
    ...(description && { description }),
    ...(example && { examples: [example] }),
  }
}

/** What a field looks like in a file that the `yaml` core schema reads: a bare number is a number there. */
function written(spec: FieldSpec): Record<string, unknown> {
  switch (spec.kind) {
    case 'number':
      return spec.decimals === 0
        ? { type: ['integer', 'string'], minimum: spec.min, pattern: '^\\d+$' }
        : { type: ['number', 'string'], minimum: spec.min, pattern: '^\\d+(\\.\\d+)?$' }
    case 'text':
      return { type: 'string', minLength: spec.min, maxLength: spec.max, ...pattern(spec.format) }
    case 'date':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
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
  if (format === 'credit-code') return { pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }
  return {}
}
