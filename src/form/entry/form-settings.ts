import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import type { Site } from '../../domain/site.ts'

/** Data that the page hands to form and desk: the site's settings, the cycle, the districts. All public. */
export interface FormSettings {
  year: string
  cycle: Cycle
  site: Pick<Site, 'city' | 'province' | 'areaCode' | 'privatePart' | 'recipients' | 'forge'>
  districts: Pick<District, 'slug' | 'name' | 'shortName' | 'office' | 'responsePhone'>[]
}

/** Reads the JSON that the page carries beside the form. */
export function readFormSettings(): FormSettings {
  return JSON.parse(document.getElementById('intake')?.textContent ?? '{}')
}
