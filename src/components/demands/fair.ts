import { districtNames, identityLine } from '../../catalogue/identity-line.ts'
import type { PublicDistrict } from '../../content.config.ts'
import type { NumberedDemand } from '../../domain/demand-number.ts'
import { demandTitle } from '../../text/public.ts'
import { fair } from '../../text/small-pages.ts'
import { routes } from '../shared/routes.ts'

/** The demands of one district as a meeting hangs them up. */
export interface FairPart {
  /** The district's slug; `hidden` where it is not public. */
  id: string
  name: string
  phone?: string
  sheets: { number: string; title: string; line: string[]; href: string; code: string }[]
}

/** By district in the official order, then those whose district is hidden; each in the order given. */
export function fairParts(
  demands: readonly NumberedDemand[],
  districts: readonly PublicDistrict[],
): FairPart[] {
  const nameOf = districtNames(districts)
  const places = [
    ...districts.map(({ slug, name, responsePhone }) => ({ slug, name, phone: responsePhone })),
    { slug: undefined, name: fair.hidden, phone: undefined },
  ]
  return places.flatMap(({ slug, name, phone }) => {
    const sheets = demands
      .filter(({ identity }) => identity?.district === slug)
      .map((demand) => {
        const place = `${demand.year}/${demand.id}`
        return {
          number: demand.number,
          title: demandTitle(demand),
          line: identityLine(demand, nameOf),
          href: routes.demand(place),
          code: routes.share(`${place}.png`),
        }
      })
    return sheets.length > 0 ? [{ id: slug ?? 'hidden', name, ...(phone && { phone }), sheets }] : []
  })
}
