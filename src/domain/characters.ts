/**
 * Characters that no accepted text may contain: they are invisible, reorder what is read, or make
 * an .xlsx unreadable. `\n` is allowed only where a text may have several lines.
 *
 * Refuses whatever Unicode calls a control, a format character, a line or paragraph separator, a
 * default-ignorable, a surrogate or a non-character, and four more that show nothing of their own. So an
 * emoji passes, but not with joiners or variation selectors: two names that look alike would differ.
 * Allowed on purpose: spaces of any width (names are compared without them), characters of later versions of
 * Unicode (a font shows them, or a box: nobody is deceived), and of private use, with a warning.
 */

export type CharacterFault =
  | 'control'
  | 'tab'
  | 'line-break'
  | 'bidi'
  | 'zero-width'
  | 'non-character'
  | 'surrogate'
  | 'replacement'
  /** Accepted, with a warning: a font of Word's own shows it (a bullet), others a box. */
  | 'private-use'

/** From, to, fault; ascending. `faultOf` adds the last two of each plane. */
const RANGES: readonly (readonly [from: number, to: number, fault: CharacterFault])[] = [
  [0x0000, 0x0008, 'control'],
  [0x0009, 0x0009, 'tab'],
  [0x000a, 0x000a, 'line-break'],
  [0x000b, 0x001f, 'control'],
  [0x007f, 0x009f, 'control'],
  // The soft hyphen and joiners.
  [0x00ad, 0x00ad, 'zero-width'],
  [0x034f, 0x034f, 'zero-width'],
  // Signs that enclose the numbers after them.
  [0x0600, 0x0605, 'control'],
  [0x061c, 0x061c, 'bidi'],
  [0x06dd, 0x06dd, 'control'],
  [0x070f, 0x070f, 'control'],
  [0x0890, 0x0891, 'control'],
  [0x08e2, 0x08e2, 'control'],
  // Invisible characters that are no white space: Hangul fillers, Khmer vowels.
  [0x115f, 0x1160, 'zero-width'],
  [0x17b4, 0x17b5, 'zero-width'],
  [0x180b, 0x180f, 'zero-width'],
  [0x200b, 0x200d, 'zero-width'],
  [0x200e, 0x200f, 'bidi'],
  [0x2028, 0x2029, 'control'],
  [0x202a, 0x202e, 'bidi'],
  [0x2060, 0x2065, 'zero-width'],
  [0x2066, 0x2069, 'bidi'],
  [0x206a, 0x206f, 'control'],
  // The empty Braille pattern.
  [0x2800, 0x2800, 'zero-width'],
  [0x3164, 0x3164, 'zero-width'],
  [0xd800, 0xdfff, 'surrogate'],
  [0xfdd0, 0xfdef, 'non-character'],
  // Variation selectors.
  [0xfe00, 0xfe0f, 'zero-width'],
  [0xfeff, 0xfeff, 'zero-width'],
  [0xffa0, 0xffa0, 'zero-width'],
  [0xfff0, 0xfff8, 'zero-width'],
  [0xfff9, 0xfffb, 'control'],
  [0xfffc, 0xfffd, 'replacement'],
  [0xfffe, 0xffff, 'non-character'],
  [0x110bd, 0x110bd, 'control'],
  [0x110cd, 0x110cd, 'control'],
  // Hieroglyphs, shorthand and music are set with these.
  [0x13430, 0x1343f, 'control'],
  [0x1bca0, 0x1bca3, 'control'],
  [0x1d173, 0x1d17a, 'control'],
  // Tags and the other variation selectors: a whole text can be hidden in them.
  [0xe0000, 0xe0fff, 'zero-width'],
]

/** What is wrong with a character, by its code point; tab and line break included. */
export function faultOf(point: number): CharacterFault | undefined {
  if ((point & 0xfffe) === 0xfffe) return 'non-character'
  return RANGES.find(([from, to]) => from <= point && point <= to)?.[2]
}

/** Number of code points; those beyond U+FFFF take two units of a JavaScript string. */
export function characters(text: string): number {
  let count = text.length
  for (let at = 1; at < text.length; at++) {
    if (isSecondHalf(text.charCodeAt(at)) && isFirstHalf(text.charCodeAt(at - 1))) count--
  }
  return count
}

const isFirstHalf = (unit: number) => (unit & 0xfc00) === 0xd800
const isSecondHalf = (unit: number) => (unit & 0xfc00) === 0xdc00

/** Such as `U+200B`. */
export function codePointName(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}

/** By unit of UTF-16; half of a character beyond U+FFFF is suspect, whatever the whole is. */
const BREAK = 1
const SUSPECT = 2
const suspicions = new Uint8Array(0x10000)
for (const [from, to, fault] of RANGES) {
  suspicions.fill(fault === 'tab' || fault === 'line-break' ? BREAK : SUSPECT, from, to + 1)
}

/** Fast pre-check that nearly every text passes; one pattern of all ranges takes ten times as long. */
function isSuspicious(text: string, breaksMatter: boolean): boolean {
  const minCode = breaksMatter ? BREAK : SUSPECT
  for (let at = 0; at < text.length; at++) if (suspicions[text.charCodeAt(at)]! >= minCode) return true
  return false
}

export interface ForbiddenCharacter {
  /** Index in UTF-16 code units. */
  index: number
  codePoint: string
  fault: CharacterFault
}

/** The name of the first character of private use, such as Word's bullet U+F0B7. */
export function privateUseIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // The first halves of planes 15 and 16, which are for private use as a whole.
    if ((unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xdb80 && unit <= 0xdbff))
      return codePointName(text.codePointAt(at)!)
  }
  return undefined
}

/** The first forbidden character of `text`, `\n` included. `allowed`: faults to ignore here. */
export function forbiddenCharacter(
  text: string,
  allowed: readonly CharacterFault[] = [],
): ForbiddenCharacter | undefined {
  const breaksMatter = !(allowed.includes('line-break') && allowed.includes('tab'))
  if (!isSuspicious(text, breaksMatter)) return undefined
  let index = 0
  for (const character of text) {
    const point = character.codePointAt(0)!
    const fault = faultOf(point)
    if (fault && !allowed.includes(fault)) return { index, codePoint: codePointName(point), fault }
    index += character.length
  }
  return undefined
}
