import { Ajv, type Schema, type ValidateFunction } from 'ajv'

/**
 * What the site's JSON-LD may say, type by type: https://schema.org's properties, with what Google's
 * guides for breadcrumbs, articles and datasets require. Nothing else passes.
 */
const absolute = { type: 'string', pattern: '^https?://[^\\s]+$' }
const text = { type: 'string', minLength: 1 }
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const closed = (type: string, properties: Record<string, unknown>, required: string[]) => ({
  type: 'object',
  properties: { '@type': { const: type }, ...properties },
  required: ['@type', ...required],
  additionalProperties: false,
})
const authority = closed('GovernmentOrganization', { name: text }, ['name'])
const context = { '@context': { const: 'https://schema.org' } }

const schemas: Record<string, object> = {
  BreadcrumbList: closed(
    'BreadcrumbList',
    {
      ...context,
      itemListElement: {
        type: 'array',
        minItems: 2,
        items: closed('ListItem', { position: { type: 'integer', minimum: 1 }, name: text, item: absolute }, [
          'position',
          'name',
          'item',
        ]),
      },
    },
    ['@context', 'itemListElement'],
  ),
  Dataset: closed(
    'Dataset',
    {
      ...context,
      name: text,
      description: { type: 'string', minLength: 50, maxLength: 5000 },
      url: absolute,
      inLanguage: { const: 'zh-CN' },
      isAccessibleForFree: { type: 'boolean' },
      license: absolute,
      temporalCoverage: { type: 'string', pattern: '^\\d{4}/\\d{4}$' },
      creator: authority,
      creativeWorkStatus: text,
      distribution: {
        type: 'array',
        minItems: 1,
        items: closed(
          'DataDownload',
          { encodingFormat: { enum: ['text/csv', 'application/json'] }, contentUrl: absolute },
          ['encodingFormat', 'contentUrl'],
        ),
      },
    },
    ['@context', 'name', 'description', 'license', 'distribution'],
  ),
  Article: closed(
    'Article',
    {
      ...context,
      headline: { type: 'string', minLength: 1, maxLength: 110 },
      description: text,
      datePublished: day,
      inLanguage: { const: 'zh-CN' },
      image: absolute,
      mainEntityOfPage: absolute,
      publisher: authority,
      creativeWorkStatus: text,
    },
    ['@context', 'headline', 'mainEntityOfPage'],
  ),
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const validators = new Map<string, ValidateFunction>(
  Object.entries(schemas).map(([type, schema]) => [type, ajv.compile<unknown>(schema as Schema)]),
)

/** What is wrong with a block, in the validator's words; empty = nothing. */
export function jsonLdFaults(block: unknown): string[] {
  const type = String((block as { '@type'?: unknown })['@type'])
  const validate = validators.get(type)
  if (!validate) return [`${type} is not among the types`]
  if (validate(block)) {
    const list = (block as { itemListElement?: { position: number }[] }).itemListElement ?? []
    return list.every(({ position }, index) => position === index + 1) ? [] : ['positions count from 1']
  }
  return (validate.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message}`)
}

/** Every data block of a page. */
export function jsonLdOf(html: string): unknown[] {
  return [...html.matchAll(/<script[^>]*type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, json]) => JSON.parse(json!),
  )
}
