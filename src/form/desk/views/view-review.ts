import { reviewState } from '../../../domain/last-review.ts'
import { reviewNotice as text } from '../../../text/review-state.ts'
import { h } from '../../dom.ts'
import { loadJson } from '../state/context.ts'
import type { Desk } from '../state/desk.ts'

/** A line above all where the review has not run, or could not, for long; the page is no worse where nobody knows. */
export function reviewView(desk: Desk, address: string): HTMLElement {
  const line = h('p', { class: 'notice urgent', role: 'status', hidden: true })
  const { deadline, extensions = [] } = desk.known.cycle
  const deadlines = [deadline, ...extensions.map(({ until }) => until)].map((moment) => Date.parse(moment))
  desk.addEventListener('review', () => {
    const state = desk.lastReview && reviewState(desk.lastReview, Date.now(), deadlines)
    line.hidden = !state || state.code === 'current'
    if (state?.code === 'stopped') line.textContent = text.stopped(state.at)
    if (state?.code === 'failing') line.textContent = text.failing(state.at, state.since)
  })
  void loadJson<unknown>(address).then(
    (last) => desk.noteReview(last),
    () => {},
  )
  return line
}
