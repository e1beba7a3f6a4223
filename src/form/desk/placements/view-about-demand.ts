import { choices, editor as text } from '../../../text/placements-desk.ts'
import { h } from '../../dom.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import type { HandedExperts } from '../follow-up/handed-experts.ts'
import { nameOf } from '../follow-up/pair-names.ts'
import { type ExpertChoice, expertSources } from './expert-choices.ts'
import { offeredView } from './view-handed.ts'

interface Actions {
  open: (path: string) => void
  /** Takes an expert who is offered. */
  take: (values: ExpertChoice['values']) => void
}

/** What the enterprise asks for, what came to nothing, and who is offered. */
export function aboutDemandView(
  { followUp, experts }: { followUp: Pick<DistrictFiles, 'state'>; experts: HandedExperts },
  demand: string,
  path: string,
  actions: Actions,
): HTMLElement {
  const { state } = followUp
  const found = state.demands.find(({ entry }) => entry.id === demand)
  if (!found) return h('p', { class: 'quiet' }, text.noDemand)
  const { entry, engagements } = found
  const request = entry.partial.public?.expertRequest
  const lines = (['problem', 'field', 'source', 'collaboration'] as const).flatMap((key) => {
    const value = request?.[key]
    return value === undefined ? [] : [h('dt', {}, text[key]), h('dd', {}, value)]
  })
  const selection = engagements.find(({ placement }) => placement.file === path)?.selection
  const others = engagements.filter(({ placement }) => placement.file !== path)
  return h(
    'div',
    {},
    h(
      'details',
      { class: 'more', open: true },
      h('summary', {}, text.about),
      h('dl', { class: 'request' }, ...lines),
    ),
    selection && h('p', {}, text.selected(selection.term.from, selection.term.to)),
    others.length > 0 && h('h4', {}, text.others),
    others.length > 0 &&
      h(
        'p',
        { class: 'actions' },
        ...others.map((each) => {
          const words = text.openOther(nameOf(each), each.stage)
          const onclick = () => actions.open(each.placement.file)
          return h('button', { type: 'button', class: 'button small', onclick }, words)
        }),
      ),
    offered(
      expertSources.flatMap((source) => source(entry)),
      experts,
      demand,
      actions,
    ),
  )
}

function offered(
  all: readonly ExpertChoice[],
  experts: HandedExperts,
  demand: string,
  actions: Actions,
): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const take = ({ label, values }: ExpertChoice) => {
    actions.take(values)
    status.textContent = choices.taken(label)
  }
  const buttons = all.map((choice) => {
    const onclick = () => take(choice)
    return h('button', { type: 'button', class: 'button small', onclick }, choice.label)
  })
  return h(
    'div',
    {},
    h('h4', {}, choices.title),
    buttons.length > 0 ? h('p', { class: 'actions' }, ...buttons) : h('p', { class: 'quiet' }, choices.none),
    offeredView(experts, demand, take),
    status,
  )
}
