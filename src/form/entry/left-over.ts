import { type TextAtPath, textsIn } from '../../domain/texts.ts'
import { type Path, type Tree, valueAt } from '../../domain/tree.ts'
import type { Answers } from './answers.ts'
import { entryOfAnswers } from './entry-of-answers.ts'

/**
 * What an entry says that saving these answers would not: keys without a field, a text where a list should be, and
 * answers to what is not asked, as an expert named without part three. Every text of the tree is written again, at
 * its place or at the one the form keeps it, or it is here.
 */
export function leftOver(tree: Tree, answers: Answers): TextAtPath[] {
  const { id, tree: written } = entryOfAnswers(answers)
  const isKept = ({ path, text }: TextAtPath) => valueAt(written, path) === text
  const missing = textsIn(tree).filter((each) => isSaid(each) && !isKept(each))
  // A name, a code and a budget change their place; a list closes up over blank rows.
  const moved = textsIn(written).filter(({ path, text }) => valueAt(tree, path) !== text)
  const elsewhere = countsOf([...moved.map(({ text }) => text), id])
  return missing.filter(({ text }) => {
    const left = elsewhere.get(text) ?? 0
    elsewhere.set(text, left - 1)
    return left <= 0
  })
}

/** Numbers of challenges are made anew, and what is sealed cannot be read. */
function isSaid({ path, text }: { path: Path; text: string }): boolean {
  return text.trim() !== '' && path[0] !== 'sealed' && path.at(-1) !== 'no'
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
