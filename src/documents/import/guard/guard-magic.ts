import type { Refused } from '../../../text/import.ts'

/** What a file is that is no .docx and no .xlsx, told by its first bytes and never by its name. */

const OLE = [0xd0, 0xcf, 0x11, 0xe0]

const MAGIC: readonly (readonly [Refused, readonly number[], number?])[] = [
  ['pdf', ascii('%PDF')],
  ['rtf', ascii('{\\rtf')],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', ascii('GIF8')],
  ['image', ascii('BM')],
  ['image', ascii('II*\0')],
  ['image', ascii('MM\0*')],
  ['image', ascii('WEBP'), 8],
  ['image', ascii('ftyphei'), 4],
  ['archive', ascii('Rar!')],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
]

/** Undefined for a zip, whatever is in it. */
export function foreignFile(bytes: Uint8Array): Refused | undefined {
  if (bytes.every((byte) => byte === 0)) return 'empty'
  if (startsWith(bytes, OLE)) return compoundFile(bytes)
  for (const [kind, magic, at = 0] of MAGIC) if (startsWith(bytes, magic, at)) return kind
  if (startsWith(bytes, ascii('PK\u0003\u0004'))) return undefined
  if (startsWith(bytes, ascii('PK'))) return 'archive'
  return textFile(bytes)
}

/** Word 97, Excel 97, WPS, and every encrypted Office file: told apart by the names of their streams. */
function compoundFile(bytes: Uint8Array): Refused {
  const content = new TextDecoder('latin1').decode(bytes)
  const has = (name: string) => content.includes([...name].join('\0'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'encrypted'
  if (has('WordDocument')) return 'legacy-word'
  if (has('Workbook') || has('Book')) return 'legacy-excel'
  return 'legacy-office'
}

function textFile(bytes: Uint8Array): Refused {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1'
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 4096)).replace(/^(?:ï»¿|\ufeff|\s)+/, '')
  if (/progid\s*=\s*"Excel\./.test(head) || head.includes('schemas-microsoft-com:office:spreadsheet'))
    return 'sheet-xml'
  if (/progid\s*=\s*"Word\./.test(head) || head.includes('<w:wordDocument')) return 'word-xml'
  if (/^(?:<!doctype html|<html|<head|<meta|<table|MIME-Version:)|<html[\s>]/i.test(head))
    return webPage(head)
  if (/[\0-\u0008\u000e-\u001a]/.test(head)) return 'unknown'
  return isSeparated(head) ? 'csv' : 'text'
}

/** What a system exports as a workbook is a page that begins with a table; a document begins with words. */
function webPage(head: string): Refused {
  if (/office:word|WordDocument|MsoNormal|MsoTableGrid/i.test(head)) return 'html'
  const before = head.slice(0, Math.max(0, head.search(/<table[\s>]/i)))
  const isTable = /<table[\s>]/i.test(head) && !/<(?:p|h\d|center)[\s>]/i.test(before)
  return isTable || /office:excel/i.test(head) ? 'html-sheet' : 'html'
}

/** Lines of as many fields, parted by commas or tabs. */
function isSeparated(head: string): boolean {
  const lines = head
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 8)
  return [',', '\t', ';'].some((sign) => {
    const counts = lines.map((line) => line.split(sign).length)
    return counts.length >= 2 && counts.filter((count) => count >= 4).length * 2 >= counts.length
  })
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte)
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0))
}
