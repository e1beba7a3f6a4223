import type { DemandItem } from '../components/demands/catalogue.ts'
import { HEAD_END, writeShown } from '../components/search/shown.ts'
import { apart } from '../components/search/tokens.ts'
import type { PublicDemand } from '../domain/public.ts'

/** One entry of the index, as Pagefind takes it. */
export interface SearchRecord {
  /** `<year>/<id>`, by which the table finds it again; never followed. */
  url: string
  content: string
  language: 'zh'
  meta: { shown: string }
}

/** Says it again, so that an entry about something comes before one that mentions it. */
const TITLE_WEIGHT = 3

/** Made of the public projection and of what the list shows of it, and of nothing else. */
export function recordOf(demand: PublicDemand, item: DemandItem): SearchRecord {
  const place = `${demand.year}/${demand.id}`
  const { title, line, chips, submittedOn } = item
  const head = [...Array<string>(TITLE_WEIGHT).fill(title), ...line]
  return {
    url: place,
    content: [...head.map(plain), HEAD_END, ...textsOf(demand, title).map(plain).map(ended)]
      .map(apart)
      .join('\n'),
    language: 'zh',
    meta: { shown: writeShown({ title, line, chips, submittedOn, place }) },
  }
}

const plain = (text: string) => text.replaceAll(HEAD_END, ' ')

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
