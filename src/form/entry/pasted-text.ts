import { codePointName, faultOf, privateUseIn } from '../../domain/characters.ts'
import { readableText } from '../../domain/readable-text.ts'

/** Bullets and ticks of Word's own fonts, by what they show. */
const WORD_SIGNS: Record<string, string> = {
  '\uf0b7': '•',
  '\uf06c': '•',
  '\uf0a7': '•',
  '\uf06e': '•',
  '\uf075': '•',
  '\uf0d8': '•',
  '\uf076': '•',
  '\uf0fc': '√',
  '\uf0fe': '√',
  '\uf052': '√',
}

/**
 * What Word, Excel and PDF bring along when text is pasted, written as it was meant: a tab is a space, a soft break
 * a break, and what nobody sees is left out. Signs that stand for something lost stay for a person to decide.
 */
export function tidyPasted(text: string, lines: 'one' | 'many'): string {
  const seen = readableText(text).replace(/[\uf000-\uf0ff]/g, (sign) => WORD_SIGNS[sign] ?? sign)
  return lines === 'one' ? seen.replace(/\n+/g, ' ') : seen
}

/** What `read` makes of a text from a chat or a mail; where it is not whole, of the text without what such programs bring along. */
export function readTidied<R>(text: string, read: (text: string) => R, isWhole: (read: R) => boolean): R {
  const asSent = read(text)
  if (isWhole(asSent)) return asSent
  const tidied = read(tidyPasted(text, 'many'))
  return isWhole(tidied) ? tidied : asSent
}

export interface OddCharacter {
  /** Such as `U+FFFD`. */
  name: string
  /** What stands before and behind it. */
  before: string
  after: string
}

const AROUND = 8

/** The first character that only a person can mend, with the words around it. */
export function oddCharacter(text: string): OddCharacter | undefined {
  const characters = [...text]
  const at = characters.findIndex(isOdd)
  if (at < 0) return undefined
  return {
    name: codePointName(characters[at]!.codePointAt(0)!),
    before: characters.slice(Math.max(0, at - AROUND), at).join(''),
    after: characters.slice(at + 1, at + 1 + AROUND).join(''),
  }
}

export const withoutOdd = (text: string): string =>
  [...text].filter((character) => !isOdd(character)).join('')

function isOdd(character: string): boolean {
  const fault = faultOf(character.codePointAt(0)!)
  const breaks = fault === 'tab' || fault === 'line-break'
  return (fault !== undefined && !breaks) || privateUseIn(character) !== undefined
}
