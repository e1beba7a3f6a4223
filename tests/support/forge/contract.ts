import { Ajv, type ValidateFunction } from 'ajv'

/**
 * Holds a double to a published description: every request and every answer is checked, so that the double
 * cannot drift away from the host. Reads OpenAPI 3.0, of which only the operations used are compiled.
 */

export interface Description {
  paths: Record<string, Record<string, OperationObject>>
  components: Record<string, Record<string, unknown>>
}

interface OperationObject {
  parameters?: unknown[]
  requestBody?: unknown
  responses: Record<string, unknown>
}

interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: Schema
  'x-multi-segment'?: boolean
}

export type Schema = { [key: string]: unknown }

export interface Matched {
  /** `GET /repos/{owner}/{repo}`. */
  operation: string
  parameters: Record<string, string>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
/** What every operation may answer, listed or not: who are you, slow down, out of order. */
const ALWAYS = [401, 429, 500, 502, 503]

export class Contract {
  readonly #description: Description
  readonly #routes: { operation: string; pattern: RegExp; names: string[]; item: OperationObject }[]
  readonly #ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true, logger: false })
  readonly #added = new Set<string>()
  readonly #compiled = new Map<string, ValidateFunction>()

  /** Only these operations exist: what the double does not do is not to be asked for. */
  constructor(description: Description, operations: readonly string[]) {
    this.#description = description
    this.#ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/)
    this.#ajv.addFormat('uri', (text: string) => URL.canParse(text))
    this.#ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/)
    this.#routes = operations.map((operation) => {
      const [method, template] = operation.split(' ') as [string, string]
      const item = description.paths[template]?.[method.toLowerCase()]
      if (!item || !METHODS.includes(method.toLowerCase())) {
        throw new Error(`the description has no operation ${operation}`)
      }
      const names: string[] = []
      const multi = new Set(
        this.#parameters(item)
          .filter((parameter) => parameter['x-multi-segment'])
          .map(({ name }) => name),
      )
      const pattern = template.replace(/[.^$|()[\]]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => {
        names.push(name)
        return multi.has(name) ? '(.+)' : '([^/]+)'
      })
      return { operation, pattern: new RegExp(`^${pattern}$`), names, item }
    })
  }

  /** By method and the path below the API's root; `undefined` where the description has no such operation. */
  match(method: string, path: string): Matched | undefined {
    for (const { operation, pattern, names } of this.#routes) {
      const found = operation.startsWith(`${method} `) ? pattern.exec(path) : null
      if (!found) continue
      return {
        operation,
        parameters: Object.fromEntries(
          names.map((name, index) => [name, decodeURIComponent(found[index + 1]!)]),
        ),
      }
    }
    return undefined
  }

  /** What is wrong with a request; empty if nothing is. */
  checkRequest(operation: string, query: URLSearchParams, body: unknown): string[] {
    const item = this.#item(operation)
    const known = this.#parameters(item).filter((parameter) => parameter.in === 'query')
    const faults: string[] = []
    for (const [name, text] of query) {
      const parameter = known.find((one) => one.name === name)
      if (!parameter) faults.push(`unknown parameter ${name}`)
      else {
        const schema = this.#resolve(parameter.schema)
        const value = ['integer', 'number'].includes(String(schema['type'])) ? Number(text) : text
        faults.push(...this.#validate(`${operation} ?${name}`, schema, value))
      }
    }
    const missing = known.filter(({ name, required }) => required && !query.has(name))
    faults.push(...missing.map(({ name }) => `missing parameter ${name}`))
    const schema = this.#bodySchema(item.requestBody)
    if (!schema) return body === undefined ? faults : [...faults, 'no body is expected']
    if (body === undefined) return [...faults, 'a body is expected']
    return [
      ...faults,
      ...this.#validate(`${operation} body`, schema, body),
      ...this.#unknownKeys(schema, body),
    ]
  }

  checkAnswer(operation: string, status: number, body: unknown): string[] {
    const schema = this.#answerSchema(operation, status)
    if (schema === undefined) return [`${operation} has no answer ${status}`]
    return schema === null ? [] : this.#validate(`${operation} ${status}`, schema, body)
  }

  /** An answer with everything that the description requires; what the double knows comes from `partial`. */
  complete(operation: string, status: number, partial: unknown): unknown {
    const schema = this.#answerSchema(operation, status)
    return schema ? this.#fill(schema, partial) : partial
  }

  #item(operation: string): OperationObject {
    return this.#routes.find((route) => route.operation === operation)!.item
  }

  #answerSchema(operation: string, status: number): Schema | null | undefined {
    const response = this.#item(operation).responses[status]
    if (response !== undefined) return this.#bodySchema(response) ?? null
    return ALWAYS.includes(status) ? null : undefined
  }

  #parameters(item: OperationObject): Parameter[] {
    return (item.parameters ?? []).map(
      (parameter) => this.#resolve(parameter as Schema) as unknown as Parameter,
    )
  }

  #bodySchema(holder: unknown): Schema | undefined {
    if (holder === undefined) return undefined
    const content = this.#resolve(holder as Schema)['content'] as
      | Record<string, { schema: Schema }>
      | undefined
    return content?.['application/json']?.schema
  }

  #resolve(schema: Schema): Schema {
    const reference = schema['$ref']
    if (typeof reference !== 'string') return schema
    const [, , group, name] = reference.split('/')
    return this.#resolve(this.#description.components[group!]![name!] as Schema)
  }

  /** The description forbids no further keys, but one that it does not name is a mistake of ours. */
  #unknownKeys(schema: Schema, value: unknown, place = ''): string[] {
    const { properties, items } = this.#resolve(schema) as {
      properties?: Record<string, Schema>
      items?: Schema
    }
    if (Array.isArray(value)) {
      return items ? value.flatMap((one, index) => this.#unknownKeys(items, one, `${place}/${index}`)) : []
    }
    if (typeof value !== 'object' || value === null || !properties) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      properties[key]
        ? this.#unknownKeys(properties[key], inner, `${place}/${key}`)
        : [`unknown key ${place}/${key}`],
    )
  }

  #validate(name: string, schema: Schema, value: unknown): string[] {
    let check = this.#compiled.get(name)
    if (!check) {
      check = this.#ajv.compile(this.#convert(schema) as Schema)
      this.#compiled.set(name, check)
    }
    if (check(value)) return []
    return (check.errors ?? []).map(({ instancePath, message }) => `${name} ${instancePath} ${message}`)
  }

  /** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references become schemas of their own. */
  #convert(node: unknown): unknown {
    if (Array.isArray(node)) return node.map((item) => this.#convert(item))
    if (typeof node !== 'object' || node === null) return node
    const { nullable, example: _, examples: __, discriminator: ___, ...schema } = node as Schema
    const reference = schema['$ref']
    if (typeof reference === 'string') return { $ref: this.#add(reference) }
    const converted = Object.fromEntries(
      Object.entries(schema)
        .filter(([key]) => !key.startsWith('x-'))
        .map(([key, value]) => [key, key === 'enum' || key === 'default' ? value : this.#convert(value)]),
    )
    return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted
  }

  #add(reference: string): string {
    const id = `https://description.invalid/${reference.split('/').at(-1)}`
    if (!this.#added.has(id)) {
      this.#added.add(id)
      this.#ajv.addSchema(this.#convert(this.#resolve({ $ref: reference })) as Schema, id)
    }
    return id
  }

  #fill(schema: Schema, partial: unknown): unknown {
    const open = this.#resolve(schema)
    const choices = (open['anyOf'] ?? open['oneOf']) as Schema[] | undefined
    if (choices) return this.#fill(choices[0]!, partial)
    if (Array.isArray(partial)) return partial.map((one) => this.#fill((open['items'] as Schema) ?? {}, one))
    if (partial !== undefined && (typeof partial !== 'object' || partial === null)) return partial
    if (open['nullable'] === true && partial === undefined) return null
    if (Array.isArray(open['allOf'])) {
      const parts = (open['allOf'] as Schema[]).map((one) => this.#fill(one, partial))
      return Object.assign({}, ...parts) as unknown
    }
    if (open['type'] !== 'object' && !open['properties']) return partial ?? sample(open)
    const properties = (open['properties'] ?? {}) as Record<string, Schema>
    const known = (partial ?? {}) as Record<string, unknown>
    const names = new Set([...((open['required'] as string[]) ?? []), ...Object.keys(known)])
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        properties[name] ? this.#fill(properties[name], known[name]) : known[name],
      ]),
    )
  }
}

/** Some value of a simple schema. */
function sample(schema: Schema): unknown {
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  if (schema['type'] === 'array') return []
  if (schema['type'] === 'boolean') return false
  if (schema['type'] === 'integer' || schema['type'] === 'number') return Number(schema['minimum'] ?? 0)
  const texts: Record<string, string> = {
    uri: 'https://host.invalid/',
    'date-time': '2023-03-01T00:00:00Z',
    email: 'x@example.invalid',
  }
  return texts[String(schema['format'])] ?? 'x'.repeat(Number(schema['minLength'] ?? 1))
}
