import type { Random } from './random.ts'

/**
 * Meaningless Chinese texts that resemble the samples statistically: their words in about their
 * frequency, figures with units, sentences and paragraphs of their length.
 */
export class Texts {
  readonly #words: string[]
  readonly #after = new Map<string, string[]>()

  /** `source`: texts whose words are used. */
  constructor(source: string) {
    const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(source)]
    const words = segments.map(({ segment }) => (/^\p{Script=Han}{1,6}$/u.test(segment) ? segment : ''))
    this.#words = words.filter(Boolean)
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (!word || !next) continue
      const known = this.#after.get(word)
      if (known) known.push(next)
      else this.#after.set(word, [next])
    }
  }

  /** A phrase without punctuation, of at least so many characters. */
  phrase(random: Random, least: number): string {
    let text = ''
    for (let word = random.pick(this.#words); ; ) {
      text += word
      if (text.length >= least) return text
      const next = this.#after.get(word)
      word = next && random.chance(0.4) ? random.pick(next) : random.pick(this.#words)
    }
  }

  /** Sentences with figures, of about so many characters. */
  prose(random: Random, length: number): string {
    let text = ''
    while (text.length < length) {
      const clauses = Array.from({ length: random.between(2, 4) }, () => this.#clause(random))
      text += `${clauses.join('，')}。`
    }
    return text
  }

  /** Several paragraphs, a line each. */
  paragraphs(random: Random, lengths: readonly number[]): string {
    return lengths.map((length) => this.prose(random, length)).join('\n')
  }

  #clause(random: Random): string {
    const phrase = this.phrase(random, random.between(6, 14))
    if (!random.chance(0.3)) return phrase
    const figure = random.chance(0.5) ? random.between(2, 999) : random.between(1, 99) / 10
    return `${phrase}${random.pick(['由', '要求达到', '低于', '约', '≥', '≤'])} ${figure} ${random.pick(UNITS)}`
  }
}

const UNITS = ['mm', 'μm', 'MPa', 'kW', '℃', '%', 'ms', 'GHz', 'dB', 'kg', 'V', 'nm', '小时', '个月', '万元']
