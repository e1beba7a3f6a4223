import type { APIRoute } from 'astro'
import { csvContext, openDemands } from '../../components/data/open-demands.ts'
import { challengesCsv } from '../../text/open-data.ts'

/** Their challenges as a table of its own, by 需求编号. */
export const GET: APIRoute = async () => {
  const { demands } = await openDemands()
  return new Response(challengesCsv(demands, await csvContext()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}
