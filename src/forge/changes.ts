import { blobId, utf8 } from './bytes.ts'
import type { ChangedFile, ChangeSet } from './submission.ts'

/** One file of a commit; `was` is the blob that is replaced or deleted. */
export type FileChange =
  | { kind: 'create'; path: string; text: string }
  | { kind: 'update'; path: string; text: string; was: string }
  | { kind: 'delete'; path: string; was: string }

/** Throws a `TypeError` for an invalid change set; the message names the kind of mistake, no content. */
export function assertValid({ branch, files }: ChangeSet): void {
  if (files.length === 0) throw new TypeError('a change set without files')
  if (!isSafePath(branch)) throw new TypeError('not a branch name')
  if (!files.every(({ path }) => isSafePath(path))) throw new TypeError('not a path inside the repository')
  if (new Set(files.map(({ path }) => path)).size < files.length) throw new TypeError('one path twice')
  // A lone surrogate has no UTF-8 encoding; it would arrive as another character.
  if (files.some(({ text }) => text !== null && LONE_SURROGATE.test(text))) {
    throw new TypeError('a text that is not well-formed')
  }
}

const LONE_SURROGATE = /\p{Cs}/u

/** Relative, no empty, hidden or parent part, no backslash or control character. */
function isSafePath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && !part.startsWith('.')) && !/[\\\p{Cc}]/u.test(path)
}

/**
 * The effective changes: a file that has this content already, or is to be deleted and does not exist, is left
 * out, so that the same change twice makes no second commit. `existing` is path to blob.
 */
export async function fileChanges(
  files: readonly ChangedFile[],
  existing: ReadonlyMap<string, string>,
  read: (blob: string) => Promise<Uint8Array>,
): Promise<FileChange[]> {
  const changes = await Promise.all(
    files.map(async ({ path, text }): Promise<FileChange | undefined> => {
      const was = existing.get(path)
      if (text === null) return was === undefined ? undefined : { kind: 'delete', path, was }
      if (was === undefined) return { kind: 'create', path, text }
      return (await holds(was, text, read)) ? undefined : { kind: 'update', path, text, was }
    }),
  )
  return changes.filter((change) => change !== undefined)
}

async function holds(
  blob: string,
  text: string,
  read: (blob: string) => Promise<Uint8Array>,
): Promise<boolean> {
  const bytes = utf8(text)
  const id = await blobId(bytes, blob.length)
  if (id !== undefined) return id === blob
  const there = await read(blob)
  return there.length === bytes.length && there.every((byte, index) => byte === bytes[index])
}
