import type { PublicDemand } from '../../domain/public.ts'
import { enterpriseLabel } from '../../text/public.ts'

export type NameOf = (slug: string) => string

/** 企业 · 区 · 行业; an anonymous label has said the last two already. */
export function identityLine({ identity }: PublicDemand, nameOf: NameOf): string[] {
  if (!identity) return []
  const label = enterpriseLabel(identity, nameOf)
  return identity.named ? [label, nameOf(identity.district), identity.industry] : [label]
}
