import type { APIRoute } from 'astro'
import { publishedByYear } from '../../../components/desk/desk-data.ts'

/** What the desk compares with, one file for each year. */
export async function getStaticPaths() {
  const years = await publishedByYear()
  return [...years].map(([year, entries]) => ({ params: { year }, props: { entries } }))
}

export const GET: APIRoute = ({ props }) => Response.json(props['entries'])
