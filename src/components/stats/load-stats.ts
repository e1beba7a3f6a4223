import { getCollection } from 'astro:content'
import { districtNames } from '../../catalogue/identity-line.ts'
import type { PublicCycle } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { type Progress, progressSentence } from '../../text/stats.ts'
import { loadCatalogue } from '../demands/load-catalogue.ts'
import { newestCycle, once } from '../shared/collections.ts'
import { type Chart, progressChart, statCharts } from './charts.ts'

export interface LoadedStats {
  cycle: PublicCycle
  /** Of the newest cycle. */
  demands: PublicDemand[]
  progress: Chart
  charts: Chart[]
}

/** What `/stats/` and its downloads show. */
export const loadStats = once(async (): Promise<LoadedStats> => {
  const [cycle, { demands: all, districts }] = await Promise.all([newestCycle(), loadCatalogue()])
  const demands = all.filter(({ year }) => year === String(cycle.year))
  const years = await progressByYear()
  return {
    cycle,
    demands,
    progress: progressChart(years, progressSentence(years)),
    charts: statCharts(demands, districtNames(districts)),
  }
})

/** Every year that has a list or a target, ascending. */
async function progressByYear(): Promise<Progress[]> {
  const [cycles, selections] = await Promise.all([getCollection('cycles'), getCollection('selections')])
  const years = new Map<string, Progress>()
  for (const { data } of selections) years.set(data.year, { year: data.year, selected: data.list.length })
  for (const { data } of cycles) {
    const year = String(data.year)
    years.set(year, { year, selected: data.selected, target: data.target })
  }
  return [...years.values()].sort((a, b) => Number(a.year) - Number(b.year))
}
