import { getCollection } from 'astro:content'
import type { Story } from '../../domain/showcase.ts'
import { once } from '../shared/collections.ts'
import { routes } from '../shared/routes.ts'

export interface StoryItem {
  slug: string
  href: string
  story: Story
  picture?: Picture
}

export interface Picture {
  src: string
  alt: string
}

/** Addresses of the pictures beside the stories, by file name. */
const files = import.meta.glob<string>('@content/showcase/*.{svg,webp,jpg}', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** The newest first. */
export const publishedStories = once(
  async (): Promise<readonly StoryItem[]> =>
    (await getCollection('stories'))
      .map(({ id, data }) => storyItem(id, data))
      .sort((a, b) => (a.story.publishedOn < b.story.publishedOn ? 1 : -1)),
)

function storyItem(slug: string, story: Story): StoryItem {
  const src = Object.entries(files).find(([path]) => path.endsWith(`/${story.picture}`))?.[1]
  const picture = src && story.pictureAlt ? { src, alt: story.pictureAlt } : undefined
  return { slug, href: routes.story(slug), story, ...(picture && { picture }) }
}
