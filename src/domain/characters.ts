/**
 * Characters that no accepted text may contain: they are invisible, reorder what is read, or make
 * an .xlsx unreadable. `\n` is allowed only where a text may have several lines.
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

// Quick tests that let nearly every text pass without a loop.
const BREAKS = /[\t\n]/
const SUSPECT =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff]/

const BEYOND_16_BITS = /[\ud800-\udfff]/

/** How many characters a reader counts; those beyond 16 bits take two units of a JavaScript text. */
export function characters(text: string): number {
  return BEYOND_16_BITS.test(text) ? [...text].length : text.length
}

function faultOf(point: number): CharacterFault | undefined {
  if (point === 0x09) return 'tab'
  if (point === 0x0a) return 'line-break'
  if (point < 0x20 || (point >= 0x7f && point <= 0x9f)) return 'control'
  if (point === 0x2028 || point === 0x2029) return 'control'
  if (point === 0x061c || point === 0x200e || point === 0x200f) return 'bidi'
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069)) return 'bidi'
  if (point === 0xad || point === 0x180e || point === 0xfeff) return 'zero-width'
  // Blanks that look like nothing and are no white space: Hangul fillers and the empty Braille pattern.
  if (point === 0x115f || point === 0x1160 || point === 0x3164 || point === 0xffa0 || point === 0x2800)
    return 'zero-width'
  if ((point >= 0x200b && point <= 0x200d) || (point >= 0x2060 && point <= 0x2065)) return 'zero-width'
  if (point >= 0x206a && point <= 0x206f) return 'control'
  if (point >= 0xfff9 && point <= 0xfffb) return 'control'
  if (point >= 0xe0000 && point <= 0xe007f) return 'zero-width'
  if (point >= 0xd800 && point <= 0xdfff) return 'surrogate'
  if (point === 0xfffc || point === 0xfffd) return 'replacement'
  if ((point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe) return 'non-character'
  return undefined
}

export interface ForbiddenCharacter {
  /** Index in UTF-16 code units. */
  index: number
  /** Such as `U+200B`. */
  codePoint: string
  fault: CharacterFault
}

/** The first forbidden character of `text`, `\n` included. `allowed` names the faults that are none here. */
export function forbiddenCharacter(
  text: string,
  allowed: readonly CharacterFault[] = [],
): ForbiddenCharacter | undefined {
  const breaksMatter = !(allowed.includes('line-break') && allowed.includes('tab'))
  if (!SUSPECT.test(text) && !(breaksMatter && BREAKS.test(text))) return undefined
  let index = 0
  for (const character of text) {
    const point = character.codePointAt(0)!
    const fault = faultOf(point)
    if (fault && !allowed.includes(fault)) {
      return { index, codePoint: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`, fault }
    }
    index += character.length
  }
  return undefined
}
