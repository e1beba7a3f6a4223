import { editor as text } from '../../../text/placements-desk.ts'
import { h } from '../../dom.ts'
import type { FieldView } from '../../entry/field-view.ts'
import type { FieldGroup, PlacementStep } from './steps.ts'

/** A step, open where something is written in it, or where its turn is. */
export function stepView(
  { id, groups }: PlacementStep,
  fields: ReadonlyMap<string, FieldView>,
  values: ReadonlyMap<string, string>,
): HTMLElement {
  const isWritten = groups.some((group) => group.fields.some(({ path }) => values.get(path)))
  return h(
    'details',
    { class: 'placement-step', 'data-step': id, open: id === 'expert' || isWritten },
    h('summary', {}, text.steps[id]),
    h('p', { class: 'hint' }, text.hints[id]),
    ...groups.map((group) => groupView(group, fields)),
  )
}

function groupView(group: FieldGroup, fields: ReadonlyMap<string, FieldView>): HTMLElement {
  const elements = group.fields.flatMap(({ path }) => fields.get(path)?.element ?? [])
  if (group.label === undefined) return h('div', { class: 'fields' }, ...elements)
  return h('fieldset', { class: 'fields' }, h('legend', {}, group.label), ...elements)
}
