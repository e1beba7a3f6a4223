import type { APIRoute } from 'astro'
import { openDemands } from '../../components/data/open-demands.ts'

/** The open data: what the catalogue shows, of every cycle. */
export const GET: APIRoute = async () => Response.json(await openDemands())
