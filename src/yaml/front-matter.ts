const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m

/**
 * The YAML between the `---` lines at the top of an MDX file; the first line is kept as an empty one,
 * so that locations count in the whole file. '' if there is none.
 */
export function frontMatter(text: string): string {
  const match = FRONT_MATTER.exec(text)
  return match?.index === 0 ? `\n${match[1]}` : ''
}

/** The rest of the file, with an empty line for each line of the front matter, so that locations stay the same. */
export function afterFrontMatter(text: string): string {
  const match = FRONT_MATTER.exec(text)
  if (match?.index !== 0) return text
  return match[0].replace(/[^\r\n]/g, '') + text.slice(match[0].length)
}

/**
 * The body of an MDX file at its own lines. The same text is checked and compiled: no
 * second parser of `---` could take a part of the front matter for code.
 */
export function mdxBody(text: string): string {
  return afterFrontMatter(text.replace(/^\uFEFF/, ''))
}
