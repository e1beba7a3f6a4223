import { partsOf } from './document-texts.ts'

/** For tests only: a worksheet as its own XML says it, read without any of the code that wrote it. */
export interface SheetPart {
  name: string
  xml: string
  /** Of the columns, as the file has them: characters of the normal font, margins of the cell included. */
  widths: number[]
  /** Of the rows, in points. */
  heights: number[]
  merges: string[]
}

export function sheetPartsOf(bytes: Uint8Array): SheetPart[] {
  const parts = partsOf(bytes)
  const names = [...parts.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*name="([^"]*)"/g)]
  return names.map(([, name], at) => {
    const xml = parts.get(`xl/worksheets/sheet${at + 1}.xml`)!
    return {
      name: name!,
      xml,
      widths: [...xml.matchAll(/<col ([^>]*)>/g)].flatMap(([, col]) => {
        const columns = number(col!, 'max') - number(col!, 'min') + 1
        return Array.from({ length: columns }, () => number(col!, 'width'))
      }),
      heights: [...xml.matchAll(/<row ([^>]*)>/g)].map(([, row]) =>
        row!.includes('ht=') ? number(row!, 'ht') : 15,
      ),
      merges: [...xml.matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, range]) => range!),
    }
  })
}

const number = (attributes: string, name: string) =>
  Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1])

/** The sizes of papers in inches, by their numbers in the format; upright. */
const PAPERS: Record<string, [number, number]> = { 8: [11.69, 16.54], 9: [8.27, 11.69] }

export interface PrintedPage {
  orientation: string
  /** Points: what is between the margins, at full size. */
  height: number
  /** At most 1: pages are made one sheet wide, and never enlarged. */
  scale: number
}

/** A page of the sheet as printed. `pixelsPerWidth`: of a digit of the normal font; 7 or 8, by the machine. */
export function printedPage({ xml, widths, heights }: SheetPart, pixelsPerWidth: number): PrintedPage {
  const [, setup = ''] = /<pageSetup ([^>]*)>/.exec(xml) ?? []
  const [, margins = ''] = /<pageMargins ([^>]*)>/.exec(xml) ?? []
  const text = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(setup)?.[1] ?? ''
  const upright = PAPERS[text('paperSize')]!
  const [across, down] = text('orientation') === 'landscape' ? [upright[1], upright[0]] : upright
  const width = (across - number(margins, 'left') - number(margins, 'right')) * 96
  const height = (down - number(margins, 'top') - number(margins, 'bottom')) * 72
  const whole = widths.reduce((sum, each) => sum + each * pixelsPerWidth, 0)
  const high = text('fitToHeight') === '1' ? height / heights.reduce((sum, each) => sum + each) : 1
  return { orientation: text('orientation'), height, scale: Math.min(1, width / whole, high) }
}

/** Points of the smallest font that a cell of the workbook has. */
export function smallestFont(bytes: Uint8Array): number {
  const styles = partsOf(bytes).get('xl/styles.xml')!
  const [, ...used] = [...styles.matchAll(/<font>.*?<sz val="([\d.]+)"\/>.*?<\/font>/gs)]
  return Math.min(...used.map(([, size]) => Number(size)))
}
