import { getEntry } from 'astro:content'
import type { Story } from '../../domain/showcase.ts'
import { demandTitle } from '../../text/public.ts'
import { routes } from '../shared/routes.ts'

/** The demand that a story grew from, where it is published. */
export async function demandTitleOf({
  demand,
  cycle,
}: Story): Promise<{ href: string; title: string } | undefined> {
  if (demand === undefined) return undefined
  const id = `${cycle}/${demand}`
  const entry = await getEntry('demands', id)
  return entry && { href: routes.demand(id), title: demandTitle(entry.data) }
}
