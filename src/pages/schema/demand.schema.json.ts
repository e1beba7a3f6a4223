import type { APIRoute } from 'astro'
import { reportingUnits, siteSettings } from '../../components/shared/collections.ts'
import { jsonSchema } from '../../text/json-schema.ts'
import { localityOf } from '../../text/locality.ts'

/** The schema of an entry as it is written, for editors; the same as in the repository. */
export const GET: APIRoute = async () => {
  const schema = jsonSchema('demand', localityOf(await siteSettings(), await reportingUnits()))
  return new Response(schema, { headers: { 'content-type': 'application/schema+json; charset=utf-8' } })
}
