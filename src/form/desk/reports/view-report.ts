import type { Finding } from '../../../domain/finding.ts'
import { fieldAt, formTree } from '../../../domain/form-tree.ts'
import { reportSchema } from '../../../domain/service-report.ts'
import type { Tree } from '../../../domain/tree.ts'
import { localityOf } from '../../../text/locality.ts'
import { recording as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { fieldView } from '../../entry/field-view.ts'
import { treeOfValues, valuesOfTree } from '../../entry/tree-values.ts'
import type { FileView } from '../follow-up/one-open.ts'
import type { TaskPage } from '../follow-up/task-page.ts'
import { sealFaultWords } from '../views/faults.ts'
import { findingsView } from '../views/view-findings.ts'
import { reportContent } from './report-content.ts'
import { labelOfReport } from './report-label.ts'

const root = formTree(reportSchema)
/** What the district records; all else is the expert's. */
const fields = ['public.submittedOn', 'private.confirmed.by', 'private.confirmed.on'].map((path) =>
  fieldAt(root, path),
)

/** One report: what it says, what the rules find, and who has confirmed it. `close` gets what is told on the table. */
export function reportView(
  { followUp, rules, afterPress }: TaskPage,
  path: string,
  tree: Tree,
  close: (notice: string) => void,
): FileView {
  const name = labelOfReport(followUp, path)
  const heading = h('h3', { tabindex: '-1' }, name)
  const views = fields.map((node) => fieldView(node, 'report', { required: node.path.startsWith('public.') }))
  const before = valuesOfTree(fields, tree)
  for (const { node, input } of views) input.value = before.get(node.path) ?? ''
  const found = h('div', {})
  const status = h('p', { role: 'status', class: 'progress' })
  const now = () =>
    treeOfValues(fields, new Map(views.map(({ node, input }) => [node.path, input.value])), tree)
  const findings = (): Finding[] => followUp.stateWith(path, now()).findings.get(path) ?? []
  const check = () =>
    found.replaceChildren(...findingsView(findings(), rules, localityOf(followUp.desk.known.site)))
  const save = async () => {
    try {
      await followUp.put('report', path, now())
    } catch (error) {
      const words = sealFaultWords(error)
      if (words === undefined) throw error
      status.textContent = words
      return
    }
    const isChanged = followUp.pending.some((each) => each.path === path)
    close((isChanged ? text.saved : text.same)(name))
  }
  const onsubmit = (event: Event) => {
    event.preventDefault()
    void save()
  }
  check()
  const element = h(
    'section',
    { class: 'editor' },
    heading,
    h(
      'details',
      { class: 'more', open: true },
      h('summary', {}, text.content),
      h(
        'dl',
        { class: 'request' },
        ...reportContent(tree).flatMap(({ label, value }) => [h('dt', {}, label), h('dd', {}, value)]),
      ),
    ),
    found,
    h(
      'form',
      { onsubmit, onchange: () => afterPress(check), autocomplete: 'off', novalidate: true },
      h('h4', {}, text.fields),
      h('p', { class: 'quiet' }, text.hint),
      ...views.map(({ element: field }) => field),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'submit', class: 'button primary' }, text.save),
        h('button', { type: 'button', class: 'button', onclick: () => close('') }, text.cancel),
      ),
      status,
    ),
  )
  let isTyped = false
  element.addEventListener('input', () => {
    isTyped = true
  })
  return { path, element, focus: () => heading.focus(), isDirty: () => isTyped && element.isConnected }
}
