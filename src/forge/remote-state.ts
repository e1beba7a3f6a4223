import type { Client } from './client.ts'
import type { Host, PullRequest, Repository, RepositoryRef } from './host.ts'

/** State of the host for one person and one change set. */
export interface RemoteState {
  account: string
  main: Repository
  /** The open pull request that this person can continue. */
  open: PullRequest | undefined
  /** The heads of others' pull requests. */
  others: string[]
}

/**
 * Reads the token's owner and the open pull requests: in the main repository where the person may push, in the
 * person's own fork otherwise. Somebody else's branch of the same name is not touched.
 */
export async function remoteState(client: Client, host: Host, branch: string): Promise<RemoteState> {
  client.enter('account')
  const account = await host.account()
  client.enter('repository')
  const main = await host.repository()
  client.enter('branch')
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const isMine = ({ repository: { id, owner } }: PullRequest) =>
    id === main.id ? main.canPush : same(owner, account)
  const pulls = await host.openPulls()
  const [open] = newestFirst(branch, pulls.filter(isMine), (pull) => pull.branch)
  return { account, main, open, others: pulls.filter((pull) => !isMine(pull)).map((pull) => pull.head) }
}

const LOOKS = 5
const PAUSE = 700

/** The head of a branch that must be there: hosts enter one a moment after a push, a fork or a merge. */
export async function headOf(
  client: Client,
  host: Host,
  repository: RepositoryRef,
  branch: string,
): Promise<string> {
  for (let look = 1; ; look++) {
    const head = await host.head(repository, branch)
    if (head !== undefined) return head
    if (look === LOOKS) throw client.fault('not-found')
    await client.wait(PAUSE)
  }
}

/**
 * The branches of one change set: `demands/2023/hongshan`, then `…-2`, `…-3`. A branch whose pull request is
 * done is left as it is, so that no commit is lost; the next pull request gets the next number.
 */
export function numberOf(base: string, branch: string): number | undefined {
  if (branch === base) return 1
  if (!branch.startsWith(`${base}-`)) return undefined
  const rest = branch.slice(base.length + 1)
  return /^[1-9]\d{0,5}$/.test(rest) && rest !== '1' ? Number(rest) : undefined
}

export function branchNumbered(base: string, number: number): string {
  return number === 1 ? base : `${base}-${number}`
}

/** Those whose branch is one of the change set's, the newest first. */
export function newestFirst<T>(base: string, all: readonly T[], branch: (one: T) => string): T[] {
  const number = (one: T) => numberOf(base, branch(one)) ?? 0
  return all.filter((one) => number(one) > 0).sort((a, b) => number(b) - number(a))
}
