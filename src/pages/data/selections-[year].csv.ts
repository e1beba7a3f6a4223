import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { reportingUnits } from '../../components/shared/collections.ts'
import { selectionsCsv } from '../../text/selections-page.ts'

/** The published list of one year as a table. */
export async function getStaticPaths() {
  const lists = await getCollection('selections')
  return lists.map(({ data: { year, list } }) => ({ params: { year }, props: { list } }))
}

export const GET: APIRoute = async ({ props }) =>
  new Response(selectionsCsv(props['list'], await reportingUnits()), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
