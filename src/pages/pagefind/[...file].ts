import type { APIRoute, GetStaticPaths } from 'astro'
import { loadCatalogue } from '../../components/demands/load.ts'
import { type SearchFile, searchFiles } from '../../search/index-files.ts'

/** The catalogue's search, as files: made anew by every build, of what the catalogue itself shows. */
export const getStaticPaths = (async () => {
  const { demands, items } = await loadCatalogue()
  const files = await searchFiles(demands.map((demand, at) => ({ demand, item: items[at]! })))
  return files.map(({ path, content }) => ({ params: { file: path }, props: { content } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<Pick<SearchFile, 'content'>> = ({ props }) => new Response(props.content)
