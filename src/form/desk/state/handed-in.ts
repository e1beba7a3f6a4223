import { classify } from '../../../domain/kinds.ts'
import { type DecryptedItem, enterpriseOf, holdsEntry } from './item.ts'
import { readText } from './read-text.ts'

/** A file that the district has handed in before, as the host or the zip of last time has it. */
export interface HandedFile {
  path: string
  text: string
  /** On the main branch; otherwise in the open pull request, or from a zip that does not say. */
  merged?: boolean
}

/** What the district has handed in, and where that was read. */
export interface HandedIn {
  from: 'host' | 'zip'
  items: readonly DecryptedItem[]
}

/** The district's entries among the files, as the desk holds its own. */
export function handedItems(files: readonly HandedFile[], year: string, district: string): DecryptedItem[] {
  return files.flatMap(({ path, text, merged }): DecryptedItem[] => {
    const { kind, params } = classify(path)
    if (kind !== 'demand' || params.year !== year || params.district !== district) return []
    const id = params.id ?? ''
    const read = readText(new TextEncoder().encode(text), { year, district, id })
    const origin = { name: `${id}.yaml`, kind: 'yaml', ...(merged !== undefined && { merged }) } as const
    return [{ ...read, text, key: `handed:${path}`, origin, year, district, mended: false }]
  })
}

/** The files of such items. */
export const handedFiles = (items: readonly DecryptedItem[]): HandedFile[] =>
  items.flatMap(({ key, text }) => (text === undefined ? [] : [{ path: key.replace('handed:', ''), text }]))

/** Those of whom nothing newer is on the desk: they count in the papers as they are. */
export function handedAlone(
  handed: readonly DecryptedItem[],
  items: readonly DecryptedItem[],
): DecryptedItem[] {
  const here = new Set(items.filter(holdsEntry).flatMap((item) => [enterpriseOf(item), item.id]))
  return handed.filter((item) => !here.has(enterpriseOf(item)) && !here.has(item.id))
}
