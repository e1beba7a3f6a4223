import { fold } from './relevance-fold.ts'
import { contains, runsIn, termsIn } from './relevance-terms.ts'

/** What somebody looks for. */
export interface Question {
  /** As typed between spaces and marks, without the words of asking; none of a profile. */
  words: Word[]
  /** All of it in one piece, folded; '' where it has no words. */
  phrase: string
  /** What texts are scored by, with weights above 0: terms of what was typed, and synonyms as a whole. */
  terms: ReadonlyMap<string, number>
  /** Those of the terms that nobody typed. */
  synonymous: ReadonlySet<string>
}

export interface Word {
  /** Folded. */
  text: string
  /** The word itself and its synonyms; each as runs that must all be there. */
  variants: string[][]
}

/** Words that mean the same, as `content/synonyms.yaml` has them. */
export type Synonyms = readonly (readonly string[])[]

/** Terms of a synonym count less than those that were typed. */
const SYNONYM_WEIGHT = 0.5

/** Words of asking say nothing of what is asked for; longer ones first. */
const ASKING = new RegExp(
  [
    '(?:我们?|本人|本|课题组|团队|公司|学校|实验室|老师|这边|目前|现在){0,3}正?(?:想要?|希望|打算|准备|需要)(?:能够?)?(?:查找|寻找|找到?|了解|看看?|做|解决|知道|对接|合作)?(?:一些|一个|个|下|一下)?',
    '(?:我们?|本人)(?:的?课题组|的?团队|的?实验室|的?研究)?',
    '(?:有没有(?:做|搞|研究)?|有哪些|有无|有什么|是否有|哪里有|哪些|哪个|哪家|谁家?|请问|请教|求助?|帮忙|帮我|麻烦)(?:企业|公司|单位)?',
    '(?:怎么办|怎么样|怎么|怎样|如何|为什么|为何|什么|能不能|能否|可不可以|可以)(?:才能|去|来)?(?:解决|提高|做到|实现|处理|避免|减少|降低)?',
    '(?:有关|关于|相关|方面|之类|这类|类似)的?',
    '(?:毕业论文|毕业设计|毕设|学位论文)(?:选题)?',
    '的?(?:选题|题目|课题|问题|难题|需求|企业|项目|方向|研究)(?:有哪些|吗|呢)?$',
    '[的了吗呢吧啊么]',
  ].join('|'),
  'gu',
)

/** Typed words stand between spaces and marks; a mark within a number or a designation parts nothing. */
const BETWEEN = /[\s,，。；;、：:！!？?（）()【】[\]《》“”"'‘’…|]+/u

/** `typed`: as somebody wrote it in the search's box. */
export function questionOf(typed: string, synonyms: Synonyms = []): Question {
  const pieces = joinedWhereKnown(typed.split(BETWEEN).map(fold).filter(Boolean), synonyms)
  const told = pieces
    .flatMap((piece) => (HAS_HAN.test(piece) ? piece.replace(ASKING, ' ').split(' ') : [piece]))
    .filter(hasRun)
  // Who types nothing but “问题” means it.
  const texts = [...new Set(told.length > 0 ? told : pieces.filter(hasRun))]
  const found = texts.map((text) => ({ text, ...variantsOf(text, synonyms) }))
  const words = found.map(({ text, variants }) => ({ text, variants: variants.map(runsIn) }))
  return { words, phrase: told.length > 0 ? fold(texts.join(' ')) : fold(typed), ...termsOf(found) }
}

/** A whole paragraph, of which no word must occur. */
export function profileQuestion(text: string, synonyms: Synonyms = []): Question {
  return { ...questionOf(text, synonyms), words: [], phrase: '' }
}

/** A synonym that is typed with spaces is one word: “machine vision”, “3D 打印”. */
function joinedWhereKnown(pieces: readonly string[], synonyms: Synonyms): string[] {
  const spaced = new Set(synonyms.flat().map(fold))
  const joined: string[] = []
  for (let at = 0; at < pieces.length; ) {
    const longest = Math.min(LONGEST_NAME, pieces.length - at)
    const lengths = Array.from({ length: longest }, (_, shorter) => longest - shorter)
    const length = lengths.find((many) => spaced.has(fold(pieces.slice(at, at + many).join(' ')))) ?? 1
    joined.push(fold(pieces.slice(at, at + length).join(' ')))
    at += length
  }
  return joined
}

const HAS_HAN = /\p{Script=Han}/u

/** Words of a name that has spaces. */
const LONGEST_NAME = 4

const hasRun = (text: string) => runsIn(text).length > 0

/** A word, and what it becomes with each synonym of the longest known word in it. */
function variantsOf(text: string, synonyms: Synonyms): { variants: string[]; others: string[] } {
  const known = synonyms.flatMap((group) => {
    const folded = group.map(fold)
    const own = folded.filter((one) => contains(text, one)).sort((a, b) => b.length - a.length)[0]
    return own === undefined ? [] : [{ own, others: folded.filter((one) => !text.includes(one)) }]
  })
  return {
    variants: [text, ...known.flatMap(({ own, others }) => others.map((one) => text.replace(own, one)))],
    others: known.flatMap(({ others }) => others),
  }
}

function termsOf(
  words: readonly { text: string; others: readonly string[] }[],
): Pick<Question, 'terms' | 'synonymous'> {
  const counts = new Map<string, number>()
  for (const term of words.flatMap(({ text }) => termsIn(text))) {
    counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const terms = new Map([...counts].map(([term, count]) => [term, 1 + Math.log(count)]))
  const synonymous = new Set(words.flatMap(({ others }) => others).filter((other) => !terms.has(other)))
  for (const other of synonymous) terms.set(other, SYNONYM_WEIGHT * termsIn(other).length)
  return { terms, synonymous }
}
