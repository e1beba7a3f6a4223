import type { Path, Tree } from '../../domain/tree.ts'
import { form as text } from '../../text/form.ts'
import { type Answers, itemsAt, noAnswers, setAt, textAt, textsAt } from '../entry/answers.ts'
import { listsIn, mirrorLists, setItemCount } from './repeating.ts'

/** A control that holds an answer; its name is the dotted path of the answer. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

function controlsIn(root: ParentNode): Control[] {
  return [...root.querySelectorAll<Control>('input[name], select[name], textarea[name]')]
}

/** `public.challenges.0.summary` → `['public', 'challenges', 0, 'summary']`. */
export function pathOfName(name: string): Path {
  return name.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}

/**
 * The present answers, hidden fields included. `before` holds values without a control,
 * and the order of ticked options: a file that was only opened is not reordered.
 */
export function readAnswers(root: ParentNode, before: Answers): Answers {
  const answers = noAnswers()
  // The district has a control of its own; the alias has none.
  answers.place = { ...before.place, district: '' }
  for (const control of controlsIn(root)) {
    const path = pathOfName(control.name)
    if (control.type === 'checkbox') {
      const ticked = textsAt(answers, path)
      const all = (control as HTMLInputElement).checked ? [...ticked, control.value] : ticked
      const known = textsAt(before, path).filter((value) => all.includes(value))
      setAt(answers, path, [...known, ...all.filter((value) => !known.includes(value))])
    } else if (control.type === 'radio') {
      if ((control as HTMLInputElement).checked) setAt(answers, path, control.value)
    } else if (control.value !== '' || typeof path.at(-1) === 'number') setAt(answers, path, control.value)
  }
  return answers
}

/** Puts answers into the form; returns the texts that no control could take. */
export function writeAnswers(root: ParentNode, answers: Answers): { path: Path; text: string }[] {
  for (const list of listsIn(root)) {
    if (list.dataset['most'] === '0') continue
    const least = Number(list.dataset['least'])
    setItemCount(list, Math.max(least, itemsAt(answers, pathOfName(list.dataset['list']!))))
  }
  mirrorLists(root)
  for (const control of controlsIn(root)) writeControl(control, answers)
  return lostTexts(answers, readAnswers(root, answers))
}

function writeControl(control: Control, answers: Answers): void {
  const path = pathOfName(control.name)
  if (control.type === 'checkbox') {
    ;(control as HTMLInputElement).checked = textsAt(answers, path).includes(control.value)
  } else if (control.type === 'radio') {
    ;(control as HTMLInputElement).checked = textAt(answers, path) === control.value
  } else control.value = textAt(answers, path)
}

function lostTexts(wanted: Tree, shown: Tree, path: Path = []): { path: Path; text: string }[] {
  if (typeof wanted === 'string') {
    return wanted.trim() !== '' && shown !== wanted ? [{ path, text: wanted }] : []
  }
  if (Array.isArray(wanted) && wanted.every((item) => typeof item === 'string')) {
    const there = Array.isArray(shown) ? shown : []
    return wanted.flatMap((item) =>
      there.includes(item) || item.trim() === '' ? [] : [{ path, text: item }],
    )
  }
  return Object.entries(wanted).flatMap(([key, value]) => {
    const inside = (shown as Record<string, Tree> | undefined)?.[key]
    return lostTexts(value, inside ?? '', [...path, /^\d+$/.test(key) ? Number(key) : key])
  })
}

/** 已写n字 below each long text; characters are code points, as the check counts them. */
export function countCharacters(area: HTMLTextAreaElement): void {
  const counter = document.getElementById(`${area.id}-count`)
  if (!counter) return
  const length = [...area.value.trim()].length
  const max = Number(area.dataset['max'])
  counter.textContent = length > max ? text.tooLong(length - max) : text.written(length, max)
  counter.classList.toggle('over', length > max)
}
