import { stepStates } from '../../text/form.ts'
import { find } from '../dom.ts'
import { type StepId, stepIds } from '../entry/plan.ts'

export interface StepProgress {
  current: StepId
  /** Steps that were checked once. */
  checked: ReadonlySet<StepId>
  /** Steps with an error in them, checked or not. */
  wrong: ReadonlySet<StepId>
}

/** At the top: which step this is, which are filled in, and which are to be mended – in words, not only in colour. */
export function showProgress(root: HTMLElement, { current, checked, wrong }: StepProgress): void {
  for (const id of stepIds) {
    const link = find(root, `[data-go="${id}"]`)
    const isWrong = checked.has(id) && wrong.has(id)
    const isDone = checked.has(id) && !isWrong
    link.toggleAttribute('data-wrong', isWrong)
    link.toggleAttribute('data-done', isDone)
    if (id === current) link.setAttribute('aria-current', 'step')
    else link.removeAttribute('aria-current')
    const state = isWrong ? 'wrong' : isDone ? 'done' : id === current ? 'current' : 'open'
    find(link, '[data-state]').textContent = stepStates[state]
  }
}
