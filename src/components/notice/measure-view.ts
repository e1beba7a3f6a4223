import type { Clause } from '../../domain/clauses.ts'
import { type Measure, type MeasurePage, measuresOn } from '../../domain/measures.ts'
import { clauseName } from '../../text/clause-names.ts'
import { measuresText } from '../../text/measures.ts'
import { wordings } from '../../text/rules/wordings.ts'
import { routes } from '../shared/routes.ts'

/** The cycle that measures stand in, as far as their links need it. */
export interface MeasuredCycle {
  year: number
  measures: readonly Measure[]
  /** In the published list. */
  selected: number
}

export interface NamedLink {
  name: string
  /** Absent while there is no such page. */
  href?: string
}

export interface MeasureView {
  text: string
  how: string | undefined
  rules: NamedLink[]
  pages: NamedLink[]
  papers: readonly string[]
  byHand: string | undefined
}

/** A clause's passages, in the order of its text. */
export function measureViews(cycle: MeasuredCycle, clause: Clause): MeasureView[] {
  return measuresOn(cycle.measures, clause).map(
    ({ text, how, rules = [], pages = [], papers = [], byHand }) => ({
      text,
      how,
      rules: rules.map((code) => ({ name: wordings[code].title, href: routes.rule(code) })),
      pages: pages.map((page) => linkTo(page, cycle)),
      papers,
      byHand,
    }),
  )
}

/** All of a cycle, by clause in the order of its file. */
export function measureGroups(cycle: MeasuredCycle) {
  const ids = [...new Set(cycle.measures.map(({ clause }) => clause))]
  return ids.map((clause) => ({
    clause,
    name: clause === 'title' ? measuresText.outside : clauseName(clause),
    measures: measureViews(cycle, clause),
  }))
}

function linkTo(page: MeasurePage, { year, selected }: MeasuredCycle): NamedLink {
  // A year without a list has no page of it.
  if (page === '选派名单') return { name: page, ...(selected > 0 && { href: routes.selections(year) }) }
  if (page === '对接会手册') return { name: page, href: routes.fair(year) }
  return { name: page, href: addresses[page] }
}

const addresses: Record<Exclude<MeasurePage, '选派名单' | '对接会手册'>, string> = {
  首页: routes.home,
  企业需求: routes.demands,
  优秀典型: routes.showcase,
  数据: routes.stats,
  表格下载: routes.downloads,
  在线填报: routes.apply,
  区级工作台: routes.desk,
  双月报: routes.report,
  办事指南: routes.aboutPage('help'),
}
