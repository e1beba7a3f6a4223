import type { Client } from './client.ts'
import { membersOf } from './family.ts'
import type { Host, Pull, Repository } from './host.ts'

/** How things stand for one person and one change set. */
export interface Standing {
  account: string
  main: Repository
  /** The open pull request that this person can continue. */
  open: Pull | undefined
  /** The heads of the pull requests that are others' business. */
  others: string[]
}

/**
 * Who the token belongs to, and what is open: in the main repository where the person may push, in the
 * person's own fork otherwise. Somebody else's branch of the same name is not touched.
 */
export async function standingOf(client: Client, host: Host, family: string): Promise<Standing> {
  client.enter('account')
  const account = await host.account()
  client.enter('repository')
  const main = await host.repository()
  client.enter('branch')
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const mine = ({ place }: Pull) => (place.id === main.id ? main.canPush : same(place.owner, account))
  const pulls = await host.openPulls()
  const [open] = membersOf(family, pulls.filter(mine), (pull) => pull.branch)
  return { account, main, open, others: pulls.filter((pull) => !mine(pull)).map((pull) => pull.head) }
}
