import type { District } from '../domain/district.ts'
import { classify, hasPrivatePart, pathOf } from '../domain/kinds.ts'
import type { Site } from '../domain/site.ts'
import { isMapping } from '../domain/tree.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { CannotRun } from './cannot-run.ts'
import { isSealed } from './decrypt-files.ts'
import { listContent } from './folder.ts'
import { readFiles } from './read-files.ts'

/** The state of a file's private part. */
export type PrivatePart = 'plain' | 'sealed' | 'none' | 'unreadable'

export interface PrivateFiles {
  site: Site
  districts: readonly District[]
  /** Every file that may have a private part, in a fixed order. */
  files: ContentFile[]
}

/** Settings, districts and the files with a private part; nothing else is read, and no rule runs. */
export async function readPrivateFiles(root: string): Promise<PrivateFiles> {
  const folder = listContent(root)
  const files = readFiles({ ...folder, files: folder.files.filter(({ file }) => isAskedFor(file)) })
  const read = [...files.values()]
  const site = read.find(({ kind }) => kind === 'site')?.value as Site | undefined
  if (!site) throw new CannotRun(`${pathOf('site', {})} 读不出来或有错误，请先运行 npm run check 改正。`)
  const districts = (read.find(({ kind }) => kind === 'districts')?.value ?? []) as District[]
  return { site, districts, files: read.filter(({ kind }) => hasPrivatePart(kind)) }
}

function isAskedFor(file: string): boolean {
  const { kind } = classify(file)
  return kind === 'site' || kind === 'districts' || (kind !== undefined && hasPrivatePart(kind))
}

export function privatePartOf(file: ContentFile): PrivatePart {
  if (file.tree === undefined) return 'unreadable'
  if (isSealed(file)) return 'sealed'
  return isMapping(file.tree) && Object.hasOwn(file.tree, 'private') ? 'plain' : 'none'
}
