import { type TextAtPath, textsIn } from '../../domain/texts.ts'
import { type Tree, valueAt } from '../../domain/tree.ts'

/**
 * The texts of a file that are not in what a form writes of it: every text is written again, at its place or at the one the
 * form keeps it, or it is here. What is sealed cannot be read. `also`: texts that the form keeps elsewhere.
 */
export function textsNotIn(tree: Tree, written: Tree, also: readonly string[] = []): TextAtPath[] {
  const isKept = ({ path, text }: TextAtPath) => valueAt(written, path) === text
  const missing = textsIn(tree).filter((each) => isSaid(each) && !isKept(each))
  // A name, a code and a budget change their place; a list closes up over blank rows.
  const moved = textsIn(written).filter(({ path, text }) => valueAt(tree, path) !== text)
  const elsewhere = countsOf([...moved.map(({ text }) => text), ...also])
  return missing.filter(({ text }) => {
    const left = elsewhere.get(text) ?? 0
    elsewhere.set(text, left - 1)
    return left <= 0
  })
}

const isSaid = ({ path, text }: TextAtPath): boolean => text.trim() !== '' && path[0] !== 'sealed'

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
