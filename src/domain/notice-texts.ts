import { type Clause, clauses } from './clauses.ts'

/** White space tells nothing in a Chinese text. */
export const squeezed = (text: string): string => text.replace(/\s/g, '')

/**
 * The words of a notice by clause, without white space and without headings. What stands in no clause (to whom, why, who answers)
 * is with the title. `body`: MDX that is held to a few components with plain attributes.
 */
export function noticeTexts(title: string, body: string): Map<Clause, string> {
  const texts = new Map<Clause, string>([['title', squeezed(title)]])
  const open: Clause[] = ['title']
  for (const piece of body.split(/(<[^<>]*>)/)) {
    if (piece.startsWith('<Clause')) open.push(clauseIn(piece) ?? open.at(-1)!)
    else if (piece.startsWith('</Clause')) open.pop()
    else if (!piece.startsWith('<')) {
      const clause = open.at(-1) ?? 'title'
      texts.set(clause, (texts.get(clause) ?? '') + squeezed(withoutLinks(piece)))
    }
  }
  return texts
}

const clauseIn = (tag: string): Clause | undefined => clauses.find((clause) => tag.includes(`id="${clause}"`))

const withoutLinks = (text: string): string => text.replace(/\]\([^()]*\)/g, '').replaceAll('[', '')
