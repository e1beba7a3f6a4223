import type { TextAtPath } from '../../domain/texts.ts'
import type { Tree } from '../../domain/tree.ts'
import type { Answers } from './answers.ts'
import { entryOfAnswers } from './entry-of-answers.ts'
import { textsNotIn } from './texts-not-in.ts'

/**
 * What an entry says that saving these answers would not: keys without a field, a text where a list should be, and
 * answers to what is not asked, as an expert named without part three.
 */
export function leftOver(tree: Tree, answers: Answers): TextAtPath[] {
  const { id, tree: written } = entryOfAnswers(answers)
  // Numbers of challenges are made anew.
  return textsNotIn(tree, written, [id]).filter(({ path }) => path.at(-1) !== 'no')
}
