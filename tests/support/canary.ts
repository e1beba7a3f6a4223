import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { textsIn } from '../../src/domain/texts.ts'
import type { Tree } from '../../src/domain/tree.ts'
import { readYaml } from '../../src/yaml/read.ts'

/** Ways in which a value may hide in an output. */
const encodings: Record<string, (value: string) => string[]> = {
  raw: (value) => [value],
  url: (value) => [encodeURIComponent(value)],
  // Three alignments; the first and last characters depend on the neighbours, so they are cut off.
  base64: (value) =>
    ['', 'a', 'aa'].map((before) =>
      Buffer.from(before + value)
        .toString('base64')
        .replace(/=+$/, '')
        .slice(4, -2),
    ),
  'html-decimal': (value) => [[...value].map((c) => `&#${c.codePointAt(0)};`).join('')],
  'html-hexadecimal': (value) => [[...value].map((c) => `&#x${c.codePointAt(0)!.toString(16)};`).join('')],
  json: (value) => [
    [...value]
      .map((c) => (c.charCodeAt(0) > 127 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c))
      .join(''),
  ],
  grouped: (value) =>
    /^\d{11}$/.test(value)
      ? [' ', '-', '\u00a0'].map((gap) => [value.slice(0, 3), value.slice(3, 7), value.slice(7)].join(gap))
      : /^\d+(\.\d+)?$/.test(value)
        ? [value.replace(/\B(?=(\d{3})+(?=\.|$))/g, ','), value.replace(/\B(?=(\d{3})+(?=\.|$))/g, ' ')]
        : [],
}

/** Texts of an entry's private part that are long enough to be nobody else's, and are not published as well. */
export function privateTexts(yaml: string): string[] {
  const { public: publicPart, private: privatePart } = readYaml(yaml, '').tree as {
    public: Tree
    private: Tree
  }
  const published = JSON.stringify(publicPart)
  const texts = [...textsIn(privatePart)].map(({ text }) => text)
  return [...new Set(texts)].filter((text) => [...text].length >= 6 && !published.includes(text))
}

export interface Hit {
  where: string
  value: string
  encoding: string
}

/** Every private value found in a text, in any encoding. */
export const hitsIn = (where: string, text: string, values: readonly string[]): Hit[] =>
  searchFor(values)(where, text)

/** The same over every byte below a folder. */
export function hitsBelow(folder: string, values: readonly string[]): Hit[] {
  const search = searchFor(values)
  return entriesBelow(folder)
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const read = readIfThere(path)
      if (!read) return []
      const bytes = unpacked(read)
      return [...search(path, bytes.toString('utf8')), ...search(path, bytes.toString('utf16le'))]
    })
}

function searchFor(values: readonly string[]): (where: string, text: string) => Hit[] {
  const wanted = values.flatMap((value) =>
    Object.entries(encodings).map(([encoding, encode]) => {
      const forms = encode(value)
      // A few letters of base64 stand by chance in every sealed part.
      return encoding === 'base64'
        ? { value, encoding, forms: forms.filter(({ length }) => length >= 6) }
        : {
            value,
            encoding,
            forms: forms.filter(({ length }) => length > 3).map((form) => form.toLowerCase()),
          }
    }),
  )
  // Almost every text holds none, which one look tells.
  const any = new RegExp(
    wanted.flatMap(({ forms }) => forms.map((form) => quoted(form.toLowerCase()))).join('|'),
  )
  return (where, text) => {
    const lower = text.toLowerCase()
    if (!any.test(lower)) return []
    return wanted.flatMap(({ value, encoding, forms }) =>
      forms.some((form) => (encoding === 'base64' ? text : lower).includes(form))
        ? [{ where, value, encoding }]
        : [],
    )
  }
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** What is packed is looked at as it is inside: workbooks and letters. */
function unpacked(bytes: Buffer): Buffer {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
  return isZip ? Buffer.concat(Object.values(unzipSync(bytes))) : bytes
}

/** Lists again where a folder went away meanwhile. */
function entriesBelow(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(folder)) return entriesBelow(folder)
    throw error
  }
}

/** A caching server of another test may take its file away between listing and reading. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
