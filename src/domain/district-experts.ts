import * as z from 'zod/mini'
import type { FiledExpert } from './ledger.ts'
import type { Matches } from './matching.ts'

/**
 * What the bureau hands to a district: for each of its open demands the experts who are near to it, with the sentences, and of each
 * expert what a district needs to talk to him. His age, his declaration and exceptions stay with the bureau.
 */

/** 6,000 characters, each of up to two units. */
const text = () => z.string().check(z.maxLength(12_000))
const alias = () => z.string().check(z.regex(/^[a-z2-9]{6}$/))
const pieces = () => z.array(z.strictObject({ text: text(), hit: z.boolean() })).check(z.maxLength(400))

const handedMatch = z.strictObject({
  expert: alias(),
  isTarget: z.boolean(),
  pairs: z.array(z.strictObject({ demand: pieces(), expert: pieces() })).check(z.maxLength(5)),
})

const handOverSchema = z.strictObject({
  kind: z.literal('推荐专家'),
  year: z.string().check(z.regex(/^\d{4}$/)),
  district: z.string().check(z.regex(/^[a-z][a-z-]{1,39}$/)),
  demands: z.array(
    z.strictObject({
      id: z.string().check(z.regex(/^(?:[0-9A-Z]{18}|[a-z2-9]{6})$/)),
      sameIndustry: z.array(handedMatch).check(z.maxLength(20)),
      otherIndustry: z.array(handedMatch).check(z.maxLength(20)),
    }),
  ),
  experts: z.array(
    z.strictObject({
      id: alias(),
      source: text(),
      name: text(),
      organization: text(),
      department: z.optional(text()),
      title: text(),
      rank: text(),
      phone: text(),
      industries: z.array(text()),
      field: text(),
      strengths: text(),
      achievements: z.array(z.strictObject({ kind: text(), text: text() })),
    }),
  ),
})

export type HandOver = z.output<typeof handOverSchema>
export type HandedExpert = HandOver['experts'][number]
export type HandedMatch = z.output<typeof handedMatch>

/** The district's part of the matches, with the experts in them and nobody else. */
export function handOverOf(year: string, district: string, all: readonly Matches[]): HandOver {
  const own = all.filter(({ entry, refused }) => entry.district === district && !refused)
  const matches = own.flatMap(({ sameIndustry, otherIndustry }) => [...sameIndustry, ...otherIndustry])
  const experts = new Map(matches.map(({ expert }) => [expert.alias, expert]))
  return {
    kind: '推荐专家',
    year,
    district,
    demands: own.map(({ entry, sameIndustry, otherIndustry }) => ({
      id: entry.id,
      sameIndustry: sameIndustry.map(handed),
      otherIndustry: otherIndustry.map(handed),
    })),
    experts: [...experts.values()].sort((a, b) => (a.alias < b.alias ? -1 : 1)).flatMap(handedExpert),
  }
}

const handed = ({ expert, isTarget, pairs }: Matches['sameIndustry'][number]): HandedMatch => ({
  expert: expert.alias,
  isTarget,
  pairs: pairs.map(({ asked, found }) => ({ demand: asked, expert: found })),
})

function handedExpert({ alias: id, value }: FiledExpert): HandedExpert[] {
  if (!value?.private) return []
  const { source, name, organization, department, title, rank, phone } = value.private
  const { industries, field, strengths, achievements } = value.private
  return [
    {
      ...{
        id,
        source,
        name,
        organization,
        ...(department !== undefined && { department }),
        title,
        rank,
        phone,
      },
      ...{ industries, field, strengths, achievements },
    },
  ]
}

/** Undefined for whatever is no such file. */
export function readHandOver(json: string): HandOver | undefined {
  try {
    return handOverSchema.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
