import { trimOf } from './ends.ts'

/**
 * The one form in which names are compared, in the rules over people and enterprises and in the search for
 * personal data; never for showing. Whoever adds a comparison takes it from here.
 */

/** Names that differ only in width, case, spaces, middle dots or radicals are one name; for a text as well. */
export function comparableName(name: string): string {
  return withoutSigns(plainCharacters(name))
}

/** The same for a person, without the titles around the name. */
export function comparablePerson(name: string): string {
  return withoutTitles(comparableName(name))
}

/** One person: the same name at the same organization. */
export function personKey({ name, organization }: { name: string; organization: string }): string {
  return `${comparablePerson(name)}\n${comparableName(organization)}`
}

/** NFKC, and the radicals that PDF programs write in place of characters (⻢ for 马), which NFKC leaves. */
export function plainCharacters(text: string): string {
  return text.normalize('NFKC').replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS.get(radical) ?? radical)
}

/** The rest of `comparableName`, for a text with plain characters. */
export function withoutSigns(plain: string): string {
  return plain.replace(/[\s.\u00b7\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f]+/g, '').toLowerCase()
}

/** Whatever people type for the dot in a name. Between Chinese characters alone: `J. Smith` has none. */
const DOT_WITHIN_NAME =
  /(\p{Script=Han})\s{0,2}[.\uff0e\uff61\uff65\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f]\s{0,2}(?=\p{Script=Han})/gu

/** A name with U+00B7 for every other dot between two Chinese characters, as GB/T 15834 has it. */
export function withMiddleDots(name: string): string {
  return name.replace(DOT_WITHIN_NAME, '$1\u00b7')
}

/** Longer ones before those that they end with. */
const TITLES = [
  ...[
    '教授级高级工程师',
    '正高级工程师',
    '高级工程师',
    '助理工程师',
    '教授级高工',
    '总工程师',
    '高工',
    '工程师',
  ],
  ...['助理研究员', '副研究员', '研究员', '特聘教授', '讲席教授', '助理教授', '副教授', '教授'],
  ...['博士生导师', '硕士生导师', '博导', '硕导', '讲师', '助教', '院士', '博士', '硕士'],
  ...['老师', '先生', '女士', '主任', '院长', '所长'],
]
/** Whether a name has any of them: most have none. */
const ANY_TITLE = new RegExp(`^(?:${TITLES.join('|')})|(?:${TITLES.join('|')})\\)?$`)
/** NFKC has made the brackets half-width. */
const AROUND_TITLES = /[(),、/]/
const SHORTEST_NAME = 2

function withoutTitles(name: string): string {
  if (!ANY_TITLE.test(name)) return name
  const title = TITLES.find(
    (each) => name.endsWith(each) || name.startsWith(each) || name.endsWith(`${each})`),
  )
  if (title === undefined) return name
  const at = name.startsWith(title) ? 0 : name.lastIndexOf(title)
  const rest = trimOf(name.slice(0, at) + name.slice(at + title.length), AROUND_TITLES)
  // 王教授 has no other name here.
  return [...rest].length < SHORTEST_NAME ? name : withoutTitles(rest)
}

/**
 * CJK Radicals Supplement to the characters that they are, where these are whole ones (Unicode's
 * EquivalentUnifiedIdeograph); the Kangxi radicals are NFKC's.
 */
const RADICALS = new Map(
  (
    '⺁厂⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺞歺⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺻聿⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻏邑' +
    '⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
  )
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!]),
)
