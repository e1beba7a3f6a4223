import type { APIRoute, GetStaticPaths } from 'astro'
import { openDemands } from '../../components/data/open-demands.ts'

/** The open data of one year, as in demands.json; a year without demands has none. */
export const getStaticPaths = (async () => {
  const { source, demands } = await openDemands()
  const years = [...new Set(demands.map(({ year }) => year))]
  return years.map((year) => ({
    params: { year },
    props: { source, demands: demands.filter((demand) => demand.year === year) },
  }))
}) satisfies GetStaticPaths

export const GET: APIRoute = ({ props }) => Response.json(props)
