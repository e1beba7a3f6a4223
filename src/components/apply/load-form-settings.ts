import { getEntry } from 'astro:content'
import type { FormSettings } from '../../form/entry/form-settings.ts'
import { newestNotice, reportingUnits, siteSettings } from '../shared/collections.ts'

/** What the form must know of the site and the newest cycle; all of it is public. */
export async function loadFormSettings(): Promise<FormSettings> {
  const year = String(await newestNotice())
  const { data: cycle } = (await getEntry('cycles', year))!
  const site = await siteSettings()
  const districts = await reportingUnits()
  return {
    year,
    cycle,
    site,
    districts: districts.map(({ slug, name, shortName, office, responsePhone }) => {
      return { slug, name, shortName, office, ...(responsePhone && { responsePhone }) }
    }),
  }
}
