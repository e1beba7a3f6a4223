import type { FieldNode } from '../../../domain/form-tree.ts'
import { labelAt } from '../../../text/field-names.ts'
import { wordForForm } from '../../../text/findings.ts'
import { localityOf } from '../../../text/locality.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import { filingFields, filingTree, filingValues } from '../state/filing-tree.ts'

/** 填报单位, 填报人, …: the fields of the filing's schema, each with its findings. */
export function filingView(desk: Desk): HTMLElement {
  const rows = filingFields.map((node) => ({ node, ...fieldOf(node) }))
  const missing = h('p', { class: 'advice', role: 'status' })
  let written = desk.filingDraft

  const typed = () => filingTree(new Map(rows.map(({ node, input }) => [node.path, input.value])))
  const save = () => {
    written = typed()
    desk.filingDraft = written
  }
  const show = () => {
    const draft = desk.filingDraft
    // Another district's, or one that came in a file; what is being typed is not touched.
    if (draft !== written) {
      written = draft
      const values = filingValues(draft)
      for (const { node, input } of rows) input.value = values.get(node.path) ?? ''
    }
    const { findings } = desk.checked.filing
    for (const { node, input, problem, field } of rows) {
      const found = findings.find(({ path }) => path.join('.') === node.path)
      problem.textContent = found ? words(found, localityOf(desk.known.site)) : ''
      problem.hidden = found === undefined
      field.classList.toggle('wrong', found !== undefined)
      input.setAttribute('aria-invalid', String(found !== undefined))
    }
    const general = findings.filter(({ code }) => code === 'not-filed')
    missing.textContent = general.map((found) => wordForForm(found).problem).join('')
  }
  for (const { input } of rows) {
    input.addEventListener('input', () => desk.keepFilingDraft(typed()))
    input.addEventListener('change', save)
  }
  desk.addEventListener('change', show)
  written = {}
  show()
  return h('div', { class: 'filing' }, ...rows.map(({ field }) => field), missing)
}

const words = (...found: Parameters<typeof wordForForm>): string => {
  const { problem, repair } = wordForForm(...found)
  return problem + repair
}

function fieldOf({ path, spec }: FieldNode) {
  const id = `filing-${path.replace('.', '-')}`
  const phone = spec.kind === 'text' && spec.format === 'phone'
  const input = h('input', {
    id,
    type: spec.kind === 'date' ? 'date' : phone ? 'tel' : 'text',
    class: spec.kind === 'date' || phone ? 'short' : undefined,
    autocomplete: 'off',
    'aria-describedby': `${id}-problem`,
  })
  const problem = h('p', { class: 'problem', id: `${id}-problem`, hidden: true })
  const label = labelAt('filing', path.split('.'))?.label ?? path
  return {
    input,
    problem,
    field: h('div', { class: 'field' }, h('label', { for: id }, label), problem, input),
  }
}
