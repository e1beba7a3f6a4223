import { wordForForm } from '../../../text/findings.ts'
import { localityOf } from '../../../text/locality.ts'
import { h } from '../../dom.ts'
import { fieldView } from '../../entry/field-view.ts'
import type { Desk } from '../state/desk.ts'
import { filingFields, filingTree, filingValues } from '../state/filing-tree.ts'

/** 填报单位, 填报人, …: the fields of the filing's schema, each with its findings. */
export function filingView(desk: Desk, afterPress: (work: () => void) => void): HTMLElement {
  const rows = filingFields.map((node) => fieldView(node, 'filing', { required: true }))
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
    for (const { node, tell } of rows) {
      const found = findings.find(({ path }) => path.join('.') === node.path)
      tell(found ? words(found, localityOf(desk.known.site)) : '')
    }
    const general = findings.filter(({ code }) => code === 'not-filed')
    missing.textContent = general.map((found) => wordForForm(found).problem).join('')
  }
  for (const { input } of rows) {
    input.addEventListener('input', () => desk.keepFilingDraft(typed()))
    input.addEventListener('change', () => afterPress(save))
  }
  desk.addEventListener('change', show)
  written = {}
  show()
  return h('div', { class: 'filing' }, ...rows.map(({ element }) => element), missing)
}

const words = (...found: Parameters<typeof wordForForm>): string => {
  const { problem, repair } = wordForForm(...found)
  return problem + repair
}
