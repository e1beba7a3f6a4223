import { Document, type IPropertiesOptions, Packer } from 'docx'
import { FONTS, fontNamed, SIZES } from './docx-text.ts'
import { repack } from './repack.ts'

/**
 * A document as .docx bytes; the same for the same options, whatever clock, zone and machine. `size`:
 * half-points of its plain text, which the grid of a page is measured by.
 */
export async function documentBytes(
  year: string,
  options: IPropertiesOptions,
  size: number = SIZES.five,
): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: {
        document: {
          run: {
            font: fontNamed(FONTS.body),
            size,
            language: { value: 'zh-CN', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    ...options,
  })
  const zip = new Uint8Array(await Packer.toArrayBuffer(document))
  return repack(zip, {
    'docProps/core.xml': () => coreProperties(year),
    'word/fontTable.xml': () => fontTable(),
  })
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** Nobody's name and no clock: what a paper says about itself is printed on it. */
function coreProperties(year: string): string {
  const date = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${year}-01-01T00:00:00Z</dcterms:${name}>`
  return (
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:creator></dc:creator>${date('created')}${date('modified')}</cp:coreProperties>`
  )
}

/** What to use where the font is missing; commercial fonts are named, never brought along. */
const FALLBACKS: Record<string, { other: string; family: 'roman' | 'modern' }> = {
  [FONTS.body]: { other: 'FangSong', family: 'modern' },
  [FONTS.heading]: { other: 'SimHei', family: 'modern' },
  [FONTS.title]: { other: 'SimSun', family: 'roman' },
  [FONTS.page]: { other: 'SimSun', family: 'roman' },
}

function fontTable(): string {
  const fonts = Object.entries(FALLBACKS).map(
    ([name, { other, family }]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  )
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `${XML}<w:fonts xmlns:w="${space}">${fonts.join('')}</w:fonts>`
}
