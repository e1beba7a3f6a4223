import { fullLabel, type Label } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { type FieldNode, formTree } from '../../domain/form-tree.ts'
import { buildLedger, type Source } from '../../domain/ledger.ts'
import { type PublicDemand, publicDemandAtMost } from '../../domain/public-demand.ts'
import { type Tree, type TreeMapping, valueAt } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { confirmation as text } from '../../text/finished.ts'
import { demandLabels } from '../../text/labels.ts'
import { h } from '../dom.ts'
import type { Answers } from '../entry/answers.ts'
import { entryFile } from '../entry/check-entry-tree.ts'
import { entryOfAnswers, isAnonymous } from '../entry/entry-of-answers.ts'
import { elementOf, type View, view } from '../view.ts'

/** What the site would publish of these answers; undefined while they have errors. */
function publicDemandOf(answers: Answers, year: string): PublicDemand | undefined {
  const { id, tree } = entryOfAnswers(answers)
  // Consent is given after the preview, so the preview does not require it.
  delete (tree['private'] as TreeMapping)['consent']
  const { district } = answers.place
  const params = { year, district, id }
  const file = entryFile(params)
  const { value, partial, input } = validate('demand', tree, file)
  if (!value) return undefined
  const source = { file, kind: 'demand', params, value, partial, tree: input } as Source
  const entry = [...buildLedger([source]).cycles.values()][0]?.entries[0]
  return entry?.demand && publicDemandAtMost({ ...entry, demand: entry.demand })
}

const root = formTree(demandSchema)
const labels: Record<string, Label> = demandLabels

/** The private part as it will be kept, in the form's words and order. */
function privateView(answers: Answers): View {
  const { tree } = entryOfAnswers(answers)
  const node = root.children.find(({ key }) => key === 'private')!
  return view('dl', 'fields stacked', ...rowsOf(node, valueAt(tree, ['private']) as Tree))
}

function rowsOf(node: FieldNode, value: Tree): View[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [row(node, [value])]
  if (!Array.isArray(value)) {
    return node.children.flatMap((child) => {
      const inside = (value as TreeMapping)[child.key]
      // `no` only links the public and the private part.
      return inside === undefined || child.key === 'no' ? [] : rowsOf(child, inside)
    })
  }
  if (node.children[0]?.spec.kind === 'mapping')
    return value.flatMap((item) => rowsOf(node.children[0]!, item))
  return value.length === 0 ? [] : [row(node, value as string[])]
}

function row(node: FieldNode, values: readonly string[]): View {
  const label = labels[node.path]
  return view(
    'div',
    undefined,
    view('dt', undefined, label ? fullLabel(label) : node.key),
    view('dd', undefined, ...values.map((value) => view('span', 'value', value))),
  )
}

export interface ConfirmationInput {
  answers: Answers
  year: string
  sealed: boolean
  /** How the catalogue shows a demand. */
  publishedView: (demand: PublicDemand) => View[]
}

/** Fills the last step: the part to be published beside the private part. */
export function showConfirmation(root: HTMLElement, input: ConfirmationInput): void {
  const { answers, year, sealed, publishedView } = input
  const partOf = (name: string) => root.querySelector<HTMLElement>(`[data-${name}]`)!
  const demand = publicDemandOf(answers, year)
  const anonymous = isAnonymous(answers)
  partOf('published').replaceChildren(
    ...(anonymous ? [h('p', { class: 'quiet' }, text.coarse, text.alias(answers.place.alias))] : []),
    ...(demand ? publishedView(demand).map(elementOf) : [h('p', { class: 'notice' }, text.nothing)]),
  )
  partOf('kept').replaceChildren(elementOf(privateView(answers)))
  partOf('kept-sealed').hidden = !sealed
}
