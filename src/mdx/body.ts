import { afterFrontMatter } from '../yaml/front-matter.ts'

/**
 * The body of an MDX file at its own lines. This text is checked, and the very same text is compiled: no
 * second reader of `---` comes between, to whom a part of the front matter might be code.
 */
export function mdxBody(text: string): string {
  return afterFrontMatter(text.replace(/^\uFEFF/, ''))
}
