import { h } from '../../dom.ts'

/** A step of a task, with its number, or a part without one. Its name is the end of the heading's id. */
export function section(
  name: number | string,
  title: string,
  parts: HTMLElement[],
  id = 'desk',
): HTMLElement {
  const heading = `${id}-step-${name}`
  return h(
    'section',
    { class: 'step', 'aria-labelledby': heading },
    h(
      'h2',
      { id: heading },
      typeof name === 'number' && h('span', { class: 'number', 'aria-hidden': 'true' }, String(name)),
      title,
    ),
    h('div', { class: 'body' }, ...parts),
  )
}
