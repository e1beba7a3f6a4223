import { type CycleLedger, compare } from './ledger.ts'
import { type PublicDemand, publicDemands } from './public-demand.ts'

/**
 * 需求编号: what people quote on the phone and in letters, `2023-洪山-157C`. A named entry's is the end of its credit
 * code, as its address shows it whole; an anonymous one's is its alias, `2023-匿名-K7M2XQ`, and tells nothing else: its
 * district may be hidden today and shown tomorrow.
 */
export type NumberedDemand = PublicDemand & { number: string }

const SHORTEST = 4
const CREDIT_CODE = 18
const ANONYMOUS = '匿名'

/**
 * The numbers of a cycle's entries, by id; all of them different. Where codes of a district end alike, whoever was
 * submitted later gets more of its code, so that a number that was quoted stays.
 */
export function demandNumbers(
  { year, entries }: CycleLedger,
  districts: readonly { slug: string; shortName: string }[],
): Map<string, string> {
  const names = new Map(districts.map(({ slug, shortName }) => [slug, placeName(shortName)]))
  const inOrder = entries
    .map(({ id, district, partial }) => ({ id, district, day: partial.public?.submittedOn ?? '' }))
    .sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id))
  const taken = new Set<string>()
  const numbers = new Map<string, string>()
  for (const { id, district } of inOrder) {
    const isNamed = id.length === CREDIT_CODE
    const place = isNamed ? (names.get(district) ?? district) : ANONYMOUS
    let length = isNamed ? SHORTEST : id.length
    const numberOf = () => `${year}-${place}-${id.slice(-length).toUpperCase()}`
    while (taken.has(numberOf()) && length < id.length) length++
    taken.add(numberOf())
    numbers.set(id, numberOf())
  }
  return numbers
}

/** What a cycle publishes, each with its number. */
export function numberedDemands(
  cycle: CycleLedger,
  districts: readonly { slug: string; shortName: string }[],
): NumberedDemand[] {
  const numbers = demandNumbers(cycle, districts)
  return publicDemands(cycle).map((demand) => ({ number: numbers.get(demand.id)!, ...demand }))
}

/** 洪山区 → 洪山; 长江新区 and 高新区 keep their last word. */
const placeName = (shortName: string): string => shortName.replace(/^(.+[^新])区$/, '$1')
