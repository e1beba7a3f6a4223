import { type Classified, type KindName, pathOf } from '../../../domain/kinds.ts'
import type { FolderToRead } from '../../../forge/read-folder.ts'

/** The kinds that the desk reads for what follows the collection, and those of them that it writes. */
export const kindsRead = ['demand', 'placement', 'report'] as const satisfies readonly KindName[]
export type KindRead = (typeof kindsRead)[number]
export type KindWritten = Exclude<KindRead, 'demand'>

export interface Place {
  year: string
  district: string
}

/** Whether a file is one of those that the desk reads, of this district and year. */
export function isOfPlace({ kind, params }: Classified, { year, district }: Place): boolean {
  const isRead = (kindsRead as readonly (KindName | undefined)[]).includes(kind)
  return isRead && params?.year === year && params.district === district
}

/** The district's folder of a kind. */
export function folderOf(kind: KindRead, place: Place): string {
  const path = pathOf(kind, place)
  return path.slice(0, path.indexOf('/:'))
}

/** The branch of a kind's pull request: one for each task of the desk. */
export const branchOf = (kind: KindRead, { year, district }: Place): string => `${kind}s/${year}/${district}`

/** What of the repository is read. Reports lie in a folder for each placement. */
export const foldersToRead = (place: Place): FolderToRead[] =>
  kindsRead.map((kind) => ({
    folder: folderOf(kind, place),
    branch: branchOf(kind, place),
    depth: kind === 'report' ? 'inside' : 'direct',
  }))
