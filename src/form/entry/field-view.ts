import { fullLabel } from '../../domain/declaration.ts'
import type { FieldNode } from '../../domain/form-tree.ts'
import { form as text } from '../../text/form.ts'
import { h } from '../dom.ts'
import { controlOf } from './control-of.ts'

/** A field made of its schema: label, hint, control, and what is wrong with it. */
export interface FieldView {
  node: FieldNode
  element: HTMLElement
  input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
  /** What is wrong, in words; '' = nothing. */
  tell: (problem: string) => void
}

/** The ids begin with `id`. `required` where the schema alone does not say it. */
export function fieldView(node: FieldNode, id: string, { required = !node.optional } = {}): FieldView {
  const own = `${id}-${node.path.replaceAll('.', '-')}`
  const { hint } = node.declaration ?? {}
  const described = `${hint ? `${own}-hint ` : ''}${own}-problem`
  const input = inputOf(node, { id: own, 'aria-describedby': described })
  const problem = h('p', { class: 'problem', id: `${own}-problem`, hidden: true })
  const label = node.declaration ? fullLabel(node.declaration) : node.path
  const element = h(
    'div',
    { class: 'field', 'data-field': node.path },
    h('label', { for: own }, label, !required && h('span', { class: 'optional' }, text.optional)),
    hint !== undefined && h('p', { class: 'hint', id: `${own}-hint` }, hint),
    problem,
    input,
  )
  const tell = (words: string) => {
    problem.textContent = words
    problem.hidden = words === ''
    element.classList.toggle('wrong', words !== '')
    input.setAttribute('aria-invalid', String(words !== ''))
  }
  return { node, element, input, tell }
}

function inputOf({ spec }: FieldNode, attributes: Record<string, string>): FieldView['input'] {
  const control = controlOf(spec)
  if (control.kind === 'textarea') return h('textarea', { ...attributes, rows: '3' })
  if (control.kind === 'select' || control.kind === 'radios') {
    const options = control.options.map((option) => h('option', {}, option))
    return h('select', attributes, h('option', { value: '' }, text.choose), ...options)
  }
  if (control.kind !== 'input') throw new Error(`No control for ${spec.kind}`)
  const { type, mode, short } = control
  const look = { type, inputmode: mode, ...(short && { class: 'short' }) }
  return h('input', { ...attributes, ...look, autocomplete: 'off', spellcheck: 'false' })
}
