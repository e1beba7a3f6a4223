import type { DemandItem } from '../components/demands/catalogue.ts'
import type { Entry } from '../components/search/index-entry.ts'
import type { PublicDemand } from '../domain/public-demand.ts'

/** One entry for the index. */
export interface SearchRecord {
  entry: Entry
  /** What it can be found by. */
  texts: string[]
}

/** Says it again, so that an entry about something comes before one that mentions it. */
const TITLE_WEIGHT = 3

/** Made of the public projection and of what the list shows of it, and of nothing else. */
export function recordOf(demand: PublicDemand, item: DemandItem): SearchRecord {
  const place = `${demand.year}/${demand.id}`
  const { title, line, chips, submittedOn } = item
  const texts = textsOf(demand, title)
  return {
    entry: { title, line, chips, submittedOn, place, text: texts.map(ended).join('\n') },
    texts: [...Array<string>(TITLE_WEIGHT).fill(title), ...line, ...texts],
  }
}

/** The parts of the form stand one after the other in an excerpt, so each must end as a sentence does. */
const ended = (text: string) => (/[。！？；…]$/.test(text) ? text : `${text}。`)

/** What an expert would read of it below its title, in the order of its page. */
function textsOf(
  { expertRequest, challenges = [], research, otherHonor }: PublicDemand,
  title: string,
): string[] {
  return [
    expertRequest?.field,
    expertRequest?.problem,
    expertRequest?.collaboration,
    ...challenges.flatMap(({ summary, description, cooperation }) => [
      summary,
      description,
      cooperation?.requirements,
      cooperation?.otherMode,
    ]),
    ...(research?.institutions ?? []),
    otherHonor,
  ].filter((text): text is string => text !== undefined && text !== title)
}
