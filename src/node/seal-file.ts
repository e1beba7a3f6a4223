import { sortedJson } from '../domain/digest.ts'
import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { type Kind, kinds } from '../domain/kinds.ts'
import { schemaOf } from '../domain/schemas.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import type { Key } from '../sealed/key.ts'
import { decryptEntry, sealEntry } from '../sealed/seal-entry.ts'
import { SealError } from '../sealed/seal-error.ts'
import { commentsOf } from '../text/comments-of.ts'
import { commentsIn } from '../yaml/comments.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { keyLines, replaceLines } from '../yaml/key-lines.ts'
import { readYaml } from '../yaml/read.ts'
import { type WriteOptions, writeYaml } from '../yaml/write.ts'

/** A file that was read, valid or not. */
type Readable = Pick<ContentFile, 'file' | 'kind' | 'text'>

/** The text of the file with `sealed` in place of `private`. @throws SealError */
export async function sealedText(file: Readable, recipients: readonly string[]): Promise<string> {
  const tree = treeOf(file)
  return withPart(file, 'private', await sealEntry(tree, file.file, recipients))
}

/** The text of a sealed file, sealed for these recipients instead. @throws SealError */
export async function resealedText(file: Readable, recipients: readonly string[], key: Key): Promise<string> {
  const whole = await decryptEntry(treeOf(file), file.file, key)
  return withPart(file, 'sealed', await sealEntry(whole, file.file, recipients))
}

/** The text of the file with `private` in place of `sealed`. @throws SealError */
export async function unsealedText(file: Readable, key: Key): Promise<string> {
  return withPart(file, 'sealed', await decryptEntry(treeOf(file), file.file, key))
}

function treeOf({ text, file }: Readable): Tree {
  const { tree, findings } = readYaml(text ?? '', file)
  if (tree === undefined || findings.length > 0) throw new SealError('not-an-entry')
  return tree
}

/** How a file of this kind is written. @throws SealError if it has no private part. */
function writingOf(kind: Readable['kind']): { form: FieldNode; options: WriteOptions } {
  const { privatePart }: Kind = kinds[kind]
  const schema = schemaOf(kind)
  if (!privatePart || !schema) throw new SealError('bad-path')
  return { form: formTree(schema), options: privatePart.labels ? { comment: commentsOf(schema) } : {} }
}

/**
 * The text with one part replaced by the other, and nothing else changed: the public part, its
 * comments and its layout stay as written.
 */
function withPart({ file, kind, text }: Readable, name: 'private' | 'sealed', entry: Tree): string {
  const { form, options } = writingOf(kind)
  const read = readYaml(text!, file)
  const source = read.lines.text
  const { public: _, ...part } = entry as TreeMapping
  const range = keyLines(read, name)
  const whole = { ...options, header: headOf(source) }
  const changed = range
    ? replaceLines(source, range, writeYaml(part, form, options))
    : writeYaml(entry, form, whole)
  const replaced = range ? source.split('\n').slice(range.from, range.to).join('\n') : source
  const labels = new Set(commentsIn(writeYaml(read.tree!, form, whole)))
  // Comments beside an armor are dropped; beside private fields they may be somebody's only note.
  const mayBeLost = name === 'private' || !range
  if (mayBeLost && commentsIn(replaced).some((comment) => !labels.has(comment)))
    throw new SealError('remarks')
  // Verifies that the written text reads back the same.
  const again = readYaml(changed, file)
  const isSame = again.tree !== undefined && sortedJson(again.tree) === sortedJson(entry)
  if (!isSame || again.findings.length > 0) throw new SealError('not-an-entry')
  if (new TextEncoder().encode(changed).length > kinds[kind].maxBytes) throw new SealError('too-large')
  return changed
}

/** The comments at the top. */
function headOf(text: string): string[] {
  const head = /^(?: *#[^\n]*\n)*/.exec(text)?.[0] ?? ''
  const lines = head.split('\n').filter((line) => line !== '')
  return lines.map((line) => line.trim().slice(1).trim())
}
