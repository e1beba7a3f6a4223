import type { Choice } from './read/read-tick-marks.ts'

/** The answers of the form's boxes 有 and 无. */
export const YES_ANSWER = '有'
export const NO_ANSWER = '无'

export const isTicked = (choices: readonly Choice[], option: string) =>
  choices.some((choice) => choice.on && choice.option === option)

/** In the order of the form, whatever the order on the paper. */
export function chosen(
  choices: readonly Pick<Choice, 'option' | 'on'>[],
  options: readonly string[],
): string[] {
  return options.filter((option) => isTicked(choices as readonly Choice[], option))
}
