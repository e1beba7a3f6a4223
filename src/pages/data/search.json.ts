import type { APIRoute } from 'astro'
import { loadSearchSettings } from '../../components/search/load-settings.ts'

/** What the search knows beside the open data: years, names of districts, synonyms, pages. */
export const GET: APIRoute = async () => Response.json(await loadSearchSettings())
