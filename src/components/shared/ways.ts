import type { User } from '../../text/about.ts'
import { columns, doors } from '../../text/site.ts'
import { fair } from '../../text/small-pages.ts'
import { routes } from './routes.ts'

export interface Way {
  name: string
  href: string
}

/** Where each kind of reader goes, the most wanted first; `year` of the newest notice. */
export function ways(year: number): Record<Exclude<User, 'bureau'>, Way[]> {
  const { enterprise, district, expert, citizen } = doors
  return {
    enterprise: [
      { name: enterprise.apply, href: routes.apply },
      { name: enterprise.form, href: routes.noticePart(year, 'annex-1') },
      { name: enterprise.offices, href: routes.noticePart(year, 'offices') },
      { name: columns.downloads.name, href: routes.downloads },
      { name: enterprise.privacy, href: routes.aboutPage('privacy') },
    ],
    expert: [
      { name: expert.catalogue, href: routes.demands },
      { name: expert.conditions, href: routes.clause(year, '2') },
      { name: expert.fields, href: routes.stats },
      { name: expert.offices, href: routes.noticePart(year, 'offices') },
      { name: expert.news, href: routes.rss },
    ],
    district: [
      { name: district.desk, href: routes.desk },
      { name: columns.rules.name, href: routes.rules },
      { name: district.rules, href: routes.clause(year, '报送') },
      { name: district.table, href: routes.noticePart(year, 'annex-2') },
      { name: fair.title(year), href: routes.fair(year) },
      { name: columns.downloads.name, href: routes.downloads },
    ],
    citizen: [
      { name: citizen.notice, href: routes.notice(year) },
      { name: citizen.stats, href: routes.stats },
      { name: columns.showcase.name, href: routes.showcase },
      { name: citizen.data, href: routes.aboutPage('data') },
    ],
  }
}
