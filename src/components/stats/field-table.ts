import { industryNumber, industryOption } from '../../domain/industry.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { demandTitle } from '../../text/public.ts'
import { stats } from '../../text/stats.ts'
import { routes } from '../shared/routes.ts'

/** A field of research that somebody asks for, with the demand it stands in. */
export interface FieldRow {
  field: string
  industry: string
  href: string
  title: string
}

const SEPARATORS = /[；;\n]/

/** So many demands are read for their fields: the page stays the same size, however many there are. */
const MOST_READ = 100

/** The fields of research that the newest demands ask for, and what their list is called. */
export function fieldTable(demands: readonly PublicDemand[]): { title: string; rows: FieldRow[] } {
  const asking = demands.filter(({ expertRequest }) => expertRequest)
  const title = asking.length > MOST_READ ? stats.fieldsOfNewest(MOST_READ) : stats.fields
  return { title, rows: fieldRows(asking.slice(0, MOST_READ)) }
}

/** Every field of research as the demands write them, by industry in the order of the form. */
function fieldRows(demands: readonly PublicDemand[]): FieldRow[] {
  const rows = demands.flatMap((demand) => {
    const industry = industryOption(demand)
    const order = industry === undefined ? Number.POSITIVE_INFINITY : industryNumber(industry)
    const fields = (demand.expertRequest?.field ?? '').split(SEPARATORS).map((field) => field.trim())
    return fields
      .filter((field) => field !== '')
      .map((field) => ({
        order,
        field,
        industry: industry ?? stats.hiddenIndustry,
        href: routes.demand(`${demand.year}/${demand.id}`),
        title: demandTitle(demand),
      }))
  })
  return rows.sort((a, b) => a.order - b.order || 0).map(({ order: _, ...row }) => row)
}
