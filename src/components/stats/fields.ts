import type { PublicDemand } from '../../domain/public.ts'
import { demandTitle } from '../../text/public.ts'
import { stats } from '../../text/stats.ts'
import { industryNumber, industryOption } from '../demands/catalogue.ts'
import { routes } from '../shared/routes.ts'

/** A field of research that somebody asks for, with the demand it stands in. */
export interface FieldRow {
  field: string
  industry: string
  href: string
  title: string
}

const SEPARATORS = /[；;\n]/

/** Every field of research as the demands write them, by industry in the order of the form. */
export function fieldRows(demands: readonly PublicDemand[]): FieldRow[] {
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
