import type { Description, Schema } from './contract.ts'

/** Short ways to write a description by hand, in the form of OpenAPI 3.0. */

export const text: Schema = { type: 'string' }
export const whole: Schema = { type: 'integer' }
export const flag: Schema = { type: 'boolean' }
export const address: Schema = { type: 'string', format: 'uri' }
export const sha: Schema = { type: 'string', pattern: '^[0-9a-f]{40}$' }
export const anything: Schema = {}

export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true })

/** An object; a name that ends in `?` may be missing. */
export function object(fields: Record<string, Schema>): Schema {
  const names = Object.keys(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]!])),
    required: names.filter((name) => !name.endsWith('?')),
  }
}

export interface Operation {
  /** Names of path parameters that may hold slashes. */
  multi?: string[]
  query?: Record<string, Schema>
  body?: Schema
  /** By status; `null` = nothing is said about the body. */
  answers: Record<number, Schema | null>
}

export function describe(operations: Record<string, Operation>): Description {
  const paths: Description['paths'] = {}
  for (const [name, { multi = [], query = {}, body, answers }] of Object.entries(operations)) {
    const [method, template] = name.split(' ') as [string, string]
    paths[template] ??= {}
    paths[template][method.toLowerCase()] = {
      parameters: [
        ...multi.map((one) => ({ name: one, in: 'path', schema: text, 'x-multi-segment': true })),
        ...Object.entries(query).map(([one, schema]) => ({ name: one, in: 'query', schema })),
      ],
      ...(body ? { requestBody: content(body) } : {}),
      responses: Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, schema ? content(schema) : {}]),
      ),
    }
  }
  return { paths, components: {} }
}

const content = (schema: Schema) => ({ content: { 'application/json': { schema } } })
