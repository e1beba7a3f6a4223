import { publishedStories } from '../stories/load-stories.ts'
import { buildTime, inChina, newestDay } from './china-time.ts'
import { cyclesWithNotice, once, publicDemands } from './collections.ts'

/** The day of what was published last, whenever the site was built; undefined while there is nothing dated. */
export const newestContentDay = once(async (): Promise<string | undefined> => {
  const [demands, stories, cycles] = await Promise.all([
    publicDemands(),
    publishedStories(),
    cyclesWithNotice(),
  ])
  const days = [
    ...demands.map(({ submittedOn }) => submittedOn),
    ...stories.map(({ story }) => story.publishedOn),
    ...cycles.flatMap(({ notice }) => notice?.publishedOn ?? []),
  ]
  return newestDay(days, inChina(buildTime()).day)
})
