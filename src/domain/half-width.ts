/** The text with these full-width signs (U+FF01 to U+FF5E) as those of ASCII: １ is 1. */
export const halfWidth = (text: string, signs: RegExp): string =>
  text.replace(signs, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
