import { pathOf } from '../../domain/kinds.ts'
import { isMapping, type Tree } from '../../domain/tree.ts'
import type { Key } from '../../sealed/key.ts'
import type { SealFault } from '../../sealed/seal-error.ts'
import type { DeskContext } from './context.ts'
import type { Sealing } from './plan-change.ts'

/** Sealing and opening for one district. The cryptography is loaded when it is first used. */

export const isSealed = (tree: Tree | undefined): boolean => isMapping(tree) && Object.hasOwn(tree, 'sealed')

/** What the officer's key is; in memory only. @throws SealError */
export async function keyFrom(file: string | Uint8Array, passphrase: string): Promise<Key> {
  const { readKey } = await import('../../sealed/key.ts')
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
    import('../../sealed/seal.ts'),
    import('../../sealed/recipients.ts'),
  ])
  return sealEntry(tree, file, recipientsFor(site.recipients, district))
}

export interface Opened {
  /** Whole entries by the key of their item. */
  trees: Map<string, Tree>
  /** Why the others could not be opened. */
  faults: Map<string, SealFault>
}

/** Opens what is sealed and not open yet; what cannot be opened is told and stays as it is. */
export async function openAll(
  items: readonly { key: string; id: string; tree?: Tree; opened?: Tree }[],
  place: { year: string; district: string },
  key: Key,
): Promise<Opened> {
  const [{ openEntry }, { SealError }] = await Promise.all([
    import('../../sealed/open.ts'),
    import('../../sealed/seal-error.ts'),
  ])
  const result: Opened = { trees: new Map(), faults: new Map() }
  for (const { key: name, id, tree, opened } of items) {
    if (tree === undefined || opened !== undefined || !isSealed(tree)) continue
    try {
      result.trees.set(name, await openEntry(tree, pathOf('demand', { ...place, id }), key))
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
    open: key && ((tree, file) => tryToOpen(tree, file, key)),
  }
}

async function tryToOpen(tree: Tree, file: string, key: Key): Promise<Tree | undefined> {
  const [{ openEntry }, { SealError }] = await Promise.all([
    import('../../sealed/open.ts'),
    import('../../sealed/seal-error.ts'),
  ])
  return openEntry(tree, file, key).catch((error) => {
    if (error instanceof SealError) return undefined
    throw error
  })
}
