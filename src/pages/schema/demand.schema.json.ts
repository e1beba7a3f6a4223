import type { APIRoute } from 'astro'
import { demandJsonSchema } from '../../text/json-schema.ts'

/** The schema of an entry as it is written, for editors; the same as in the repository. */
export const GET: APIRoute = () =>
  new Response(demandJsonSchema(), { headers: { 'content-type': 'application/schema+json; charset=utf-8' } })
