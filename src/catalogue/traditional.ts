import type { Finder } from './finder.ts'

const HAN = /\p{Script=Han}/u

/**
 * A question in simplified characters, as far as it has characters that stand in no demand: the table (29 kB, 17 kB
 * compressed) is loaded for these alone. Without it the question stays as it is.
 */
export async function simplified(text: string, finder: Finder): Promise<string> {
  const isForeign = (character: string) => HAN.test(character) && !finder.hasCharacter(character)
  if (![...text].some(isForeign)) return text
  try {
    const { default: table } = await import('opencc-js/dict/TSCharacters')
    const pairs = new Map(table.split('|').map((pair) => pair.split(' ') as [string, string]))
    return [...text].map((one) => (isForeign(one) ? (pairs.get(one) ?? one) : one)).join('')
  } catch {
    return text
  }
}
