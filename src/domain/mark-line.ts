/** The comment line that a file made by a form begins with: it survives renaming the file and pasting its text. */

/** How far from its beginning a text is searched: people write a word above what they paste. */
const HEAD = 1000

/** What the pattern's groups find in a text's first lines. */
export function markIn(pattern: RegExp, text: string): string[] | undefined {
  return pattern.exec(text.slice(0, HEAD))?.slice(1)
}

/** A file from its first line on, without the lines of a chat below it: they begin at the margin, and a file's last line does not. */
export function withoutChatBelow(file: string): string {
  const lines = file.split('\n')
  const last = lines.findLastIndex((line) => /^(?:[ \t]+\S|[A-Za-z]\w*:|#)/.test(line))
  return /^[ \t]/.test(lines[last] ?? '') ? `${lines.slice(0, last + 1).join('\n')}\n` : file
}

/** The text without the line that the pattern fits. */
export function withoutMarkLine(pattern: RegExp, text: string): string {
  const match = pattern.exec(text.slice(0, HEAD))
  if (!match) return text
  return text.slice(0, match.index) + text.slice(match.index + match[0].length).replace(/^\r?\n/, '')
}
