/** How people write that there is nothing: apart from the other habits, so that a form loads no more than this. */

/** Patterns of a whole answer, without blanks and without the full stop at its end. */
export const whole = (...rows: readonly string[]) => rows.map((row) => new RegExp(`^(?:${row})$`, 'iu'))

/** Of one answer: there is nothing. */
export const NONE = whole(
  '无',
  '没有',
  '[/／\\\\\\-—－–]+',
  '(?:暂时?|目前|现)(?:无|没有)',
  '不涉及',
  '不适用',
  'N/A',
  'none',
  '空(?:白|缺)?',
)

/** An answer as the patterns are of it. */
export const plain = (text: string) =>
  text
    .replace(/[\s“”"]/g, '')
    .replace(/[。.！!；;]$/, '')
    .replace(/^[（(]([^（()）]*)[)）]$/, '$1')

export const isOneOf = (rows: readonly RegExp[]) => (text: string) => {
  const bare = plain(text)
  return bare.length > 0 && bare.length <= LONGEST && rows.some((row) => row.test(bare))
}

/** Longer than this it is a sentence that says more. */
export const LONGEST = 30

/** 无, or the stroke that stands for it. */
export const isNone = isOneOf(NONE)
