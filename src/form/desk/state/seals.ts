import { classify } from '../../../domain/kinds.ts'
import { isMapping, type Tree } from '../../../domain/tree.ts'
import type { Key } from '../../../sealed/key.ts'
import type { SealFault } from '../../../sealed/seal-error.ts'
import { type ContentFile, readContentFile } from '../../../yaml/content-file.ts'
import { readYaml } from '../../../yaml/read.ts'
import type { DeskContext } from './context.ts'
import { fileText } from './entry-text.ts'
import type { HandedFile } from './handed-in.ts'

/** Where the site seals; `open` is there only with a key. */
export interface Sealing {
  seal: (tree: Tree, file: string) => Promise<Tree>
  /** Undefined for an entry that this key does not decrypt. */
  decrypt?: ((tree: Tree, file: string) => Promise<Tree | undefined>) | undefined
}

/** Sealing and opening for one district. The cryptography is loaded when it is first used. */

export const isSealed = (tree: Tree | undefined): boolean => isMapping(tree) && Object.hasOwn(tree, 'sealed')

/** A file of the time before the site sealed, as it may be handed on. @throws SealError */
export async function sealedFile(file: HandedFile, sealing: Sealing | undefined): Promise<HandedFile> {
  const { kind } = classify(file.path)
  const tree = sealing && readYaml(file.text, file.path).tree
  if (!sealing || !kind || !isMapping(tree) || !Object.hasOwn(tree, 'private')) return file
  return { ...file, text: fileText(kind, await sealing.seal(tree, file.path)) }
}

export interface WholeFile extends Pick<HandedFile, 'path' | 'text'> {
  /** Undefined for what is no content. */
  read: ContentFile | undefined
  tree: Tree | undefined
  /** Whole, if it is plain or could be decrypted. */
  whole: Tree | undefined
}

export async function readWhole(
  { path, text }: Pick<HandedFile, 'path' | 'text'>,
  sealing: Sealing | undefined,
): Promise<WholeFile> {
  const read = readContentFile(path, new TextEncoder().encode(text))
  const tree = read?.tree
  const whole = tree !== undefined && isSealed(tree) ? await sealing?.decrypt?.(tree, path) : tree
  return { path, text, read, tree, whole }
}

/** What the officer's key is; in memory only. @throws SealError */
export async function keyFrom(file: string | Uint8Array, passphrase: string): Promise<Key> {
  const { readKey } = await import('../../../sealed/key.ts')
  return readKey(file, passphrase || undefined)
}

/** @throws SealError */
export async function seal(
  tree: Tree,
  file: string,
  district: string,
  site: DeskContext['site'],
): Promise<Tree> {
  const [{ sealEntry }, { recipientsFor }] = await Promise.all([
    import('../../../sealed/seal-entry.ts'),
    import('../../../sealed/recipients.ts'),
  ])
  return sealEntry(tree, file, recipientsFor(site.recipients, district))
}

export interface Decrypted {
  /** Whole entries by the key of their item. */
  trees: Map<string, Tree>
  /** Why the others could not be opened. */
  faults: Map<string, SealFault>
}

/** Decrypts the sealed files that are not decrypted yet; reports those that fail and leaves them as they are. */
export async function decryptAll(
  files: readonly { key: string; file: string; tree?: Tree; decrypted?: Tree }[],
  key: Key,
): Promise<Decrypted> {
  const [{ decryptEntry }, { SealError }] = await Promise.all([
    import('../../../sealed/seal-entry.ts'),
    import('../../../sealed/seal-error.ts'),
  ])
  const result: Decrypted = { trees: new Map(), faults: new Map() }
  for (const { key: name, file, tree, decrypted } of files) {
    if (tree === undefined || decrypted !== undefined || !isSealed(tree)) continue
    try {
      result.trees.set(name, await decryptEntry(tree, file, key))
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      result.faults.set(name, error.fault)
    }
  }
  return result
}

/** For `planChange`, where the site seals. */
export function sealingFor(
  district: string,
  site: DeskContext['site'],
  key: Key | undefined,
): Sealing | undefined {
  if (site.privatePart === 'plain') return undefined
  return {
    seal: (tree, file) => seal(tree, file, district, site),
    decrypt: key && ((tree, file) => tryToDecrypt(tree, file, key)),
  }
}

async function tryToDecrypt(tree: Tree, file: string, key: Key): Promise<Tree | undefined> {
  const [{ decryptEntry }, { SealError }] = await Promise.all([
    import('../../../sealed/seal-entry.ts'),
    import('../../../sealed/seal-error.ts'),
  ])
  return decryptEntry(tree, file, key).catch((error) => {
    if (error instanceof SealError) return undefined
    throw error
  })
}
