import type { Story } from '../../domain/showcase.ts'
import { demandTitle } from '../../text/public.ts'
import { knownDemands } from '../shared/known-demands.ts'
import { routes } from '../shared/routes.ts'

/** The demand that a story grew from, where it is published. */
export async function demandTitleOf({
  demand,
  cycle,
}: Story): Promise<{ href: string; title: string } | undefined> {
  if (demand === undefined) return undefined
  const id = `${cycle}/${demand}`
  const known = (await knownDemands()).get(id)
  return known && { href: routes.demand(id), title: demandTitle(known.demand) }
}
