import type { APIRoute } from 'astro'
import { deskContext } from '../../components/desk/desk-data.ts'

/** What the district desk must know of the site. */
export const GET: APIRoute = async () => Response.json(await deskContext())
