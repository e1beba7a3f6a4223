import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { siteSettings } from '../../components/shared/collections.ts'
import { newestContentDay } from '../../components/shared/newest-content.ts'
import { absolute, routes } from '../../components/shared/routes.ts'
import { statKeys } from '../../domain/statistics.ts'
import { dataPackage } from '../../text/data-package.ts'

/** What the open data's files are, for programs. */
export const GET: APIRoute = async () => {
  const { name, host, samples } = await siteSettings()
  const updatedOn = await newestContentDay()
  const whole = dataPackage({
    name,
    samples,
    ...(!samples && { host }),
    home: absolute(routes.home),
    licence: absolute(routes.aboutPart('licence')),
    ...(updatedOn && { updatedOn }),
    statKeys,
    listYears: (await getCollection('selections')).map(({ data }) => data.year).sort(),
  })
  return new Response(`${JSON.stringify(whole, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
