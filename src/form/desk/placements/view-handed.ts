import type { HandedMatch } from '../../../domain/district-experts.ts'
import { handed as text } from '../../../text/handed-experts.ts'
import { h } from '../../dom.ts'
import type { HandedExperts, OfferedExpert } from '../follow-up/handed-experts.ts'
import type { NamedFile } from '../state/dropped-files.ts'
import { dropZone } from '../views/drop-zone.ts'
import type { ExpertChoice } from './expert-choices.ts'

/** Where the bureau's file of experts is opened. */
export function handOverView(experts: HandedExperts, id: string): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const take = async (files: readonly NamedFile[]) => {
    const said: string[] = []
    for (const { file } of files) said.push(await experts.take(file))
    status.textContent = said.join('')
  }
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, text.title),
    h('p', {}, text.intro),
    dropZone({ id, accept: '.json,.age', kinds: text.kinds }, take),
    status,
  )
}

/** The experts for a demand: the sentences of both side by side, and a button to choose. Undefined where nothing was handed over. */
export function offeredView(
  experts: HandedExperts,
  demand: string,
  take: (choice: ExpertChoice) => void,
): HTMLElement | undefined {
  const offered = experts.offeredFor(demand)
  if (!offered) return undefined
  const { sameIndustry, otherIndustry } = offered
  const lists = [
    [text.sameIndustry, sameIndustry],
    [text.otherIndustry, otherIndustry],
  ] as const
  const filled = lists.filter(([, list]) => list.length > 0)
  return h(
    'div',
    { class: 'handed' },
    h('h4', {}, text.title),
    h('p', { class: 'quiet' }, filled.length > 0 ? text.basis : text.none),
    ...filled.flatMap(([title, list]) => [
      h('h5', {}, title),
      h('ol', {}, ...list.map((one) => expertView(one, take))),
    ]),
  )
}

function expertView(
  { expert, isTarget, pairs }: OfferedExpert,
  take: (choice: ExpertChoice) => void,
): HTMLElement {
  const { id, name, organization, department = '', title, phone, field, strengths, achievements } = expert
  const values = new Map([
    ['private.expert.id', id],
    ['private.expert.name', name],
    ['private.expert.organization', organization],
    ['private.expert.phone', phone],
  ])
  const onclick = () => take({ label: text.taken(name), values })
  return h(
    'li',
    {},
    h('p', { class: 'who' }, h('strong', {}, name), `，${organization}${department}，${title}`),
    h('p', { class: 'quiet' }, field),
    isTarget && h('p', {}, text.target),
    h(
      'table',
      { class: 'pairs' },
      h('caption', { class: 'visually-hidden' }, text.pairs(name)),
      ...pairRows(pairs),
    ),
    h(
      'p',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'button small', 'aria-label': text.chooseNamed(name), onclick },
        text.choose,
      ),
    ),
    h(
      'details',
      { class: 'more' },
      h('summary', {}, text.strengths),
      h('p', { class: 'whole' }, strengths),
      h('p', {}, `${text.achievements}：${achievements.map((one) => one.text).join('；')}`),
    ),
  )
}

function pairRows(pairs: HandedMatch['pairs']): HTMLElement[] {
  const head = h(
    'thead',
    {},
    h('tr', {}, h('th', { scope: 'col' }, text.demandSays), h('th', { scope: 'col' }, text.expertSays)),
  )
  const rows = pairs.map(({ demand, expert }) =>
    h('tr', {}, cell(text.demandSays, demand), cell(text.expertSays, expert)),
  )
  return [head, h('tbody', {}, ...rows)]
}

/** A sentence with the shared terms marked; `label` stands above it on a phone. */
const cell = (label: string, pieces: HandedMatch['pairs'][number]['demand']) =>
  h(
    'td',
    { 'data-label': label },
    ...pieces.map(({ text: words, hit }) => (hit ? h('mark', {}, words) : words)),
  )
