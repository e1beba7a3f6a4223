import type { ImportFinding, Leftover } from '../../../documents/import/import-result.ts'
import { withoutIdNumbers } from '../../../domain/credit-code.ts'
import type { EntryMark } from '../../../domain/entry-mark.ts'
import type { Finding } from '../../../domain/finding.ts'
import type { Path, Tree } from '../../../domain/tree.ts'
import { isMapping, valueAt } from '../../../domain/tree.ts'
import { unnamed } from '../../../text/desk.ts'

/** Result of importing a paper, beside the entry. */
export interface PaperRemarks {
  understood: Path[]
  findings: ImportFinding[]
  leftovers: Leftover[]
  digest?: string
  /** The district that the paper names. */
  districtName?: string
  /** The lines above the form: where a year may stand. */
  title?: string
  /** The district's line above the table of 附件2. */
  filing?: string
}

/** One enterprise's entry as a file gave it. */
export interface ReadEntry {
  /** Credit code or alias; '' = not known yet. */
  id: string
  /** Absent where the text is no usable YAML. */
  tree?: Tree
  /** Text as written; only of YAML that was not changed since. */
  text?: string
  /** What reading alone found: syntax, doubled keys, …; the schema and the rules are asked again each time. */
  reading: Finding[]
  remarks?: PaperRemarks
  /** What the first line of a file says of itself. */
  mark?: EntryMark
}

/** Origin of a file, as the list shows it. */
export interface Origin {
  /** The file's name; '' for pasted text. */
  name: string
  kind: 'yaml' | 'docx' | 'xlsx' | 'pasted'
  /** A district that the file's folder names, other than the desk's. */
  otherDistrict?: string
  /** Of what was handed in before, where that is known. */
  merged?: boolean
}

/** One enterprise's entry on the device. What is sealed here is stored so, and is opened in memory alone. */
export interface DeskItem extends ReadEntry {
  key: string
  origin: Origin
  year: string
  /** Of the desk that it came to: another district's entries are never handed in for this one. */
  district: string
  /** When it came, in milliseconds; absent for what an older version of the page has stored. */
  receivedAt?: number
  /** Changed in the form or by hand. */
  mended: boolean
  /** Keys of signs of another district, of which somebody has said that the entry is this one's. */
  confirmed?: string[]
  /** The other file's content over which somebody has chosen this one, or that this one was handed in as. */
  decided?: string
}

/** An item with its decrypted entry. */
export interface DecryptedItem extends DeskItem {
  /** The whole entry of a sealed item. */
  decrypted?: Tree
}

/** The entry as far as it can be seen here. */
export const visibleTree = ({
  decrypted,
  tree,
}: Pick<DecryptedItem, 'decrypted' | 'tree'>): Tree | undefined => decrypted ?? tree

/** Whether the file says something of an enterprise at all; else it is a file to repair, and counts as none. */
export const holdsEntry = (item: Pick<DecryptedItem, 'decrypted' | 'tree'>): boolean =>
  isMapping(valueAt(visibleTree(item), ['public']))

/** What tells one enterprise from another, as far as it can be seen here. */
export const enterpriseOf = (item: Pick<DecryptedItem, 'id' | 'key' | 'decrypted' | 'tree'>): string =>
  codeIn(item.id, visibleTree(item)) || item.id || item.key

const CODE = /(?:^|[^0-9A-Z])([0-9A-Z]{18})(?![0-9A-Z])/
const ALIAS = /^([a-z2-9]{6})(?:\s*[(（].*)?$/

/** The id in a file's name; browsers and WeChat add `(1)`, people add words. */
export function idInName(name: string): string {
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]+$/, '')
  return CODE.exec(stem)?.[1] ?? ALIAS.exec(stem)?.[1] ?? ''
}

/** Label of the item: the enterprise's name, public or private, else its id or its file. */
export function labelOf(item: Pick<DecryptedItem, 'id' | 'origin' | 'decrypted' | 'tree'>): string {
  const tree = visibleTree(item)
  const names = [
    ['public', 'enterprise', 'name'],
    ['private', 'enterprise', 'name'],
  ]
  for (const path of names) {
    const name = valueAt(tree, path)
    if (typeof name === 'string' && name.trim() !== '') return name.trim()
  }
  return withoutIdNumbers(item.id || item.origin.name) || unnamed
}

const CODE_PATH: Path = ['private', 'enterprise', 'creditCode']

/** The enterprise's code: the file's name, or what the private part says. */
export function codeIn(id: string, tree: Tree | undefined): string | undefined {
  if (id.length === 18) return id
  const code = valueAt(tree, CODE_PATH)
  return typeof code === 'string' ? code.trim() : undefined
}
