import type { ChangeSet } from './types.ts'

/** Throws a `TypeError` for what no caller may ask for; the message names the kind of mistake, no content. */
export function checkChange({ branch, files }: ChangeSet): void {
  if (files.length === 0) throw new TypeError('a change set without files')
  if (!isSafePath(branch)) throw new TypeError('not a branch name')
  if (!files.every(({ path }) => isSafePath(path))) throw new TypeError('not a path inside the repository')
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new TypeError('one path twice')
  // A lone surrogate has no UTF-8; it would arrive as another character.
  if (files.some(({ text }) => text !== null && LONE_SURROGATE.test(text))) {
    throw new TypeError('a text that is not well-formed')
  }
}

const LONE_SURROGATE = /\p{Cs}/u

/** Relative, no empty, hidden or parent part, no backslash or control character. */
export function isSafePath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !part.startsWith('.')) && !/[\\\p{Cc}]/u.test(path)
}
