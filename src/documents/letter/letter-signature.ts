import { AlignmentType, type Paragraph } from 'docx'
import { line, paragraphOf, widthOf } from '../office/docx-text.ts'
import { BODY, CHARACTER, LINE } from './official-page.ts'

/** Characters of 三号: 7.3.5.1, between the day and the right edge; between the edge and a longer name. */
const BEHIND_DATE = 4
const BEHIND_NAME = 2

/**
 * 落款 of a letter that gets a seal (GB/T 9704-2012, 7.3.5.1): the name centred over the day, which stands four
 * characters from the edge; a name that would come too near to the edge moves both.
 */
export function signatureLines(unit: string, date: string): Paragraph[] {
  const over = (widthOf(unit) - widthOf(date)) / 2
  const behindDate = Math.max(BEHIND_DATE, BEHIND_NAME + over)
  const right = (text: string, characters: number) =>
    paragraphOf(line(text), BODY, {
      ...LINE,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(characters * CHARACTER) },
      keepNext: true,
    })
  return [right(unit, behindDate - over), right(date, behindDate)]
}
