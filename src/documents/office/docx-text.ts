import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  TextRun,
  UnderlineType,
} from 'docx'

/** Fonts by name; what a machine lacks is replaced by way of the font table (docx-bytes.ts). */
export const FONTS = {
  body: '仿宋_GB2312',
  heading: '黑体',
  title: '方正小标宋简体',
  page: '宋体',
} as const

/** Half-points. 二号, 三号, 四号, 小四, 五号. */
export const SIZES = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const

export interface Look {
  font?: string
  /** Half-points. */
  size?: number
  /** Twips between characters, beside the font's own. */
  spacing?: number
}

/**
 * A part of a line: plain words, or what was filled in, on a line as long as `blank` half-width characters where
 * it is empty. Full-width spaces: the others are of a different width in every font.
 */
export type Piece = string | { value: string | undefined; blank: number }

export const pieceText = (piece: Piece): string =>
  typeof piece === 'string' ? piece : (piece.value ?? '\u3000'.repeat(Math.ceil(piece.blank / 2)))

/** Words and what was filled in between them; one paragraph. `indent` in twips. */
export interface Line {
  pieces: Piece[]
  indent?: number
}

export const line = (...pieces: Piece[]): Line => ({ pieces })

/** A text as the schema keeps it: a paragraph for each of its lines. */
export const linesOf = (text: string | undefined): Line[] =>
  (text ?? '').split('\n').map((part) => line(part))

/** In characters as wide as they are high. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character.codePointAt(0)! < 0x2000 ? 0.5 : 1
  return width
}

export function run(text: string, look: Look = {}): TextRun {
  return new TextRun({ text, ...lookOf(look) })
}

function lookOf({ font = FONTS.body, size = SIZES.five, spacing }: Look): IRunOptions {
  return { font: fontNamed(font), size, ...(spacing !== undefined && { characterSpacing: spacing }) }
}

/**
 * One font for all scripts, and the hint: without it Word takes “”, — and … for Western signs, half as
 * wide.
 */
export const fontNamed = (name: string) =>
  ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }) as const

function runOf(piece: Piece, look: Look): TextRun[] {
  if (typeof piece === 'string') return piece === '' ? [] : [run(piece, look)]
  const text = pieceText(piece)
  return [new TextRun({ text, ...lookOf(look), underline: { type: UnderlineType.SINGLE } })]
}

export function paragraphOf(
  { pieces, indent }: Line,
  look: Look = {},
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    ...(indent !== undefined && { indent: { left: indent } }),
    ...options,
    children: pieces.flatMap((piece) => runOf(piece, look)),
  })
}
