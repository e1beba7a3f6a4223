/** What stands for a symbol that is not known: it can be neither ticked nor read. */
export const UNKNOWN_SYMBOL = '\u2370'

/**
 * Characters of the symbol fonts that offices tick with. The code is the low byte: Word writes
 * U+F0FE, F0FE or þ for one and the same picture, depending on how it was typed.
 */
const SYMBOLS: Record<string, Record<number, string>> = {
  wingdings: {
    254: '☑',
    253: '☒',
    252: '✓',
    251: '✗',
    168: '□',
    111: '□',
    112: '□',
    113: '□',
    114: '□',
    110: '■',
    108: '●',
    117: '◆',
    118: '❖',
    167: '▪',
    216: '➢',
    161: '○',
    164: '●',
  },
  'wingdings 2': {
    79: '✗',
    80: '✓',
    81: '☒',
    82: '☑',
    83: '☒',
    84: '☒',
    162: '■',
    163: '□',
  },
  webdings: { 97: '✓', 99: '□', 103: '■', 114: '✗' },
  'wingdings 3': {},
  symbol: { 183: '●' },
}

function isSymbolFont(font: string | undefined): font is string {
  return font !== undefined && font.trim().toLowerCase() in SYMBOLS
}

/** `<w:sym w:font="Wingdings 2" w:char="F052"/>`. */
export function symbolOf(font: string | undefined, char: string | undefined): string {
  const code = /^[0-9a-f]{2,5}$/i.test(char ?? '') ? Number.parseInt(char!, 16) : 0
  if (isSymbolFont(font)) return inFont(font, code)
  // A font of real characters, such as Segoe UI Symbol: the code is the character.
  if (code < 0x20 || isPrivateUse(code) || (code >= 0xd800 && code < 0xe000)) return UNKNOWN_SYMBOL
  return String.fromCodePoint(code)
}

/** A run's text in its font: `R` in Wingdings 2 is ☑. */
export function textInFont(text: string, font: string | undefined): string {
  if (!isSymbolFont(font)) return text.replace(/[\ue000-\uf8ff]/g, UNKNOWN_SYMBOL)
  let result = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    // Of a Latin font only Latin characters are drawn with it; Chinese ones have a font of their own.
    result += (code > 0x20 && code < 0x100) || isPrivateUse(code) ? inFont(font, code) : character
  }
  return result
}

function inFont(font: string, code: number): string {
  return SYMBOLS[font.trim().toLowerCase()]?.[code & 0xff] ?? UNKNOWN_SYMBOL
}

function isPrivateUse(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff
}
