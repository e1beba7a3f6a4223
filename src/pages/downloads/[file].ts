import type { APIRoute, GetStaticPaths } from 'astro'
import { blankFormFiles } from '../../components/downloads/blank-form-files.ts'

/** The blank forms of the newest cycle as files. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await blankFormFiles()).map(({ file, type, bytes }) => ({ params: { file }, props: { type, bytes } }))

export const GET: APIRoute = ({ props }) =>
  new Response(props['bytes'], { headers: { 'content-type': props['type'] } })
