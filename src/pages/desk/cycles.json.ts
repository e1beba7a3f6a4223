import type { APIRoute } from 'astro'
import { deskCycles } from '../../components/desk/desk-data.ts'

/** The cycles of all years, for what follows the collection. */
export const GET: APIRoute = async () => Response.json(await deskCycles())
