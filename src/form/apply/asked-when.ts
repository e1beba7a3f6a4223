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
  for (const select of root.querySelectorAll<HTMLSelectElement>(
    'select[name^="public.research.types."][name$=".level"]',
  )) {
    offerLevels(select, textAt(answers, pathOfName(select.name.replace(/level$/, 'type'))))
  }
}

/** Limits the options to the levels of the type. */
function offerLevels(select: HTMLSelectElement, type: string): void {
  const offered: readonly string[] = Object.hasOwn(levelsOfType, type)
    ? levelsOfType[type as keyof typeof levelsOfType]
    : levels
  for (const option of select.options) {
    if (option.value) option.hidden = option.disabled = !offered.includes(option.value)
  }
}
