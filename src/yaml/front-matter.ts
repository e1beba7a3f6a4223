/**
 * The YAML between the `---` lines at the top of an MDX file; the first line is kept as an empty one,
 * so that places count in the whole file. '' if there is none.
 */
export function frontMatter(text: string): string {
  const match = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text)
  return match?.index === 0 ? `\n${match[1]}` : ''
}
