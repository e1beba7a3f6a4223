import { codePointName, faultOf } from '../domain/characters.ts'

/** What need not be looked at one by one: letters of ASCII, Chinese characters, full-width signs. */
const UNUSUAL = /[^ -~\u3001-\u312f\u3400-\u9fff\uff01-\uff5e]/gu

/**
 * A text on one line, where control characters and whatever else nobody sees are shown as code points: a
 * file cannot steer the terminal. Nor the runner of a workflow, which obeys `##[command]` anywhere in a line.
 */
export function visible(text: string): string {
  return text
    .replace(UNUSUAL, (character) => {
      const point = character.codePointAt(0)!
      return faultOf(point) ? `<${codePointName(point)}>` : character
    })
    .replaceAll('##[', '##［')
}
