import type { APIRoute } from 'astro'
import { examplesByIndustry } from '../../components/apply/examples.ts'
import { publicDemands } from '../../components/shared/collections.ts'

/** Published problems that were put well, by industry: the form shows one of its enterprise's own. */
export const GET: APIRoute = async () => Response.json(examplesByIndustry(await publicDemands()))
