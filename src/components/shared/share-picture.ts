import { absolute, routes } from './routes.ts'

/** A picture of at least 300 px, as WeChat asks for. */
export interface SharePicture {
  address: string
  width: number
  height: number
}

/** The sizes are those of `src/share/`. */
export const CODE = { width: 420, height: 420 }
const STORY = { width: 1200, height: 800 }

/** The code of a page: `site`, year and id of a demand, or `stories/` and a story's slug. */
export const codePicture = (name: string): SharePicture => ({
  address: absolute(routes.share(`${name}.png`)),
  ...CODE,
})

/** A story's own picture, or its code. */
export function storyPicture({ slug, picture }: { slug: string; picture?: unknown }): SharePicture {
  if (!picture) return codePicture(`stories/${slug}`)
  return { address: absolute(routes.share(`stories/${slug}.jpg`)), ...STORY }
}
