import type { APIRoute, GetStaticPaths } from 'astro'
import { loadCatalogue } from '../../components/demands/load-catalogue.ts'
import { searchFiles } from '../../search/index-files.ts'
import { pack, type SearchFile } from '../../search/pack.ts'

/**
 * The catalogue's search, as files: made anew by every build, of what the catalogue itself shows. A build makes
 * one of them all, which `spread.ts` takes apart.
 */
export const getStaticPaths = (async () => {
  const { demands, items } = await loadCatalogue()
  const files = await searchFiles(demands.map((demand, at) => ({ demand, item: items[at]! })))
  const made = import.meta.env.DEV ? files : [{ path: 'packed', content: pack(files) }]
  return made.map(({ path, content }) => ({ params: { file: path }, props: { content } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<Pick<SearchFile, 'content'>> = ({ props }) => new Response(props.content)
