import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import type { Site } from '../../domain/site.ts'

/** What form and desk are told by the page: the settings of the site, the year's notice, the districts. All public. */
export interface Intake {
  year: string
  cycle: Cycle
  site: Pick<Site, 'city' | 'province' | 'areaCode' | 'privatePart' | 'recipients' | 'forge'>
  districts: Pick<District, 'slug' | 'name' | 'shortName' | 'office'>[]
}

/** The page carries it as data beside the form. */
export function readIntake(): Intake {
  return JSON.parse(document.getElementById('intake')?.textContent ?? '{}')
}
