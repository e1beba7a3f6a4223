import { identityLine, type NameOf } from '../../catalogue/identity-line.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { type View, view } from '../../form/view.ts'
import { dateInWords } from '../../text/dates.ts'
import { demandLabels } from '../../text/labels.ts'
import { demandTitle } from '../../text/public.ts'
import { briefView, profileView } from './brief-view.ts'

/** A demand's whole page without its surroundings: title, 企业 · 区 · 行业, status and date, text, profile. */
export function publishedView(demand: PublicDemand, nameOf: NameOf): View[] {
  const { status, submittedOn } = demand
  return [
    view('p', 'published-title', demandTitle(demand)),
    view('p', 'published-line', identityLine(demand, nameOf).join(' · ')),
    view(
      'p',
      'quiet',
      view('span', 'chip', status),
      ` ${demandLabels['public.submittedOn'].label} ${dateInWords(submittedOn)}`,
    ),
    view('div', 'brief-text', ...briefView(demand)),
    view('section', 'profile-text', ...profileView(demand)),
  ]
}
