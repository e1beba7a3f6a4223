import { faultOf, forbiddenCharacter } from './characters.ts'

/**
 * A text from another program as its reader sees it: a tab is a space, a soft break a break, and what nobody sees is left
 * out. Signs that stand for something lost stay.
 */
export function readableText(text: string): string {
  const broken = text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n').replace(/[\t\u00a0]/g, ' ')
  if (!forbiddenCharacter(broken, ['line-break', 'tab'])) return broken
  return [...broken].filter((character) => !isUnseen(character)).join('')
}

/** Of no meaning to a reader, as opposed to a sign in place of what was lost. */
function isUnseen(character: string): boolean {
  const fault = faultOf(character.codePointAt(0)!)
  return fault === 'control' || fault === 'bidi' || fault === 'zero-width' || fault === 'non-character'
}
