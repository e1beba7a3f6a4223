import { cooperationModes, honors, industries, OTHER, OTHER_MODE, statuses } from '../domain/option-lists.ts'
import { deadlinePassed } from '../text/demand-page.ts'
import { demandLabels } from '../text/labels.ts'
import { search } from '../text/search.ts'
import { catalogue } from '../text/site.ts'
import type { DemandItem } from './demand-item.ts'
import type { ListedDistrict } from './identity-line.ts'
import type { FacetKey } from './query.ts'

/** One list of values to choose from; `href` where the choice has a page of its own. */
export interface Facet {
  key: FacetKey
  title: string
  values: { value: string; name: string; count: number; href?: string }[]
}

/** Where a choice has a page of its own. */
export interface FacetAddresses {
  district: (slug: string) => string
  /** By its number on the form, from 1. */
  industry: (number: number) => string
}

/** Every facet with its counts; what nothing has is left out. */
export function facetsWithCounts(
  items: readonly DemandItem[],
  districts: readonly ListedDistrict[],
  addressOf: FacetAddresses,
): Facet[] {
  const counts = new Map<string, number>()
  for (const facet of items.flatMap((item) => item.facets)) counts.set(facet, (counts.get(facet) ?? 0) + 1)
  const years = [...new Set(items.flatMap(({ facets }) => facets.filter((one) => one.startsWith('year:'))))]
    .map((facet) => facet.slice('year:'.length))
    .sort()
    .reverse()
  const facets: { key: FacetKey; title: string; values: { value: string; name: string; href?: string }[] }[] =
    [
      {
        key: 'district',
        title: catalogue.byDistrict,
        values: districts.map(({ slug, shortName }) => ({
          value: slug,
          name: shortName,
          href: addressOf.district(slug),
        })),
      },
      {
        key: 'industry',
        title: catalogue.byIndustry,
        values: industries.map((name, index) => ({
          value: String(index + 1),
          name,
          href: addressOf.industry(index + 1),
        })),
      },
      {
        key: 'mode',
        title: demandLabels['public.challenges[].cooperation.modes'].label,
        values: numbered(cooperationModes, OTHER_MODE),
      },
      {
        key: 'honor',
        title: demandLabels['public.enterprise.honors'].label,
        values: numbered(honors, OTHER),
      },
      {
        key: 'expert',
        title: search.facets.expert,
        values: [
          { value: '是', name: search.expert.是 },
          { value: '否', name: search.expert.否 },
        ],
      },
      { key: 'common', title: search.facets.common, values: [{ value: '是', name: search.common }] },
      {
        key: 'year',
        title: search.facets.year,
        values: years.map((value) => ({ value, name: search.year(value) })),
      },
      {
        key: 'status',
        title: search.facets.status,
        values: [...statuses, deadlinePassed].map((value) => ({ value, name: value })),
      },
    ]
  return facets.flatMap(({ key, title, values }) => {
    const counted = values.flatMap((one) => {
      const count = counts.get(`${key}:${one.value}`) ?? 0
      return count > 0 ? [{ ...one, count }] : []
    })
    return counted.length > 0 ? [{ key, title, values: counted }] : []
  })
}

/** Without the one that stands for all that is not on the form. */
const numbered = (options: readonly string[], other: string) =>
  options.flatMap((name, index) => (name === other ? [] : [{ value: String(index + 1), name }]))
