import type { Engagement } from '../src/domain/engagement.ts'
import { fieldAt, formTree } from '../src/domain/form-tree.ts'
import { reportSchema } from '../src/domain/service-report.ts'
import { serviceSummaries } from '../src/domain/service-summary.ts'
import { type Story, storySchema } from '../src/domain/showcase.ts'
import type { Tree } from '../src/domain/tree.ts'
import { draftBody, storyDraft as words } from '../src/text/story-draft.ts'
import { writeYaml } from '../src/yaml/write.ts'

type Figure = Story['figures'][number]

/** As many as the head of a story takes. */
const MAX_FIGURES = 6

/** A story's draft of an engagement of which `noStoryOf` says nothing; `today`: its day. */
export function storyDraft(engagement: Engagement, year: string, today: string): string {
  const { demand, district, enterprise, expert } = engagement
  const ofDemand = demand?.partial.public
  const figures = [...serviceFigures(engagement), ...challengeFigure(engagement)]
  const stands = demand && ofDemand?.status !== '已撤回'
  const matter: Tree = {
    title: words.title,
    summary: words.summary,
    expert: expert?.name ?? '',
    organization: expert?.organization ?? '',
    enterprise: enterprise.name ?? '',
    district,
    cycle: year,
    industry: ofDemand?.enterprise?.industry ?? '其他',
    ...(stands && { demand: demand.id }),
    figures: figures.slice(0, MAX_FIGURES).map((figure): Tree => ({ ...figure })),
    consent: { given: '否', on: today },
    publishedOn: today,
  }
  const body = draftBody({
    more: figures.slice(MAX_FIGURES),
    unconfirmed: serviceSummaries(engagement).unconfirmed.periods.length,
    hasDemand: demand !== undefined,
  })
  return `---\n${writeYaml(matter, formTree(storySchema))}---\n\n${body}\n`
}

/** What the public part of the demand says. */
function challengeFigure({ demand }: Engagement): Figure[] {
  const { challenges = [], submittedOn } = demand?.partial.public ?? {}
  if (challenges.length === 0 || submittedOn === undefined) return []
  const { labels, units, sources } = words
  return [figure(labels.challenges, challenges.length, units.challenges, submittedOn, sources.demand)]
}

const reportForm = formTree(reportSchema)

/** Sums of the reports that the enterprise has confirmed, as of its last word. */
function serviceFigures(engagement: Engagement): Figure[] {
  const { periods, months, days, results } = serviceSummaries(engagement).confirmed
  const confirmed = engagement.reports.flatMap(({ partial }) => partial.private?.confirmed?.on ?? [])
  const [asOf, first, last] = [confirmed.sort().at(-1), months[0], months.at(-1)]
  if (asOf === undefined || !first || !last) return []
  const source = words.sources.reports(periods.length)
  const sums = results.filter(({ total }) => total > 0)
  return [
    figure(words.labels.days(first.month, last.month), days, words.units.days, asOf, source),
    ...sums.map(({ key, total }) => {
      const { label = key, unit = '' } = fieldAt(reportForm, `private.results.${key}`).declaration ?? {}
      return figure(label, total, unit, asOf, source)
    }),
  ]
}

const figure = (label: string, value: number, unit: string, asOf: string, source: string): Figure => ({
  label,
  value: String(value),
  unit,
  asOf,
  source,
})
