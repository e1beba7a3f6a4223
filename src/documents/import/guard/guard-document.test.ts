import { describe, expect, test } from 'vitest'
import { foreign, hostile, xlsx } from '../../../../tests/fixtures/import/hostile.ts'
import { files } from '../../../../tests/fixtures/import/libreoffice.ts'
import { documentXml, docx } from '../../../../tests/fixtures/import/word.ts'
import { refusals } from '../../../text/import.ts'
import { importDocument } from '../import-document.ts'
import { type Guarded, guardDocument } from './guard-document.ts'

describe('hostile files are refused, and the process lives on', () => {
  test.each(hostile)('$name', async ({ bytes, refused }) => {
    expect(await importDocument(bytes())).toEqual({ refused })
  })
})

describe('files of another kind', () => {
  test.each(foreign)('$name', async ({ bytes, refused }) => {
    expect(await importDocument(bytes())).toEqual({ refused })
  })

  test.each(['legacy-word', 'legacy-excel', 'open-document', 'html'] as const)(
    '%s by LibreOffice',
    async (kind) => {
      expect(await importDocument(files[kind]())).toEqual({ refused: kind })
    },
  )

  test('each has a sentence that says what to do', () => {
    for (const sentence of Object.values(refusals)) expect(sentence).toMatch(/请.{4,}。$/)
  })
})

describe('what passes', () => {
  test('a document with its parts', () => {
    const guarded = guardDocument(docx(documentXml('')))
    expect(guarded).toMatchObject({ kind: 'docx', main: 'word/document.xml' })
  })

  test('parts of a workbook are inflated when they are asked for, in whatever spelling', () => {
    const { read, parts } = guardDocument(xlsx('<sheetData/>')) as Guarded
    expect(read('XL/Worksheets/SHEET1.xml')).toContain('<sheetData/>')
    expect(read('xl/styles.xml')).toBeUndefined()
    expect([...parts.keys()]).toEqual([])
  })

  test('pictures and macros are not even looked at', () => {
    const guarded = guardDocument(docx(documentXml(''), { 'word/media/image1.png': new Uint8Array(900_000) }))
    expect([...(guarded as { parts: Map<string, string> }).parts.keys()]).toEqual([
      '_rels/.rels',
      'word/document.xml',
    ])
  })
})
