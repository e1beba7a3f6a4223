/** How people write that there is nothing: apart from the other habits, so that a form loads no more than this. */
const NONE = /^(?:无|没有|[/／\\\-—－–]+|(?:暂时?|目前|现)(?:无|没有)|不涉及|不适用|N\/A|none|空[白缺]?)$/iu

/** An answer as patterns are of it: without blanks, quotes, the full stop at its end, brackets around it. */
export const plain = (text: string) =>
  text
    .replace(/[\s“”"]/g, '')
    .replace(/[。.！!；;]$/, '')
    .replace(/^[（(]([^（()）]*)[)）]$/, '$1')

/** Longer than this it is a sentence that says more. */
export const LONGEST = 30

/** 无, or the stroke that stands for it. */
export function isNone(text: string): boolean {
  const bare = plain(text)
  return bare.length <= LONGEST && NONE.test(bare)
}
