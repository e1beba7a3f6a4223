import { codePointName, faultOf } from '../domain/characters.ts'
import { withoutIdNumbers } from '../domain/credit-code.ts'

/** Characters that need no check one by one: ASCII letters, Chinese characters, full-width signs. */
const UNUSUAL = /[^ -~\u3001-\u312f\u3400-\u9fff\uff01-\uff5e]/gu

/**
 * A text on one line with control and other invisible characters shown as code points: a
 * file can steer neither the terminal nor a workflow's runner, which obeys `##[command]` anywhere in a line.
 * A file named by somebody's ID number does not carry it into a report.
 */
export function visible(text: string): string {
  return withoutIdNumbers(text)
    .replace(UNUSUAL, (character) => {
      const point = character.codePointAt(0)!
      return faultOf(point) ? `<${codePointName(point)}>` : character
    })
    .replaceAll('##[', '##［')
}
