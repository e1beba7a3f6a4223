/**
 * Signs at the ends of a text. A pattern such as /x+$/ would begin again at each of them: with many in
 * the middle its time grows with the square.
 */

/** Removes the matching characters at the end; `sign` matches one character. */
export function trimEndOf(text: string, sign: RegExp): string {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end -= 1
  return text.slice(0, end)
}

export function trimOf(text: string, sign: RegExp): string {
  let start = 0
  while (start < text.length && sign.test(text[start]!)) start += 1
  return trimEndOf(text.slice(start), sign)
}

/** Whether only white space precedes on the line. */
export function endsAtLineStart(text: string): boolean {
  const before = text.trimEnd()
  return before === '' || text.slice(before.length).includes('\n')
}
