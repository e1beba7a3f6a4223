import { fullLabel, type Label } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { type FieldNode, formTree } from '../../domain/form-tree.ts'
import { buildLedger, type Source } from '../../domain/ledger.ts'
import { type PublicDemand, publicDemandAtMost } from '../../domain/public-demand.ts'
import { type Path, type Tree, type TreeMapping, valueAt } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { confirmation as text } from '../../text/finished.ts'
import { steps } from '../../text/form.ts'
import { demandLabels } from '../../text/labels.ts'
import { h } from '../dom.ts'
import { type Answers, itemsAt, textAt, textsAt } from '../entry/answers.ts'
import { entryFile } from '../entry/check-entry-tree.ts'
import { entryOfAnswers, isAnonymous, NAME } from '../entry/entry-of-answers.ts'
import { HAS, type StepId } from '../entry/plan.ts'
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

/** Each step in a line or two, with the way back to it. */
function partsOf({ answers }: ConfirmationInput): HTMLElement[] {
  const at = (...path: Path) => textAt(answers, path).trim()
  const isAsked = (part: string) => at('choices', part) === HAS[0]
  const request = ['public', 'expertRequest']
  const lines: [StepId, string[]][] = [
    ['enterprise', [at(...NAME), at('public', 'enterprise', 'industry')]],
    ['innovation', textsAt(answers, ['public', 'research', 'institutions'])],
    ['request', isAsked('request') ? [at(...request, 'field'), ...candidatesOf(answers)] : []],
    [
      'challenges',
      isAsked('challenges')
        ? [...Array(itemsAt(answers, ['public', 'challenges'])).keys()].map((index) =>
            at('public', 'challenges', index, 'summary'),
          )
        : [],
    ],
  ]
  return lines.map(([step, said]) => {
    const shown = said
      .filter((line) => line !== '')
      .map((line, index, all) => (all.length > 1 && step === 'challenges' ? `${index + 1}. ${line}` : line))
    const change = {
      type: 'button',
      class: 'button small',
      'data-change': step,
      'aria-label': text.part.changeNamed(steps[step]),
    }
    return h(
      'div',
      { class: 'part' },
      h('p', {}, h('strong', {}, steps[step])),
      h('p', {}, shown.join(step === 'challenges' ? '；' : '，') || text.part.none),
      h('button', change, text.part.change),
    )
  })
}

function candidatesOf(answers: Answers): string[] {
  const path = ['private', 'candidates']
  return [...Array(itemsAt(answers, path)).keys()].map((index) =>
    textAt(answers, [...path, index, 'name']).trim(),
  )
}

/** Fills the last step: the part to be published beside the private part. */
export function showConfirmation(root: HTMLElement, input: ConfirmationInput): void {
  const { answers, year, sealed, publishedView } = input
  const partOf = (name: string) => root.querySelector<HTMLElement>(`[data-${name}]`)!
  const demand = publicDemandOf(answers, year)
  const anonymous = isAnonymous(answers)
  const parts = partsOf(input)
  // The same again would take the buttons from under a finger.
  const same = partOf('parts').textContent === parts.map(({ textContent }) => textContent).join('')
  if (!same) partOf('parts').replaceChildren(...parts)
  partOf('published').replaceChildren(
    ...(anonymous ? [h('p', { class: 'quiet' }, text.coarse, text.alias(answers.place.alias))] : []),
    ...(demand ? publishedView(demand).map(elementOf) : [h('p', { class: 'notice' }, text.nothing)]),
  )
  partOf('kept').replaceChildren(elementOf(privateView(answers)))
  partOf('kept-sealed').hidden = !sealed
}
