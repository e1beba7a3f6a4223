import { blobId, utf8 } from './bytes.ts'
import type { ChangedFile } from './types.ts'

/** One file's part of a commit; `was` is the blob that is replaced or deleted. */
export type Operation =
  | { kind: 'create'; path: string; text: string }
  | { kind: 'update'; path: string; text: string; was: string }
  | { kind: 'delete'; path: string; was: string }

/**
 * What really changes: a file that has this content already, or is to be deleted and is not there, is left
 * out, so that the same change twice makes no second commit. `existing` is path to blob.
 */
export async function operationsFor(
  files: readonly ChangedFile[],
  existing: ReadonlyMap<string, string>,
  read: (blob: string) => Promise<Uint8Array>,
): Promise<Operation[]> {
  const operations = await Promise.all(
    files.map(async ({ path, text }): Promise<Operation | undefined> => {
      const was = existing.get(path)
      if (text === null) return was === undefined ? undefined : { kind: 'delete', path, was }
      if (was === undefined) return { kind: 'create', path, text }
      return (await holds(was, text, read)) ? undefined : { kind: 'update', path, text, was }
    }),
  )
  return operations.filter((operation) => operation !== undefined)
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
