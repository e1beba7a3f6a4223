import { levels, levelsOfType } from '../../domain/option-lists.ts'
import { type Answers, textAt, textsAt } from '../entry/answers.ts'
import { pathOfName } from './form-values.ts'

/** Shows the fields that these answers require and hides the others; hidden fields keep their values. */
export function showWhatIsAsked(root: ParentNode, answers: Answers): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-when]')) {
    const path = pathOfName(element.dataset['when']!)
    const given = [textAt(answers, path), ...textsAt(answers, path)].filter((text) => text.trim() !== '')
    const wanted = element.dataset['is']?.split('|')
    element.hidden = !(wanted ? given.some((text) => wanted.includes(text)) : given.length > 0)
  }
  for (const item of root.querySelectorAll<HTMLElement>('[data-most="0"] [data-item]')) {
    const fields = [...item.querySelectorAll<HTMLElement>('[data-field]')]
    item.hidden = fields.every(({ hidden }) => hidden)
  }
  for (const level of root.querySelectorAll<HTMLInputElement>(
    '[name^="public.research.types."][name$=".level"]',
  )) {
    offerLevel(level, textAt(answers, pathOfName(level.name.replace(/level$/, 'type'))))
  }
}

/** Shows a level that the type has; one that was chosen before stays, so that the check can say what is wrong. */
function offerLevel(level: HTMLInputElement, type: string): void {
  const offered: readonly string[] = Object.hasOwn(levelsOfType, type)
    ? levelsOfType[type as keyof typeof levelsOfType]
    : levels
  level.closest<HTMLElement>('label')!.hidden = !offered.includes(level.value) && !level.checked
}
