import { type KindName, pathOf } from '../../../domain/kinds.ts'
import type { FolderToRead } from '../../../forge/read-folder.ts'

/** The kinds that the desk reads for what follows the collection, and those of them that it writes. */
export const kindsRead = ['demand', 'placement', 'report'] as const satisfies readonly KindName[]
export type KindRead = (typeof kindsRead)[number]
export type KindWritten = Exclude<KindRead, 'demand'>

export interface Place {
  year: string
  district: string
}

/** The district's folder of a kind. */
export const folderOf = (kind: KindRead, place: Place): string => pathOf(kind, place).replace(/\/:.*$/, '')

/** The branch of a kind's pull request: one for each task of the desk. */
export const branchOf = (kind: KindRead, { year, district }: Place): string => `${kind}s/${year}/${district}`

/** What of the repository is read. Reports lie in a folder for each placement. */
export const foldersToRead = (place: Place): FolderToRead[] =>
  kindsRead.map((kind) => ({
    folder: folderOf(kind, place),
    branch: branchOf(kind, place),
    depth: kind === 'report' ? 'inside' : 'direct',
  }))
