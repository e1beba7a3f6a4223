import { entriesIn, readMark } from '../../../domain/entry-mark.ts'
import { emptyMapping } from '../../../domain/tree.ts'
import { validate } from '../../../domain/validate.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { entryFile } from '../../entry/check-entry-tree.ts'
import { readTidied } from '../../entry/pasted-text.ts'
import type { ReadEntry } from './item.ts'

interface Address {
  year: string
  district: string
  id: string
}

/** The entries of a text from a chat or a mail, which may have written its spaces in another way. */
export function readPasted(pasted: string, address: Address): ReadEntry[] {
  const read = (text: string) => readText(new TextEncoder().encode(text), address)
  return entriesIn(pasted).map((text) => readTidied(text, read, ({ tree }) => tree !== undefined))
}

/** YAML of one entry. */
export function readText(bytes: Uint8Array, address: Address): ReadEntry {
  const file = entryFile(address)
  const { text, tree, findings } = readContentFile(file, bytes)!
  const mark = text === undefined ? undefined : readMark(text)
  // The first line knows what a renamed file or a pasted text has lost; what is found of it depends on its name.
  if (mark && !address.id) return readText(bytes, { ...address, id: mark.id })
  const found = { id: address.id, ...(text !== undefined && { text }), ...(mark && { mark }) }
  // The name is checked with the entry; here it would be reported twice.
  const reading = findings.filter(({ code }) => code !== 'file-name')
  if (tree === undefined) return { ...found, reading }
  // An empty file lacks everything, rather than being a text where a mapping should be.
  const entry = tree === '' ? emptyMapping() : tree
  const again = new Set(validate('demand', entry, file).findings.map((found) => JSON.stringify(found)))
  return { ...found, tree: entry, reading: reading.filter((found) => !again.has(JSON.stringify(found))) }
}
