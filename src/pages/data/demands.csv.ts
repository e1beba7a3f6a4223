import type { APIRoute } from 'astro'
import { districtNames } from '../../catalogue/identity-line.ts'
import { openDemands } from '../../components/desk/desk-data.ts'
import { reportingUnits } from '../../components/shared/collections.ts'
import { absolute, routes } from '../../components/shared/routes.ts'
import { demandsCsv } from '../../text/open-data.ts'

/** The open data as a table: the same demands in the same order as demands.json. */
export const GET: APIRoute = async () => {
  const [{ demands }, districts] = await Promise.all([openDemands(), reportingUnits()])
  const csv = demandsCsv(demands, {
    districtName: districtNames(districts),
    address: ({ year, id }) => absolute(routes.demand(`${year}/${id}`)),
  })
  return new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8' } })
}
