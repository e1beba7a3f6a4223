import type { District } from '../domain/district.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { enterpriseLabel } from '../text/public.ts'

/** What lists need of a district. */
export type ListedDistrict = Pick<District, 'slug' | 'shortName'>

/** A district's name by its slug. */
export type NameOf = (slug: string) => string

/** Names of districts by slug, the short ones for lists. */
export function districtNames(districts: readonly ListedDistrict[]): NameOf {
  const names = new Map(districts.map(({ slug, shortName }) => [slug, shortName]))
  return (slug) => names.get(slug) ?? slug
}

/** 企业 · 区 · 行业; an anonymous label has said the last two already. */
export function identityLine({ identity }: PublicDemand, nameOf: NameOf): string[] {
  if (!identity) return []
  const label = enterpriseLabel(identity, nameOf)
  return identity.named ? [label, nameOf(identity.district), identity.industry] : [label]
}
