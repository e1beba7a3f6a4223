import type { Entry } from './host.ts'

export interface TreeEntry {
  name: string
  type: string
  id: string
}

/** The files directly below a folder, found by going down tree by tree; a tree never changes, so it is kept. */
export function treeWalker(read: (repository: string, tree: string) => Promise<TreeEntry[]>) {
  const known = new Map<string, Promise<TreeEntry[]>>()
  const tree = (repository: string, id: string) => {
    const key = `${repository} ${id}`
    const found = known.get(key) ?? read(repository, id)
    known.set(key, found)
    return found
  }
  return async (repository: string, commit: string, folder: string): Promise<Entry[]> => {
    let entries = await tree(repository, commit)
    for (const part of folder === '' ? [] : folder.split('/')) {
      const next = entries.find(({ name, type }) => name === part && type === 'tree')
      if (!next) return []
      entries = await tree(repository, next.id)
    }
    const prefix = folder === '' ? '' : `${folder}/`
    return entries
      .filter(({ type }) => type === 'blob')
      .map(({ name, id }) => ({ path: `${prefix}${name}`, id }))
  }
}
