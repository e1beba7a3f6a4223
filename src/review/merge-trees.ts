import type { ChangedFile } from '../domain/change.ts'

/** What git has at a path: the mode tells a file from a link or a submodule. */
export interface TreeEntry {
  mode: string
  id: string
}

export interface TreeFile extends TreeEntry {
  path: string
}

/** A path that differs between two commits; a side is absent where the path is not there. */
export interface TreeChange {
  path: string
  before?: TreeEntry
  after?: TreeEntry
}

/** What both sides changed since the commit where they parted. */
export interface Sides {
  /** The main branch. */
  tip: readonly TreeChange[]
  /** The pull request. */
  head: readonly TreeChange[]
}

/** Every path that differs, renames not followed. */
export function changesBetween(from: readonly TreeFile[], to: readonly TreeFile[]): TreeChange[] {
  const before = new Map(from.map((file) => [file.path, file]))
  const after = new Map(to.map((file) => [file.path, file]))
  const paths = [...after.keys(), ...[...before.keys()].filter((path) => !after.has(path))]
  return paths.flatMap((path) => {
    const [was, now] = [before.get(path), after.get(path)]
    return isSame(was, now) ? [] : [{ path, ...(was && { before: was }), ...(now && { after: now }) }]
  })
}

/** The files as merging would leave them: what the pull request changes, laid over the tip's. */
export function mergedFiles(tip: readonly TreeFile[], head: readonly TreeChange[]): TreeFile[] {
  const files = new Map(tip.map((file) => [file.path, file]))
  for (const { path, after } of head) {
    if (after) files.set(path, { path, mode: after.mode, id: after.id })
    else files.delete(path)
  }
  return [...files.values()]
}

/** Paths that both sides changed differently, a file on one side and a folder on the other included. */
export function conflictsBetween({ tip, head }: Sides): string[] {
  const theirs = new Map(tip.map(({ path, after }) => [path, after]))
  const theirFolders = foldersOf(tip)
  const found = head.filter(({ path, after }) => {
    if (theirs.has(path)) return !isSame(theirs.get(path), after)
    return after && (theirFolders.has(path) || parentsOf(path).some((parent) => theirs.get(parent)))
  })
  return found.map(({ path }) => path)
}

/** The changes that the tip does not have already. */
export function newChanges({ tip, head }: Sides): TreeChange[] {
  const theirs = new Map(tip.map(({ path, after }) => [path, after]))
  return head.filter(({ path, after }) => !theirs.has(path) || !isSame(theirs.get(path), after))
}

/** The same as the rules see them; `renames` has the former path by the new one. */
export function changedFiles(
  changes: readonly TreeChange[],
  renames: ReadonlyMap<string, string>,
): ChangedFile[] {
  const before = new Map(changes.map(({ path, before }) => [path, before]))
  const left = new Set(changes.flatMap(({ path, after }) => (after ? [] : [path])))
  const renamed = new Map([...renames].filter(([now, was]) => left.has(was) && before.has(now)))
  const gone = new Set(renamed.values())
  return changes.flatMap(({ path, before: own, after }): ChangedFile[] => {
    if (!after) return gone.has(path) ? [] : [{ file: path, status: 'deleted' }]
    const was = renamed.get(path)
    const blob = isRegular(after) ? { blob: after.id } : {}
    if (was === undefined) return [{ file: path, status: own ? 'modified' : 'added', ...blob }]
    const isMoved = before.get(was)?.id === after.id
    return [{ file: path, status: isMoved ? 'moved' : 'modified', was, ...blob }]
  })
}

export function isRegular({ mode }: TreeEntry): boolean {
  return mode === '100644' || mode === '100755' || mode === '100664'
}

function isSame(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a?.id === b?.id && a?.mode === b?.mode
}

function foldersOf(changes: readonly TreeChange[]): Set<string> {
  return new Set(changes.flatMap(({ path, after }) => (after ? parentsOf(path) : [])))
}

function parentsOf(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'))
}
