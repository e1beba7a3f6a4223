import { Lexer } from './library.ts'

/** Every comment of a text, without its `#` and the white space around it. */
export function commentsIn(text: string): string[] {
  const comments: string[] = []
  for (const token of new Lexer().lex(text.replaceAll('\r\n', '\n'))) {
    if (token.startsWith('#')) comments.push(token.slice(1).trim())
  }
  return comments
}
