import { OTHER } from '../../../domain/option-lists.ts'
import { attachMarks, type Choice } from './read-tick-marks.ts'
import { type Token, tokensOf } from './read-tick-tokens.ts'

export interface TicksRead {
  /** Every option that was found, in the order of the cell. */
  choices: Choice[]
  /** Set: which options are meant cannot be told, and `choices` must not be used. */
  fault?: 'ambiguous-tick' | 'unknown-option'
  /** How many boxes and ticks there are. */
  marks: number
  /** What stands before the first option or its box. */
  before: string
}

/** A cell of boxes has some hundred characters. */
const LONGEST = 5000

/** The options among these that are ticked in a cell; never a guess. */
export function readTicks(text: string, options: readonly string[]): TicksRead {
  if (text.length > LONGEST) return { choices: [], fault: 'ambiguous-tick', marks: 0, before: '' }
  const tokens = tokensOf(text, options)
  const marks = tokens.filter(({ kind }) => kind === 'mark').length
  const choices = tokens
    .filter((token) => token.kind === 'option')
    .map(({ option, start, end }): Choice => ({ option, on: false, text: '', ranges: [[start, end]] }))
  const { owners, fault } = attachMarks(text, tokens, choices)
  for (const [{ start, end }, owner] of owners) choices[owner]!.ranges.push([start, end])
  const before = collectTexts(text, tokens, choices, owners as ReadonlyMap<Token, number>)
  if (marks === 0) return { ...bareAnswer(text, tokens, choices), marks, before }
  return { choices, marks, before, ...(fault && { fault }) }
}

/** Somebody deleted every option but one: the cell is the answer. */
function bareAnswer(text: string, tokens: readonly Token[], choices: Choice[]): Pick<TicksRead, 'choices'> {
  const [only] = choices
  if (!only || choices.length > 1) return { choices }
  const token = tokens.find(({ kind }) => kind === 'option')!
  // Behind 其他 it says what else.
  const alone =
    text.slice(0, token.start).trim() === '' &&
    (text.slice(token.end).trim() === '' || only.option.startsWith(OTHER))
  return { choices: [{ ...only, on: alone }] }
}

/** Text up to the next option and its box belongs to the option before it; a stray sign is a part of it. */
function collectTexts(
  text: string,
  tokens: readonly Token[],
  choices: Choice[],
  owned: { has: (token: Token) => boolean },
): string {
  let index = -1
  let [from, before] = [0, '']
  const take = (until: number) => {
    const piece = text.slice(from, until)
    if (index < 0) before += piece
    else choices[index]!.text += piece
  }
  for (const token of tokens) {
    if (token.kind !== 'option' && !owned.has(token)) continue
    take(token.start)
    if (token.kind === 'option') index++
    from = token.end
  }
  take(text.length)
  return before
}
