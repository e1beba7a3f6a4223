import { isMapping, type Tree } from '../../../domain/tree.ts'
import type { Key } from '../../../sealed/key.ts'
import { decryptAll, isSealed } from '../state/seals.ts'
import type { Opened } from '../views/view-key.ts'

/** The whole of sealed files, in memory only, by path and armor. */
export class OpenedTrees {
  readonly #trees = new Map<string, Tree>()

  /** The whole of a file that is plain, or is opened; else undefined. */
  wholeOf(path: string, tree: Tree): Tree | undefined {
    return isSealed(tree) ? this.#trees.get(armorOf(path, tree)) : tree
  }

  /** What was sealed here is known. */
  put(path: string, sealed: Tree, whole: Tree): void {
    this.#trees.set(armorOf(path, sealed), whole)
  }

  clear(): void {
    this.#trees.clear()
  }

  /** Opens those that are sealed still; tells why others stay so. */
  async open(files: readonly { path: string; tree?: Tree | undefined }[], key: Key): Promise<Opened> {
    const sealed = files.flatMap(({ path, tree }) =>
      tree !== undefined && this.wholeOf(path, tree) === undefined
        ? [{ key: armorOf(path, tree), file: path, tree }]
        : [],
    )
    const { trees, faults } = await decryptAll(sealed, key)
    for (const [armor, tree] of trees) this.#trees.set(armor, tree)
    return {
      decrypted: trees.size,
      faults: sealed.flatMap(({ key: armor, file }) => {
        const fault = faults.get(armor)
        return fault ? [{ label: labelOf(file), fault }] : []
      }),
    }
  }
}

/** As in the repository; a report's own name is but a month. */
const labelOf = (path: string): string => path.replace(/^.*?\/\d{4}\/\w+\/[^/]+\//, '')

const armorOf = (path: string, tree: Tree): string =>
  `${path}\n${isMapping(tree) ? String(tree['sealed']) : ''}`
