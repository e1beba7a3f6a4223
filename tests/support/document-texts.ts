import { strFromU8, unzipSync } from 'fflate'

/** For tests only: what a paper says, read without any of the code that wrote it. */

export const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

/** The texts of a .docx, paragraph by paragraph. */
export const paragraphsOf = (bytes: Uint8Array): string[] => paragraphsIn(documentOf(bytes))

/** The texts of its tables' cells in order; paragraphs of a cell are lines. */
export function cellsOf(bytes: Uint8Array): string[] {
  const cells = documentOf(bytes).matchAll(/<w:tc>(.*?)<\/w:tc>/gs)
  return [...cells].map(([, cell]) => paragraphsIn(cell!).join('\n'))
}

/** A letter in a font of symbols is a sign. */
const withoutSigns = (xml: string) =>
  xml.replace(/<w:r>(?:(?!<\/w:r>).)*(?:Wingdings|Webdings)(?:(?!<\/w:r>).)*<\/w:r>/gs, '')

/** All texts of a .docx, notes and margins included, deleted and hidden ones as well; a line for each paragraph. */
export function linesOf(bytes: Uint8Array): string[] {
  const parts = [...partsOf(bytes)].filter(([name]) =>
    /^word\/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml$/.test(name),
  )
  return parts.flatMap(([, xml]) =>
    withoutSigns(xml)
      .split(/<\/\w+:p>|<\w+:br\/>/)
      .map((paragraph) =>
        [...paragraph.matchAll(/<\w+:(?:t|delText)(?: [^>]*)?>([^<]*)<\//g)]
          .map(([, text]) => decode(text!))
          .join(''),
      ),
  )
}

const documentOf = (bytes: Uint8Array) => partsOf(bytes).get('word/document.xml')!

function paragraphsIn(xml: string): string[] {
  const found = xml.matchAll(/<w:p(?: [^>]*)?(?:\/>|>(.*?)<\/w:p>)/gs)
  return [...found].map(([, content = '']) =>
    [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
      .map(([, text]) => (text === undefined ? '\n' : decode(text)))
      .join(''),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
