import { enterpriseName, type FiledExpert } from '../domain/ledger.ts'
import type { Match, Matches, Pool } from '../domain/matching.ts'
import type { Piece } from '../domain/relevance-passage.ts'
import { wordForForm } from '../text/findings.ts'
import {
  exclusionText,
  matchBasis,
  refusalOfDemand,
  uncheckedTexts,
  matchText as words,
} from '../text/matching.ts'

/** Experts for one demand, for people and for programs. It has private data of the experts: for who may read them. */

export interface MatchReport {
  matches: Matches
  pool: Pool
  districtName: string
}

export function matchMarkdown({ matches, pool, districtName }: MatchReport): string {
  const { entry, refused, sameIndustry, otherIndustry } = matches
  const name = enterpriseName(entry.partial) ?? words.anonymous
  const { field } = entry.partial.public?.expertRequest ?? {}
  const head = [
    `# ${plain(words.title(name))}`,
    plain(words.about(districtName, entry.id, field)),
    refused ? refusalOfDemand(refused) : matchBasis,
  ]
  if (refused) return `${head.join('\n\n')}\n`
  const lists = [
    listOf(words.sameIndustry, sameIndustry.map(matchLines)),
    listOf(words.otherIndustry, otherIndustry.map(matchLines)),
    listOf(
      words.short,
      pool.short.map((expert) => `- ${who(expert)}`),
      true,
    ),
    listOf(
      words.excluded,
      pool.excluded.map((one) => `- ${who(one.expert)}：${plain(exclusionText(one))}`),
      true,
    ),
    listOf(
      words.unchecked,
      uncheckedTexts(pool).map((text) => `- ${text}`),
      true,
    ),
  ]
  return `${[...head, ...lists.filter(Boolean)].join('\n\n')}\n`
}

/** A heading with its items; `isOptional`: nothing at all where there are none. */
function listOf(title: string, items: readonly string[], isOptional = false): string {
  if (items.length === 0) return isOptional ? '' : `## ${title}\n\n${words.none}`
  return `## ${title}\n\n${items.join('\n')}`
}

function matchLines({ expert, pairs, isTarget, remarks }: Match, at: number): string {
  const more = [
    ...(isTarget ? [words.target] : []),
    ...remarks.map((found) => words.remark(wordForForm(found).title)),
  ]
  return [
    `${at + 1}. **${who(expert)}**`,
    ...pairs.map(
      ({ asked, found }) =>
        `   - ${words.demand}：${marked(asked)}<br>\n     ${words.expert}：${marked(found)}`,
    ),
    ...more.map((text) => `   - ${plain(text)}`),
  ].join('\n')
}

function who({ alias, partial }: FiledExpert): string {
  const { name, organization, department, title } = partial.private ?? {}
  const parts = [name, [organization, department].filter(Boolean).join(''), title].filter((part) => part)
  return plain(`${parts.join('，')}（${alias}）`)
}

/** Letters as they stand: nothing in somebody's text is markup. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replaceAll('&', '&amp;')

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, hit }) => (hit ? `**${plain(text)}**` : plain(text))).join('')

/** The same as data; the pieces of a sentence joined are the text as it was written. */
export function matchJson({ matches, pool }: MatchReport): object {
  const { entry, refused, sameIndustry, otherIndustry } = matches
  return {
    demand: `${entry.year}/${entry.district}/${entry.id}`,
    ...(refused && { refused: refusalOfDemand(refused) }),
    sameIndustry: sameIndustry.map(matchData),
    otherIndustry: otherIndustry.map(matchData),
    short: pool.short.map(whoData),
    excluded: pool.excluded.map((one) => ({ ...whoData(one.expert), reason: exclusionText(one) })),
    unchecked: { experts: pool.unchecked.length, placements: pool.unreadPlacements },
  }
}

function matchData({ expert, pairs, isTarget, remarks }: Match): object {
  return {
    ...whoData(expert),
    isTarget,
    remarks: remarks.map(({ code }) => code),
    pairs: pairs.map(({ asked, found }) => ({ demand: asked, expert: found })),
  }
}

function whoData({ alias, partial }: FiledExpert): object {
  const { name, organization, department, title } = partial.private ?? {}
  return { expert: alias, name, organization, ...(department !== undefined && { department }), title }
}
