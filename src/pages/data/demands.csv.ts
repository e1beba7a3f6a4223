import type { APIRoute } from 'astro'
import { csvContext, openDemands } from '../../components/data/open-demands.ts'
import { demandsCsv } from '../../text/open-data.ts'

/** The open data as a table: the same demands in the same order as demands.json. */
export const GET: APIRoute = async () => {
  const { demands } = await openDemands()
  return new Response(demandsCsv(demands, await csvContext()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}
