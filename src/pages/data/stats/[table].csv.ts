import type { APIRoute } from 'astro'
import { chartCsv } from '../../../components/stats/charts.ts'
import { loadStats } from '../../../components/stats/load-stats.ts'

/** Each table of /stats/ as CSV. */
export async function getStaticPaths() {
  const { progress, charts } = await loadStats()
  return [progress, ...charts].map((chart) => ({ params: { table: chart.key }, props: { chart } }))
}

export const GET: APIRoute = ({ props }) =>
  new Response(chartCsv(props['chart']), { headers: { 'content-type': 'text/csv; charset=utf-8' } })
