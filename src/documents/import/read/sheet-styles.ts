import { builtInFormat } from './number-format.ts'
import { walkXml } from './xml-events.ts'

/** What the look of a cell says of its content. */
export interface CellStyle {
  /** Code of its number format. */
  format: string
  struck: boolean
  /** White letters on no colour: nobody sees them. */
  invisible: boolean
}

interface Font {
  struck: boolean
  white: boolean
}

export const PLAIN_STYLE: CellStyle = { format: 'General', struck: false, invisible: false }

/** True for `<strike/>`, false where it says val="0". */
export const isOn = ({ val }: Readonly<Record<string, string>>) => val !== '0' && val !== 'false'

const isWhite = ({ rgb, theme, indexed, tint }: Readonly<Record<string, string>>) =>
  /^(?:FF)?FFFFFF$/i.test(rgb ?? '') || (theme === '0' && !tint) || indexed === '9' || indexed === '1'

/** The styles in the order in which cells name them. */
export function readStyles(xml: string | undefined): CellStyle[] {
  const formats = new Map<number, string>()
  const fonts: Font[] = []
  const coloured: boolean[] = []
  const styles: CellStyle[] = []
  if (xml === undefined) return styles
  const path: string[] = []
  walkXml(xml, {
    open(name, attributes) {
      const within = path.at(-1)
      path.push(name)
      if (name === 'numFmt' && within === 'numFmts')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General')
      else if (name === 'font' && within === 'fonts') fonts.push({ struck: false, white: false })
      else if (name === 'strike' && path.includes('fonts')) fonts.at(-1)!.struck = isOn(attributes)
      else if (name === 'color' && path.includes('fonts')) fonts.at(-1)!.white = isWhite(attributes)
      else if (name === 'fill' && within === 'fills') coloured.push(false)
      else if (name === 'fgColor' && path.includes('fills') && path.includes('patternFill'))
        coloured[coloured.length - 1] = !isWhite(attributes)
      else if (name === 'gradientFill' && path.includes('fills')) coloured[coloured.length - 1] = true
      else if (name === 'xf' && within === 'cellXfs') {
        const font = fonts[Number(attributes['fontId'] ?? 0)]
        const format = Number(attributes['numFmtId'] ?? 0)
        styles.push({
          format: formats.get(format) ?? builtInFormat(format),
          struck: font?.struck ?? false,
          invisible: (font?.white ?? false) && !coloured[Number(attributes['fillId'] ?? 0)],
        })
      }
    },
    close: () => void path.pop(),
  })
  return styles
}
