import { form as text } from '../../text/form.ts'

/** 已写n字 below each long text; characters are code points, as the check counts them. */
export function countCharacters(area: HTMLTextAreaElement): void {
  const counter = document.getElementById(`${area.id}-count`)
  if (!counter) return
  const length = [...area.value.trim()].length
  const max = Number(area.dataset['max'])
  counter.textContent = length > max ? text.tooLong(length - max) : text.written(length, max)
  counter.classList.toggle('over', length > max)
}
