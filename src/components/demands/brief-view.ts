import { figuresInText } from '../../domain/measured-figures.ts'
import type { PublicChallenge, PublicDemand } from '../../domain/public-demand.ts'
import { type View, view } from '../../form/view.ts'
import { demandLabels } from '../../text/labels.ts'
import { demandTitle } from '../../text/public.ts'
import { catalogue, demandPage } from '../../text/site.ts'
import { type BriefField, fieldsBelow, profileOf } from './brief.ts'

/** A demand as its page shows it: problem first, then what is wanted. Styles: `styles/brief.css`. */
export function briefView(demand: PublicDemand): View[] {
  const { expertRequest, challenges = [] } = demand
  const { problem, ...request } = expertRequest ?? {}
  const title = demandTitle(demand)
  const asked =
    problem !== undefined &&
    view(
      'section',
      'request',
      view('h2', undefined, demandLabels['public.expertRequest.problem'].label),
      view('div', 'problem', ...paragraphs(problem)),
      fieldsView(fieldsBelow('public.expertRequest', request)),
    )
  const many = challenges.length > 1
  const problems =
    challenges.length > 0 &&
    view(
      'section',
      'challenges',
      view('h2', undefined, demandLabels['public.challenges'].label.replace(/^四、/, '')),
      ...challenges.map((one) => challengeView(one, many, many || one.summary !== title)),
    )
  return [asked, problems].filter((part) => part !== false)
}

/** 企业情况, for the side column. */
export function profileView(demand: PublicDemand): View[] {
  return [
    view('h2', undefined, demandPage.profile),
    ...(demand.identity?.named === false ? [view('p', 'quiet', demandPage.anonymous)] : []),
    fieldsView(profileOf(demand), 'stacked'),
  ]
}

/** `heading`: false where the page's title has said it. */
function challengeView(challenge: PublicChallenge, many: boolean, heading: boolean): View {
  const { no, summary, commonTechnology, description, cooperation, ...rest } = challenge
  const wanted = cooperation ? fieldsBelow('public.challenges[].cooperation', cooperation) : []
  return view(
    'article',
    undefined,
    view(
      'p',
      'mark',
      many && view('span', undefined, demandPage.challenge(no)),
      commonTechnology && view('span', 'chip', catalogue.common),
    ),
    heading
      ? view('h3', undefined, summary)
      : view('h3', 'label', demandLabels['public.challenges[].description'].label),
    view('div', 'description', ...paragraphs(description)),
    fieldsView([
      ...fieldsBelow('public.challenges', rest),
      ...(wanted.length > 0 ? wanted : [NO_COOPERATION]),
    ]),
  )
}

const NO_COOPERATION: BriefField = {
  path: '',
  label: demandLabels['public.challenges[].cooperation'].label,
  value: { kind: 'items', items: [demandPage.none] },
}

/** `stacked`: labels above their values, for narrow columns. */
function fieldsView(fields: readonly BriefField[], look: 'stacked' | 'beside' = 'beside'): View {
  const rows = fields.map(({ label, value }) =>
    view('div', undefined, view('dt', undefined, label), view('dd', undefined, ...valueViews(value))),
  )
  return view('dl', `fields ${look}`, ...rows)
}

function valueViews(value: BriefField['value']): View[] {
  if (value.kind === 'prose') return paragraphs(value.text)
  if (value.kind === 'amount') return [view('span', 'sum', value.text)]
  return value.items.map((item) => view('span', 'value', item))
}

/** Figures are picked out, so that an eye finds what is to be reached. */
function paragraphs(text: string): View[] {
  return text
    .split(/\n+/)
    .map((paragraph) =>
      view(
        'p',
        undefined,
        ...figuresInText(paragraph).map((part) =>
          part.figure ? view('strong', 'figure', part.text) : part.text,
        ),
      ),
    )
}
